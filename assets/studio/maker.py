"""Thrum, the maker's shop: pots, glass, wood, enamel, linen, wax, paper, brushes, baskets, and the wide pictures."""
from sets import *  # noqa: F403


# ---------------------------------------------------------------------------------------------------------------------
# ceramics
# ---------------------------------------------------------------------------------------------------------------------
def strap(pts, mat, w=.0072, t=.52, seed=1, flare=.0034):
    """A pulled handle: wider than thick, spreading where it is pressed on to the pot."""
    h = tube("handle", pts, lambda s: w + flare * abs(2 * s - 1) ** 5, mat, sides=28, flat=lambda s: t + .25 * abs(2 * s - 1) ** 5, n=16)
    return displace(h, .00035, 70, 2, seed)


def mug(glaze="oat", seed=1):
    mat = stoneware(glaze, line=.0125, seed=seed)
    out = [(.030, 0), (.0375, .006), (.0405, .018), (.0415, .040), (.0412, .062), (.0405, .080), (.0405, .088)]
    body = vessel("mug", out, mat,
                  wall=.0034, floor=.006, wobble=.0005, rings=.00016, seed=seed, ring_pitch=.0056)
    h = strap([(.0385, 0, .0745), (.050, 0, .0760), (.0625, 0, .0715), (.0685, 0, .0560), (.0640, 0, .0395), (.0530, 0, .0280),
               (.0390, 0, .0245)], mat, seed=seed)
    return group("mug", [body, h] + [joint(RINGS["handle"], out, mat, .0035, e) for e in (0, -1)])


def bowl(glaze="oat", seed=2, k=1.0):
    mat = stoneware(glaze, line=.010, seed=seed)
    return group("bowl", [vessel("bowl", [(.034 * k, 0), (.038 * k, .006), (.056 * k, .017), (.074 * k, .037), (.0825 * k, .060), (.085 * k, .072)], mat,
                                 wall=.0042, floor=.0075, foot=(.006, .005), wobble=.0008, rings=.0002, seed=seed, ring_pitch=.006, rim_w=.005)])


def plate(glaze="chalk", seed=3, k=1.0):
    mat = stoneware(glaze, line=.0035, seed=seed)
    return group("plate", [vessel("plate", [(.066 * k, 0), (.078 * k, .003), (.104 * k, .0075), (.121 * k, .0125), (.1285 * k, .0185), (.1305 * k, .024)], mat,
                                  wall=.0048, floor=.0055, foot=(.006, .003), wobble=.0007, rings=.00014, seed=seed, ring_pitch=.0085, rim_w=.0022, segs=220)])


def vase(glaze="chalk", seed=4, bare=False, k=1.0):
    mat = terracotta(seed=seed) if bare else stoneware(glaze, line=.014, seed=seed)
    o = [(.036, 0), (.049, .012), (.0605, .045), (.0600, .085), (.0450, .125), (.0250, .150), (.0180, .172), (.0180, .192), (.0215, .206)]
    return group("vase", [vessel("vase", [(r * k, z * k) for r, z in o], mat, wall=.0036, floor=.007, wobble=.0007, rings=.00022, seed=seed)])


def teapot(glaze="sage", seed=5):
    mat = stoneware(glaze, line=.010, seed=seed)
    out = [(.046, 0), (.060, .007), (.0735, .030), (.0755, .052), (.0665, .078), (.0500, .0935), (.0405, .0975)]
    body = vessel("pot", out, mat,
                  wall=.0042, floor=.007, wobble=.0006, rings=.00016, seed=seed, ring_pitch=.0058, rim_w=.004)
    z = .0965
    lid = lathe("lid", list(fillet([(0, z - .004), (.034, z - .004, .001), (.034, z + .0006, .0005), (.0412, z + .0013, .001), (.0412, z + .0036, .0014),
                                    (.030, z + .0082, .012), (.012, z + .0120, .004), (.0062, z + .0150, .003), (.0062, z + .0190, .003),
                                    (.0130, z + .0245, .005), (.0125, z + .0325, .005), (.004, z + .0350, .003), (0, z + .0350)], 10)),
                stoneware(glaze, line=-1, seed=seed + 9), wobble=.0003, rings=.00008, seed=seed,
                rim=lambda r, zz: 1.0 if (r > .0400 and zz > z - .001) or (r > .0115 and zz > z + .024 and zz < z + .0335) else .15)
    sp = tube("spout", [(-.060, 0, .040), (-.079, 0, .049), (-.094, 0, .064), (-.105, 0, .083), (-.1165, 0, .0955)],
              lambda t: .0150 * (1 - t) ** 1.6 + .0072 + .0009 * t ** 8, mat, sides=40, n=18, cap=False, flat=1.0)
    so = sp.modifiers.new("s", "SOLIDIFY")
    so.thickness, so.offset = .0026, -1
    sb = sp.modifiers.new("b", "BEVEL")
    sb.width, sb.segments, sb.limit_method, sb.angle_limit = .0009, 3, "ANGLE", 1.0
    h = strap([(.0640, 0, .0800), (.078, 0, .0905), (.0990, 0, .0900), (.1110, 0, .0720), (.1060, 0, .0500), (.0900, 0, .0360), (.0705, 0, .0330)], mat,
              w=.0080, t=.55, seed=seed, flare=.0045)
    js = [joint(RINGS["spout"], out, mat, .010), joint(RINGS["handle"], out, mat, .0055), joint(RINGS["handle"], out, mat, .0055, -1)]
    return group("teapot", [body, lid, sp, h] + js)


def grass(seed=1, n=7, height=.34, base=(0, 0, 0), spread=.5, mouth=.012):
    """Dried grass: thin stalks with a nodding plume of spikelets."""
    g = G("straw")
    p = g.coord()
    col = g.mix(g.rng(g.noise(p, 60, 3, .6), .3, .7, 0, 1), "#B9985F", "#DCC79A")
    b = g.bsdf(col, .75, Specular_IOR_Level=.25)
    tr = g.n("BsdfTranslucent", {"Color": col})
    mat = g.done(g.n("MixShader", {0: .3, 1: b, 2: tr}))
    rng = random.Random(seed)
    obs = []
    V, F = [], []

    def spikelet(c, d, L, w):
        d = d.normalized()
        s = d.cross(Vector((rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(-1, 1)))).normalized()
        t = d.cross(s)
        i = len(V)
        V.append(c)
        for f, k in ((.35, 1.0), (.72, .7)):
            for q in range(5):
                a = 2 * PI * q / 5
                V.append(c + d * L * f + (s * math.cos(a) + t * math.sin(a)) * w * k)
        V.append(c + d * L)
        for q in range(5):
            F.append((i, i + 1 + (q + 1) % 5, i + 1 + q))
            F.append((i + 1 + q, i + 1 + (q + 1) % 5, i + 6 + (q + 1) % 5, i + 6 + q))
            F.append((i + 6 + q, i + 6 + (q + 1) % 5, i + 11))
        # awn: a hair at the tip
        if rng.random() < .7:
            j = len(V)
            e = c + d * L * rng.uniform(1.8, 2.6) + s * L * .2
            V.extend([c + d * L * .95 + s * w * .12, c + d * L * .95 - s * w * .12, e])
            F.append((j, j + 1, j + 2))

    for k in range(n):
        az = rng.uniform(0, 2 * PI)
        lean = rng.uniform(.15, 1) * spread
        H = height * rng.uniform(.72, 1.08)
        m = Vector((math.cos(az), math.sin(az), 0))
        pts = [Vector(base) - m * mouth * .6 + Vector((0, 0, -.10))]
        for t in (0, .35, .65, .88, 1.0):
            pts.append(Vector(base) + m * (mouth * .7 + lean * H * (t ** 1.9) * .62) + Vector((0, 0, H * (t - .17 * lean * t ** 3))))
        obs.append(tube("stalk", [tuple(q) for q in pts], lambda t: .00105 - .0006 * t, mat, sides=7, n=10))
        curve = catmull([tuple(q) for q in pts], 60)
        N = len(curve)
        for q in range(150):
            t = .70 + .30 * q / 150
            i = min(N - 2, int(t * (N - 1)))
            c, d = Vector(curve[i]), Vector(curve[i + 1] - curve[i]).normalized()
            side = d.cross(Vector((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1)))).normalized()
            fat = math.sin(PI * min(1, (t - .68) / .33)) ** .7
            spikelet(c + side * .0065 * fat * rng.random() ** .5 + d * rng.uniform(0, .006), d + side * rng.uniform(.15, .5), rng.uniform(.005, .0085), rng.uniform(.0006, .0011))
    obs.append(mesh("plume", V, F, mat=mat, smooth=True))
    return group("grass", obs)


@variants("mug-{}", ["oat", "sage", "ink", "chalk", "rose", "tenmoku"])
def mug_hero(glaze):
    reset(11)
    set_sweep({"oat": "#C9BFB0", "sage": "#D6CEC0", "ink": "#D0C7B9", "chalk": "#BDB2A2", "rose": "#D4CBBE", "tenmoku": "#D6CEC0"}[glaze])
    g = mug(glaze)
    g.rotation_euler = (0, 0, math.radians(-24))
    camera((.009, 0, .042), dist=.66, elevation=16, lens=100, fstop=9, focus=(0, -.036, .05))


@shot("mug-oat-detail")
def mug_detail():
    reset(12)
    set_table(limestone("#BDB4A6"), "#BEB4A5", seed=2)
    g = mug("oat")
    g.rotation_euler = (0, 0, math.radians(38))
    b = mug("sage", 3)
    move(b, (-.10, .19, 0), (0, 0, -150))
    camera((.012, 0, .058), dist=.40, elevation=24, azimuth=-12, lens=100, fstop=5.6, focus=(.0, -.034, .07))


@variants("bowl-{}", ["chalk", "celadon", "ink", "rose"])
def bowl_hero(glaze):
    reset(13)
    set_sweep({"chalk": "#BFB5A6", "celadon": "#D6CEC0", "ink": "#CFC6B8", "rose": "#D6CDC0"}[glaze])
    bowl(glaze, 2)
    camera((0, 0, .034), dist=.86, elevation=24, lens=100, fstop=10, focus=(0, -.05, .06))


@shot("bowl-set")
def bowl_set():
    reset(14)
    set_table(wood("oak", seed=3), "#C9BFB0", seed=1)
    z = 0
    for i, (gl, k) in enumerate((("ink", 1.0), ("sage", .97), ("oat", .94))):
        b = bowl(gl, 5 + i, k)
        move(b, (.001 * i, -.0015 * i, z), (.7 * i, -.5 * i, 70 * i))
        z += .0155
    c = bowl("chalk", 21, .62)
    move(c, (.118, -.075, 0), (0, 0, 40))
    camera((.032, 0, .046), dist=1.10, elevation=15, lens=100, fstop=8, focus=(0, -.07, .07))


@shot("plate-stack")
def plate_stack():
    reset(15)
    set_table(limestone("#C3BAAC", 1), "#CFC7BB", seed=3)
    rng = random.Random(4)
    for i, gl in enumerate(["chalk", "chalk", "oat", "chalk", "oat", "chalk"]):
        p = plate(gl, 30 + i)
        move(p, (rng.uniform(-.002, .002), rng.uniform(-.002, .002), i * .0092), (rng.uniform(-.4, .4), rng.uniform(-.4, .4), rng.uniform(0, 360)))
    camera((0, 0, .03), dist=1.12, elevation=21, lens=95, fstop=9, focus=(0, -.10, .06))


@shot("vase-chalk")
def vase_hero():
    reset(16)
    set_sweep("#CDC3B4")
    vase("chalk", 4)
    grass(3, 7, .27, (0, 0, .20), .55)
    camera((0, 0, .212), dist=1.58, elevation=6, lens=95, fstop=7, focus=(0, -.05, .1), level=True)


@shot("vase-terracotta")
def vase_pair():
    reset(17)
    set_table(limestone("#B9B0A3", 2), "#D3CBBF", seed=5)
    vase(seed=8, bare=True, k=1.15)
    v = vase("ink", 6, k=.72)
    move(v, (.125, -.06, 0))
    camera((.035, 0, .115), dist=1.35, elevation=8, lens=95, fstop=6.3, focus=(0, -.05, .1), level=True)


@variants("teapot-{}", ["sage", "chalk"])
def teapot_hero(glaze):
    reset(18)
    set_sweep("#CCC2B3" if glaze == "sage" else "#B9AE9E")
    t = teapot(glaze)
    move(t, (.004, 0, 0), (0, 0, -18))
    camera((.0, 0, .055), dist=1.08, elevation=15, lens=100, fstop=10, focus=(0, -.06, .07))


# ---------------------------------------------------------------------------------------------------------------------
# glass
# ---------------------------------------------------------------------------------------------------------------------
def turned_glass(name, outer, wall, floor, mat, seed=0, wobble=.00025, fill=None):
    prof, _ = vessel_profile(outer, wall, floor, None, 1.0)
    obs = [lathe(name, prof, mat, segs=160, step=.0016, wobble=wobble, seed=seed)]
    if fill:
        o = catmull(outer, 20)
        d = np.gradient(o, axis=0)
        nrm = np.stack([d[:, 1], -d[:, 0]], 1)
        nrm /= np.linalg.norm(nrm, axis=1)[:, None]
        i = o - nrm * (wall - .0002)
        i = i[(i[:, 1] > floor - .0002 + o[0, 1]) & (i[:, 1] < fill)]
        prof = [(0, floor - .0002)] + [tuple(x) for x in i] + [(i[-1][0] + .0001, fill), (i[-1][0] - .0015, fill - .0006), (i[-1][0] - .004, fill - .0009), (0, fill - .001)]
        obs.append(lathe("water", prof, water(), segs=160, step=.003))
    return obs


def carafe(mat=None, fill=.105):
    return group("carafe", turned_glass("carafe", [(.0385, 0), (.0455, .004), (.0480, .014), (.0480, .070), (.0465, .105), (.0380, .145), (.0280, .175),
                                                   (.0262, .200), (.0285, .222), (.0315, .236)], .0024, .009, mat or glass(), 3, fill=fill))


def tumbler(mat=None, k=1.0, fill=None):
    return group("tumbler", turned_glass("tumbler", [(.0300 * k, 0), (.0345 * k, .003), (.0362 * k, .010), (.0375 * k, .045), (.0388 * k, .088 * k)], .0020, .0085,
                                         mat or glass(), 5, fill=fill))


@shot("carafe-clear", samples=40, clamp=30.0, bounces=10)
def carafe_hero():
    reset(21)
    set_sweep("#E2DCD0", back=.45, key=105)
    move(carafe(), (-.035, .02, 0))
    move(tumbler(fill=.055), (.062, -.035, 0))
    camera((.006, 0, .112), dist=1.38, elevation=7, lens=95, fstop=9, focus=(0, -.03, .1), level=True)


TINTS = {"smoke": ("#8C6A48", 260), "sage": ("#7FA08A", 240), "clear": (None, 60)}


@variants("tumbler-{}", ["smoke", "sage", "clear"], clamp=30.0, bounces=10)
def tumbler_set(tint):
    reset(22)
    set_table(limestone("#CEC6B9", 3), "#D9D2C6", seed=7, light_back=.4)
    m = glass(*(TINTS[tint][0], 0.0, TINTS[tint][1]))
    f = .052 if tint == "clear" else None
    move(tumbler(m), (-.045, .03, 0))
    move(tumbler(m, fill=f), (.05, -.03, 0))
    move(tumbler(m), (.045, .12, 0))
    camera((.006, 0, .045), dist=.80, elevation=13, lens=95, fstop=7, focus=(.05, -.06, .05))


# ---------------------------------------------------------------------------------------------------------------------
# wood
# ---------------------------------------------------------------------------------------------------------------------
def fillet_closed(pts, n=8):
    """Rounds every corner (x, y, radius) of a closed polygon."""
    q = [pts[-1]] + list(pts) + [pts[0], pts[1]]
    out = []
    for i in range(1, len(pts) + 1):
        out += [tuple(v) for v in fillet([q[i - 1][:2], q[i], q[i + 1][:2]], n)[1:-1]]
    return out


def board(kind="oak", seed=1, w=.205, h=.300, handle=.115, thick=.019):
    a = .0205
    out = fillet_closed([(-w / 2, 0, .020), (w / 2, 0, .020), (w / 2, h, .055), (a, h + .012, .030), (a, h + handle, .0190), (-a, h + handle, .0190),
                         (-a, h + .012, .030), (-w / 2, h, .055)], 12)
    m = wood(kind, axis="Y", seed=seed, oil=.3, rough=.44)
    o = slab("board", out, thick, .0035, m)
    cut = lathe("cut", list(fillet([(0, -.02), (.0125, -.02), (.0125, -.0125), (.0085, -.0078, .004), (.0085, .0078, .004), (.0125, .0125), (.0125, .02), (0, .02)], 6)),
                m, segs=64, step=.004)
    cut.location = (0, h + handle - .024, 0)
    boolean(o, cut)
    o.modifiers.new("wn", "WEIGHTED_NORMAL")
    return o


@variants("board-{}", ["oak", "walnut"])
def board_hero(kind):
    reset(31)
    set_table(limestone("#C4BBAD", 4), "#CFC7BB", seed=9, wall_y=.13, table_y=(-.8, .13), light_back=-.25)
    b = board(kind, 3 if kind == "oak" else 6)
    b.rotation_euler = (math.radians(90 - 9), 0, math.radians(-3))
    b.location = (-.01, .06, .0015)
    c = bowl("oat", 4, .62)
    move(c, (.125, -.02, 0))
    camera((.012, 0, .205), dist=1.85, elevation=5, lens=95, fstop=8, focus=(0, .06, .2), level=True)


def spoon(kind="cherry", seed=0, L=.29, bw=.029, bl=.078):
    """Carved: a hollowed bowl, a neck, a handle that swells to its end."""
    nt, nu = 150, 28
    V, uv = [], []
    xs = [1 - math.cos(PI * i / (nt - 1)) for i in range(nt)]
    xs = [x / 2 for x in xs]

    def half(t):
        x = t * L
        if x < bl:
            s = x / bl
            ell = bw * math.sqrt(max(0.0, 1 - (2 * s - 1) ** 2)) * (1 - .10 * max(0, s - .4))
            return math.sqrt(ell ** 2 + (.0058 * max(0, (s - .5) / .5) ** 1.2) ** 2)
        s = (x - bl) / (L - bl)
        e = .0058 + .0032 * s ** 1.4
        return e * math.sqrt(max(0.0, 1 - max(0, (s - .965) / .035) ** 2))

    def thick(t):
        x = t * L
        if x < bl:
            return .0030 + .0105 * math.sin(PI * min(1, (x / bl) * .8 + .12)) ** .8 * min(1, x / .006 + .25)
        s = (x - bl) / (L - bl)
        return (.0062 - .0012 * s) * math.sqrt(max(0.0, 1 - max(0, (s - .96) / .04) ** 2))
    for side in (1, -1):
        for t in xs:
            x = t * L
            zc = .012 - .030 * (t - .27) * (t > .27) * .12 + .003 * max(0, 1 - x / bl) ** 2 + .006 * t
            for k in range(nu + 1):
                u = -1 + 2 * k / nu
                e = math.sqrt(max(0, 1 - u * u))
                w, th = half(t), thick(t)
                if side > 0:
                    z = zc + (.0032 if x < bl else th * .55 * e) * (e if x < bl else 1)
                    if x < bl * 1.02:
                        s = x / bl
                        r2 = ((s - .48) / .42) ** 2 + (u / .80) ** 2
                        z -= .0098 * max(0, 1 - r2) ** .75
                else:
                    z = zc - th * e ** .9
                V.append((x - L * .45, u * w, z))
    m = nu + 1
    off = nt * m
    F = [(i * m + k, (i + 1) * m + k, (i + 1) * m + k + 1, i * m + k + 1) for i in range(nt - 1) for k in range(nu)]
    F += [(off + i * m + k, off + i * m + k + 1, off + (i + 1) * m + k + 1, off + (i + 1) * m + k) for i in range(nt - 1) for k in range(nu)]
    o = mesh("spoon", V, F, mat=wood(kind, "X", seed, rough=.5, pith=(.004, -.06)), smooth=True)
    bm = bmesh.new()
    bm.from_mesh(o.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=2e-5)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(o.data)
    bm.free()
    displace(o, .0004, 55, 2, seed)
    sb = o.modifiers.new("sub", "SUBSURF")
    sb.levels = sb.render_levels = 1
    return o


def stool(kind="oak", seed=1):
    seat = lathe("seat", list(fillet([(0, .433), (.08, .4335), (.150, .4395, .04), (.168, .4410, .008), (.168, .410, .010), (.150, .404, .01), (0, .404)], 10)),
                 wood(kind, "X", seed, scale=.7), segs=128, step=.006)
    obs = [seat]
    for i in range(3):
        a = 2 * PI * i / 3 + .5
        d = (math.cos(a), math.sin(a))
        obs.append(tube("leg", [(d[0] * .205, d[1] * .205, 0), (d[0] * .185, d[1] * .185, .10), (d[0] * .108, d[1] * .108, .4335)],
                        lambda t: .0125 + .0065 * math.sin(PI * min(1, t * .95)) * .9, wood(kind, "Z", seed + i + 1), sides=40, n=24, up=(0, 1, 0)))
    for i in range(3):
        a, b = 2 * PI * i / 3 + .5, 2 * PI * (i + 1) / 3 + .5
        h = .16 + .03 * i
        r = .175 - (h - .10) * .245
        obs.append(tube("rung", [(math.cos(a) * r, math.sin(a) * r, h), (math.cos((a + b) / 2) * r * .5, math.sin((a + b) / 2) * r * .5, h), (math.cos(b) * r, math.sin(b) * r, h)],
                        lambda t: .0075 + .0025 * math.sin(PI * t), wood(kind, "X", seed + 7 + i), sides=28, n=20, curve=False))
    return group("stool", obs)


@variants("stool-{}", ["oak", "black"])
def stool_hero(kind):
    reset(33)
    set_sweep("#CFC6B8", k=4)
    g = stool(kind, 4)
    g.rotation_euler = (0, 0, math.radians(14))
    camera((.02, 0, .215), dist=2.75, elevation=11, lens=100, fstop=8, focus=(0, -.12, .35))


# ---------------------------------------------------------------------------------------------------------------------
# linen
# ---------------------------------------------------------------------------------------------------------------------
def folded(color="oat", W=.215, D=.150, layers=5, t=.0034, seed=0, z0=0, stripe=None, thread=.0007, puff=1.0):
    """A folded towel: one sheet laid to and fro, fat at the folds, soft everywhere."""
    path = []
    R = t * .62
    z = 0.0
    rng = random.Random(seed)
    for k in range(layers):
        d = 1 if k % 2 == 0 else -1
        ext = D / 2 + rng.uniform(-.0022, .0022)
        for i in range(26):
            s = -1 + 2 * i / 25
            path.append((d * s * ext, z + R * .55 * s ** 6))
        if k < layers - 1:
            for i in range(1, 10):
                a = -PI / 2 + PI * i / 10
                path.append((d * (ext + math.cos(a) * R * 1.15), z + t / 2 + math.sin(a) * (t / 2 - .0) ))
        z += t
    path = np.array(path)
    acc = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    nx = 90
    V, uv = [], []
    for i in range(nx + 1):
        s = -1 + 2 * i / nx
        for (y, zz), a in zip(path, acc):
            V.append((s * W / 2, y, zz))
            uv.append((s * W / 2, a))
    V = np.array(V)
    m = len(path)
    F = [(i * m + k, i * m + k + 1, (i + 1) * m + k + 1, (i + 1) * m + k) for i in range(nx) for k in range(m - 1)]
    H = z
    low = fbm(V * np.array([1, 1, .4]), 11, 2, seed)
    mid = fbm(V * np.array([1, 1, 2.0]), 34, 2, seed + 5)
    edge = np.abs(V[:, 0]) / (W / 2)
    V[:, 2] += (low * .0024 + mid * .0011) * puff * (.25 + V[:, 2] / H) - (edge ** 8) * .0012 * V[:, 2] / H
    V[:, 0] += fbm(V, 26, 2, seed + 9) * .0016 + fbm(V * np.array([0, .2, 60]), 6, 1, seed + 11) * .0013 * (edge ** 4)
    V[:, 1] += fbm(V * np.array([1, .2, 1]), 14, 2, seed + 3) * .0022
    o = mesh("towel", V, F, uv=uv, mat=linen(color, thread=thread, seed=seed, stripe=stripe, stripe_at=((.075, .003), (.083, .0015), (-.075, .003), (-.083, .0015)), axis=0, hem=W / 2), smooth=True)
    sd = o.modifiers.new("solid", "SOLIDIFY")
    sd.thickness, sd.offset = .0019, 0
    sb = o.modifiers.new("sub", "SUBSURF")
    sb.levels = sb.render_levels = 1
    o.location.z = z0 + .0012
    return o, H + .0012


@shot("linen-towels")
def linen_towels():
    reset(41)
    set_table(wood("oak", seed=8), "#CDC5B8", seed=11)
    z = 0
    rng = random.Random(5)
    for i, (c, st) in enumerate((("#666D69", None), ("#B5A792", None), ("#D9CFBF", "#666D69"), ("#E4DCCE", None))):
        o, h = folded(c, seed=10 + i, z0=z, stripe=st)
        o.location.x, o.location.y = rng.uniform(-.003, .003), rng.uniform(-.003, .003)
        o.rotation_euler.z = rng.uniform(-.03, .03) + .42
        z += h + .0004
    camera((0, 0, .034), dist=.98, elevation=19, lens=95, fstop=8, focus=(0, -.08, .05))


# ---------------------------------------------------------------------------------------------------------------------
# soap, candles, paper, tins
# ---------------------------------------------------------------------------------------------------------------------
def mark_image(sub="", w=1024, h=700):
    """White with a dark drawn mark: pressed into soap, leather or paper as a height map."""
    from PIL import Image, ImageDraw, ImageFilter
    im = Image.new("L", (w, h), 255)
    d = ImageDraw.Draw(im)
    wordmark(im, w / 2, h * (.44 if sub else .5), h * .26, 0, weight=2.4)
    if sub:
        spaced(d, (w / 2, h * .76), sub, font(int(h * .06)), 0, track=h * .02)
    return to_image(im.filter(ImageFilter.GaussianBlur(1.6)).convert("RGB"), "mark")


def soap_bar(color, swirl=None, seed=0, stamp=None):
    o = box("soap", .084, .057, .027, .0065, soap(color, swirl, seed, stamp), segs=10, cuts=10)
    displace(o, .0007, 38, 2, seed)
    return o


@shot("soap-bars")
def soap_bars():
    reset(51)
    set_table(limestone("#BFB6A8", 6), "#CFC7BB", seed=13)
    st = mark_image()
    a = soap_bar("#A3A592", "#868A76", 1, st)
    move(a, (-.012, .010, .0135), (0, 0, 12))
    b = soap_bar("#DDD2BD", None, 2, st)
    move(b, (-.008, .012, .0405), (0, 0, -7))
    c = soap_bar("#B08870", "#9A735D", 3, st)
    move(c, (.046, -.056, .0291), (64, 0, 24))
    camera((.012, -.01, .030), dist=.72, elevation=24, azimuth=-6, lens=95, fstop=10, focus=(.0, -.03, .05))


def pillar(r, h, color="wax", seed=0):
    top = [(0, h - .0052), (.35 * r, h - .0050), (.70 * r, h - .0030), (.86 * r, h - .0004), (.93 * r, h)]
    body = lathe("candle", [(0, 0)] + list(fillet([(0, 0), (r - .001, 0, .001), (r, .001, .001), (r, h - .004, .004), (.93 * r, h, .003), (.8 * r, h - .0012)], 8))[1:-1]
                 + [tuple(x) for x in catmull(top[::-1], 8)[4:]], wax(color, seed), segs=128, step=.003, wobble=.0004, seed=seed)
    wick = tube("wick", [(0, 0, h - .012), (0, 0, h - .002), (.0008, .0004, h + .006), (.003, .001, h + .0115)], .0010, plain("wick", "#D8CDB6", .9), sides=10, n=8)
    return group("pillar", [body, wick])


def taper(L=.24, r=.0105, color="wax", seed=0):
    body = lathe("taper", list(fillet([(0, 0), (r, 0, .001), (r * .98, L * .2), (r * .82, L * .7), (r * .62, L * .93, .01), (r * .25, L * .985, .004), (0, L)], 8)), wax(color, seed),
                 segs=64, step=.004, wobble=.0003, seed=seed)
    wick = tube("wick", [(0, 0, L - .004), (.0006, 0, L + .008), (.002, .001, L + .018)], .0008, plain("wick", "#D8CDB6", .9), sides=8, n=8)
    return group("taper", [body, wick])


def holder(seed=0):
    return lathe("holder", list(fillet([(0, .0015), (.030, .0015, .001), (.033, 0, .001), (.0385, .0, .001), (.0395, .003, .0015), (.0365, .0045, .001), (.033, .0035, .001), (.016, .0035, .004), (.0145, .008, .003),
                                        (.0145, .026, .001), (.0155, .0275, .0008), (.0125, .0285, .0006), (.0118, .026, .0005), (.0118, .008, .001), (0, .008)], 6)),
                 metal("brass", .22, seed=seed, brushed=(3, 3, 260)), segs=128, step=.0012)


@variants("candle-{}", ["beeswax", "ivory"])
def candle_hero(kind):
    reset(52)
    wx = {"beeswax": "wax", "ivory": "#E9E1D0"}[kind]
    set_table(limestone("#B7AEA1", 7), "#C9C0B3", seed=15)
    move(pillar(.034, .128, wx, seed=1), (-.052, .045, 0))
    move(pillar(.034, .074, wx, seed=2), (-.002, -.040, 0))
    for x, y, h in ((.072, .020, .235), ):
        holder(3).location = (x, y, 0)
        move(taper(h, color=wx, seed=4), (x, y, .008))
    camera((.008, 0, .100), dist=1.24, elevation=9, lens=95, fstop=7, focus=(0, -.03, .08), level=True)


def tin_label(kind, title, lines, bg, fg, w=1500, h=800):
    from PIL import Image, ImageDraw
    im = Image.new("RGB", (w, h), hexrgb(bg))
    d = ImageDraw.Draw(im)
    F = hexrgb(fg)
    cx = w / 2
    d.rectangle([24, 22, w - 24, h - 22], outline=F, width=3)
    wordmark(im, cx, h * .19, h * .115, F)
    spaced(d, (cx, h * .44), title, font(94, True), F, 0)
    for i, t in enumerate(lines):
        spaced(d, (cx, h * .62 + 46 * i), t, font(31), F, 3)
    d.line([(cx - 270, h * .78), (cx + 270, h * .78)], fill=F, width=2)
    spaced(d, (cx - 268, h * .87), kind, font(29), F, 4, "l")
    spaced(d, (cx + 200, h * .87), "80 g", font(29), F, 3, "l")
    return to_image(im, title)


def tin(body="ink", label=None, seed=0, r=.038, h=.105, lidmat=None):
    g = G("tin paint " + str(body))
    p = g.coord()
    n1, n2 = g.noise(p, 420, 2, .6), g.noise(p, 40, 4, .6)
    col = g.mix(g.rng(n2, .3, .7, 0, 1), shade(body, .92), shade(body, 1.06))
    paint = g.done(g.bsdf(col, g.rng(n2, .3, .7, .36, .5), Normal=g.bump(n1, .10, .0003), Specular_IOR_Level=.45))
    zl = h * .80
    b = lathe("tin", list(fillet([(0, .0012), (r - .003, .0012, .0006), (r - .002, 0, .0006), (r, 0, .0009), (r, .002, .0006), (r - .0004, .0026, .0004), (r - .0004, zl, .0002), (0, zl)], 5)),
              paint, segs=180, step=.002)
    lm = lidmat or paint
    lid = lathe("lid", list(fillet([(0, zl), (r + .0001, zl, .0002), (r + .0007, zl + .0004, .0005), (r + .0007, zl + .0020, .0006), (r + .0002, zl + .0028, .0005), (r + .0002, h - .001, .0012), (r - .0012, h, .0010), (r - .0030, h - .0002, .0006),
                                     (r - .0042, h - .0012, .0006), (0, h - .0010)], 6)), lm, segs=180, step=.002)
    obs = [b, lid]
    if label:
        rr, z0, z1, span = r - .0004 + .00022, .014, zl - .009, math.radians(196)
        V, uv, n = [], [], 80
        for i in range(n + 1):
            a = -PI / 2 - span / 2 + span * i / n
            for j, z in enumerate((z0, z1)):
                V.append((math.cos(a) * rr, math.sin(a) * rr, z))
                uv.append((i / n, j))
        F = [(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1) for i in range(n)]
        o = mesh("label", V, F, uv=uv, mat=printed(label), smooth=True)
        sd = o.modifiers.new("s", "SOLIDIFY")
        sd.thickness, sd.offset = .0003, 1
        obs.append(o)
    return group("tin", obs)


@shot("tea-tins")
def tea_tins():
    reset(53)
    set_sweep("#C7BDAE")
    l1 = tin_label("Nr. 04", "Bergkräuter", ["Verveine, Minze, Kornblume"], "#E6DECF", "#2A3138")
    l2 = tin_label("Nr. 07", "Rauchtee", ["Über Buche geräuchert"], "#9C6B53", "#F2EADC", h=500)
    a = tin("#3A4347", l1, 1, lidmat=metal("brass", .26, seed=2, brushed=(3, 3, 200)))
    move(a, (-.040, .012, 0), (0, 0, 3))
    b = tin("#CFC3AE", l2, 2, h=.078, lidmat=metal("brass", .26, seed=5, brushed=(3, 3, 200)))
    move(b, (.046, -.022, 0), (0, 0, -7))
    camera((.003, 0, .052), dist=.84, elevation=11, lens=100, fstop=9, focus=(0, -.04, .05))


def notebook(color, seed=0, w=.148, d=.210, pages=.0125, stamp=None, cloth_=True):
    mat = linen(color, thread=.00052, seed=seed, contrast=.55) if cloth_ else paper(color, seed)
    g = G("pages")
    p = g.coord()
    ln = g.noise(g.map(p, scale=(6, 6, 5200)), 1.0, 2, .7)
    pg = g.done(g.bsdf(g.mix(g.rng(ln, .3, .7, 0, 1), "#BFB29A", "#EDE4D2"), .8, Normal=g.bump(ln, .5, .0004)))
    t = .0021
    r = .0065
    obs = []
    for z in (t / 2, t * 1.5 + pages):
        c = slab("cover", rounded_rect(w, d, r), t, .0007, mat, 3)
        c.location = (0, 0, z)
        obs.append(c)
    blk = slab("block", rounded_rect(w - .006, d - .007, .005), pages, .0004, pg, 2)
    blk.location = (-.001, 0, t + pages / 2)
    obs.append(blk)
    sp = box("spine", .010, d - .0006, pages + 2 * t + .0004, .0028, mat, segs=4)
    sp.location = (-w / 2 + .0032, 0, t + pages / 2)
    obs.append(sp)
    rb = tube("ribbon", [(.018, -d / 2 + .02, t + pages * .55), (.018, -d / 2 - .004, t + pages * .55), (.021, -d / 2 - .014, .0095), (.026, -d / 2 - .030, .0012)], .0028, plain("ribbon", "#A9674A", .8), sides=8, flat=.09, n=8)
    obs.append(rb)
    if stamp:
        V = [(-.028, -.020, 0), (.028, -.020, 0), (.028, .020, 0), (-.028, .020, 0)]
        o = mesh("label", V, [(0, 1, 2, 3)], uv=[(0, 0), (1, 0), (1, 1), (0, 1)], mat=printed(stamp))
        sd = o.modifiers.new("s", "SOLIDIFY")
        sd.thickness, sd.offset = .0003, 1
        o.location = (.004, .035, 2 * t + pages + .0001)
        obs.append(o)
    return group("notebook", obs), pages + 2 * t


def small_label(title, sub, bg="#E9E1D2", fg="#2A3138", w=840, h=600):
    from PIL import Image, ImageDraw
    im = Image.new("RGB", (w, h), hexrgb(bg))
    d = ImageDraw.Draw(im)
    d.rectangle([26, 26, w - 26, h - 26], outline=hexrgb(fg), width=4)
    wordmark(im, w / 2, h * .30, 128, hexrgb(fg), weight=2.3)
    spaced(d, (w / 2, h * .60), title, font(112, True), hexrgb(fg), 0)
    spaced(d, (w / 2, h * .81), sub, font(46), hexrgb(fg), 4)
    return to_image(im, title)


@shot("notebooks")
def notebooks():
    reset(54)
    set_table(wood("ash", seed=4), "#CFC7BB", seed=17)
    z = 0
    lb = small_label("Werkbuch", "A5, 144 Seiten")
    for i, (c, a) in enumerate((("#4E5557", 28), ("#8C9284", 19), ("#A6806B", 33))):
        g, h = notebook(c, i, stamp=lb if i == 2 else None)
        move(g, (.002 * i, .003 * i, z), (0, 0, a))
        z += h + .0003
    camera((0, 0, .020), dist=1.10, elevation=33, lens=95, fstop=9, focus=(0, -.06, .05))


# ---------------------------------------------------------------------------------------------------------------------
# enamel, brass, light
# ---------------------------------------------------------------------------------------------------------------------
def enamel_mug(color="#ECE8DF", rim="#22303F", seed=0, r=.0415, h=.078):
    m = enamel(color, rim, seed=seed)
    prof = list(fillet([(0, .0035), (r - .006, .0035, .001), (r - .004, .0, .0015), (r - .0005, .0015, .004), (r, .010, .004), (r, h - .003, .001), (r + .0016, h - .0018, .0012), (r + .0018, h, .0013),
                        (r - .0004, h + .0008, .001), (r - .0014, h - .001, .001), (r - .0013, .010, .004), (r - .006, .0048, .003), (0, .0048)], 8))
    body = lathe("mug", prof, m, segs=160, step=.0016, wobble=.0002, seed=seed, rim=lambda a, z: min(1, max(0, 1 - (h - z) / .008)) if a > r - .004 else 0)
    c = h / .078
    hd = tube("handle", [(r - .001, 0, .066 * c), (r + .012, 0, .0665 * c), (r + .024, 0, .060 * c), (r + .0265, 0, .047 * c), (r + .020, 0, .031 * c), (r + .009, 0, .022 * c), (r - .001, 0, .0205 * c)],
              lambda t: .0065 - .0015 * math.sin(PI * t), m, sides=24, flat=.24, n=14)
    return group("enamel-mug", [body, hd])


def enamel_pot(color="#6F7F78", rim="#1E2522", seed=0):
    m = enamel(color, rim, seed=seed, speck=.4)
    r, h = .095, .105
    prof = list(fillet([(0, .0008), (r - .012, .0008, .004), (r - .002, .004, .010), (r, .018, .010), (r, h - .004, .001), (r + .0028, h - .0022, .0016), (r + .0030, h, .0016), (r - .0002, h + .0010, .001),
                        (r - .0016, h - .002, .001), (r - .0016, .018, .010), (r - .013, .0028, .006), (0, .0028)], 8))
    body = lathe("pot", prof, m, segs=200, step=.0024, wobble=.0003, seed=seed, rim=lambda a, z: min(1, max(0, 1 - (h - z) / .010)) if a > r - .008 else 0)
    z = h + .0012
    lid = lathe("lid", list(fillet([(0, z + .020), (.030, z + .019, .03), (.070, z + .012, .03), (r - .004, z + .0035, .004), (r + .0030, z + .0030, .001), (r + .0036, z + .0012, .001), (r - .003, z + .0004, .001), (r - .006, z - .004, .001), (r - .010, z - .002, .002),
                                     (.07, z + .0095, .02), (.03, z + .0165, .02), (0, z + .0175)][::-1], 10)), m, segs=200, step=.0024, wobble=.0003, seed=seed + 1,
                rim=lambda a, zz: min(1, max(0, 1 - (r + .0036 - a) / .009)))
    kn = lathe("knob", list(fillet([(0, z + .018), (.007, z + .018, .001), (.0075, z + .026, .003), (.0160, z + .034, .006), (.0155, z + .042, .005), (0, z + .0435)], 10)), wood("beech", "Z", 3), segs=80, step=.001)
    obs = [body, lid, kn]
    for sgn in (1, -1):
        obs.append(tube("ear", [(sgn * (r - .001), -.028, .080), (sgn * (r + .016), -.029, .083), (sgn * (r + .029), -.018, .086), (sgn * (r + .032), 0, .0865), (sgn * (r + .029), .018, .086),
                                (sgn * (r + .016), .029, .083), (sgn * (r - .001), .028, .080)], lambda t: .0046 + .002 * abs(2 * t - 1) ** 6, m, sides=22, n=14))
    return group("enamel-pot", obs)


@shot("enamel-mugs")
def enamel_mugs():
    reset(61)
    set_sweep("#B7AC9C")
    a = enamel_mug(seed=1)
    move(a, (-.028, -.01, 0), (0, 0, 196))
    b = enamel_mug("#3C4A52", "#14191D", 2)
    move(b, (.055, .060, 0), (0, 0, -40))
    camera((.012, 0, .040), dist=.80, elevation=15, lens=100, fstop=8, focus=(-.02, -.05, .05))


@variants("enamel-pot{}", ["", "-cream"])
def enamel_pot_hero(c):
    reset(62)
    set_table(wood("walnut", seed=5) if not c else wood("oak", seed=15), "#CAC1B3", seed=19)
    g = enamel_pot(seed=4) if not c else enamel_pot("#E7E0D1", "#2B3A4C", 6)
    g.rotation_euler = (0, 0, math.radians(-16))
    camera((0, 0, .066), dist=1.30, elevation=16, lens=95, fstop=9, focus=(0, -.09, .09))


@shot("brass-hook")
def brass_hook():
    reset(63)
    wall(plaster("#CFC6B8", 21), y=0)
    window(dist=1.0, height=.55, back=-.55, energy=70, target=(0, 0, .0))
    world(.34)
    m = metal("brass", .20, seed=4, patina=.10, brushed=(60, 60, 60), bump=.02)
    for x in (-.055, .055):
        pl = lathe("plate", list(fillet([(0, -.001), (.0215, -.001, .0005), (.0215, .0030, .0012), (.0195, .0042, .001), (.009, .0042, .002), (.0065, .0075, .003), (0, .0075)], 8)), m, segs=128, step=.0008)
        move(pl, (x, 0, .020), (90, 0, 0))
        pk = tube("peg", [(x, -.002, .020), (x, -.018, .0195), (x, -.034, .0125), (x, -.0405, -.005), (x, -.037, -.022), (x, -.046, -.036), (x, -.060, -.036), (x, -.0685, -.024)],
                  lambda t: .0050 - .0010 * t, m, sides=32, n=22, up=(1, 0, 0))
        b = lathe("ball", [(max(0, math.sin(a)) * .0078, -math.cos(a) * .0078) for a in np.linspace(0, PI, 40)], m, segs=64, step=.001)
        b.location = (x, -.0700, -.0205)
    camera((-.008, -.02, -.012), dist=.66, elevation=4, azimuth=24, lens=95, fstop=9, focus=(-.01, -.04, -.01))


@shot("lamp-opal", samples=32)
def lamp_hero():
    reset(64)
    table(wood("walnut", seed=9), y=(-.9, .42))
    wall(plaster("#B9AD9C", 23), y=.55)
    window(energy=34, back=.1, height=.8)
    world(.16)
    m = metal("brass", .24, seed=1, patina=.25)
    lathe("base", list(fillet([(0, 0), (.062, 0, .002), (.064, .002, .002), (.064, .020, .004), (.058, .0235, .004), (.014, .0245, .004), (.0085, .030, .004), (.0070, .050), (.0070, .172, .001), (.020, .178, .004), (.036, .188, .004), (.0365, .191, .001), (0, .191)], 8)),
          m, segs=160, step=.002)
    g = G("opal")
    lw = g.n("LayerWeight", {"Blend": .35}, out=1)
    z = g.n("SeparateXYZ", {0: g.coord("Generated")}, out=2)
    seen = g.m("MULTIPLY", g.rng(lw, 0, .9, 1.5, .62), g.rng(z, 0, 1, 1.25, .80))          # what the eye sees of the glowing glass
    em = g.n("Emission", {"Color": g.mix(lw, "#FFE3BC", "#FFCB8C"), "Strength": g.fmix(g.n("LightPath", out="Is Camera Ray"), 16.0, seen)})
    gl = g.bsdf("#F6EFE2", .12, Coat_Weight=.5)
    mat = g.done(g.n("MixShader", {0: .3, 1: em, 2: gl}))
    c, R = .188 + .078, .083
    lathe("globe", [(max(0, math.sin(a)) * R, c - math.cos(a) * R) for a in np.linspace(0.35, PI, 90)], mat, segs=128, step=.004)
    camera((0, 0, .170), dist=1.55, elevation=7, lens=90, fstop=6.3, focus=(0, -.06, .2), level=True)


def brush(seed=0, handle=True):
    """A dish brush: turned beech head, handle, union-fibre bristles in bored tufts. Without the handle: a head to replace."""
    wd = wood("beech", "X", seed, rough=.5)
    head = lathe("head", list(fillet([(0, .0205), (.012, .0205, .006), (.026, .0165, .008), (.0285, .008, .004), (.0265, 0, .003), (0, 0)][::-1], 8)), wd, segs=96, step=.002)
    han = tube("handle", [(.018, 0, .013), (.035, 0, .018), (.07, 0, .026), (.12, 0, .036), (.17, 0, .043), (.205, 0, .046)],
               lambda t: (.0082 - .0022 * math.sin(PI * min(1, t * 1.4)) + .0030 * t) * math.sqrt(max(.0, 1 - max(0, (t - .97) / .03) ** 2) + 1e-4), wood("beech", "X", seed + 2, rough=.5), sides=32, n=20, flat=.82)
    g = G("fibre")
    p = g.coord()
    fm = g.done(g.bsdf(g.mix(g.rng(g.noise(p, 300, 2, .6), .3, .7, 0, 1), "#9E7B4E", "#D9BD8C"), .5, Specular_IOR_Level=.4))
    rng = random.Random(seed)
    V, F = [], []
    for ring, cnt in ((.021, 16), (.0135, 10), (.006, 5)):
        for k in range(cnt):
            a0 = 2 * PI * k / cnt + ring * 50
            cx, cy = math.cos(a0) * ring, math.sin(a0) * ring
            for _ in range(58):
                u, v = rng.gauss(0, .0011), rng.gauss(0, .0011)
                b = Vector((cx + u, cy + v, .001))
                L = .031 + rng.uniform(-.0016, .0008)
                out = Vector((cx * .30 + u * 2.2 + rng.gauss(0, .0012), cy * .30 + v * 2.2 + rng.gauss(0, .0012), 0))
                w = .00022
                i = len(V)
                for s in range(5):
                    t = s / 4
                    c = b + Vector((0, 0, -L * t)) + out * (t ** 1.6)
                    for q in range(3):
                        V.append(c + Vector((math.cos(q * 2.094) * w, math.sin(q * 2.094) * w, 0)))
                for s in range(4):
                    for q in range(3):
                        F.append((i + s * 3 + q, i + s * 3 + (q + 1) % 3, i + (s + 1) * 3 + (q + 1) % 3, i + (s + 1) * 3 + q))
    if not handle:                                  # the spring wire by which the head clips on
        bpy.data.objects.remove(han)
        st = metal("steel", .22, patina=.05, seed=seed)
        han = tube("bow", [(-.0105, 0, .0185), (-.0100, 0, .0265), (-.0055, 0, .0320), (.0055, 0, .0320), (.0100, 0, .0265), (.0105, 0, .0185)], .0011, st, sides=16, n=14, up=(0, 1, 0))
    return group("brush", [head, han, mesh("bristles", V, F, mat=fm, smooth=True)])


@shot("dish-brush")
def brush_hero():
    reset(65)
    set_sweep("#CFC6B8")
    b = brush(3)
    move(b, (-.065, 0, .0325), (0, 0, 24))
    camera((.015, 0, .035), dist=.86, elevation=22, lens=100, fstop=9, focus=(-.05, -.02, .03))


@shot("spoons")
def spoons():
    reset(66)
    set_sweep("#BDB2A2")
    for i, (k, L, bw, bl) in enumerate((("cherry", .29, .029, .078), ("walnut", .27, .024, .064), ("ash", .25, .033, .070))):
        o = spoon(k, i + 1, L, bw, bl)
        move(o, (-.072 + i * .072, .0 + .006 * i, .0045), (0, 0, -90 + (-4, 3, -2)[i]))
    camera((0, .01, .0), dist=1.28, elevation=58, lens=95, fstop=11, focus=(0, 0, .01))


# ---------------------------------------------------------------------------------------------------------------------
# bags, baskets, cushions, cans
# ---------------------------------------------------------------------------------------------------------------------
def bag_label(title, sub, bg="#EDE6D8", fg="#2A3138"):
    """A transparent picture the size of the bag's front with a paper label on it."""
    from PIL import Image, ImageDraw
    w, h = 1100, 1800
    im = Image.new("RGBA", (w, h), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    x0, y0, x1, y1 = 250, 760, 850, 1460
    d.rectangle([x0, y0, x1, y1], fill=hexrgb(bg) + (255,))
    F, cx = hexrgb(fg), w / 2
    d.rectangle([x0 + 22, y0 + 22, x1 - 22, y1 - 22], outline=F, width=2)
    wordmark(im, cx, y0 + 130, 84, F + (255,))
    spaced(d, (cx, y0 + 310), title, font(88, True), F, 0)
    for i, t in enumerate(sub):
        spaced(d, (cx, y0 + 420 + 56 * i), t, font(32), F, 3)
    d.line([(x0 + 60, y1 - 130), (x1 - 60, y1 - 130)], fill=F, width=2)
    spaced(d, (cx, y1 - 75), "250 g", font(34), F, 6)
    return to_image(im, title)


def bag(color="kraft", label=None, W=.088, D=.058, H=.165, seed=0):
    """A block-bottom bag: square below, flat above, gussets in, the top rolled down and held by a tie."""
    nz, n = 150, 200
    V, uv = [], []
    mat = paper(color, seed, label=label)
    for j in range(nz + 1):
        t = j / nz
        z = H * t
        k = 1 - .93 * (max(0, (t - .42) / .58) ** 1.5)
        k = min(k, .82 + 2.6 * t) if t < .07 else k
        b = D / 2 * k
        a = W / 2 + D * .10 * (1 - k)
        e = 5.5 if t < .6 else 5.5 + 4 * (t - .6)
        for i in range(n):
            th = 2 * PI * i / n + PI / 4
            c, sn = math.cos(th), math.sin(th)
            r = (abs(c) ** e + abs(sn) ** e) ** (-1 / e)
            x, y = c * r * a, sn * r * b
            side = max(0, abs(c * r) - .9) / .1 * max(0, 1 - abs(sn * r)) ** 1.0
            x -= math.copysign(side * D * .42 * (1 - k), x)
            V.append((x, y, z))
            uv.append((.5 + x / (W * 1.08), t) if y < 0 else (2 + x, 2 + z))
    F = [(j * n + i, j * n + (i + 1) % n, (j + 1) * n + (i + 1) % n, (j + 1) * n + i) for j in range(nz) for i in range(n)]
    F.append(tuple(reversed(range(n))))
    V = np.array(V)
    t = V[:, 2] / H
    rid = 1 - np.abs(fbm(V * np.array([1, .6, 1]), 24, 3, seed)) * 2.4
    big = fbm(V, 13, 2, seed + 3)
    V[:, 1] += np.sign(V[:, 1]) * (rid * .0011 + big * .0030) * np.clip(t * 2.2, .15, 1.1)
    V[:, 0] += fbm(V, 18, 2, seed + 7) * .0011
    o = mesh("bag", V, F, uv=uv, mat=mat, smooth=True)
    plain_paper = paper(color, seed + 1)
    roll = box("roll", W * 1.17, .0085, .017, .0032, plain_paper, segs=5, cuts=40)
    displace(roll, .0007, 40, 2, seed)
    roll.location = (0, -.0012, H - .002)
    tie = box("tie", W * 1.19, .0092, .0042, .0006, plain("tie", "#2A3138", .45), segs=2)
    tie.location = (0, -.0014, H - .002)
    return group("bag", [o, roll, tie])


@shot("coffee-bag")
def coffee_bag():
    reset(55)
    set_table(limestone("#BDB4A7", 9), "#CFC7BB", seed=27)
    lb = bag_label("Werkstatt", ["Kaffee, ganze Bohne", "Nuss, Kakao, Feige"])
    move(bag("#A98E6C", lb, seed=2), (-.012, .01, 0), (0, 0, -14))
    move(mug("ink", 5), (.098, -.040, 0), (0, 0, -30))
    camera((.020, 0, .078), dist=1.05, elevation=10, lens=95, fstop=8, focus=(-.01, -.03, .08), level=True)


def basket(R=.135, H=.155, seed=0, stakes=36, rows=25):
    """Stake and strand: upright willow rods, thinner rods woven in front of and behind them, a twisted rim."""
    g = G("willow")
    p = g.coord()
    tone = g.n("ObjectInfo", out="Random")
    col = g.mix(g.rng(g.noise(p, 30, 3, .6), .3, .7, 0, 1), "#A88559", "#CBB083")
    col = g.mix(g.m("MULTIPLY", tone, .35), col, "#7C5D3A")
    mat = g.done(g.bsdf(col, .55, Normal=g.bump(g.noise(p, 300, 3, .7), .2, .0005), Specular_IOR_Level=.4), "#B5946A")
    rng = random.Random(seed)
    prof = lambda z: R * (.86 + .14 * math.sin(PI * .5 * min(1, z / H * 1.3)))                       # noqa: E731
    obs, pitch, amp = [], H / rows, .0032
    for r in range(rows):
        z = pitch * (r + .6)
        pts = []
        for i in range(stakes * 10 + 1):
            th = 2 * PI * i / (stakes * 10)
            w = math.cos(stakes / 2 * th + PI * (r % 2))
            w = math.copysign(abs(w) ** .7, w)
            pts.append(((prof(z) + amp * w) * math.cos(th), (prof(z) + amp * w) * math.sin(th), z + .0007 * math.sin(3 * th + r * 1.7) + .0006 * rng.uniform(-1, 1)))
        th0 = .0029 + rng.uniform(-.0003, .0003)
        obs.append(tube("weaver", pts, th0, mat, sides=10, curve=False, cap=False, up=(0, 0, 1)))
    for k in range(stakes):
        th = 2 * PI * k / stakes
        obs.append(tube("stake", [((prof(z)) * math.cos(th), (prof(z)) * math.sin(th), z) for z in np.linspace(0, H + .006, 12)], .0023, mat, sides=8, n=2))
    for q in range(3):
        pts = []
        for i in range(361):
            th = 2 * PI * i / 360
            a = stakes / 3 * th + q * 2 * PI / 3
            pts.append(((prof(H) + .0048 * math.cos(a)) * math.cos(th), (prof(H) + .0048 * math.cos(a)) * math.sin(th), H + .006 + .0048 * math.sin(a)))
        obs.append(tube("rim", pts, .0040, mat, sides=10, curve=False, cap=False))
    obs.append(lathe("bottom", [(0, .002), (R * .86, .002), (R * .86, .005), (0, .005)], mat, segs=64, step=.01))
    return group("basket", obs)


@shot("basket-willow")
def basket_hero():
    reset(56)
    set_sweep("#C9C0B2", k=2)
    basket(seed=2)
    camera((.02, 0, .080), dist=1.62, elevation=20, lens=95, fstop=8, focus=(0, -.12, .12))


def cushion(color="oat", size=.45, res=56, seed=0, frames=26, pressure=5.0):
    """Two sheets sewn at the edge and blown up by the cloth solver: the wrinkles at the seams come out by themselves."""
    n = res
    V, uv, idx = [], [], {}
    F = []
    for side in (0, 1):
        for j in range(n + 1):
            for i in range(n + 1):
                edge = i in (0, n) or j in (0, n)
                if side and edge:
                    idx[(1, i, j)] = idx[(0, i, j)]
                    continue
                idx[(side, i, j)] = len(V)
                u, v = i / n - .5, j / n - .5
                U, W = 2 * u, 2 * v
                u, v = u * (1 - .075 * (U * W) ** 2), v * (1 - .075 * (U * W) ** 2)      # corners cut back, or they stick out like ears
                V.append((u * size, v * size, 0 if edge else (.004 if side == 0 else -.004)))
                uv.append((u * size + (.0 if side == 0 else .6), v * size))
        for j in range(n):
            for i in range(n):
                q = [idx[(side, i, j)], idx[(side, i + 1, j)], idx[(side, i + 1, j + 1)], idx[(side, i, j + 1)]]
                F.append(tuple(q if side == 0 else reversed(q)))
    o = mesh("cushion", V, F, uv=uv, mat=linen(color, thread=.0009, seed=seed), smooth=True)
    displace(o, .0025, 12, 3, seed)
    s = bpy.context.scene
    s.frame_start, s.frame_end = 1, frames
    md = o.modifiers.new("cloth", "CLOTH")
    st = md.settings
    st.quality, st.mass, st.air_damping = 5, .12, 3
    st.tension_stiffness = st.compression_stiffness = 18
    st.shear_stiffness, st.bending_stiffness = 6, .35
    st.use_pressure, st.uniform_pressure_force = True, pressure
    st.effector_weights.gravity = 0
    md.collision_settings.use_collision = False
    md.point_cache.frame_end = frames
    for f in range(1, frames + 1):
        s.frame_set(f)
    apply(o)
    displace(o, .0012, 16, 2, seed + 4)
    sb = o.modifiers.new("sub", "SUBSURF")
    sb.levels = sb.render_levels = 2
    ring = [idx[(0, i, 0)] for i in range(n)] + [idx[(0, n, j)] for j in range(n)] + [idx[(0, n - i, n)] for i in range(n)] + [idx[(0, 0, n - j)] for j in range(n)]
    pts = [tuple(o.data.vertices[k].co) for k in ring]
    pipe = tube("piping", pts + pts[:1], .0026, linen(shade(color, .9), thread=.0009, seed=seed), sides=10, curve=False, cap=False)
    return group("cushion", [o, pipe])


@shot("cushion-linen")
def cushion_hero():
    reset(57)
    set_table(wood("oak", seed=14, scale=.8), "#CFC6B8", seed=31, wall_y=.16, table_y=(-1.4, .16), light_back=-.5, height=1.0, key=190)
    g = cushion("#B9AD9A", seed=3)
    move(g, (0, .055, .212), (76, 0, 4))
    camera((0, 0, .22), dist=2.6, elevation=7, lens=95, fstop=7, focus=(0, -.05, .2), level=True)


def watering_can(color="#7D8578", seed=0):
    m = enamel(color, "#23282A", seed=seed, speck=.2, edge=.6)
    br = metal("brass", .22, seed=seed)
    R, H = .066, .135
    body = lathe("can", list(fillet([(0, .0015), (R - .002, .0015, .001), (R + .002, 0, .001), (R + .003, .002, .001), (R, .006, .002), (R * .93, H - .01, .01), (R * .90, H, .008), (R * .52, H + .012, .01), (R * .50, H + .022, .001), (R * .53, H + .0235, .001), (R * .50, H + .025, .001),
                                     (R * .48, H + .022, .001), (R * .50, H + .011, .008), (R * .87, H - .003, .008), (R * .90, .01, .003), (0, .006)], 8)), m, segs=180, step=.002, rim=lambda r, z: 1.0 if z > H + .020 else 0)
    sp = tube("spout", [(-R * .9, 0, .030), (-.105, 0, .052), (-.150, 0, .105), (-.190, 0, .165), (-.212, 0, .186)], lambda t: .0135 * (1 - t) + .0052, m, sides=32, n=18, cap=False)
    so = sp.modifiers.new("s", "SOLIDIFY")
    so.thickness, so.offset = .0011, -1
    h1 = tube("handle", [(R * .88, 0, .040), (.098, 0, .050), (.125, 0, .090), (.118, 0, .145), (.080, 0, .185), (.028, 0, .190), (-.020, 0, .172), (-.034, 0, .152)], .0046, br, sides=24, n=18)
    return group("can", [body, sp, h1])


@variants("watering-can{}", ["", "-slate"])
def watering_can_hero(c):
    reset(58)
    set_sweep("#CDC4B6", k=1.5)
    g = watering_can(seed=2) if not c else watering_can("#4A565E", 3)
    move(g, (.03, 0, 0), (0, 0, -20))
    camera((-.004, 0, .092), dist=1.72, elevation=10, lens=95, fstop=9, focus=(0, -.06, .09))


# ---------------------------------------------------------------------------------------------------------------------
# the banner
# ---------------------------------------------------------------------------------------------------------------------
@shot("hero-banner", size=(2400, 1200), limit=700_000, work=.85)
def hero():
    reset(70)
    set_table(wood("oak", seed=11), "#CFC6B8", seed=25, wall_y=.48, table_y=(-1.0, .48), light_back=-.1, height=.72, key=105)
    move(teapot("sage"), (-.02, .02, 0), (0, 0, 16))
    move(mug("oat", 2), (.185, -.075, 0), (0, 0, -38))
    move(vase("chalk", 4), (-.30, .13, 0))
    move(grass(3, 7, .235, (0, 0, .20), .6), (-.30, .13, 0))
    b = board("walnut", 6, w=.20, h=.27, handle=.10)
    b.rotation_euler = (math.radians(90 - 10), 0, math.radians(4))
    b.location = (.36, .39, .0015)
    b2 = bowl("ink", 5)
    move(b2, (.37, .10, 0))
    move(bowl("oat", 8, .95), (.372, .098, .0158), (.5, .6, 80))
    z = 0
    for i, c in enumerate(("#B9A58C", "#E0D7C8")):
        o, h = folded(c, seed=20 + i, z0=z, W=.19, D=.135)
        o.location.x, o.location.y = -.245, -.115
        o.rotation_euler.z = -.30 + .03 * i
        z += h
    l1 = tin_label("Nr. 04", "Bergkräuter", ["Verveine, Minze, Kornblume"], "#E6DECF", "#2A3138")
    move(tin("#3A4347", l1, 1, lidmat=metal("brass", .26, seed=2, brushed=(3, 3, 200))), (.530, -.020, 0), (0, 0, -8))
    move(pillar(.030, .125, seed=3), (.612, .165, 0))
    move(pillar(.030, .070, seed=4), (.662, .062, 0))
    camera((.125, 0, .165), dist=2.22, elevation=7, lens=68, fstop=5.0, focus=(0, -.05, .08), level=True)


# ---------------------------------------------------------------------------------------------------------------------
# more pots and turned things
# ---------------------------------------------------------------------------------------------------------------------
JAR = [(.044, 0), (.0505, .006), (.0540, .022), (.0545, .060), (.0535, .098), (.0520, .112)]


def jar(glaze="oat", seed=1, k=1.0, lid="oak"):
    """A storage jar with a turned wooden lid."""
    body = vessel("jar", [(r * k, z * k) for r, z in JAR], stoneware(glaze, line=.012, seed=seed), wall=.0042, floor=.007, wobble=.0005, rings=.00016, seed=seed, ring_pitch=.0062)
    z, r = .1125 * k, .0530 * k
    prof = fillet([(0, z - .008), (r - .007, z - .008, .001), (r - .007, z, .0005), (r + .001, z + .0006, .001), (r + .0012, z + .011, .0028), (r * .62, z + .0128, .004), (r * .30, z + .0128, .003),
                   (r * .22, z + .0175, .003), (r * .27, z + .026, .004), (r * .20, z + .0295, .004), (0, z + .030)], 8)
    ld = lathe("lid", list(prof), wood(lid, "X", seed + 2, rough=.5), segs=128, step=.0018)
    ld.rotation_euler = (0, 0, math.radians(33))
    return group("jar", [body, ld])


@variants("jar-{}", ["oat", "ink", "sage"])
def jar_hero(glaze):
    reset(81)
    set_sweep({"oat": "#C6BCAD", "ink": "#D2C9BB", "sage": "#D6CEC0"}[glaze])
    move(jar(glaze, 3, lid="walnut" if glaze == "oat" else "oak"), (-.030, .012, 0))
    move(jar(glaze, 6, .70, lid="walnut" if glaze == "oat" else "oak"), (.070, -.045, 0), (0, 0, 50))
    camera((.010, 0, .062), dist=1.10, elevation=13, lens=100, fstop=9, focus=(0, -.05, .07))


JUG = [(.046, 0), (.056, .006), (.0630, .030), (.0630, .060), (.0560, .095), (.0445, .125), (.0410, .145), (.0440, .168), (.0475, .178)]


def jug(glaze="chalk", seed=1, k=1.0):
    """A poured lip: the rim is drawn out on one side and pinched beside it."""
    out = [(r * k, z * k) for r, z in JUG]
    mat = stoneware(glaze, line=.013, seed=seed)
    o = vessel("jug", out, mat, wall=.0040, floor=.007, wobble=.0006, rings=.0002, seed=seed, ring_pitch=.0064)
    zt, z0 = .178 * k, .120 * k
    for v in o.data.vertices:
        x, y, z = v.co
        if z < z0:
            continue
        t = min(1.0, (z - z0) / (zt - z0))
        t = t * t * (3 - 2 * t)
        r, th = math.hypot(x, y), math.atan2(y, -x)                          # the lip points to -x
        d = .021 * k * t * math.exp(-(th / .36) ** 2) - .0050 * k * t * (math.exp(-((th - .85) / .34) ** 2) + math.exp(-((th + .85) / .34) ** 2))
        v.co = (-math.cos(th) * (r + d), math.sin(th) * (r + d), z + .0065 * k * t * math.exp(-(th / .42) ** 2))
    h = strap([tuple(c * k for c in p) for p in ((.0405, 0, .150), (.054, 0, .1585), (.078, 0, .1560), (.0940, 0, .1330), (.0930, 0, .1000), (.0800, 0, .0720), (.0610, 0, .0600))], mat, w=.0088 * k, t=.5, seed=seed)
    return group("jug", [o, h] + [joint(RINGS["handle"], out, mat, .005, e) for e in (0, -1)])


@variants("jug-{}", ["chalk", "celadon", "clay"])
def jug_hero(glaze):
    reset(82)
    set_sweep({"chalk": "#BFB4A4", "celadon": "#D6CEC0", "clay": "#D6CEC1"}[glaze])
    move(jug(glaze, 3), (-.008, 0, 0), (0, 0, -16))
    camera((.004, 0, .086), dist=1.32, elevation=10, lens=100, fstop=9, focus=(0, -.05, .1), level=True)


@shot("vase-celadon")
def vase_celadon():
    reset(83)
    set_table(limestone("#C6BEB1", 3), "#CFC7BA", seed=6)
    vase("celadon", 9)
    grass(8, 4, .24, (0, 0, .20), .7)
    camera((.004, 0, .190), dist=1.52, elevation=6, lens=95, fstop=7, focus=(0, -.05, .1), level=True)


def mill(kind="walnut", seed=1, k=1.0):
    """A pepper mill: two turned parts with a shadow gap, a brass nut."""
    w = wood(kind, "Z", seed, rough=.42, pith=(.004, -.05))
    b = lathe("mill", list(fillet([(0, 0), (.0265, 0, .0008), (.0275, .002, .001), (.0275, .014, .002), (.0258, .017, .003), (.0200, .050, .03), (.0188, .080, .03), (.0232, .118, .012), (.0240, .128, .003), (.0225, .1300, .001), (0, .1300)], 10)), w, segs=128, step=.0018)
    c = lathe("cap", list(fillet([(0, .1312), (.0222, .1312, .001), (.0242, .1330, .003), (.0238, .150, .010), (.0150, .1640, .010), (.0085, .1690, .004), (.0070, .1730, .002), (0, .1730)], 10)), wood(kind, "Z", seed, rough=.42, pith=(.004, -.05)), segs=128, step=.0016)
    n = lathe("nut", list(fillet([(0, .1725), (.0062, .1725, .0006), (.0068, .1765, .002), (.0058, .1815, .003), (0, .1828)], 8)), metal("brass", .22, seed=seed), segs=64, step=.0008)
    g = group("mill", [b, c, n])
    g.scale = (k, k, k)
    return g


@shot("mills")
def mills():
    reset(84)
    set_table(limestone("#C0B7A9", 5), "#CFC7BB", seed=33)
    move(mill("walnut", 2), (-.036, .015, 0), (0, 0, 40))
    move(mill("beech", 5, .86), (.038, -.022, 0), (0, 0, 110))
    camera((.004, 0, .088), dist=1.02, elevation=9, lens=95, fstop=8, focus=(0, -.03, .09), level=True)


@shot("rolling-pin")
def rolling_pin():
    reset(85)
    set_table(wood("walnut", seed=7), "#C9C0B3", seed=35)
    L, r = .20, .0255
    prof = [(0, -L), (.0125, -L, .005), (.0135, -L + .035, .02), (.0085, -L + .062, .012), (.0105, -L + .078, .004), (r - .002, -L + .080, .002), (r, -L + .090, .003), (r, L - .090, .003), (r - .002, L - .080, .002),
            (.0105, L - .078, .004), (.0085, L - .062, .012), (.0135, L - .035, .02), (.0125, L, .005), (0, L)]
    o = lathe("pin", list(fillet(prof, 10)), wood("beech", "Z", 4, rough=.52, pith=(.004, -.05)), segs=128, step=.002)
    move(o, (0, .01, r), (90, 0, 62))
    t, h = folded("#D9CFBF", seed=8, z0=0, W=.20, D=.15, stripe="#7C8478")
    t.location.x, t.location.y = .06, .17
    t.rotation_euler.z = -.25
    camera((.012, .03, .022), dist=1.52, elevation=27, lens=95, fstop=9, focus=(-.02, -.02, .03))


@shot("mortar")
def mortar():
    reset(86)
    set_sweep("#CDC4B6")
    m = limestone("#8F8B84", 11)
    vessel("mortar", [(.050, 0), (.054, .006), (.0600, .026), (.0660, .056), (.0690, .080)], m, wall=.0125, floor=.020, foot=None, wobble=.0004, rings=0, seed=4)
    p = lathe("pestle", list(fillet([(0, 0), (.0165, .004, .008), (.0185, .018, .010), (.0125, .048, .02), (.0110, .100, .02), (.0135, .132, .008), (.0100, .142, .008), (0, .143)], 10)), limestone("#8F8B84", 12), segs=96, step=.0016)
    move(p, (-.020, -.006, .026), (0, 36, 20))
    camera((.006, 0, .056), dist=1.02, elevation=17, lens=100, fstop=9, focus=(0, -.05, .07))


@variants("napkins-{}", ["rose", "moss", "ochre"])
def napkins(c):
    reset(87)
    col = {"rose": ("#B9A096", "#C0A79C"), "moss": ("#6F7462", "#757A67"), "ochre": ("#B79C6C", "#BDA272")}[c]
    set_table(limestone("#C6BEB1", 8) if c != "moss" else wood("ash", seed=6), "#CFC7BB", seed=37)
    z = 0
    rng = random.Random(7)
    for i in range(4):
        o, h = folded(col[i % 2], W=.135, D=.135, layers=4, t=.0030, seed=60 + i, z0=z, puff=1.3)
        o.location.x, o.location.y = rng.uniform(-.003, .003), rng.uniform(-.003, .003)
        o.rotation_euler.z = .55 + rng.uniform(-.05, .05) + (.22 if i == 3 else 0)
        z += h + .0006
    rg = lathe("ring", list(fillet([(.0195, 0), (.0212, 0, .0006), (.0212, .016, .0006), (.0195, .016, .0006), (.0195, 0)], 4)), metal("brass", .22, seed=3, patina=.2), segs=96, step=.001)
    move(rg, (.098, -.060, .0212), (90, 0, 34))
    camera((.018, -.005, .026), dist=.93, elevation=23, lens=95, fstop=9, focus=(0, -.06, .04))


@shot("tray-ash")
def tray():
    reset(88)
    set_table(limestone("#BDB4A6", 9), "#CFC7BB", seed=39)
    t = slab("tray", rounded_rect(.40, .27, .030, 14), .026, .003, wood("ash", "X", 3, rough=.46))
    t.location.z = .013
    cut = slab("cut", rounded_rect(.384, .254, .023, 14), .026, .0015, wood("ash", "X", 3))
    cut.location.z = .013 + .008
    boolean(t, cut)
    t.modifiers.new("wn", "WEIGHTED_NORMAL")
    br = metal("brass", .22, seed=4, patina=.2)
    obs = [t]
    for s in (1, -1):
        obs.append(tube("grip", [(s * .190, -.052, .024), (s * .192, -.050, .040), (s * .196, -.040, .052), (s * .198, 0, .056), (s * .196, .040, .052), (s * .192, .050, .040), (s * .190, .052, .024)], .0042, br, sides=24, n=14))
    group("tray", obs, (0, 0, 0), (0, 0, -24))
    move(mug("sage", 4), (.062, .004, .008), (0, 0, -30))
    move(bowl("oat", 7, .62), (-.058, .030, .008))
    camera((.004, -.01, .03), dist=1.86, elevation=26, lens=95, fstop=9, focus=(0, -.08, .03))


@shot("tapers")
def tapers():
    reset(89)
    set_sweep("#D0C7B9")
    for x, y, h, c, s in ((-.062, .02, .255, "#6E7462", 1), (.004, -.03, .215, "#A0735C", 2), (.066, .03, .245, "#C9B48A", 3)):
        holder(s).location = (x, y, 0)
        move(taper(h, color=c, seed=s), (x, y, .008))
    camera((.004, 0, .128), dist=1.36, elevation=7, lens=95, fstop=8, focus=(0, -.03, .12), level=True)


# ---------------------------------------------------------------------------------------------------------------------
# one of each: products that share a group picture, alone
# ---------------------------------------------------------------------------------------------------------------------
@shot("mug-second")
def mug_second():
    """Second choice: more iron specks and a browner rim, and a tag that says so."""
    reset(131)
    set_sweep("#C4B9A9")
    GLAZES["freckled"] = ("#D9CEBA", "#8F6238", "#A88464", .31, 2.6)
    g = mug("freckled", 9)
    g.rotation_euler = (0, 0, math.radians(-158))
    from PIL import Image, ImageDraw
    im = Image.new("RGB", (700, 420), hexrgb("#E9E1D2"))
    d = ImageDraw.Draw(im)
    d.rectangle([22, 22, 678, 398], outline=hexrgb("#2A3138"), width=4)
    spaced(d, (350, 175), "2. Wahl", font(120, True), hexrgb("#2A3138"), 0)
    spaced(d, (350, 300), "mehr Punkte als versprochen", font(38), hexrgb("#2A3138"), 1)
    V = [(-.027, 0, 0), (.027, 0, 0), (.027, 0, .0324), (-.027, 0, .0324)]
    o = mesh("tag", V, [(0, 1, 2, 3)], uv=[(0, 0), (1, 0), (1, 1), (0, 1)], mat=printed(to_image(im, "tag")))
    sd = o.modifiers.new("s", "SOLIDIFY")
    sd.thickness, sd.offset = .0006, 1
    move(o, (.030, -.0640, .0003), (-24, 0, 12))
    camera((.0, 0, .042), dist=.66, elevation=16, lens=100, fstop=9, focus=(0, -.036, .05))


@shot("enamel-soup")
def enamel_soup():
    reset(132)
    set_table(limestone("#BDB4A6", 7), "#CDC4B6", seed=66)
    move(enamel_mug(seed=4, r=.0490, h=.090), (-.004, .010, 0), (0, 0, -34))
    st = metal("steel", .16, patina=.04, seed=2)
    tube("spoon", [(.028, .030, .012), (.036, .038, .070), (.046, .048, .118), (.054, .056, .152), (.058, .060, .166)], lambda t: (.0030 + .0022 * t ** 3) * math.sqrt(max(0, 1 - max(0, (t - .95) / .05) ** 2) + 1e-3), st, sides=24, flat=.38, n=24)
    camera((.006, .0, .062), dist=.92, elevation=15, lens=100, fstop=9, focus=(0, -.04, .06))


@shot("glass-cloth")
def glass_cloth():
    reset(133)
    set_table(limestone("#C3BAAC", 12), "#CDC5B8", seed=67)
    z = 0
    for i in range(2):
        o, h = folded("#E2DACB", seed=60 + i, z0=z, stripe="#35424E", thread=.00055, t=.0028, W=.225, D=.135)
        o.location.x, o.location.y = .002 * i, -.002 * i
        o.rotation_euler.z = .34 + .03 * i
        z += h + .0004
    move(tumbler(), (.058, .165, 0))
    camera((.006, .010, .022), dist=.98, elevation=24, lens=95, fstop=8, focus=(0, -.07, .03))


@shot("soap-clay")
def soap_clay():
    reset(134)
    set_table(limestone("#C4BBAE", 14), "#D0C7BA", seed=68)
    st = mark_image()
    for i, (x, y, z, rot) in enumerate(((-.010, .012, .0135, (0, 0, 16)), (.030, -.050, .0284, (62, 0, -12)))):
        move(soap_bar("#A97C64", "#8E6450", 5 + i, st), (x, y, z), rot)
    camera((.006, -.004, .024), dist=.66, elevation=25, azimuth=5, lens=95, fstop=10, focus=(.01, -.03, .03))


@shot("brush-head")
def brush_head():
    reset(135)
    set_sweep("#C8BEAF")
    move(brush(5, handle=False), (-.030, .018, .0325), (0, 0, 12))
    move(brush(8, handle=False), (.040, -.022, .0285), (0, 104, 32))
    camera((.006, 0, .028), dist=.62, elevation=22, lens=100, fstop=10, focus=(0, -.02, .03))


@shot("basket-logs")
def basket_logs():
    reset(136)
    set_sweep("#C6BDAF", k=3.4)
    basket(R=.235, H=.30, seed=5, stakes=44, rows=46)
    g = G("bark")
    p = g.coord()
    a, b = g.noise(g.map(p, scale=(1, 1, .25)), 60, 4, .65), g.noise(g.map(p, scale=(1, 1, 5)), 46, 3, .6)
    dash = g.rng(b, .58, .66, 0, 1)                 # birch: pale skin with dark dashes across
    col = g.mix(g.rng(a, .3, .7, 0, 1), "#BDB3A4", "#DAD2C5")
    col = g.mix(g.m("MULTIPLY", dash, .85), col, "#3B332B")
    bark = g.done(g.bsdf(col, .8, Normal=g.bump(g.m("ADD", a, dash), .5, .003), Specular_IOR_Level=.25), "#CFC6B8")
    rng = random.Random(3)
    spots = [(-.11, .05), (.02, .10), (.12, .03), (-.06, -.07), (.08, -.09), (-.15, -.05), (.0, -.005)]
    for i, (x, y) in enumerate(spots):
        r = rng.uniform(.042, .056)
        L = rng.uniform(.36, .43)
        lg = lathe("log", [(r, 0), (r, L)], bark, segs=96, step=.006)
        displace(lg, .0016, 18, 3, i)
        cap = lathe("cut", [(0, .0015), (r * .95, .0015), (r * 1.0, 0)], wood("ash", "Z", 20 + i, rough=.6, pith=(.004, .002)), segs=96, step=.004)
        cap.location.z = L
        move(group("log", [lg, cap]), (x * .9, y * .9, .02), (rng.uniform(-6, 6) - y * 70, rng.uniform(-6, 6) + x * 70, rng.uniform(0, 360)))
    camera((.02, 0, .21), dist=3.1, elevation=20, lens=95, fstop=9, focus=(0, -.2, .25))


@variants("notebook-{}", ["clay", "sage", "slate"])
def notebook_hero(c):
    reset(137)
    set_table(wood("ash", seed=4), "#CFC7BB", seed=17)
    g, h = notebook({"clay": "#A6806B", "sage": "#8C9284", "slate": "#4E5557"}[c], 3, stamp=small_label("Werkbuch", "A5, 144 Seiten"))
    move(g, (-.012, .010, 0), (0, 0, 22))
    pc = lathe("pencil", list(fillet([(0, 0), (.0036, 0, .0004), (.0036, .150), (.0008, .1645, .0003), (0, .166)], 4)), plain("pencil", "#2B2E30", .4), segs=6, step=.002)
    tip = lathe("tip", [(.0034, .1508), (.0011, .1632), (.0011, .1636), (.0034, .1512)], wood("beech", "Z", 2), segs=48, step=.001)
    move(group("pencil", [pc, tip]), (-.062, -.066, h + .0032), (-90, 0, -58))
    camera((.0, 0, .010), dist=1.02, elevation=40, lens=95, fstop=9, focus=(0, -.04, .02))


@shot("tea-herbs")
def tea_herbs():
    reset(138)
    set_sweep("#CBC1B2")
    lb = tin_label("Nr. 04", "Bergkräuter", ["Verveine, Minze, Kornblume"], "#E6DECF", "#2A3138")
    move(tin("#3A4347", lb, 1, lidmat=metal("brass", .26, seed=2, brushed=(3, 3, 200))), (-.012, .012, 0), (0, 0, 4))
    rng = random.Random(5)
    mats = [plain("leaf%d" % i, c, .8) for i, c in enumerate(("#7C8460", "#8F9468", "#6A7352", "#A3A27A", "#57699A"))]
    for i in range(170):                            # what is inside, beside the tin
        x, y = rng.gauss(.058, .018), rng.gauss(-.050, .012)
        k = 4 if rng.random() < .10 else rng.randrange(4)
        me = ngon(leaf_outline(rng.uniform(.004, .013), rng.uniform(.0009, .0022), 6))
        o = link(bpy.data.objects.new("leaf", me))
        o.data.materials.append(mats[k])
        move(o, (x, y, .0008 + .006 * rng.random() * math.exp(-((x - .058) ** 2 + (y + .05) ** 2) / .0003)), (rng.uniform(-35, 35), rng.uniform(-35, 35), rng.uniform(0, 360)))
        so = o.modifiers.new("s", "SOLIDIFY")
        so.thickness = .0003
    camera((.012, 0, .050), dist=.82, elevation=14, lens=100, fstop=9, focus=(0, -.04, .05))


@shot("tea-smoke")
def tea_smoke():
    reset(139)
    set_table(wood("walnut", seed=13), "#C9C0B2", seed=69)
    lb = tin_label("Nr. 07", "Rauchtee", ["Über Buche geräuchert"], "#9C6B53", "#F2EADC", h=500)
    move(tin("#CFC3AE", lb, 2, h=.078, lidmat=metal("brass", .26, seed=5, brushed=(3, 3, 200))), (-.038, .020, 0), (0, 0, 3))
    move(mug("tenmoku", 4), (.062, -.012, 0), (0, 0, -28))
    camera((.014, 0, .042), dist=.88, elevation=15, lens=100, fstop=9, focus=(0, -.03, .05))



# ---------------------------------------------------------------------------------------------------------------------
# second views: the same scene, another camera
detail("bowl-chalk-detail", "bowl-chalk", target=(-.002, -.02, .046), dist=.50, elevation=34, azimuth=-18, focus=(.0, -.060, .060))
detail("teapot-sage-detail", "teapot-sage", target=(.030, -.02, .072), dist=.56, elevation=24, azimuth=22, fstop=8, focus=(.035, -.05, .08))
detail("board-walnut-detail", "board-walnut", target=(-.012, .10, .335), dist=.74, elevation=7, azimuth=-20, focus=(-.012, .09, .34))
detail("linen-towels-detail", "linen-towels", target=(-.028, -.075, .034), dist=.46, elevation=25, azimuth=-16, fstop=6.3, focus=(-.055, -.10, .045))
detail("soap-bars-detail", "soap-bars", target=(.040, -.052, .031), dist=.40, elevation=27, azimuth=8, fstop=6.3, focus=(.044, -.060, .032))
detail("tea-tins-detail", "tea-tins", target=(-.026, -.01, .077), dist=.44, elevation=21, azimuth=-12, fstop=7, focus=(-.040, -.026, .075))
detail("notebooks-detail", "notebooks", target=(.0, -.015, .045), dist=.56, elevation=40, azimuth=-14, fstop=6.3, focus=(0, .0, .05))
detail("candle-beeswax-detail", "candle-beeswax", target=(-.032, .0, .098), dist=.58, elevation=24, azimuth=-10, focus=(-.045, .02, .125))
detail("enamel-mugs-detail", "enamel-mugs", target=(-.016, -.02, .062), dist=.42, elevation=27, azimuth=14, fstop=6.3, focus=(-.02, -.05, .076))
detail("basket-willow-detail", "basket-willow", target=(-.020, -.06, .122), dist=.78, elevation=22, azimuth=-14, focus=(-.03, -.13, .13))
detail("dish-brush-detail", "dish-brush", target=(-.050, .0, .030), dist=.44, elevation=17, azimuth=-8, focus=(-.060, -.027, .03))
detail("watering-can-detail", "watering-can", target=(.062, -.02, .142), dist=.84, elevation=18, azimuth=24, fstop=7, focus=(.05, -.04, .14))
detail("plate-stack-detail", "plate-stack", target=(-.045, -.07, .034), dist=.52, elevation=17, azimuth=-24, fstop=6.3, focus=(-.06, -.115, .05))
detail("jar-oat-detail", "jar-oat", target=(-.020, .0, .115), dist=.52, elevation=28, azimuth=16, fstop=6.3, focus=(-.028, -.03, .12))
detail("stool-oak-detail", "stool-oak", target=(.0, -.02, .400), dist=1.55, elevation=24, azimuth=-14, fstop=8, focus=(0, -.12, .43))
detail("mills-detail", "mills", target=(-.020, -.01, .160), dist=.62, elevation=14, azimuth=-10, fstop=7, focus=(-.03, -.03, .16))
detail("lamp-opal-detail", "lamp-opal", target=(.0, .0, .055), dist=.72, elevation=14, azimuth=-12, fstop=7, focus=(0, -.06, .03))
detail("vase-celadon-detail", "vase-celadon", target=(-.004, .0, .165), dist=.62, elevation=10, azimuth=12, fstop=7, focus=(0, -.04, .16))
detail("enamel-pot-detail", "enamel-pot", target=(.050, -.03, .090), dist=.64, elevation=26, azimuth=14, fstop=7, focus=(.055, -.07, .10))
detail("mortar-detail", "mortar", target=(.008, -.01, .085), dist=.52, elevation=36, azimuth=12, fstop=7, focus=(.01, -.04, .085))
detail("tray-ash-detail", "tray-ash", target=(.120, -.03, .030), dist=.62, elevation=24, azimuth=18, fstop=7, focus=(.13, -.05, .03))
detail("board-oak-detail", "board-oak", target=(-.012, .10, .335), dist=.74, elevation=7, azimuth=-20, focus=(-.012, .09, .34))


# ---------------------------------------------------------------------------------------------------------------------
# wide pictures
# ---------------------------------------------------------------------------------------------------------------------
@shot("banner-table", size=(2400, 1200), limit=700_000, work=.75)
def banner_table():
    reset(91)
    set_table(wood("ash", seed=9), "#8B8C7E", seed=41, wall_y=.52, table_y=(-1.0, .52), light_back=-.1, height=.72, key=112)
    z = 0
    for i, gl in enumerate(["chalk", "oat", "chalk", "oat"]):
        move(plate(gl, 50 + i), (.075 + .001 * i, .06, z), (.2, -.2, 70 * i))
        z += .0092
    move(bowl("celadon", 5, .9), (.075, .058, z + .0012))
    move(jug("chalk", 4), (-.165, .10, 0), (0, 0, 8))
    move(grass(12, 8, .25, (0, 0, .165), .75, .022), (-.165, .10, 0))
    move(carafe(), (.300, .13, 0))
    move(tumbler(fill=.052), (.262, -.045, 0))
    move(enamel_pot("#6F7F78", seed=5), (.500, .10, 0), (0, 0, -12))
    move(mill("walnut", 2), (.660, .03, 0))
    move(mill("beech", 5, .8), (.715, .12, 0))
    z = 0
    for i, c in enumerate(("#6F7462", "#B79C6C", "#D9CFBF")):
        o, h = folded(c, seed=70 + i, z0=z, W=.185, D=.130)
        o.location.x, o.location.y = -.03, -.145
        o.rotation_euler.z = .22 + .04 * i
        z += h
    camera((.205, 0, .165), dist=2.22, elevation=7, lens=68, fstop=5.0, focus=(.1, -.04, .08), level=True)


RAW = [[(.030, 0), (.0375, .006), (.0405, .018), (.0415, .040), (.0412, .062), (.0405, .080), (.0405, .088)],
       [(.034, 0), (.038, .006), (.056, .017), (.074, .037), (.0825, .060), (.085, .072)],
       [(.027, 0), (.0368, .009), (.0454, .034), (.0450, .064), (.0338, .094), (.0188, .1125), (.0135, .129), (.0150, .148)], JAR]


def raw(kind, seed, tone="clay", k=1.0):
    """A pot before the glaze."""
    m = stoneware(tone, bare=True, seed=seed)
    o = vessel("raw", [(r * k, z * k) for r, z in RAW[kind]], m, wall=.0042, floor=.007, wobble=.0007, rings=.00024, seed=seed, ring_pitch=.0055)
    obs = [o]
    if kind == 0:
        obs.append(strap([(.0385, 0, .0745), (.050, 0, .0760), (.0625, 0, .0715), (.0685, 0, .0560), (.0640, 0, .0395), (.0530, 0, .0280), (.0390, 0, .0245)], m, seed=seed))
    return group("raw", obs)


@shot("journal-kiln", size=(1600, 1067), limit=400_000, exposure=.5)
def journal_kiln():
    reset(92)
    wall(plaster("#A59B8D", 43), y=.30)
    window(energy=128, dist=1.20, back=-.95, height=.62, target=(0, 0, .18))
    world(.42)
    card((1.0, -.3, .3), (0, 0, .12), (.5, .7))
    batt = limestone("#B7AC9C", 13)
    post = terracotta("#BBA58F", 5)
    for z in (0, .205, .410):
        o = box("batt", 1.5, .36, .019, .002, batt, cuts=0)
        o.location = (0, .05, z - .0095)
        for x in (-.44, .07, .52):
            for y in (.19, -.09)[:1 if x == .07 else 2]:
                p = lathe("post", list(fillet([(0, z), (.020, z, .001), (.021, z + .186, .001), (0, z + .186)], 4)), post, segs=48, step=.01)
                p.location = (x, y + (.012 if x > 0 else 0), 0)
    rng = random.Random(9)
    GLAZES["bisque"] = ("#D8C4AE", "#B99F86", "#C7A78A", .8, .2)
    GLAZES["green"] = ("#8F857A", "#7A7066", "#978B7E", .8, .2)
    lo = [(3, -.345), (3, -.215), (0, -.085), (0, .020), (1, .185), (0, .330), (0, .432)]
    for i, (k, x) in enumerate(lo):
        move(raw(k, 10 + i, "bisque", .95), (x, -.010 + rng.uniform(-.015, .02), 0), (0, 0, rng.uniform(-60, 20)))
    move(raw(1, 31, "bisque", .90), (.186, -.006, .018), (.5, .4, 90))
    hi = [(1, -.340), (2, -.195), (2, -.100), (2, .000), (3, .165), (0, .300), (0, .405)]
    for i, (k, x) in enumerate(hi):
        move(raw(k, 40 + i, "green", .95), (x, -.010 + rng.uniform(-.02, .02), .205), (0, 0, rng.uniform(-60, 20)))
    move(raw(1, 61, "green", .88), (-.339, -.006, .205 + .018), (.4, .5, 20))
    for i, (k, x) in enumerate(((0, -.10), (0, .02), (0, .14))):
        move(raw(k, 80 + i, "bisque", .9), (x, .12, 0))
    camera((.014, 0, .196), dist=1.86, elevation=5, azimuth=-7, lens=78, fstop=4.5, focus=(-.05, -.03, .1), level=True)


@shot("journal-sill", size=(1600, 1067), limit=400_000, exposure=.5)
def journal_sill():
    reset(93)
    table(wood("oak", seed=16), y=(-1.2, .20), width=3.0, thick=.045)
    wall(plaster("#D6CEC1", 45), y=.20)
    window(energy=34, back=-.2, height=.8)
    world(.34, "#D5DEE8")
    sun_gobo(energy=4.2, angle=1.1, azimuth=-52, elevation=24, target=(.02, .12, .20), panes=(2, 3), pane=(.19, .19), bar=.026, leaves=9, seed=5)
    move(vase("celadon", 4), (-.16, .03, 0))
    move(grass(14, 8, .23, (0, 0, .20), .75), (-.16, .03, 0))
    move(bowl("chalk", 6, .8), (.075, -.02, 0))
    z = 0
    for i, c in enumerate(("#B5A792", "#DDD3C3")):
        o, h = folded(c, seed=90 + i, z0=z, W=.17, D=.12)
        o.location.x, o.location.y = .285, .02
        o.rotation_euler.z = -.12 + .05 * i
        z += h
    move(mug("oat", 5), (.285, .02, z), (0, 0, -40))
    camera((.045, 0, .185), dist=1.95, elevation=5, lens=74, fstop=5, focus=(-.05, -.01, .1), level=True)
