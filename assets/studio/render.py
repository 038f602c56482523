"""Renders the pictures. Run: python render.py [names] [--draft] [--scale S] [--samples N] [--out DIR] [--list]"""
import argparse
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sets import SHOTS                  # noqa: E402
from studio import HERE, frame, render  # noqa: E402
import maker, electronics, deli         # noqa: E401,E402,F401: each puts its shots on the list


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("names", nargs="*")
    ap.add_argument("--scale", type=float, default=1.0)
    ap.add_argument("--samples", type=int)
    ap.add_argument("--work", type=float, help="trace this fraction of the width and height, then enlarge")
    ap.add_argument("--draft", action="store_true", help="a third of the size, few samples: for looking at")
    ap.add_argument("--out", default=os.path.join(HERE, "photos"))
    ap.add_argument("--list", action="store_true")
    a = ap.parse_args([x for x in sys.argv[1:] if x != "--"])
    if a.list:
        print("\n".join(SHOTS))
        return
    os.makedirs(a.out, exist_ok=True)
    names = [n for n in SHOTS if not a.names or any(n == x or (x.endswith("*") and n.startswith(x[:-1])) for x in a.names)]
    for n in names:
        fn, opts = SHOTS[n]
        opts = dict(opts)
        t = time.time()
        frame(opts.get("size", (1200, 1500)))
        fn()
        b = time.time() - t
        if a.draft:
            opts.update(scale=.25, samples=16, threshold=.08, grain=0)
        if a.samples:
            opts["samples"] = a.samples
        if a.work:
            opts["work"] = a.work
        if a.scale != 1:
            opts["scale"] = a.scale
        p = os.path.join(a.out, n + (".png" if a.draft else ".jpg"))
        dt = render(p, **opts)
        print(f"SHOT {n}: build {b:.1f} s, render {dt:.1f} s, {os.path.getsize(p) // 1024} KiB", flush=True)


if __name__ == "__main__":
    main()
