#!/usr/bin/env bash
# The film of a product, from the photographs that lie in the shop: the camera comes slowly nearer, one picture melts into the next.
#
#   assets/studio/film.sh            makes assets/demo/maker/photos/mug-film.mp4 anew
#
# Needs ffmpeg (Debian's package). H.264 in an MP4 that begins with its tables, without sound and without anything written beside it.
set -euo pipefail
cd "$(dirname "$0")/../demo/maker/photos"

pictures=(mug-oat mug-sage mug-ink mug-chalk)
width=720 height=900 rate=25
hold=3    # seconds that a picture is seen
melt=1    # of which it melts into the next

inputs=() chain="" last="" from=0
for n in "${!pictures[@]}"; do
  inputs+=(-i "${pictures[$n]}.jpg")
  # Enlarged first: the zoom moves by whole pixels, which would tremble at the size of the film.
  chain+="[$n:v]scale=$((width * 4)):$((height * 4)):flags=lanczos,zoompan=z='1+.07*on/$((hold * rate))':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)*.55':d=$((hold * rate)):s=${width}x${height}:fps=$rate,format=yuv420p[p$n];"
  if [ "$n" -eq 0 ]; then last="p0"; continue; fi
  from=$((from + hold - melt))
  chain+="[$last][p$n]xfade=transition=fade:duration=$melt:offset=$from[m$n];"
  last="m$n"
done

ffmpeg -hide_banner -loglevel error -y "${inputs[@]}" -filter_complex "${chain%;}" -map "[$last]" \
  -c:v libx264 -profile:v main -preset slower -crf 24 -pix_fmt yuv420p -threads 1 \
  -movflags +faststart -empty_hdlr_name 1 -fflags +bitexact -flags:v +bitexact -map_metadata -1 mug-film.mp4
# ffmpeg leaves its name and a box for remarks: the shop empties those of whatever is uploaded.
perl -0777 -i -pe 's/\x0cLavc libx264\0{19}/"\0" x 32/se' mug-film.mp4
perl -0777 -i -pe 's/\0\0\0\x3dudta.{53}/"\0\0\0\x3dfree" . "\0" x 53/se' mug-film.mp4
