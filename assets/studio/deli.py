"""Mehl & Meer, the deli."""
from sets import *  # noqa: F403
from maker import bag, plate, turned_glass


def wrap_label(image, r, z0, z1, span=200, gap=.0002):
    """Paper round a cylinder, its middle facing the camera."""
    V, uv, n = [], [], 80
    sp = math.radians(span)
    for i in range(n + 1):
        a = -PI / 2 - sp / 2 + sp * i / n
        for j, z in enumerate((z0, z1)):
            V.append((math.cos(a) * (r + gap), math.sin(a) * (r + gap), z))
            uv.append((i / n, j))
    o = mesh("label", V, [(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1) for i in range(n)], uv=uv, mat=printed(image), smooth=True)
    sd = o.modifiers.new("s", "SOLIDIFY")
    sd.thickness, sd.offset = .0003, 1
    return o


def plain_label(title, lines, foot="", bg="#EDE5D4", fg="#33302A", w=1500, h=800, big=120):
    """A label without a shop's name: the deli sells many makers' things."""
    from PIL import Image, ImageDraw
    im = Image.new("RGB", (w, h), hexrgb(bg))
    d = ImageDraw.Draw(im)
    F, cx = hexrgb(fg), w / 2
    d.rectangle([22, 22, w - 22, h - 22], outline=F, width=4)
    spaced(d, (cx, h * .34), title, font(big, True), F, 0)
    d.line([(cx - 60, h * .50), (cx + 60, h * .50)], fill=F, width=4)
    for i, t in enumerate(lines):
        spaced(d, (cx, h * .62 + 58 * i), t, font(40), F, 2)
    if foot:
        spaced(d, (cx, h * .90), foot, font(36), F, 3)
    return to_image(im, title)


@shot("d-honey", clamp=20.0, bounces=10)
def d_honey():
    reset(111)
    set_table(wood("oak", seed=12), "#D6CDBF", seed=51, light_back=.35)
    for k, (x, y, ttl, sub, tint, den, bg) in enumerate(((-.040, .02, "Lindenhonig", ["flüssig, aus dem Angelner Land"], (.97, .80, .02), 45, "#EFE7D6"), (.048, -.030, "Waldhonig", ["kräftig, dunkel"], (.90, .52, .02), 45, "#D9C9A8"))):
        r, h = .0370, .082
        out = [(r - .006, 0), (r - .001, .003), (r, .008), (r, h * .80), (r - .003, h * .90), (r - .006, h * .95), (r - .006, h + .006)]
        jar_ = turned_glass("jar", out, .0022, .006, glass(), 3 + k)
        o = catmull(out, 20)
        inner = [(a - .0019, z) for a, z in o if .0064 < z < h * .86]
        hon = G("honey")
        sh = hon.n("BsdfPrincipled", {"Base Color": (1, 1, 1, 1), "Roughness": .02, "IOR": 1.49, "Transmission Weight": 1.0})
        ab = hon.n("VolumeAbsorption", {"Color": lin(tint), "Density": den})
        hon.t.links.new(ab, hon.out.inputs["Volume"])
        fill = lathe("honey", [(0, .0062)] + inner + [(0, inner[-1][1] - .0006)], hon.done(sh), segs=128, step=.003)
        lid = lathe("lid", list(fillet([(0, h - .001), (r - .0035, h - .001, .0004), (r - .0030, h - .0006, .0004), (r - .0030, h + .010, .0016), (r - .0060, h + .0115, .001), (r - .0075, h + .0107, .0006), (0, h + .0107)], 6)),
                    metal("brass", .24, seed=4 + k, brushed=(3, 3, 200), patina=.12), segs=160, step=.0016)
        lb = wrap_label(plain_label(ttl, sub, "500 g", bg, w=1880, h=760, big=150), r, .014, h * .66, 152)
        move(group("honeyjar", jar_ + [fill, lid, lb]), (x, y, 0), (0, 0, 6 - 16 * k))
    camera((.004, 0, .044), dist=.86, elevation=12, lens=95, fstop=9, focus=(0, -.05, .05))


@shot("d-oil", clamp=20.0, bounces=10)
def d_oil():
    reset(112)
    set_table(limestone("#C9C1B3", 4), "#D6CDBF", seed=53, light_back=.35)
    gr = glass("#7C8C46", density=260)
    for k, (x, y, sc, ttl, sub, bg) in enumerate(((-.034, .02, 1.0, "Rapsöl", ["kalt gepresst", "aus Schwansen"], "#EFE7D6"), (.050, -.025, .78, "Leinöl", ["mild, frisch"], "#D8CBAE"))):
        r = .031 * sc
        H = .225 * sc
        out = [(r - .004, 0), (r - .0008, .002), (r, .007), (r, H * .20), (r, H * .40), (r, H * .57), (r * .975, H * .635), (r * .80, H * .71), (r * .53, H * .78), (r * .40, H * .85), (r * .39, H * .93), (r * .47, H * .965), (r * .46, H)]
        b = turned_glass("bottle", out, .0026, .007, gr, 4 + k, fill=H * .72)
        oi = G("oil")
        ab = oi.n("VolumeAbsorption", {"Color": (.94, .84, .03, 1), "Density": 30.0})
        oi.t.links.new(ab, oi.out.inputs["Volume"])
        b[1].data.materials[0] = oi.done(oi.n("BsdfPrincipled", {"Base Color": (1, 1, 1, 1), "Roughness": .0, "IOR": 1.46, "Transmission Weight": 1.0}))
        co = lathe("cork", list(fillet([(0, H - .010), (r * .36, H - .010), (r * .37, H + .001), (r * .52, H + .0015, .001), (r * .54, H + .016, .003), (0, H + .017)], 6)), wood("beech" if k else "black", "Z", 4), segs=64, step=.001)
        lb = wrap_label(plain_label(ttl, sub, "250 ml" if k else "500 ml", bg, w=1300, h=1250, big=190), r, H * .13, H * .50, 175)
        move(group("oil", b + [co, lb]), (x, y, 0), (0, 0, 6 - 14 * k))
    camera((.006, 0, .108), dist=1.28, elevation=7, lens=95, fstop=9, focus=(0, -.04, .1), level=True)


@shot("d-flour")
def d_flour():
    reset(113)
    set_table(wood("ash", seed=10), "#D3CABC", seed=55)

    def lab(title, sub, w, fg):
        from PIL import Image, ImageDraw
        im = Image.new("RGBA", (1100, 1800), (0, 0, 0, 0))
        d = ImageDraw.Draw(im)
        F = hexrgb(fg)
        d.rectangle([235, 700, 865, 1440], fill=hexrgb("#F1EADB") + (255,))
        d.rectangle([257, 722, 843, 1418], outline=F, width=4)
        spaced(d, (550, 900), title, font(112, True), F, 0)
        d.line([(500, 1000), (600, 1000)], fill=F, width=4)
        for i, t in enumerate(sub):
            spaced(d, (550, 1090 + 66 * i), t, font(42), F, 2)
        spaced(d, (550, 1340), w, font(42), F, 4)
        return to_image(im, title)
    move(bag("#DAD0BE", lab("Weizen", ["Type 550", "aus der Windmühle"], "1 kg", "#34414C"), W=.100, D=.066, H=.190, seed=3), (-.055, .040, 0), (0, 0, -10))
    move(bag("#B49A76", lab("Roggen", ["Type 1150", "aus der Windmühle"], "1 kg", "#5B3A2A"), W=.100, D=.066, H=.180, seed=8), (.062, -.010, 0), (0, 0, -24))
    camera((.006, 0, .090), dist=1.30, elevation=10, lens=95, fstop=9, focus=(0, -.05, .09), level=True)


@shot("d-tins")
def d_tins():
    reset(114)
    set_sweep("#D0C6B6")
    z = 0
    for i, (col, ttl, sub, a) in enumerate((("#3F5A66", "Sprotten", "geräuchert, in Rapsöl", 12), ("#B4553C", "Makrele", "in Tomate", -4), ("#D2B26A", "Muscheln", "im eigenen Saft", 20))):
        W, D, T = .108, .062, .0235
        st = metal("#C9B27C" if i == 2 else "steel", .24, patina=.1, seed=i, brushed=(3, 3, 200))
        can = slab("can", rounded_rect(W, D, .022, 14), T, .0016, st, 4)
        rim = slab("rim", rounded_rect(W + .0022, D + .0022, .0231, 14), .0026, .0009, st)
        rim.location.z = T / 2 - .0006
        dish = slab("dish", rounded_rect(W - .005, D - .005, .020, 14), .0016, .0004, st)
        dish.location.z = T / 2 + .0002
        im = None
        from PIL import Image, ImageDraw
        im = Image.new("RGB", (1700, 370), hexrgb(col))
        d = ImageDraw.Draw(im)
        F = hexrgb("#F3EBDA" if i < 2 else "#33302A")
        d.rectangle([14, 14, 1686, 356], outline=F, width=5)
        spaced(d, (850, 138), ttl, font(128, True), F, 0)
        spaced(d, (850, 288), sub, font(50), F, 3)
        out = rounded_rect(W + .0006, D + .0006, .0222, 14)
        P = np.array(out + out[:1])
        acc = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(P, axis=0), axis=1))])
        # the long front runs from the third corner to the fourth: its middle must be u = .5
        mid = acc[44] + (W - .044) / 2
        V, uv = [], []
        for (x, y), s in zip(P, acc):
            for j, zz in enumerate((-T / 2 + .0022, T / 2 - .0040)):
                V.append((x, y, zz))
                uv.append(((s - mid) / .094 + .5, j))
        lb = mesh("label", V, [(2 * q, 2 * q + 2, 2 * q + 3, 2 * q + 1) for q in range(len(P) - 1)], uv=uv, mat=printed(to_image(im, ttl), rough=.55), smooth=True)
        pull = tube("pull", [(.030 + math.cos(q) * .0085, math.sin(q) * .0072, T / 2 + .0022) for q in np.linspace(0, 2 * PI, 40)], .0011, st, sides=12, curve=False, cap=False)
        move(group("fishtin", [can, rim, dish, lb, pull]), (.002 * i, -.001 * i, z + T / 2), (0, 0, a))
        z += T + .0014
    camera((0, 0, .036), dist=.74, elevation=17, lens=95, fstop=10, focus=(0, -.04, .04))


# ---------------------------------------------------------------------------------------------------------------------
# bread and what goes on it
# ---------------------------------------------------------------------------------------------------------------------
def crust(dark="#53351F", light="#A37D55", flour="#E8DECB", seed=0, floury=1.0):
    """A floured sourdough crust. The float attribute 'rim' (0..1) is where the loaf tore open; flour lies in the rings of the
    basket it rose in, and not where it tore."""
    g = G("crust")
    p = g.map(g.coord(), loc=(seed * .3, seed * .1, 0))
    big, mid, fine = g.noise(p, 22, 4, .6), g.noise(p, 110, 4, .65), g.noise(p, 620, 3, .7)
    tear = g.rng(g.m("ADD", g.attr("rim"), g.rng(mid, .3, .7, -.22, .22)), .42, .62, 0, 1)
    base = g.mix(g.rng(big, .3, .7, 0, 1), dark, light)
    base = g.mix(g.rng(mid, .50, .72, 0, .55), base, shade(dark, .5))
    ring = g.attr("ring")
    fl = g.m("MULTIPLY", g.rng(g.m("ADD", ring, g.m("ADD", g.rng(mid, .3, .7, -.35, .35), g.rng(big, .3, .7, -.30, .30))), .35, 1.0, 0, 1), g.m("SUBTRACT", 1.0, tear))
    fl = g.m("MULTIPLY", fl, g.rng(fine, .30, .62, .30, 1.0))
    col = g.mix(g.m("MULTIPLY", fl, .86 * floury, clamp=True), base, flour)
    torn = g.mix(g.rng(mid, .3, .7, 0, 1), shade(light, .75), shade("#CDA878", 1.0))
    col = g.mix(tear, col, torn)
    h = g.m("ADD", g.m("ADD", g.m("MULTIPLY", mid, .9), g.m("MULTIPLY", fine, .5)), g.m("MULTIPLY", tear, g.m("MULTIPLY", mid, .9)))
    return g.done(g.bsdf(col, g.fmix(fl, .58, .92), Normal=g.bump(h, .85, .0030), Specular_IOR_Level=.3), mean(dark, light))


def loaf(R=.105, H=.095, cuts=((0, .075, .30),), seed=1, mat=None, long=1.0, pitch=.0108, ringed=1.0):
    """A round (or long) loaf. cuts: (offset across, half length, direction in radians); the crust lifts beside each cut."""
    n, m = 150, 260
    V = []
    for i in range(n + 1):
        s = i / n                                   # 0 at the top, 1 under the loaf
        for k in range(m):
            a = 2 * PI * k / m
            if s < .80:
                t = s / .80
                e = math.sin(t * PI / 2) ** .92
                r, z = R * e, H * (math.cos(t * PI / 2) ** .80 * .86 + .14)
            else:
                t = (s - .80) / .20
                r, z = R * (1 - .0 * t) * math.cos(t * PI / 2) ** .35 if t < .999 else 0, H * .14 * (1 - t) ** 1.6
            V.append((math.cos(a) * r * long, math.sin(a) * r, z))
    V = np.array(V)
    x, y, z = V.T
    rho = np.hypot(x / long, y)
    warp = fbm(V, 9, 2, seed + 40) * .004
    ringv = .5 + .5 * np.cos(2 * PI * (rho + warp) / pitch)
    ringv = np.where(z > H * .18, ringv * ringed + (1 - ringed) * .62, .15)
    tear, lift = np.zeros(len(V)), np.zeros(len(V))
    for off, half, dirn in cuts:
        c, sn = math.cos(dirn), math.sin(dirn)
        u, v = x * c + y * sn, -x * sn + y * c - off
        v = v + .010 * (1 - (u / half) ** 2) * (1 if off >= 0 else -1) * (0 if off == 0 else 1)
        w = .0135 * (R / .105) ** .6 * np.sqrt(np.clip(1 - (u / half) ** 2, 0, 1)) + 1e-6
        inside = np.clip(1 - np.abs(v) / w, 0, 1) * (np.abs(u) < half) * (z > H * .35)
        tear = np.maximum(tear, np.clip(inside * 2.2, 0, 1))
        lip = np.exp(-((v - w * 1.15) / .0042) ** 2) * (np.abs(u) < half) * np.clip(1 - (u / half) ** 2, 0, 1) ** .5
        lift += (lip * .0068 - np.clip(inside * 1.6, 0, 1) * .0065) * (R / .105) ** .6
    d = V / np.array([R * long, R, H]) ** 2
    d /= np.linalg.norm(d, axis=1)[:, None] + 1e-9
    up = np.clip(z / H * 1.6, 0, 1)[:, None]
    V = V + d * ((fbm(V, 13, 3, seed) * .0042 + fbm(V, 46, 3, seed + 3) * .0017 + lift + (ringv - .5) * .0009 * (1 - tear))[:, None] * up)
    F = [(i * m + k, (i + 1) * m + k, (i + 1) * m + (k + 1) % m, i * m + (k + 1) % m) for i in range(n) for k in range(m)]
    o = mesh("loaf", V, F, mat=mat or crust(seed=seed), smooth=True, attrs={"rim": tear, "ring": ringv})
    bm = bmesh.new()
    bm.from_mesh(o.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=2e-6)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(o.data)
    bm.free()                                       # no subdivision: at a pole of 260 faces it takes minutes
    return o


@shot("d-loaf")
def d_loaf():
    reset(121)
    set_table(wood("oak", seed=18), "#CDC4B6", seed=57)
    o = loaf(cuts=((.030, .072, .5), (-.004, .082, .5), (-.038, .066, .5)), seed=4)
    move(o, (0, .01, 0), (0, 0, -12))
    camera((0, 0, .036), dist=.98, elevation=27, lens=95, fstop=10, focus=(0, -.06, .07))


@shot("d-rolls")
def d_rolls():
    reset(122)
    set_table(wood("ash", seed=14), "#D0C7B9", seed=58)
    for i, (x, y, a, k) in enumerate(((-.052, .040, 20, 1.0), (.050, .052, 75, .97), (.006, -.050, -15, 1.03))):
        m = crust("#5E412A", "#AD8759", seed=11 + i, floury=.75)
        o = loaf(R=.047 * k, H=.046 * k, cuts=((0, .034, .2),), seed=20 + i, mat=m, long=1.22, ringed=0)
        move(o, (x, y, 0), (0, 0, a))
    camera((0, .006, .016), dist=.90, elevation=30, lens=95, fstop=10, focus=(0, -.04, .04))


@shot("d-crispbread")
def d_crispbread():
    reset(123)
    set_table(limestone("#C6BDAF", 8), "#CFC6B8", seed=59)
    g = G("crisp")
    p = g.coord()
    big, mid, fine = g.noise(p, 20, 4, .6), g.noise(p, 130, 4, .65), g.noise(p, 520, 3, .7)
    col = g.mix(g.rng(big, .3, .7, 0, 1), "#80624A", "#A68C6C")
    col = g.mix(g.rng(mid, .52, .72, 0, .6), col, "#54402E")
    col = g.mix(g.rng(fine, .55, .72, 0, .45), col, "#DDCDB0")
    mat = g.done(g.bsdf(col, .85, Normal=g.bump(g.m("ADD", mid, g.m("MULTIPLY", fine, .4)), .8, .0013), Specular_IOR_Level=.2), "#A87B49")
    rng = random.Random(6)

    def disc(seed, R=.088, hole=.0135):
        T = .0060
        n, m = 60, 220
        pits = [(math.sqrt(rng.random()) * R, rng.uniform(0, 2 * PI)) for _ in range(260)]
        px = np.array([(r * math.cos(a), r * math.sin(a)) for r, a in pits])
        V = []
        prof = [(hole, T * .25), (hole + .0008, T * .85)] + [(hole + .002 + (R - hole - .004) * i / n, T) for i in range(n + 1)] + [(R - .0007, T * .8), (R, T * .45), (R - .0008, 0), (hole + .001, 0)]
        for r, z in prof:
            for k in range(m):
                a = 2 * PI * k / m
                rr = r * (1 + .012 * math.sin(3 * a + seed) + .008 * math.sin(7 * a + seed * 2)) if r > R * .6 else r
                V.append((rr * math.cos(a), rr * math.sin(a), z))
        V = np.array(V)
        d2 = ((V[:, None, :2] - px[None]) ** 2).sum(-1).min(1)
        up = V[:, 2] > T * .9
        V[:, 2] -= up * np.exp(-d2 / (.0023 ** 2)) * .0026
        V[:, 2] += fbm(V * np.array([1, 1, 0]), 16, 2, seed) * .0014 + fbm(V * np.array([1, 1, 0]), 60, 2, seed + 3) * .0006 * up
        q = len(prof)
        F = [(i * m + k, i * m + (k + 1) % m, ((i + 1) % q) * m + (k + 1) % m, ((i + 1) % q) * m + k) for i in range(q) for k in range(m)]
        return mesh("disc", V, F, mat=mat, smooth=True)
    z = 0
    for i in range(7):
        o = disc(i)
        move(o, (rng.uniform(-.002, .002) - .012, rng.uniform(-.002, .002) + .012, z), (rng.uniform(-.6, .6), rng.uniform(-.6, .6), rng.uniform(0, 360)))
        z += .0079
    o = disc(9)
    move(o, (.066, -.070, .0730), (58, 0, -20))
    camera((.020, 0, .046), dist=1.06, elevation=20, lens=95, fstop=10, focus=(.02, -.07, .04))


@shot("d-cheese")
def d_cheese():
    reset(124)
    set_table(limestone("#BEB5A7", 5), "#CBC2B4", seed=60)
    bd = slab("board", rounded_rect(.245, .175, .014, 10), .016, .003, wood("walnut", "X", 9, oil=.3), 4)
    move(bd, (.0, .010, .008), (0, 0, 9))

    def paste(rind_r, seed):
        g = G("cheese")
        p = g.map(g.coord(), loc=(seed, 0, 0))
        big, mid, fine = g.noise(g.coord(), 14, 3, .55), g.noise(p, 120, 4, .65), g.noise(p, 700, 2, .6)
        s = g.n("SeparateXYZ", {0: g.coord()})
        x, y = s, s.node.outputs[1]
        r = g.m("SQRT", g.m("ADD", g.m("MULTIPLY", x, x), g.m("MULTIPLY", y, y)))
        edge = g.rng(g.m("ADD", r, g.rng(mid, .3, .7, -.0015, .0015)), rind_r - .012, rind_r - .002, 0, 1)
        col = g.mix(g.rng(big, .3, .7, 0, 1), "#DDBB70", "#E9CF92")
        col = g.mix(g.m("MULTIPLY", edge, .55), col, "#B98A48")
        rind = g.rng(g.m("ADD", r, g.rng(mid, .3, .7, -.0008, .0008)), rind_r - .0024, rind_r - .0014, 0, 1)
        z = s.node.outputs[2]
        rind = g.m("MAXIMUM", rind, g.m("GREATER_THAN", g.m("ABSOLUTE", z), .0262))
        col = g.mix(rind, col, g.mix(g.rng(mid, .3, .7, 0, 1), "#8A5F33", "#B88B56"))
        h = g.m("ADD", g.m("MULTIPLY", mid, g.fmix(rind, .15, 1.0)), g.m("MULTIPLY", fine, .05))
        return g.done(g.bsdf(col, g.fmix(rind, .42, .8), Normal=g.bump(h, .5, .0010), Subsurface_Weight=.35, Subsurface_Radius=(1, .7, .3), Subsurface_Scale=.004, Specular_IOR_Level=.4), "#DDBB70")

    def wedge(R, deg, seed):
        a0, a1 = -math.radians(deg) / 2, math.radians(deg) / 2
        pts = [(.0005, 0)] + [(R * math.cos(a0 + (a1 - a0) * i / 40), R * math.sin(a0 + (a1 - a0) * i / 40)) for i in range(41)]
        o = slab("wedge", pts, .056, .0018, paste(R, seed), 4)
        apply(o)
        rng = random.Random(seed)
        for _ in range(26):                         # eyes, on both cut faces and inside
            s, rr = rng.choice((-1, 1)), rng.uniform(.030, R * .88)
            ang = s * math.radians(deg) / 2 + rng.uniform(-.02, .02)
            e = lathe("eye", [(max(0, math.sin(a)) * 1, -math.cos(a)) for a in np.linspace(0, PI, 14)], None, segs=20, step=1)
            k = rng.choice((.0012, .0018, .0026, .0036, .0052))
            e.scale = (k * rng.uniform(.9, 1.3), k, k * rng.uniform(.7, 1))
            e.location = (rr * math.cos(ang), rr * math.sin(ang), rng.uniform(-.021, .021))
            bpy.context.view_layer.update()
            boolean(o, e)
        o.modifiers.new("wn", "WEIGHTED_NORMAL")
        return o
    w = wedge(.150, 40, 3)
    move(w, (-.086, .012, .016 + .028), (0, 0, -12))
    for i, (x, y, a) in enumerate(((.060, -.046, 12), (.040, -.056, -6))):
        s = slab("slice", [(.0005, -.026), (.074, -.026), (.074, .026), (.0005, .020)], .0042, .0008, paste(.0765, 8 + i), 3)
        move(s, (x - .045, y, .0185 + i * .0046), (0, i * -1.5, a))
    camera((.004, 0, .030), dist=1.0, elevation=24, azimuth=-10, lens=95, fstop=10, focus=(0, -.04, .04))


@shot("d-butter")
def d_butter():
    reset(125)
    set_table(wood("oak", seed=21), "#D2C9BB", seed=61)
    g = G("butter")
    p = g.coord()
    big, mid = g.noise(p, 30, 3, .55), g.noise(p, 240, 3, .65)
    col = g.mix(g.rng(big, .3, .7, 0, 1), "#E8CE84", "#F0DC9E")
    mat = g.done(g.bsdf(col, .38, Normal=g.bump(g.m("ADD", big, g.m("MULTIPLY", mid, .2)), .25, .001), Subsurface_Weight=.8, Subsurface_Radius=(1, .75, .35), Subsurface_Scale=.006, Specular_IOR_Level=.45), "#EBD38C")
    move(plate("chalk", 7, .82), (0, 0, 0))
    b = box("butter", .098, .062, .040, .0045, mat, segs=6, cuts=16)
    displace(b, .0011, 26, 2, 3)
    move(b, (-.010, .008, .0295), (0, 0, 24))
    for i, (x, a, lean) in enumerate(((.058, 24, 0), (.070, 17, 68))):
        s = box("pat", .0085, .060, .039, .0022, mat, segs=4, cuts=8)
        displace(s, .0007, 40, 2, 9 + i)
        c, sn = math.cos(math.radians(24)), math.sin(math.radians(24))
        move(s, (-.010 + c * x, .008 + sn * x - .003 * i, .029 if not lean else .0170), (0, lean, a))
    camera((.0, 0, .018), dist=.86, elevation=28, lens=95, fstop=10, focus=(0, -.04, .04))


# ---------------------------------------------------------------------------------------------------------------------
# jars, pots, bags
# ---------------------------------------------------------------------------------------------------------------------
def lidded(r, h, label, fill_mat, lid_mat, seed=3, level=.86, z0=.014, z1=.66, span=152):
    """The honey jar with something else in it."""
    out = [(r - .006, 0), (r - .001, .003), (r, .008), (r, h * .80), (r - .003, h * .90), (r - .006, h * .95), (r - .006, h + .006)]
    obs = turned_glass("jar", out, .0022, .006, glass(), seed)
    o = catmull(out, 20)
    inner = [(a - .0019, z) for a, z in o if .0064 < z < h * level]
    obs.append(lathe("fill", [(0, .0062)] + inner + [(0, inner[-1][1] - .0006)], fill_mat, segs=128, step=.003))
    obs.append(lathe("lid", list(fillet([(0, h - .001), (r - .0035, h - .001, .0004), (r - .0030, h - .0006, .0004), (r - .0030, h + .010, .0016), (r - .0060, h + .0115, .001), (r - .0075, h + .0107, .0006), (0, h + .0107)], 6)), lid_mat, segs=160, step=.0016))
    if label:
        obs.append(wrap_label(label, r, z0, h * z1, span))
    return group("jar", obs)


@shot("d-jam", clamp=20.0, bounces=10)
def d_jam():
    reset(126)
    set_table(limestone("#C7BEB0", 10), "#D3CABC", seed=62, light_back=.35)
    for k, (x, y, ttl, sub, col, bg, fg) in enumerate(((-.042, .022, "Johannisbeere", ["rot, 60 % Frucht"], "#7E1622", "#EFE7D6", "#6A1A22"), (.046, -.030, "Sanddorn", ["mit Apfel"], "#D99A45", "#EADFC6", "#7A4312"))):
        g = G("jam")
        p = g.coord()
        d = g.voronoi(p, 190)
        c = g.mix(g.rng(d, .0, .5, 0, 1), shade(col, .55), shade(col, 1.25))
        sh = g.bsdf(c, .10, Transmission_Weight=.35, IOR=1.42, Subsurface_Weight=.5, Subsurface_Radius=(1, .3, .15), Subsurface_Scale=.008, Normal=g.bump(d, .4, .0014))
        m = g.done(sh, col)
        lid = metal("#E4DED2" if k else "brass", .26, seed=4 + k, brushed=(3, 3, 200), patina=.08)
        j = lidded(.0345, .088, plain_label(ttl, sub, "225 g", bg, fg, w=1880, h=800, big=150), m, lid, 5 + k)
        move(j, (x, y, 0), (0, 0, 6 - 15 * k))
    camera((.004, 0, .046), dist=.88, elevation=12, lens=95, fstop=9, focus=(0, -.05, .05))


@shot("d-mustard")
def d_mustard():
    reset(127)
    set_sweep("#CFC5B5")
    for k, (x, y, ttl, sub, bg, fg) in enumerate(((-.042, .022, "Senf, grob", ["mit Meerrettich"], "#EFE7D6", "#4B3A20"), (.046, -.030, "Senf, süß", ["mit Honig"], "#E2C880", "#4B3A20"))):
        mat = stoneware(("chalk", "oat")[k], line=-1, seed=5 + k, speckle=.25)
        r, h = .0365, .078
        out = [(.031, 0), (.0355, .003), (r, .010), (r, h * .72), (r - .0015, h * .80), (r - .0065, h * .86), (r - .0080, h * .90), (r - .0075, h * .97), (r - .0055, h)]
        body = vessel("pot", out, mat, wall=.0040, floor=.006, wobble=.0003, rings=.00006, seed=6 + k, rim_w=.002)
        rc = r - .0105
        cork = G("cork")
        p = cork.coord()
        a, b = cork.noise(p, 180, 4, .7), cork.noise(p, 60, 3, .6)
        cc = cork.mix(cork.rng(b, .3, .7, 0, 1), "#B08A5E", "#C9A87C")
        cc = cork.mix(cork.rng(a, .58, .70, 0, .8), cc, "#5E4126")
        cm = cork.done(cork.bsdf(cc, .85, Normal=cork.bump(a, .5, .0008), Specular_IOR_Level=.2), "#BB976A")
        ck = lathe("cork", list(fillet([(0, h - .008), (rc - .001, h - .008), (rc + .0014, h + .0105, .0022), (rc * .6, h + .0118, .002), (0, h + .0118)], 6)), cm, segs=96, step=.0014)
        lb = wrap_label(plain_label(ttl, sub, "180 g", bg, fg, w=1700, h=760, big=150), r, .012, h * .68, 150, gap=.0004)
        move(group("mustard", [body, ck, lb]), (x, y, 0), (0, 0, 6 - 16 * k))
    camera((.004, 0, .041), dist=.84, elevation=14, lens=95, fstop=9, focus=(0, -.05, .045))


@shot("d-salt", clamp=20.0, bounces=10)
def d_salt():
    reset(128)
    set_table(limestone("#AEB0AD", 15), "#C6C3BC", seed=63, light_back=.35)
    g = G("salt")
    p = g.coord()
    c = g.n("SeparateColor", {0: g.n("TexVoronoi", {"Vector": p, "Scale": 720.0}, out="Color")}, out=0)
    d = g.voronoi(p, 720)
    col = g.mix(g.rng(c, .2, .9, 0, 1), "#CFCBC2", "#FBFAF6")
    sm = g.done(g.bsdf(col, .25, Normal=g.bump(g.m("ADD", d, g.m("MULTIPLY", c, .6)), .9, .0016), Subsurface_Weight=.4, Subsurface_Radius=(1, 1, 1), Subsurface_Scale=.003, Emission_Color="#F4F1EA", Emission_Strength=.10), "#EFEDE6")
    j = lidded(.036, .092, plain_label("Meersalz", ["grob, von der Ostsee"], "250 g", "#DCE2E2", "#2C4450", w=1880, h=760, big=150), sm, wood("oak", "X", 6, rough=.55), 7, level=.84)
    move(j, (-.034, .026, 0), (0, 0, 5))
    b = vessel("dish", [(.024, 0), (.028, .003), (.036, .010), (.0405, .0185)], stoneware("chalk", line=.003, seed=4), wall=.0032, floor=.005, wobble=.0005, rings=.0001, seed=3)
    hp = lathe("heap", [(0, .0225), (.012, .0205), (.024, .0155), (.0345, .0115)][::-1], sm, segs=160, step=.0008)
    displace(hp, .0016, 90, 3, 5)
    move(group("dish", [b, hp]), (.052, -.032, 0))
    rng = random.Random(4)
    V, F = [], []
    for _ in range(900):                            # crystals: on the heap, and a few beside it
        if rng.random() < .9:
            r, a = .033 * math.sqrt(rng.random()), rng.uniform(0, 2 * PI)
            x, y, z = .052 + r * math.cos(a), -.032 + r * math.sin(a), .0126 + .0105 * (1 - r / .034)
        else:
            x, y, z = rng.gauss(.020, .020), rng.gauss(-.060, .008), .0006
        s = rng.uniform(.0005, .0013) * (1 if z > .001 else .8)
        q = Vector((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1))).normalized()
        w = q.orthogonal().normalized()
        t = q.cross(w)
        i = len(V)
        for dx in (-1, 1):
            for dy in (-1, 1):
                for dz in (-1, 1):
                    V.append(Vector((x, y, z)) + q * dx * s * .55 + w * dy * s * .5 + t * dz * s * .42)
        F += [tuple(i + k for k in f) for f in ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))]
    mesh("crystals", V, F, mat=plain("crystal", "#F6F4EE", .15, Subsurface_Weight=.5, Subsurface_Scale=.002))
    camera((.006, 0, .045), dist=.88, elevation=16, lens=95, fstop=9, focus=(0, -.04, .04))


@shot("d-juice", clamp=20.0, bounces=10)
def d_juice():
    reset(129)
    set_table(wood("ash", seed=19), "#CFC8BC", seed=64, light_back=.35)
    r, H = .0400, .270
    out = [(r - .005, 0), (r - .001, .0025), (r, .009), (r, H * .25), (r, H * .50), (r * .985, H * .565), (r * .84, H * .66), (r * .56, H * .76), (r * .385, H * .85), (r * .355, H * .93), (r * .36, H * .955), (r * .41, H * .965), (r * .41, H * .985), (r * .345, H)]
    jm = G("juice")
    ab = jm.n("VolumeAbsorption", {"Color": lin((.95, .76, .02)), "Density": 30.0})
    jm.t.links.new(ab, jm.out.inputs["Volume"])
    jm = jm.done(jm.n("BsdfPrincipled", {"Base Color": (1, 1, 1, 1), "Roughness": .05, "IOR": 1.345, "Transmission Weight": 1.0}))
    b = turned_glass("bottle", out, .0028, .009, glass(), 6, fill=H * .79)
    b[1].data.materials[0] = jm
    cap = lathe("cap", list(fillet([(0, H - .004), (r * .43, H - .004), (r * .45, H - .003, .0006), (r * .43, H + .0035, .002), (0, H + .0045)], 6)), metal("#4B5A46", .32, seed=2, patina=.06), segs=126, step=.001)
    for v in cap.data.vertices:                     # the teeth of a crown cap
        x, y, z = v.co
        q = math.hypot(x, y)
        if q > r * .40:
            f = 1 + .035 * math.cos(21 * math.atan2(y, x)) * max(0, min(1, (H + .001 - z) / .004))
            v.co = (x * f, y * f, z)
    lb = wrap_label(plain_label("Apfelsaft", ["klar, von Streuobst"], "0,75 l", "#EDE4CF", "#4A5A33", w=1500, h=1250, big=200), r, H * .13, H * .47, 165)
    move(group("bottle", b + [cap, lb]), (-.030, .02, 0), (0, 0, 5))
    t = turned_glass("tumbler", [(.0300, 0), (.0345, .003), (.0362, .010), (.0375, .045), (.0388, .088)], .0020, .0085, glass(), 5, fill=.060)
    t[1].data.materials[0] = jm
    move(group("tumbler", t), (.064, -.030, 0))
    camera((.008, 0, .130), dist=1.50, elevation=7, lens=95, fstop=9, focus=(0, -.04, .1), level=True)


@shot("d-coffee")
def d_coffee():
    reset(130)
    set_table(limestone("#C2B9AB", 11), "#D2C9BC", seed=65)
    from PIL import Image, ImageDraw
    im = Image.new("RGBA", (1100, 1800), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    F = hexrgb("#F2E9D8")
    d.rectangle([225, 690, 875, 1450], fill=hexrgb("#B4553C") + (255,))
    d.rectangle([249, 714, 851, 1426], outline=F, width=4)
    spaced(d, (550, 890), "Ostwind", font(116, True), F, 0)
    d.line([(500, 995), (600, 995)], fill=F, width=4)
    for i, t in enumerate(["Kaffee, ganze Bohne", "kräftig, wenig Säure"]):
        spaced(d, (550, 1090 + 66 * i), t, font(42), F, 2)
    spaced(d, (550, 1345), "250 g", font(44), F, 4)
    move(bag("#3D4245", to_image(im, "coffee"), seed=6), (-.020, .022, 0), (0, 0, -13))
    g = G("bean")
    p = g.coord()
    n = g.noise(p, 160, 3, .6)
    bm_ = g.done(g.bsdf(g.mix(g.rng(n, .3, .7, 0, 1), "#2A170C", "#4A2C17"), .34, Normal=g.bump(n, .2, .0004), Specular_IOR_Level=.5), "#3A2212")
    n_, m_ = 22, 28
    V, Fc = [], []
    for i in range(n_ + 1):
        a = PI * i / n_
        for k in range(m_):
            b = 2 * PI * k / m_
            x, y, z = math.cos(a) * .0058, math.sin(a) * math.cos(b) * .0041, math.sin(a) * math.sin(b) * .0040
            if z > 0:
                z *= .38
                z -= .0016 * math.exp(-((y - .0005 * math.sin(x * 500)) / .00055) ** 2) * math.sin(a) ** .5
            V.append((x, y, z))
    Fc = [(i * m_ + k, i * m_ + (k + 1) % m_, (i + 1) * m_ + (k + 1) % m_, (i + 1) * m_ + k) for i in range(n_) for k in range(m_)]
    first = mesh("bean", V, Fc, mat=bm_, smooth=True)
    rng = random.Random(8)
    spots = []
    while len(spots) < 34:
        x, y = rng.gauss(.074, .022), rng.gauss(-.052, .016)
        if all((x - a) ** 2 + (y - b) ** 2 > .0092 ** 2 for a, b in spots):
            spots.append((x, y))
    for i, (x, y) in enumerate(spots):
        o = first if i == 0 else link(bpy.data.objects.new("bean", first.data))
        face = rng.random() < .55
        move(o, (x, y, .0040 if face else .0018), (0 if face else 180, rng.uniform(-9, 9), rng.uniform(0, 360)))
    camera((.016, 0, .074), dist=1.05, elevation=13, lens=95, fstop=9, focus=(0, -.04, .07), level=True)


@shot("hero-deli", size=(1600, 1200), limit=220_000)
def hero_deli():
    reset(141)
    set_sweep("#DDB64E", key=104, k=1.6, world_=.42)
    for i, (x, y, k, a, long) in enumerate(((-.330, .050, 1.0, 20, 1.0), (-.130, -.045, .90, -35, 1.0), (.085, .060, 1.05, 70, 1.0), (.290, -.030, .86, 10, 1.25), (.475, .075, .95, -60, 1.0))):
        cuts = (((.030 * k, .072 * k, .5), (-.004, .082 * k, .5), (-.038 * k, .066 * k, .5)), ((0, .080 * k, .2),), ((.022, .07 * k, 1.1), (-.022, .07 * k, 1.1)))[i % 3]
        o = loaf(R=.105 * k, H=.095 * k, cuts=cuts, seed=70 + i, long=long, mat=crust(seed=i), ringed=1.0 if long == 1.0 else 0)
        move(o, (x, y, 0), (0, 0, a))
    camera((.070, 0, .040), dist=1.62, elevation=24, lens=85, fstop=10, focus=(0, -.05, .06))


detail("d-loaf-detail", "d-loaf", target=(.010, -.02, .075), dist=.58, elevation=38, azimuth=14, fstop=7, focus=(.01, -.03, .09))
detail("d-honey-detail", "d-honey", target=(-.022, .0, .058), dist=.48, elevation=16, azimuth=-12, fstop=7, focus=(-.035, -.015, .055))
detail("d-tins-detail", "d-tins", target=(.010, -.015, .058), dist=.44, elevation=34, azimuth=16, fstop=7, focus=(.015, -.03, .07))
detail("d-flour-detail", "d-flour", target=(-.030, .0, .112), dist=.72, elevation=14, azimuth=-10, fstop=7, focus=(-.045, -.01, .10))
