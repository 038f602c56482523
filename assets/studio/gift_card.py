"""Draws the gift card of the maker's shop: paper, a deckled shadow, lettering. No Blender: a page that Chromium photographs.

    python gift_card.py OUT.jpg

Needs Chromium and `pip install pillow`. The lettering is Hedvig Letters Serif and Instrument Sans of assets/fonts (SIL Open Font
License 1.1). Two runs draw the same picture.
"""

import io
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image

FONTS = pathlib.Path(__file__).resolve().parent.parent / "fonts"
SIZE = (1200, 1500)
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: H; src: url("FONTS/hedvig-latin.woff2") }
@font-face { font-family: I; src: url("FONTS/instrument-latin.woff2") }
html, body { margin: 0; inline-size: 1200px; block-size: 1500px; overflow: hidden }
body { background: linear-gradient(158deg, #e9e3d8 0%, #dcd4c6 55%, #cfc5b4 100%); display: grid; place-items: center }
.shade { position: absolute; inline-size: 820px; block-size: 1040px; background: #5b4d3b; filter: blur(46px); opacity: .34; transform: translate(26px, 44px) rotate(-3deg) }
.sleeve { position: absolute; inline-size: 800px; block-size: 1030px; background: #7d8a74; transform: translate(34px, 30px) rotate(2.4deg); border-radius: 5px; box-shadow: 0 3px 10px #0003 }
.card { position: relative; inline-size: 800px; block-size: 1030px; transform: rotate(-3deg); border-radius: 5px; color: #2f3328;
  background: radial-gradient(120% 90% at 25% 12%, #fffdf8, #f6f1e6 70%, #efe8da); box-shadow: 0 1px 0 #fff inset, 0 10px 26px #0002 }
.card::after { content: ""; position: absolute; inset: 34px; border: 1.5px solid #b9ad97; border-radius: 3px }
.in { position: absolute; inset: 96px 92px; display: flex; flex-direction: column; justify-content: space-between }
h1 { font: 400 132px/1.0 H; margin: 0; letter-spacing: -.01em }
p { font: 400 30px/1.4 I; margin: 0; letter-spacing: .02em }
.mark { font: 400 46px/1 H } .line { display: flex; align-items: center; gap: 24px } .line i { flex: 1; block-size: 1.5px; background: #b9ad97 }
.code { font: 500 34px/1 I; letter-spacing: .2em }
svg { inline-size: 300px; align-self: end }
</style><body><div class="shade"></div><div class="sleeve"></div><div class="card"><div class="in">
<p class="mark">Thrum</p>
<svg viewBox="0 0 300 230" fill="none" stroke="#7d8a74" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">
<path d="M40 70h170v70c0 44-34 74-85 74s-85-30-85-74z"/><path d="M210 88c46-6 66 14 62 42-4 26-30 42-68 38"/>
<path d="M86 40c-14-12 12-20 0-34M126 40c-14-12 12-20 0-34M166 40c-14-12 12-20 0-34" stroke="#c3a27c"/></svg>
<div><h1>Gutschein<br>Gift card</h1></div>
<div><div class="line"><span class="code">••••&nbsp;7K3Q</span><i></i></div></div>
</div></div></body>"""


def draw(out):
    with tempfile.TemporaryDirectory() as folder:
        page, shot = pathlib.Path(folder, "card.html"), pathlib.Path(folder, "card.png")
        page.write_text(PAGE.replace("FONTS", FONTS.as_uri()), encoding="utf-8")
        flags = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--allow-file-access-from-files", f"--window-size={SIZE[0]},{SIZE[1]}"]
        subprocess.run(["chromium", *flags, f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True)
        picture = Image.open(io.BytesIO(shot.read_bytes())).convert("RGB").crop((0, 0, *SIZE))
        picture.save(out, "JPEG", quality=88, progressive=True, optimize=True)


if __name__ == "__main__":
    draw(sys.argv[1])
