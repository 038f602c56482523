"""Volta 9, the electronics shop."""
from sets import *  # noqa: F403


def set_cool(color="#C3C6C8", key=92, k=1.0):
    set_sweep(color, key=key, k=k, world_=.34)


def knurled(r=.0145, h=.016, n=72, mat=None, depth=.00045):
    """A turned knob with straight knurling: the outline is a star, the top has a turned dish."""
    prof = list(fillet([(0, 0), (r * .94, 0, .0004), (r, .0008, .0004), (r, h - .0012, .0005), (r - .0012, h, .0005), (r * .80, h, .0008), (r * .72, h - .0008, .0008), (0, h - .0008)], 5))
    o = lathe("knob", prof, mat, segs=n * 6, step=.0009)
    for v in o.data.vertices:
        x, y, z = v.co
        q = math.hypot(x, y)
        if q > r * .97 and .0012 < z < h - .0014:
            a = math.atan2(y, x) * n / (2 * PI) % 1
            f = 1 - depth / r * (1 - abs(2 * a - 1)) * 2
            v.co = (x * f, y * f, z)
    return o


def perforated(base="#1B1C1D", pitch=.0034, r=.30, rough=.5, axes=(0, 2)):
    """Sheet with round holes in rows that are offset by half (object x and z)."""
    g = G("perforated")
    sep = g.n("SeparateXYZ", {0: g.coord()})
    u, v = sep.node.outputs[axes[0]], sep.node.outputs[axes[1]]
    V = g.m("MULTIPLY", v, 1 / (pitch * .866))
    row = g.m("FLOORED_MODULO", g.m("FLOOR", V), 2.0)
    U = g.m("ADD", g.m("MULTIPLY", u, 1 / pitch), g.m("MULTIPLY", row, .5))
    dx = g.m("SUBTRACT", g.m("FRACT", U), .5)
    dy = g.m("MULTIPLY", g.m("SUBTRACT", g.m("FRACT", V), .5), .866)
    d = g.m("SQRT", g.m("ADD", g.m("MULTIPLY", dx, dx), g.m("MULTIPLY", dy, dy)))
    hole = g.rng(d, r - .03, r + .03, 1, 0)
    fine = g.noise(g.coord(), 900, 2, .6)
    col = g.mix(hole, base, "#050505")
    nrm = g.bump(g.m("SUBTRACT", g.m("MULTIPLY", fine, .06), hole), .7, .0009)
    return g.done(g.bsdf(col, g.fmix(hole, rough, .95), Normal=nrm, Specular_IOR_Level=g.fmix(hole, .45, .05)))


def soft_plastic(color, rough=.48, grain=.05):
    """Moulded plastic with a spark-eroded grain."""
    g = G("plastic " + str(color))
    p = g.coord()
    f, c = g.noise(p, 1500, 2, .6), g.noise(p, 24, 3, .6)
    col = g.mix(g.rng(c, .3, .7, 0, 1), shade(color, .95), shade(color, 1.04))
    return g.done(g.bsdf(col, g.rng(c, .3, .7, rough - .03, rough + .05), Normal=g.bump(f, grain, .0003), Specular_IOR_Level=.45))


def speaker(c=""):
    col = "#303235" if not c else "#B3A78F"
    W, D, H, b = .128, .098, .182, .016
    body = slab("body", rounded_rect(W, H, .020, 14), D, .0045, soft_plastic(col, .46))
    move(body, (0, 0, H / 2 + .006), (90, 0, 0))
    gr = slab("grille", rounded_rect(W - .016, H - .016, .0135, 14), .0030, .0011, perforated("#3A3C3F" if not c else "#9B9079", axes=(0, 1)))
    move(gr, (0, -D / 2 - .0004, H / 2 + .006), (90, 0, 0))
    al = metal("#B9BABB" if not c else "#C8B48C", .30, patina=.05, brushed=(3, 3, 260), seed=2)
    kn = knurled(.0165, .017, 64, al)
    move(kn, (.026, -.006, H + .0058))
    obs = [body, gr, kn]
    for x in (-.034, -.012):
        bt = lathe("button", list(fillet([(0, 0), (.0058, 0, .0003), (.0058, .0018, .0007), (0, .0021)], 5)), soft_plastic(shade(col, 1.25), .4), segs=64, step=.0005)
        move(bt, (x, -.006, H + .0058))
        obs.append(bt)
    led = lathe("led", [(0, 0), (.0009, 0), (.0009, .0004), (0, .0004)], plain("led", "#FFFFFF", .4, Emission_Color="#FFD9A0", Emission_Strength=3.0), segs=24, step=.0003)
    move(led, (.026, -.034, H + .006))
    obs.append(led)
    for x in (-1, 1):
        f = box("foot", .020, D * .7, .006, .002, plain("rubber", "#0E0E0F", .8))
        f.location = (x * W * .32, 0, .003)
        obs.append(f)
    return group("speaker", obs)


@variants("e-speaker{}", ["", "-sand"])
def e_speaker(c):
    reset(101)
    set_cool("#BFC2C4" if not c else "#CFC9BF")
    g = speaker(c)
    g.rotation_euler = (0, 0, math.radians(-24))
    camera((.006, 0, .094), dist=1.20, elevation=14, lens=100, fstop=10, focus=(0, -.05, .1))


@shot("e-powerbank")
def e_powerbank():
    reset(102)
    set_cool("#C9CBCC")

    def bank(col, led=3):
        W, L, T = .0700, .1420, .0178
        al = metal(col, .36, patina=.03, brushed=(260, 3, 3), seed=2, bump=.03)
        b = slab("bank", rounded_rect(W, L, .0125, 14), T, .0052, al, 6)
        cap = slab("cap", rounded_rect(W - .0030, .0070, .0030, 8), T - .0032, .0012, soft_plastic("#1C1D1F", .5))
        cap.location = (0, -L / 2 + .0026, 0)
        obs = [b, cap]
        for x, w, h in ((-.016, .0092, .0033), (.004, .0092, .0033), (.0215, .0128, .0050)):
            sl = slab("port", rounded_rect(w, h, h * .48, 8), .004, .0002, plain("slot", "#050506", .6))
            move(sl, (x, -L / 2 + .0006, 0), (90, 0, 0))
            rim = slab("portrim", rounded_rect(w + .0012, h + .0012, h * .55, 8), .0016, .0003, metal("#8F9092", .3, patina=0))
            move(rim, (x, -L / 2 - .0002, 0), (90, 0, 0))
            sl.location.y = -L / 2 - .0003 + .0010 - .0008
            sl.scale = (1, 1, 1.0)
            obs += [rim, sl]
        for i in range(4):
            on = i < led
            d = lathe("led", [(0, 0), (.00085, 0), (.00085, .0003), (0, .0003)], plain("led%d" % on, "#F4F4F2" if on else "#3A3B3D", .4, Emission_Color="#EAF2FF", Emission_Strength=2.2 if on else 0.0), segs=24, step=.0003)
            d.location = (-.0075 + i * .005, -L / 2 + .020, T / 2 - .0001)
            obs.append(d)
        return group("bank", obs), T
    a, T = bank("#55595E")
    move(a, (.002, .03, T / 2), (0, 0, 28))
    b, T = bank("#A9ADB0", 4)
    move(b, (-.004, .022, T * 1.5 + .0002), (0, 0, 8))
    ca = soft_plastic("#D9D9D6", .6)
    tube("cable", [(.024, -.052, T * 1.5), (.030, -.085, T * 1.45), (.050, -.115, .012), (.085, -.110, .0022), (.110, -.060, .0022), (.100, .0, .0022), (.130, .045, .0022), (.20, .06, .0022), (.36, .03, .0022)], .0021, ca, sides=20, n=20)
    pl = slab("plug", rounded_rect(.0105, .0062, .0029, 8), .018, .0008, ca)
    move(pl, (.0215, -.0585, T * 1.5 + .0002), (90, 0, 8))
    camera((.020, -.014, .016), dist=.78, elevation=27, lens=95, fstop=9, focus=(0, -.05, .03))


@variants("e-lamp{}", ["", "-rust"])
def e_desk_lamp(c):
    reset(103)
    set_cool("#C6C8C9" if not c else "#CFC9C0", k=2.6, key=88)
    m = soft_plastic("#1F2021" if not c else "#A4583E", .42, .03)
    st = metal("#BFC0C1", .26, patina=.05, seed=3)
    obs = [lathe("base", list(fillet([(0, 0), (.082, 0, .002), (.084, .002, .002), (.084, .016, .005), (.078, .020, .004), (.012, .021, .004), (.0095, .030, .003), (0, .030)], 8)), m, segs=160, step=.003)]
    A, B, C = (0, 0, .022), (.085, 0, .255), (-.115, 0, .430)
    for P, Q in ((A, B), (B, C)):
        obs.append(tube("arm", [P, tuple((p + q) / 2 for p, q in zip(P, Q)), Q], .0062, m, sides=28, n=6))
    for P in (B, C):
        j = knurled(.0125, .026, 48, st, .0004)
        move(j, (P[0], .013, P[2]), (90, 0, 0))
        obs.append(j)
    prof = list(fillet([(0, .062), (.020, .062, .004), (.0235, .050, .006), (.030, .040, .012), (.068, -.020, .01), (.0705, -.030, .001), (.0690, -.0305, .0006), (.0665, -.022, .01), (.028, .036, .012), (.018, .046, .004), (0, .047)], 10))
    sh = lathe("shade", prof, m, segs=160, step=.002)
    bulb = lathe("bulb", [(max(0, math.sin(a)) * .030, .006 - math.cos(a) * .030) for a in np.linspace(0, PI, 50)], plain("bulb", "#FFF4E2", .3, Emission_Color="#FFD7A2", Emission_Strength=9.0), segs=64, step=.002)
    inn = [sh, bulb]
    head = group("head", inn, (C[0] - .024, 0, C[2] - .030), (0, 24, 0))
    obs.append(head)
    cord = tube("cord", [(.080, .0, .006), (.12, .03, .0035), (.20, .10, .0035), (.34, .10, .0035), (.60, .22, .0035)], .0032, soft_plastic("#1B1C1D" if not c else "#7D4433", .6), sides=16, n=16)
    g = group("lamp", obs + [cord])
    g.rotation_euler = (0, 0, math.radians(16))
    camera((.010, 0, .225), dist=2.35, elevation=7, lens=95, fstop=8, focus=(0, -.05, .3), level=True)


def headphones(c=""):
    col = "#252628" if not c else "#B8AC98"
    pl, al = soft_plastic(col, .45), metal("#B5B6B8" if not c else "#C3AE86", .28, patina=.04, seed=1)
    g = G("leather")
    p = g.coord()
    v = g.voronoi(p, 900, "DISTANCE_TO_EDGE")
    le = g.done(g.bsdf(shade("#1D1D1E" if not c else "#8A7C68", 1.0), .5, Normal=g.bump(g.m("ADD", g.rng(v, 0, .25, 0, 1), g.m("MULTIPLY", g.noise(p, 60, 3, .6), .8)), .25, .0006)))
    obs, X, zc = [], .078, .0468
    for s in (1, -1):
        cup = lathe("cup", list(fillet([(0, 0), (.020, 0, .002), (.021, .0010, .001), (.034, .0016, .008), (.0385, .012, .008), (.0385, .020, .003), (0, .020)], 8)), pl, segs=128, step=.0016)
        disc = lathe("disc", list(fillet([(0, -.0006), (.0185, -.0006, .0004), (.0190, .0004, .0003), (0, .0004)], 4)), al, segs=96, step=.001)
        pad = lathe("pad", [(.0262 + math.cos(a) * .0118, .0290 + math.sin(a) * .0105) for a in np.linspace(0, 2 * PI, 60)], le, segs=128, step=.0016)
        pad_in = lathe("mesh", [(0, .024), (.020, .024)], plain("cloth", "#151516", .95), segs=48, step=.01)
        cg = group("cup", [cup, disc, pad, pad_in])
        cg.scale = (1.22, 1.0, 1.0)
        move(cg, (s * (X + .012), 0, zc), (0, 0, 0))
        cg.rotation_euler = (0, math.radians(-90 * s), 0)
        obs.append(cg)
        yo = tube("yoke", [(s * (X + .006), 0, zc + .046), (s * (X + .006), 0, zc + .062), (s * (X + .004), 0, zc + .085)], .0042, al, sides=24, n=10)
        obs.append(yo)
        sl = tube("slider", [(s * (X + .005), 0, zc + .058), (s * (X + .003), 0, zc + .080), (s * (X - .003), 0, zc + .100)], .0085, pl, sides=28, n=12, flat=.55, up=(0, 1, 0))
        obs.append(sl)
    top = zc + .138
    arch = [(-X + .001, 0, zc + .086), (-X + .006, 0, zc + .106), (-X * .70, 0, zc + .134), (-X * .36, 0, top + .012), (0, 0, top + .017), (X * .36, 0, top + .012), (X * .70, 0, zc + .134), (X - .006, 0, zc + .106), (X - .001, 0, zc + .086)]
    obs.append(tube("band", arch, lambda t: .0135 + .004 * math.sin(PI * t), pl, sides=36, n=22, flat=.26, up=(0, 1, 0), tilt=0))
    obs.append(tube("cushion", [(x * .93, y, z - .0058) for x, y, z in arch[2:-2]], lambda t: .0150 * (1 - (2 * t - 1) ** 6) + .0012, le, sides=36, n=22, flat=.42, up=(0, 1, 0)))
    return group("headphones", obs)


@variants("e-headphones{}", ["", "-sand"])
def e_headphones(c):
    reset(104)
    set_cool("#C4C6C8" if not c else "#CBC4B9", k=1.3)
    g = headphones(c)
    g.rotation_euler = (0, 0, math.radians(30))
    camera((0, 0, .100), dist=1.30, elevation=11, lens=100, fstop=10, focus=(0, -.06, .1))


# ---------------------------------------------------------------------------------------------------------------------
# on the desk
# ---------------------------------------------------------------------------------------------------------------------
U = .01905                                          # one key
KEYS = [                                            # a 75 % board, ISO-DE: each row is (legend, width in keys)
    [("esc", 1), ("F1", 1), ("F2", 1), ("F3", 1), ("F4", 1), ("F5", 1), ("F6", 1), ("F7", 1), ("F8", 1), ("F9", 1), ("F10", 1), ("F11", 1), ("F12", 1), ("druck", 1)],
    [("^", 1)] + [(c, 1) for c in "1234567890ß´"] + [("←", 2)],
    [("⇥", 1.5)] + [(c, 1) for c in "QWERTZUIOPÜ+"] + [("↵", 1.5)],
    [("⇪", 1.75)] + [(c, 1) for c in "ASDFGHJKLÖÄ#"] + [("", 1.25)],
    [("⇧", 1.25), ("<", 1)] + [(c, 1) for c in "YXCVBNM,.-"] + [("⇧", 1.75), ("↑", 1)],
    [("strg", 1.25), ("fn", 1.25), ("alt", 1.25), ("", 6.25), ("alt", 1), ("strg", 1), ("←", 1), ("↓", 1), ("→", 1)],
]


def keyboard(col="#33363A", cap="#D6D3CC", cap2="#8E9196", accent="#D98A4B", fg="#2B2D30"):
    """Caps are one mesh in the board's own coordinates, so that one picture prints all the legends from above."""
    from PIL import Image, ImageDraw
    W, D, px = 15 * U, 6 * U + .004, 6000
    im = Image.new("RGBA", (round(W * px), round(D * px)), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    groups = {"a": [], "b": [], "c": []}
    for r, row in enumerate(KEYS):
        x, y = -W / 2, D / 2 - (r + .5) * U - (.004 if r else 0)
        for legend, w in row:
            kind = "c" if legend == "esc" else "b" if (r == 0 or w > 1 and w < 6 or legend in ("↑", "←", "↓", "→", "alt", "strg")) else "a"
            groups[kind].append((x + w * U / 2, y, w * U, r))
            if legend:
                size = 40 if len(legend) == 1 else 24
                c = hexrgb(fg if kind == "a" else "#F0EEE8")
                d.text(((x + U * .28 + W / 2) * px, (D / 2 - y - U * .17) * px), legend, font=font(size), fill=c + (255,), anchor="mm")
            x += w * U
    legends = to_image(im, "legends")
    obs = []
    for kind, color in (("a", cap), ("b", cap2), ("c", accent)):
        g = G("cap " + kind)
        vec = g.map(g.coord(), scale=(1 / W, 1 / D, 1), loc=(.5, .5, 0))
        tex = g.n("TexImage", {"Vector": vec}, image=legends, extension="CLIP")
        top = g.m("GREATER_THAN", g.n("SeparateXYZ", {0: g.coord("Normal")}, out=2), .75)
        fine = g.noise(g.coord(), 1600, 2, .6)
        colour = g.mix(g.m("MULTIPLY", tex.node.outputs[1], top), color, tex)
        mat = g.done(g.bsdf(colour, .50, Normal=g.bump(fine, .06, .0003)))
        for cx, cy, w, r in groups[kind]:
            tilt = (0, 3, 1.5, 0, -2.5, -4)[r]
            h, n = .0082, 14
            V, F = [], []
            levels = [(0, 0), (.0040, .0006), (.0070, .0019), (.0078, .0024), (.0082, .0033), (.0081, .0055)]
            for z, inset in levels:
                ww, dd = w - .0008 - 2 * inset, U - .0008 - 2 * inset
                rr = .0016 + .0008 * z / h
                for px_, py_ in rounded_rect(ww, dd, rr, n // 2):
                    dish = -.0005 * (1 - (2 * px_ / w) ** 2) if z > .0079 else 0
                    V.append((cx + px_, cy + .0006 * z / h + py_, .0075 + z + dish + math.tan(math.radians(tilt)) * py_ * z / h))
            m = len(V) // len(levels)
            for k in range(len(levels) - 1):
                F += [(k * m + i, k * m + (i + 1) % m, (k + 1) * m + (i + 1) % m, (k + 1) * m + i) for i in range(m)]
            F.append(tuple((len(levels) - 1) * m + i for i in range(m)))
            obs.append(mesh("cap", V, F, mat=mat, smooth=True))
            obs[-1].data.polygons[-1].use_smooth = False
    plate = box("case", W + .014, D + .014, .0130, .0045, soft_plastic(col, .42), segs=5)
    plate.location.z = .0065 - .0010
    well = box("well", W + .002, D + .002, .004, .0008, soft_plastic(shade(col, .5), .6))
    well.location.z = .0112
    kn = knurled(.0078, .0105, 44, metal("#C9CACB", .26, patina=.04, seed=3), .0003)
    kn.location = (W / 2 - U * .5, D / 2 - .5 * U, .0125)
    return group("keyboard", [plate, well, kn] + [o for o in obs])


def cable(pts, r=.0021, color="#26282B", braid=True, name="cable"):
    """A cable; braided ones show crossing threads."""
    if not braid:
        return tube(name, pts, r, soft_plastic(color, .6), sides=20, n=24)
    g = G("braid")
    sep = g.n("SeparateXYZ", {0: g.coord("UV")})
    u, v = sep, sep.node.outputs[1]
    k = 1 / (2 * PI * r) * 9
    a = g.m("FRACT", g.m("ADD", g.m("MULTIPLY", u, k), g.m("MULTIPLY", v, k * .8)))
    b = g.m("FRACT", g.m("SUBTRACT", g.m("MULTIPLY", u, k), g.m("MULTIPLY", v, k * .8)))
    h = g.m("MAXIMUM", g.m("SINE", g.m("MULTIPLY", a, PI)), g.m("SINE", g.m("MULTIPLY", b, PI)))
    col = g.mix(g.rng(h, .6, 1, 0, 1), shade(color, .45), shade(color, 1.25))
    mat = g.done(g.bsdf(col, .7, Normal=g.bump(h, .6, .0003), Sheen_Weight=.15, Specular_IOR_Level=.3), color)
    return tube(name, pts, r, mat, sides=24, n=24)


def usb_plug(color="#26282B", L=.024):
    """A USB-C plug along +y: an aluminium sleeve, the metal tongue in front, a strain relief behind."""
    al = metal("#B9BABC", .30, patina=.03, seed=1)
    body = slab("plug", rounded_rect(.0112, .0062, .0026, 8), L, .0009, metal(color, .4, patina=.02, seed=2))
    move(body, (0, L / 2, 0), (90, 0, 0))
    tip = slab("tip", rounded_rect(.0083, .0025, .00122, 8), .0066, .0003, al)
    move(tip, (0, L + .0032, 0), (90, 0, 0))
    hole = slab("hole", rounded_rect(.0068, .0013, .0006, 8), .0006, .0001, plain("hole", "#050505", .8))
    move(hole, (0, L + .0064, 0), (90, 0, 0))
    relief = lathe("relief", list(fillet([(0, 0), (.0033, 0, .0004), (.0028, .010, .0006), (0, .0105)], 5)), soft_plastic("#1C1D1F", .7), segs=40, step=.001)
    move(relief, (0, .0005, 0), (90, 0, 0))
    return group("usb", [body, tip, hole, relief])


@shot("e-keyboard")
def e_keyboard():
    reset(105)
    set_cool("#C9CACA", k=1.3, key=88)
    g = keyboard()
    move(g, (-.012, 0, .004), (4, 0, 34))
    camera((-.010, .006, .008), dist=1.24, elevation=42, lens=95, fstop=10, focus=(0, -.05, .015))


@shot("e-ssd")
def e_ssd():
    reset(106)
    set_cool("#C6C8C9")

    def drive(col, seed):
        W, L, T = .0480, .0900, .0112
        al = metal(col, .38, patina=.02, brushed=(3, 260, 3), seed=seed, bump=.03)
        b = slab("drive", rounded_rect(W, L, .0085, 12), T, .0026, al, 5)
        obs = [b]
        for i in range(9):                          # ribs that carry the warmth away
            rb = box("rib", .0016, L * .60, .0012, .0005, al)
            rb.location = (-.0148 + i * .0037, .006, T / 2 + .0004)
            obs.append(rb)
        rim = slab("rim", rounded_rect(.0104, .0044, .0021, 8), .0012, .0003, metal("#D5D6D8", .2, patina=0))
        move(rim, (0, -L / 2 - .0001, 0), (90, 0, 0))
        hole = slab("hole", rounded_rect(.0090, .0030, .0014, 8), .0008, .0001, plain("hole", "#050506", .7))
        move(hole, (0, -L / 2 - .0005, 0), (90, 0, 0))
        led = lathe("led", [(0, 0), (.0008, 0), (.0008, .0002), (0, .0002)], plain("led", "#FFFFFF", .4, Emission_Color="#BFE3FF", Emission_Strength=2.0), segs=20, step=.0003)
        led.location = (.0185, -L / 2 + .008, T / 2)
        return group("drive", obs + [rim, hole, led]), T
    a, T = drive("#4A4E54", 1)
    move(a, (-.040, .032, T / 2), (0, 0, 38))
    b, T = drive("#B9764F", 2)
    move(b, (.026, -.010, T * .5), (0, 0, -20))
    col = "#2A2C2F"
    p = usb_plug("#3A3D41")
    move(p, (-.062, -.073, .0033), (0, 0, -24))
    cable([(-.062, -.072, .0033), (-.070, -.091, .0030), (-.068, -.112, .0022), (-.040, -.122, .0022), (.010, -.110, .0022), (.064, -.102, .0022), (.104, -.070, .0022), (.130, -.010, .0022), (.20, .06, .0022), (.34, .10, .0022)], color=col)
    camera((.004, -.022, .004), dist=.70, elevation=34, lens=95, fstop=10, focus=(0, -.03, .01))


@shot("e-cable")
def e_cable():
    reset(107)
    set_cool("#CBC7BF")
    col, r = "#8A3F2B", .0023
    pts, turns = [], 3.04                           # the coil begins and ends below, where its tangent points to the right
    for i in range(int(turns * 24) + 1):
        t = i / 24
        a = 2 * PI * t - PI * .54
        R = .056 + .0016 * math.sin(5.1 * t) + .0030 * (t - turns / 2) / turns
        pts.append((math.cos(a) * R, math.sin(a) * R * .96, r + t * .0039 + .0012 * math.sin(a * 2 + t)))
    head = [(-.078, -.112, r + .0014), (-.068, -.094, r + .0010), (-.044, -.069, r)]
    tail = [(.032, -.058, .0120), (.062, -.057, .0070), (.090, -.066, .0040), (.106, -.086, .0034), (.110, -.096, .0034)]
    cable(head + pts[2:] + tail, r, col)
    p = usb_plug("#3A3D41")
    move(p, (-.078, -.1115, r + .0014), (0, 0, 151))
    q = usb_plug("#3A3D41")
    move(q, (.110, -.0955, .0034), (0, 0, 200))
    strap_ = box("strap", .016, .0125, .0205, .0040, linen("#3B3E42", .0006, 2), segs=3)
    strap_.location = (.0, .0535, .0095)
    camera((.014, -.026, .004), dist=.95, elevation=44, lens=95, fstop=10, focus=(0, -.05, .01))


@shot("e-charger")
def e_charger():
    reset(108)
    set_cool("#CACBCA")

    def charger(col):
        W, D, H = .052, .034, .066
        pl = soft_plastic(col, .40)
        b = slab("body", rounded_rect(W, H, .0085, 12), D, .0035, pl, 6)
        obs = [b]
        face = slab("face", rounded_rect(W - .011, H - .011, .0050, 10), .0016, .0005, soft_plastic(shade(col, .86), .3))
        face.location.z = D / 2
        obs.append(face)
        for i, (w, h) in enumerate(((.0092, .0034), (.0092, .0034), (.0128, .0052))):
            y = .0165 - i * .0150
            rim = slab("rim", rounded_rect(w + .0014, h + .0014, (h + .0014) * .48, 8), .0010, .0002, metal("#9A9B9D", .3, patina=0))
            rim.location = (-.004, y, D / 2 + .0008)
            hole = slab("hole", rounded_rect(w, h, h * (.48 if h < .005 else .12), 8), .0006, .0001, plain("hole", "#050506", .7))
            hole.location = (-.004, y, D / 2 + .0012)
            dot = lathe("dot", [(0, 0), (.0009, 0), (.0009, .0002), (0, .0002)], plain("dot", "#F2F2EE", .4, Emission_Color="#EAF2FF", Emission_Strength=1.5 if i == 0 else .2), segs=20, step=.0003)
            dot.location = (.0125, y, D / 2 + .0009)
            obs += [rim, hole, dot]
        neck = slab("neck", rounded_rect(.0355, .0137, .0064, 10), .010, .0008, pl)   # the flat plug of EN 50075
        neck.location = (0, .008, -D / 2 - .004)
        obs.append(neck)
        for x in (-.0093, .0093):
            pin = lathe("pin", list(fillet([(0, 0), (.0020, 0), (.0020, .0175, .0009), (0, .0190)], 5)), metal("#CFCFCD", .18, patina=.05), segs=32, step=.001)
            move(pin, (x, .008, -D / 2 - .008), (180, 0, 0))
            sl = lathe("sleeve", list(fillet([(0, 0), (.0021, 0), (.0021, .0100, .0002), (0, .0100)], 4)), soft_plastic("#1A1B1C", .5), segs=32, step=.001)
            move(sl, (x, .008, -D / 2 - .008), (180, 0, 0))
            obs += [pin, sl]
        return group("charger", obs)
    H = .066
    a = charger("#DAD8D2")
    a.rotation_euler = (math.radians(90), 0, math.radians(-30))
    a.location = (-.030, .020, H / 2)
    b = charger("#33363A")
    b.rotation_euler = (math.radians(90), 0, math.radians(148))
    b.location = (.050, -.014, H / 2)
    camera((.008, 0, .031), dist=.64, elevation=17, lens=95, fstop=11, focus=(-.01, -.01, .035))


@shot("e-microphone")
def e_microphone():
    reset(109)
    set_cool("#C4C6C7", k=1.4)
    m = soft_plastic("#26282A", .40)
    al = metal("#B5B6B8", .30, patina=.04, seed=2)
    obs = [lathe("base", list(fillet([(0, 0), (.060, 0, .002), (.0625, .002, .002), (.0625, .012, .004), (.056, .0155, .004), (.010, .0165, .003), (.0072, .022, .002), (0, .022)], 8)), m, segs=160, step=.002)]
    obs.append(tube("pole", [(0, 0, .016), (0, 0, .06), (0, 0, .108)], .0066, al, sides=32, n=4))
    obs.append(lathe("collar", list(fillet([(0, .100), (.0105, .100, .001), (.0105, .116, .001), (0, .116)], 4)), m, segs=64, step=.002))
    for s in (-1, 1):                               # the fork
        obs.append(tube("fork", [(0, 0, .112), (s * .018, 0, .113), (s * .0335, 0, .122), (s * .0365, 0, .142), (s * .0365, 0, .168), (s * .0365, 0, .188)], .0046, m, sides=24, n=14, flat=.75))
        kn = knurled(.0105, .0100, 44, al, .0003)
        move(kn, (s * .0335, 0, .188), (0, 90 * s, 0))
        obs.append(kn)
    body = lathe("body", list(fillet([(0, -.062), (.020, -.062, .003), (.0255, -.058, .004), (.0265, -.050, .002), (.0265, .012, .0008), (.0258, .0125), (0, .0125)], 8)), m, segs=128, step=.0016)
    ring = lathe("ring", list(fillet([(0, .0122), (.0272, .0122, .0006), (.0272, .0168, .0006), (0, .0168)], 4)), al, segs=128, step=.001)
    gm = G("mesh")
    sep = gm.n("SeparateXYZ", {0: gm.coord("UV")})
    u, v = sep, sep.node.outputs[1]
    k = 1 / .0019
    hx = gm.m("ABSOLUTE", gm.m("SINE", gm.m("MULTIPLY", gm.m("ADD", u, v), PI * k)))
    hy = gm.m("ABSOLUTE", gm.m("SINE", gm.m("MULTIPLY", gm.m("SUBTRACT", u, v), PI * k)))
    wire = gm.m("SUBTRACT", 1.0, gm.m("MINIMUM", hx, hy))
    on = gm.rng(wire, .52, .66, 0, 1)
    mm = gm.done(gm.bsdf(gm.mix(on, "#060606", "#8F9092"), gm.fmix(on, .9, .30), Metallic=gm.m("MULTIPLY", on, .95), Normal=gm.bump(wire, .8, .0006)), "#4A4B4C")
    R = .0262
    dome = [(R, .0166), (R, .038)] + [(math.cos(a) * R, .038 + math.sin(a) * R * .92) for a in np.linspace(.05, PI / 2, 30)]
    cage = lathe("cage", dome, mm, segs=128, step=.0012)
    seam = lathe("seam", list(fillet([(R - .001, .0365), (R + .0007, .0365, .0004), (R + .0007, .0395, .0004), (R - .001, .0395)], 4)), al, segs=128, step=.001)
    mute = lathe("mute", list(fillet([(0, 0), (.0062, 0, .0003), (.0062, .0016, .0006), (0, .0020)], 5)), plain("mute", "#C9502E", .4), segs=48, step=.0005)
    move(mute, (0, -.0264, -.018), (90, 0, 0))
    dial = knurled(.0088, .0070, 40, al, .0003)
    move(dial, (0, -.0262, -.040), (90, 0, 0))
    head = group("head", [body, ring, cage, seam, mute, dial])
    move(head, (0, 0, .190), (-12, 0, 0))
    tube("cord", [(0, .030, .008), (.02, .065, .0036), (.08, .10, .0034), (.18, .10, .0034), (.34, .16, .0034), (.6, .2, .0034)], .0026, soft_plastic("#1B1C1D", .6), sides=16, n=16)
    g = group("mic", obs + [head])
    g.rotation_euler = (0, 0, math.radians(-22))
    camera((.006, 0, .124), dist=1.26, elevation=8, lens=95, fstop=9, focus=(0, -.04, .15), level=True)


@shot("e-radio")
def e_radio():
    reset(110)
    set_cool("#CCC8C1", k=1.5)
    from PIL import Image, ImageDraw
    W, D, H = .235, .088, .142
    wd = wood("walnut", "X", 7, rough=.48, oil=.2)
    body = slab("body", rounded_rect(W, H, .014, 12), D, .0030, wd, 5)
    move(body, (0, 0, H / 2 + .006), (90, 0, 0))
    obs = [body]
    fr = slab("front", rounded_rect(W - .010, H - .010, .0105, 12), .0030, .0010, soft_plastic("#DCD6C8", .45))
    move(fr, (0, -D / 2, H / 2 + .006), (90, 0, 0))
    gr = lathe("grille", list(fillet([(0, 0), (.052, 0), (.0535, .0004, .0005), (.0535, .0030, .0012), (.0505, .0030, .0008), (.0498, .0018), (0, .0018)], 5)), perforated("#C9C1B0", pitch=.0042, axes=(0, 1)), segs=160, step=.002)
    move(gr, (-.050, -D / 2 - .0010, H / 2 + .006), (90, 0, 0))
    obs += [fr, gr]
    im = Image.new("RGB", (900, 420), hexrgb("#14171A"))
    d = ImageDraw.Draw(im)
    d.text((60, 120), "DAB+", font=font(54), fill=hexrgb("#C9D6DC"), anchor="lm")
    d.text((840, 120), "21:40", font=font(54), fill=hexrgb("#C9D6DC"), anchor="rm")
    d.text((60, 250), "Welle 9", font=font(118), fill=hexrgb("#EAF2F5"), anchor="lm")
    d.line([(60, 350), (560, 350)], fill=hexrgb("#6F8089"), width=10)
    g = G("display")
    t = g.n("TexImage", {"Vector": g.coord("UV")}, image=to_image(im, "display"), extension="EXTEND")
    dm = g.done(g.bsdf(t, .12, Emission_Color=t, Emission_Strength=.55, Coat_Weight=.6, Coat_Roughness=.03))
    w, h = .066, .0308
    disp = mesh("display", [(-w / 2, 0, -h / 2), (w / 2, 0, -h / 2), (w / 2, 0, h / 2), (-w / 2, 0, h / 2)], [(0, 1, 2, 3)], uv=[(0, 0), (1, 0), (1, 1), (0, 1)], mat=dm)
    disp.location = (.060, -D / 2 - .0022, .110)
    bez = slab("bezel", rounded_rect(w + .006, h + .006, .0040, 8), .0014, .0004, plain("bezel", "#101214", .25))
    move(bez, (.060, -D / 2 - .0014, .110), (90, 0, 0))
    obs += [disp, bez]
    al = metal("#C3AE86", .26, patina=.06, brushed=(3, 3, 260), seed=4)
    big = knurled(.0175, .0150, 72, al)
    move(big, (.043, -D / 2 - .0012, .052), (90, 0, 0))
    small = knurled(.0105, .0120, 48, al, .0003)
    move(small, (.083, -D / 2 - .0012, .052), (90, 0, 0))
    obs += [big, small]
    for s in (-1, 1):
        pv = lathe("pivot", list(fillet([(0, 0), (.0085, 0, .0006), (.0085, .0050, .0012), (0, .0055)], 5)), al, segs=64, step=.001)
        move(pv, (s * W / 2, 0, H - .012), (0, 90 * s, 0))
        obs.append(pv)
    hd = tube("handle", [(-W / 2 - .004, 0, H - .012), (-W / 2 - .0035, 0, H + .016), (-W / 2 + .012, 0, H + .036), (-W / 4, 0, H + .040), (0, 0, H + .040), (W / 4, 0, H + .040), (W / 2 - .012, 0, H + .036), (W / 2 + .0035, 0, H + .016), (W / 2 + .004, 0, H - .012)],
              lambda t: .0050, plain("strap", "#6A4632", .6), sides=24, n=18, flat=.45, up=(0, 1, 0))
    obs.append(hd)
    for x in (-1, 1):
        f = box("foot", .022, D * .7, .006, .002, plain("rubber", "#0E0E0F", .8))
        f.location = (x * W * .36, 0, .003)
        obs.append(f)
    gg = group("radio", obs)
    gg.rotation_euler = (0, 0, math.radians(-20))
    camera((.006, 0, .088), dist=1.46, elevation=12, lens=95, fstop=10, focus=(0, -.06, .09))


@shot("e-turntable")
def e_turntable():
    reset(115)
    set_cool("#C6C5C2", k=2.0, key=90)
    W, D, H = .430, .345, .052
    pl = slab("plinth", rounded_rect(W, D, .014, 12), H, .0030, wood("walnut", "X", 12, rough=.46, oil=.25), 5)
    pl.location.z = .022 + H / 2
    top = .022 + H
    black, al = soft_plastic("#1D1E20", .42), metal("#C2C3C4", .26, patina=.03, brushed=(3, 3, 200), seed=2)
    cx = -.050
    obs = [pl]
    for x in (-1, 1):
        for y in (-1, 1):
            ft = lathe("foot", list(fillet([(0, 0), (.021, 0, .002), (.023, .003, .002), (.023, .018, .002), (.018, .022, .001), (0, .022)], 6)), al if y < 0 else black, segs=80, step=.002)
            ft.location = (x * (W / 2 - .042), y * (D / 2 - .042), 0)
            obs.append(ft)
    pt = lathe("platter", list(fillet([(0, 0), (.146, 0), (.149, .0008, .001), (.149, .014, .0016), (.146, .0155, .001), (0, .0155)], 6)), al, segs=240, step=.003)
    pt.location = (cx, 0, top + .0025)
    g = G("record")
    p = g.coord()
    s = g.n("SeparateXYZ", {0: p})
    x, y = s, s.node.outputs[1]
    r = g.m("SQRT", g.m("ADD", g.m("MULTIPLY", x, x), g.m("MULTIPLY", y, y)))
    fine = g.m("SINE", g.m("MULTIPLY", r, 2 * PI / .00062))
    band = g.m("GREATER_THAN", g.noise(g.n("CombineXYZ", {0: g.m("MULTIPLY", r, 210.0)}), 1.0, 0, .5), .64)
    gap = g.m("LESS_THAN", g.m("FRACT", g.m("MULTIPLY", r, 1 / .0163)), .045)
    tan_ = g.n("Tangent", direction_type="RADIAL", axis="Z")
    rec = g.done(g.bsdf(g.mix(g.m("MULTIPLY", band, .25), "#0B0B0C", "#131315"), .26, Normal=g.bump(g.m("MULTIPLY", fine, g.m("SUBTRACT", 1.0, gap)), .12, .0002), Anisotropic=.85, Tangent=tan_, Specular_IOR_Level=.6), "#0B0B0C")
    disc = lathe("record", list(fillet([(0, 0), (.1500, 0), (.1508, .0008, .0006), (.1500, .0018, .0006), (.146, .0015), (.054, .0015), (.0525, .0018, .0004), (0, .0018)], 5)), rec, segs=240, step=.002)
    disc.location = (cx, 0, top + .0182)
    from PIL import Image, ImageDraw
    im = Image.new("RGB", (1000, 1000), hexrgb("#B5573A"))
    d = ImageDraw.Draw(im)
    d.ellipse([60, 60, 940, 940], outline=hexrgb("#F2E6D0"), width=6)
    d.text((500, 300), "Nordkante", font=font(96, True), fill=hexrgb("#F2E6D0"), anchor="mm")
    d.text((500, 700), "Seite A", font=font(58), fill=hexrgb("#F2E6D0"), anchor="mm")
    d.text((500, 780), "33 ⅓", font=font(50), fill=hexrgb("#F2E6D0"), anchor="mm")
    pts = [(math.cos(a) * .050, math.sin(a) * .050, 0) for a in np.linspace(0, 2 * PI, 96, endpoint=False)]
    lb = mesh("label", pts, [tuple(range(96))], uv=[(.5 + q[0] / .1, .5 + q[1] / .1) for q in pts], mat=printed(to_image(im, "side"), rough=.6))
    move(lb, (cx, 0, top + .0203), (0, 0, -18))
    sp = lathe("spindle", list(fillet([(0, 0), (.0036, 0), (.0036, .009, .002), (0, .0105)], 5)), al, segs=40, step=.001)
    sp.location = (cx, 0, top + .020)
    obs += [pt, disc, lb, sp]
    ax, ay = W / 2 - .060, D / 2 - .075           # the arm stands behind on the right and lies over the outer grooves
    base = lathe("armbase", list(fillet([(0, 0), (.034, 0, .001), (.035, .001, .001), (.035, .010, .002), (.022, .012, .002), (.020, .030, .002), (.012, .032, .002), (0, .032)], 6)), black, segs=96, step=.002)
    base.location = (ax, ay, top)
    obs.append(base)
    za = top + .042
    ex, ey = cx + .112, -.062
    vx, vy = ex - ax, ey - ay
    L = math.hypot(vx, vy)
    vx, vy = vx / L, vy / L
    obs.append(tube("arm", [(ax - vx * .045, ay - vy * .045, za), (ax, ay, za), (ax + vx * L * .5, ay + vy * L * .5, za - .003), (ex, ey, top + .0305)], .0046, al, sides=28, n=14))
    cw = lathe("weight", list(fillet([(0, -.014), (.0165, -.014, .001), (.0175, -.012, .001), (.0175, .012, .001), (.0165, .014, .001), (0, .014)], 6)), al, segs=96, step=.001)
    cw.location = (ax - vx * .052, ay - vy * .052, za)
    cw.rotation_euler = Vector((vx, vy, 0)).to_track_quat("Z", "Y").to_euler()
    hs = box("shell", .0165, .032, .0060, .0018, black, segs=4)
    hs.location = (ex + vx * .012, ey + vy * .012, top + .0290)
    hs.rotation_euler = (math.radians(-3), 0, math.atan2(vy, vx) - PI / 2)
    ct = box("cartridge", .0120, .020, .0080, .0010, plain("cartridge", "#B5573A", .4), segs=3)
    ct.location = (ex + vx * .012, ey + vy * .012, top + .0245)
    ct.rotation_euler = (0, 0, math.atan2(vy, vx) - PI / 2)
    yoke = box("yoke", .020, .026, .016, .003, black, segs=4)
    yoke.location = (ax, ay, za - .002)
    yoke.rotation_euler = (0, 0, math.atan2(vy, vx) - PI / 2)
    obs += [cw, hs, ct, yoke]
    kn = knurled(.0165, .012, 64, al)
    kn.location = (W / 2 - .050, -D / 2 + .048, top)
    obs.append(kn)
    gg = group("turntable", obs)
    gg.rotation_euler = (0, 0, math.radians(20))
    camera((.0, .01, .060), dist=2.30, elevation=31, lens=95, fstop=11, focus=(0, -.08, .08))


def mouse(col="#33363A", accent="#D98A4B"):
    """A lofted shape: width and height over the length, a superellipse across. The seam and the gap are shader lines."""
    L, n, m = .118, 90, 56
    g = G("mouse")
    s = g.n("SeparateXYZ", {0: g.coord()})
    x, y, z = s, s.node.outputs[1], s.node.outputs[2]
    top = g.rng(z, .016, .017, 0, 1)
    mid = g.m("MULTIPLY", g.m("LESS_THAN", g.m("ABSOLUTE", x), .00045), g.m("MULTIPLY", g.m("GREATER_THAN", y, .004), top))
    cross = g.m("MULTIPLY", g.m("LESS_THAN", g.m("ABSOLUTE", g.m("SUBTRACT", y, .004)), .00045), top)
    side = g.m("LESS_THAN", g.m("ABSOLUTE", g.m("SUBTRACT", z, .0085)), .0004)
    line = g.m("MAXIMUM", g.m("MAXIMUM", mid, cross), side)
    f = g.noise(g.coord(), 1500, 2, .6)
    col_ = g.mix(line, g.mix(g.rng(z, .0083, .0087, 0, 1), shade(col, .62), col), "#050505")
    mat = g.done(g.bsdf(col_, g.fmix(line, .46, .9), Normal=g.bump(g.m("SUBTRACT", g.m("MULTIPLY", f, .06), line), .6, .0006)))
    V, F = [], []
    ys = [-L / 2 + L * (1 - math.cos(PI * i / n)) / 2 for i in range(n + 1)]
    for yy in ys:
        t = (yy + L / 2) / L                        # 0 at the palm, 1 at the fingers
        e = max(1e-4, 1 - abs(2 * t - 1) ** 2.9) ** (1 / 2.9)
        w = (.0325 - .0035 * math.sin(PI * min(1, t * 1.15)) ** 2 + .001 * t) * e
        h = (.0405 * (1 - .42 * t ** 1.5) * math.sin(PI * min(.5, .20 + t * .62)) ** .8) * (.30 + .70 * e)
        for k in range(m + 1):
            a = PI * k / m
            c, sn = math.cos(a), math.sin(a)
            V.append((math.copysign(abs(c) ** .62, c) * w, yy, .0012 + h * abs(sn) ** .72))
    q = m + 1
    F = [(i * q + k, i * q + k + 1, (i + 1) * q + k + 1, (i + 1) * q + k) for i in range(n) for k in range(m)]
    F += [(i * q, (i + 1) * q, (i + 1) * q + m, i * q + m) for i in range(n)]
    o = mesh("mouse", V, F, mat=mat, smooth=True)
    bm = bmesh.new()
    bm.from_mesh(o.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(o.data)
    bm.free()
    sb = o.modifiers.new("sub", "SUBSURF")
    sb.levels = sb.render_levels = 1
    wheel = knurled(.0115, .0075, 40, soft_plastic("#17181A", .6), .0005)
    move(wheel, (-.00375, .030, .0200), (0, 90, 0))
    ring = lathe("ring", list(fillet([(.0100, .0030), (.0119, .0030, .0003), (.0119, .0045, .0003), (.0100, .0045)], 4)), plain("ring", accent, .35), segs=80, step=.001)
    move(ring, (-.00375, .030, .0200), (0, 90, 0))
    slot = slab("slot", rounded_rect(.0105, .027, .0050, 10), .006, .001, plain("slot", "#08080A", .6))
    move(slot, (0, .030, .0240), (-9, 0, 0))
    return group("mouse", [o, wheel, ring, slot])


@shot("e-mouse")
def e_mouse():
    reset(116)
    set_cool("#CBCAC7")
    move(mouse(), (0, 0, 0), (0, 0, 148))
    camera((0, 0, .014), dist=.68, elevation=26, lens=100, fstop=10, focus=(0, -.04, .03))


@shot("hero-volta", size=(1600, 1200), limit=220_000)
def hero_volta():
    """The headphones in the middle: the theme cuts the sides off on narrow screens."""
    reset(117)
    set_sweep("#BCCB38", key=104, k=1.5, world_=.42)
    move(speaker("-sand"), (-.150, .150, 0), (0, 0, -16))
    move(headphones(), (.010, .0, 0), (0, 0, 28))
    move(mouse(), (.175, -.020, 0), (0, 0, 140))
    camera((.004, 0, .096), dist=1.42, elevation=11, lens=85, fstop=9, focus=(0, -.04, .1))


detail("e-speaker-detail", "e-speaker", target=(.010, -.03, .160), dist=.52, elevation=26, azimuth=-6, fstop=8, focus=(.015, -.045, .178))
detail("e-keyboard-detail", "e-keyboard", target=(-.060, -.036, .012), dist=.56, elevation=30, azimuth=10, fstop=7, focus=(-.066, -.050, .018))
detail("e-turntable-detail", "e-turntable", target=(.075, -.02, .095), dist=1.05, elevation=22, azimuth=16, fstop=8, focus=(.07, -.06, .10))
detail("e-radio-detail", "e-radio", target=(.050, -.06, .086), dist=.78, elevation=10, azimuth=-6, fstop=8, focus=(.045, -.08, .09))
