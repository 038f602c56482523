"""A small product-photography studio for Blender's Cycles, as a library.

Everything is in metres, z is up, the product stands at the origin, the camera looks towards +y and the window is on the
left (-x). Nothing is loaded from outside: every shape, material and label is made here, and every random choice comes
from a seed, so the same call gives the same picture.

Parts: scene (reset, render), set (sweep, table, window, gobo), camera, graph (a short way to write shader nodes),
materials, shapes (lathe, vessel, tube, box, cloth), labels, finishing (grain, JPEG).
"""
import math
import os
import random
import time

import bpy
import bmesh
import numpy as np
from mathutils import Vector

PI = math.pi
BRAND = "Thrum"                                     # the one place where the demo shop's name stands: every imprint draws it from here
HERE = os.path.dirname(os.path.abspath(__file__))

# ---------------------------------------------------------------------------------------------------------------------
# colour: the palette is written in sRGB hex, Cycles wants linear light
# ---------------------------------------------------------------------------------------------------------------------
PALETTE = {
    "chalk": "#EFEAE1", "oat": "#DCCFB9", "stone": "#C9C1B4", "sand": "#CDB697", "clay": "#A9674A", "terracotta": "#A98068",
    "umber": "#6B4A36", "sage": "#8E9A83", "celadon": "#A9B7A6", "ink": "#2A3138", "slate": "#565D61", "moss": "#5C6349",
    "brass": "#C29A53", "kraft": "#B08F68", "wax": "#DDB873", "rose": "#C9A393", "black": "#1B1A19", "white": "#F4F1EC",
}


def lin(c, a=1.0):
    """'#RRGGBB' or a palette name -> linear RGBA."""
    c = PALETTE.get(c, c)
    if not isinstance(c, str):
        return tuple(c) if len(c) == 4 else (*c, a)
    v = [int(c[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in v) + (a,)


def mean(a, b, t=.5):
    return tuple(x * (1 - t) + y * t for x, y in zip(lin(a), lin(b)))


def shade(c, f):
    """The same colour, f times as bright in linear light."""
    r, g, b, a = lin(c)
    return (min(1, r * f), min(1, g * f), min(1, b * f), a)


# ---------------------------------------------------------------------------------------------------------------------
# scene
# ---------------------------------------------------------------------------------------------------------------------
SIZE = [1200, 1500]


def frame(size):
    """The size of the picture about to be taken; camera() needs it to choose the sensor."""
    SIZE[:] = size


def reset(seed=1):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    random.seed(seed)
    s = bpy.context.scene
    s.render.engine = "CYCLES"
    s.cycles.device = "CPU"
    s.cycles.seed = seed
    s.unit_settings.system = "METRIC"
    w = bpy.data.worlds.new("world")
    s.world = w
    w.use_nodes = True
    bg = w.node_tree.nodes["Background"]
    bg.inputs[0].default_value = lin("#DDE3EA")
    bg.inputs[1].default_value = 0.10
    return s


def world(strength=0.10, color="#DDE3EA"):
    bg = bpy.context.scene.world.node_tree.nodes["Background"]
    bg.inputs[0].default_value = lin(color)
    bg.inputs[1].default_value = strength


def link(ob):
    bpy.context.scene.collection.objects.link(ob)
    return ob


# ---------------------------------------------------------------------------------------------------------------------
# light and set
# ---------------------------------------------------------------------------------------------------------------------
def area(name, loc, target, size, energy, color="#FFFFFF", spread=180):
    d = bpy.data.lights.new(name, "AREA")
    d.shape = "RECTANGLE"
    d.size, d.size_y = size
    d.energy = energy
    d.color = lin(color)[:3]
    d.spread = math.radians(spread)
    o = link(bpy.data.objects.new(name, d))
    o.location = loc
    o.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    return o


def window(side=-1, dist=1.15, height=0.75, back=0.15, size=(0.9, 1.15), energy=26, bars=True, target=(0, 0, 0.1),
           color="#F3F6FF"):
    """A north window: a big soft light with glazing bars, so that glossy things mirror a window and not a rectangle."""
    loc = (side * dist, back, height)
    o = area("window", loc, target, size, energy, color)
    if bars:
        m = plain("bars", "#2A2826", 0.7)
        q = o.rotation_euler.to_quaternion()
        fwd = q @ Vector((0, 0, -1))
        right, up = q @ Vector((1, 0, 0)), q @ Vector((0, 1, 0))
        for off, w, h in ((Vector(), 0.035, size[1]), (up * size[1] * 0.18, size[0], 0.03)):
            b = box("bar", w, h, 0.02, 0.002, mat=m)
            b.location = Vector(loc) + fwd * 0.05 + off
            b.rotation_euler = o.rotation_euler
    return o


def card(loc, target, size=(0.7, 0.7), color="#F4F1EC", rough=0.9):
    """A reflector (white) or a flag (black) just outside the frame."""
    o = box("card", size[0], size[1], 0.004, 0.001, mat=plain("card" + color, color, rough))
    o.location = loc
    o.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat("-Z", "Y").to_euler()
    o.visible_camera = False
    return o


def sun_gobo(energy=1.1, angle=2.2, azimuth=-62, elevation=30, target=(0, 0, 0.1), panes=(2, 3), pane=(0.20, 0.24), bar=0.03,
             dist=1.5, leaves=0, seed=3, color="#FFE9CC", shift=(0, 0)):
    """Low sun through a paned window (and leaves in front of it): soft-edged shapes of light."""
    d = bpy.data.lights.new("sun", "SUN")
    d.energy, d.angle, d.color = energy, math.radians(angle), lin(color)[:3]
    o = link(bpy.data.objects.new("sun", d))
    az, el = math.radians(azimuth), math.radians(elevation)
    direction = Vector((math.sin(az) * math.cos(el), math.cos(az) * math.cos(el) * -1, math.sin(el)))
    o.rotation_euler = direction.to_track_quat("Z", "Y").to_euler()
    q = direction.to_track_quat("Z", "Y")
    right, up = q @ Vector((1, 0, 0)), q @ Vector((0, 1, 0))
    c = Vector(target) + direction * dist + right * shift[0] + up * shift[1]
    m = plain("gobo", "#0A0A0A", 1.0)
    W, H = panes[0] * pane[0] + (panes[0] + 1) * bar, panes[1] * pane[1] + (panes[1] + 1) * bar
    slabs = []
    for i in range(panes[0] + 1):
        slabs.append((-W / 2 + bar / 2 + i * (pane[0] + bar), 0, bar, H))
    for j in range(panes[1] + 1):
        slabs.append((0, -H / 2 + bar / 2 + j * (pane[1] + bar), W, bar))
    F = 4.0                                         # the wall around the window
    slabs += [(-W / 2 - F / 2, 0, F, 2 * F), (W / 2 + F / 2, 0, F, 2 * F), (0, H / 2 + F / 2, W, F), (0, -H / 2 - F / 2, W, F)]
    for x, y, w, h in slabs:
        b = box("gobo", w, h, 0.01, 0.0, mat=m)
        b.location = c + right * x + up * y
        b.rotation_euler = o.rotation_euler
        hide(b)
    rng = random.Random(seed)
    for _ in range(leaves):
        me = ngon(leaf_outline(rng.uniform(.07, .13), rng.uniform(.018, .03)))
        b = link(bpy.data.objects.new("leaf", me))
        b.data.materials.append(m)
        b.location = c + direction * -rng.uniform(.1, .4) + right * rng.uniform(-W * .55, W * .1) + up * rng.uniform(-H * .2, H * .55)
        b.rotation_euler = o.rotation_euler
        b.rotation_euler.rotate_axis("Z", rng.uniform(0, 6.28))
        b.rotation_euler.rotate_axis("X", rng.uniform(-.8, .8))
        hide(b)
    return o


def hide(o):
    """Casts shadow, and is otherwise not there."""
    o.visible_camera = o.visible_glossy = o.visible_transmission = o.visible_diffuse = False


def sweep(mat, width=3.2, front=-1.2, back=0.55, radius=0.35, height=2.2):
    """The paper roll: floor, a curve, a wall; no horizon."""
    pts = [(front, 0.0)]
    for i in range(25):
        a = -PI / 2 + (PI / 2) * i / 24
        pts.append((back - radius + math.cos(a) * radius, radius + math.sin(a) * radius))
    pts.append((back, height))
    v, f, uv = [], [], []
    acc = 0
    for i, (y, z) in enumerate(pts):
        if i:
            acc += math.hypot(y - pts[i - 1][0], z - pts[i - 1][1])
        for x in (-width / 2, width / 2):
            v.append((x, y, z))
            uv.append((x, acc))
    for i in range(len(pts) - 1):
        f.append((2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2))
    return mesh("sweep", v, f, uv=uv, mat=mat)


def table(mat, y=(-0.9, 0.42), width=2.4, thick=0.035, top=0.0):
    o = box("table", width, y[1] - y[0], thick, 0.004, mat=mat)
    o.location = (0, (y[0] + y[1]) / 2, top - thick / 2)
    return o


def wall(mat, y=0.6, width=5, height=3.4):
    o = mesh("wall", [(-width / 2, y, -0.8), (width / 2, y, -0.8), (width / 2, y, height), (-width / 2, y, height)], [(0, 1, 2, 3)],
             uv=[(0, 0), (width, 0), (width, height), (0, height)], mat=mat)
    return o


def camera(target=(0, 0, 0.06), dist=1.1, azimuth=0, elevation=12, lens=85, fstop=5.6, focus=None, roll=0, level=False):
    """level=True keeps verticals upright the way a view camera does: the back stays level and the lens is shifted."""
    d = bpy.data.cameras.new("cam")
    o = link(bpy.data.objects.new("cam", d))
    az, el = math.radians(azimuth), math.radians(elevation)
    t = Vector(target)
    o.location = t + Vector((math.sin(az) * math.cos(el), -math.cos(az) * math.cos(el), math.sin(el))) * dist
    look = t - o.location
    d.sensor_fit, d.sensor_width, d.lens = "HORIZONTAL", 36 if SIZE[0] > SIZE[1] else 28.8, lens
    if level:
        flat = Vector((look.x, look.y, 0))
        o.rotation_euler = flat.to_track_quat("-Z", "Y").to_euler()
        d.shift_y = (look.z / flat.length) * lens / d.sensor_width
    else:
        o.rotation_euler = look.to_track_quat("-Z", "Y").to_euler()
    d.dof.use_dof = fstop is not None
    if fstop:
        d.dof.aperture_fstop = fstop
        d.dof.aperture_blades = 0
        f = Vector(focus) if focus else t
        axis = o.rotation_euler.to_quaternion() @ Vector((0, 0, -1))
        d.dof.focus_distance = (f - o.location).dot(axis)
    d.clip_start = 0.01
    bpy.context.scene.camera = o
    return o


# ---------------------------------------------------------------------------------------------------------------------
# render and finish
# ---------------------------------------------------------------------------------------------------------------------
def render(path, size=(1200, 1500), samples=24, exposure=0.22, look="AgX - Medium High Contrast", view="AgX", grain=1.0,
           vignette=0.06, warmth=0.0, quality=88, limit=140_000, threshold=0.05, bounces=6, clamp=6.0, scale=1.0, work=1.0, saturation=1.0):
    """Renders, denoises, finishes and writes a JPEG (or PNG by extension). Returns seconds spent in Cycles.

    work < 1 traces fewer pixels and enlarges: .85 saves a quarter of the time and is hard to see."""
    s = bpy.context.scene
    c = s.cycles
    out = (int(size[0] * scale), int(size[1] * scale))
    s.render.resolution_x, s.render.resolution_y = round(out[0] * work), round(out[1] * work)
    s.render.resolution_percentage = 100
    c.samples = samples
    c.use_adaptive_sampling = True
    c.adaptive_threshold = threshold
    c.adaptive_min_samples = min(12, samples)
    c.use_denoising = True
    c.denoiser = "OPENIMAGEDENOISE"
    c.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    c.denoising_prefilter = "ACCURATE"
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces = bounces + 4, 3, 4
    c.transmission_bounces, c.transparent_max_bounces = bounces + 4, 8
    c.caustics_reflective = c.caustics_refractive = True
    c.blur_glossy = 0.6
    c.sample_clamp_indirect = clamp
    c.use_light_tree = False
    s.render.use_persistent_data = False
    s.render.threads_mode = "AUTO"
    s.display_settings.display_device = "sRGB"
    s.view_settings.view_transform = view
    try:
        s.view_settings.look = look
    except TypeError:
        s.view_settings.look = "None"
    s.view_settings.exposure = exposure
    s.render.image_settings.file_format = "PNG"
    s.render.image_settings.color_mode = "RGB"
    s.render.image_settings.color_depth = "16"
    s.render.film_transparent = False
    tmp = os.path.splitext(path)[0] + ".tmp.png"
    s.render.filepath = tmp
    t = time.time()
    bpy.ops.render.render(write_still=True)
    dt = time.time() - t
    finish(tmp, path, c.seed, grain, vignette, warmth, quality, limit, saturation, out)
    os.remove(tmp)
    return dt


GRADE = (.85, (1.014, 1.0, .972), .25)              # gamma, white balance, S-curve: lighter, warmer, a little more snap


def grade(a, g=GRADE):
    a = np.clip(a, 0, 1) ** g[0] * np.array(g[1], np.float32)
    a = np.clip(a, 0, 1)
    return a + (a * a * (3 - 2 * a) - a) * g[2]


def finish(src, dst, seed=1, grain=1.0, vignette=0.06, warmth=0.0, quality=88, limit=140_000, saturation=1.0, size=None):
    """What a scan would add: a little grain, a little fall-off. Then the smallest JPEG quality that keeps the limit."""
    from PIL import Image
    img = bpy.data.images.load(src)
    w, h = img.size
    a = np.empty(w * h * 4, np.float32)
    img.pixels.foreach_get(a)
    a = a.reshape(h, w, 4)[::-1, :, :3].copy()
    bpy.data.images.remove(img)
    if size and (w, h) != size:                     # rendered a little smaller: enlarge before the grain goes on
        a = np.stack([np.asarray(Image.fromarray(a[..., i]).resize(size, Image.LANCZOS)) for i in range(3)], -1)
        w, h = size
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    r2 = ((xx / w - .5) ** 2 + (yy / h - .5) ** 2) * 2
    a = grade(a)
    a *= (1 - vignette * r2 * 1.6)[..., None]
    if saturation != 1:
        g = a @ np.array([.2126, .7152, .0722], np.float32)
        a = g[..., None] + (a - g[..., None]) * saturation
    if warmth:
        a *= np.array([1 + warmth, 1, 1 - warmth], np.float32)
    rng = np.random.default_rng(seed)
    n = rng.normal(0, 1, (h, w)).astype(np.float32)
    n = n * .6 + (np.roll(n, 1, 0) + np.roll(n, -1, 0) + np.roll(n, 1, 1) + np.roll(n, -1, 1)) * .1
    lum = a.mean(2)
    a += (n * (0.0075 * grain) * (0.35 + 1.2 * np.sqrt(np.clip(lum * (1 - lum), 0, 1))))[..., None]
    out = Image.fromarray((np.clip(a, 0, 1) * 255 + .5).astype(np.uint8), "RGB")
    if dst.endswith(".png"):
        out.save(dst)
        return
    while True:
        out.save(dst, quality=quality, optimize=True, progressive=True, subsampling=0 if quality >= 86 else 2)
        if os.path.getsize(dst) <= limit or quality <= 70:
            return
        quality -= 2


# ---------------------------------------------------------------------------------------------------------------------
# graph: shader nodes, short
# ---------------------------------------------------------------------------------------------------------------------
class G:
    def __init__(self, name):
        self.mat = bpy.data.materials.new(name)
        self.mat.use_nodes = True
        self.t = self.mat.node_tree
        self.t.nodes.clear()
        self.out = self.t.nodes.new("ShaderNodeOutputMaterial")

    def n(self, kind, ins=None, out=0, **props):
        nd = self.t.nodes.new("ShaderNode" + kind)
        for k, v in props.items():
            setattr(nd, k, v)
        for k, v in (ins or {}).items():
            if v is None:
                continue
            if isinstance(v, bpy.types.NodeSocket):
                self.t.links.new(v, nd.inputs[k])
            else:
                nd.inputs[k].default_value = v
        return nd.outputs[out]

    def m(self, op, a, b=0.0, c=0.0, clamp=False):
        nd = self.t.nodes.new("ShaderNodeMath")
        nd.operation, nd.use_clamp = op, clamp
        for i, v in enumerate((a, b, c)):
            if isinstance(v, bpy.types.NodeSocket):
                self.t.links.new(v, nd.inputs[i])
            else:
                nd.inputs[i].default_value = v
        return nd.outputs[0]

    def coord(self, which="Object"):
        return self.n("TexCoord", out=which)

    def map(self, vec, scale=(1, 1, 1), loc=(0, 0, 0), rot=(0, 0, 0)):
        return self.n("Mapping", {"Vector": vec, "Scale": scale, "Location": loc, "Rotation": rot})

    def noise(self, vec, scale=5.0, detail=2.0, rough=0.5, dist=0.0, out=0):
        return self.n("TexNoise", {"Vector": vec, "Scale": scale, "Detail": detail, "Roughness": rough, "Distortion": dist}, out=out)

    def voronoi(self, vec, scale, feature="F1", out="Distance", rand=1.0):
        return self.n("TexVoronoi", {"Vector": vec, "Scale": scale, "Randomness": rand}, out=out, feature=feature)

    def ramp(self, fac, stops, interp="EASE"):
        nd = self.t.nodes.new("ShaderNodeValToRGB")
        nd.color_ramp.interpolation = interp
        e = nd.color_ramp.elements
        while len(e) < len(stops):
            e.new(0.5)
        for el, (p, c) in zip(e, stops):
            el.position = p
            el.color = (c, c, c, 1) if isinstance(c, (int, float)) else lin(c)
        self.t.links.new(fac, nd.inputs[0])
        return nd.outputs[0]

    def mix(self, fac, a, b, blend="MIX"):
        nd = self.t.nodes.new("ShaderNodeMix")
        nd.data_type, nd.blend_type = "RGBA", blend
        for i, v in ((0, fac), (6, a), (7, b)):
            if isinstance(v, bpy.types.NodeSocket):
                self.t.links.new(v, nd.inputs[i])
            elif i == 0:
                nd.inputs[0].default_value = v
            else:
                nd.inputs[i].default_value = lin(v)
        return nd.outputs[2]

    def fmix(self, fac, a, b):
        nd = self.t.nodes.new("ShaderNodeMix")
        nd.data_type = "FLOAT"
        for i, v in ((0, fac), (2, a), (3, b)):
            if isinstance(v, bpy.types.NodeSocket):
                self.t.links.new(v, nd.inputs[i])
            else:
                nd.inputs[i].default_value = v
        return nd.outputs[0]

    def rng(self, v, a, b, c, d, clamp=True):
        return self.n("MapRange", {"Value": v, "From Min": a, "From Max": b, "To Min": c, "To Max": d}, clamp=clamp)

    def bump(self, height, strength=0.3, dist=0.001, normal=None):
        return self.n("Bump", {"Height": height, "Strength": strength, "Distance": dist, "Normal": normal})

    def attr(self, name):
        return self.n("Attribute", attribute_name=name, out="Fac")

    def bsdf(self, color, rough=0.5, **kw):
        ins = {"Base Color": color if isinstance(color, bpy.types.NodeSocket) else lin(color), "Roughness": rough}
        ins.update({k.replace("_", " "): (lin(v) if isinstance(v, str) else v) for k, v in kw.items()})
        return self.n("BsdfPrincipled", ins)

    def done(self, shader, proxy=None):
        """proxy: a plain colour that diffuse bounces see instead. Light that has bounced off a wall does not care about the
        grain of the wood, and not evaluating it there makes a picture twice as fast."""
        if proxy is not None:
            simple = self.n("BsdfDiffuse", {"Color": lin(proxy)})
            shader = self.n("MixShader", {0: self.n("LightPath", out="Is Diffuse Ray"), 1: shader, 2: simple})
        self.t.links.new(shader, self.out.inputs["Surface"])
        return self.mat


# ---------------------------------------------------------------------------------------------------------------------
# materials
# ---------------------------------------------------------------------------------------------------------------------
def plain(name, color, rough=0.6, **kw):
    g = G(name)
    return g.done(g.bsdf(color, rough, **kw))


def paper_sweep(color="oat", grainy=1.0):
    """Seamless paper or a painted board: almost nothing, but not nothing."""
    g = G("sweep " + str(color))
    p = g.coord()
    big = g.noise(p, 1.6, 3, 0.55)
    fine = g.noise(p, 420, 2, 0.6)
    col = g.mix(g.rng(big, .3, .7, 0, 1), shade(color, .95), shade(color, 1.04))
    nrm = g.bump(fine, 0.05 * grainy, 0.0006)
    return g.done(g.bsdf(col, 0.85, Normal=nrm, Specular_IOR_Level=0.25), color)


def plaster(color="chalk", seed=0):
    """Limewash: clouds, brush crossings, trowel bumps."""
    g = G("plaster " + str(color))
    p = g.map(g.coord(), loc=(seed * 3.1, seed * 1.7, seed * 2.3))
    warp = g.n("VectorMath", {0: p, 1: g.n("VectorMath", {0: g.noise(p, 2.0, 3, 0.6, out=1), 1: (.35, .35, .35)}, operation="MULTIPLY")}, operation="ADD")
    cloud = g.noise(warp, 2.6, 5, 0.62)
    stroke = g.noise(g.map(warp, scale=(3, 3, 14), rot=(0, .5, 0)), 2.2, 4, 0.65)
    fine = g.noise(p, 140, 3, 0.65)
    f = g.m("ADD", g.m("MULTIPLY", cloud, .65), g.m("MULTIPLY", stroke, .35))
    col = g.mix(g.rng(f, .32, .68, 0, 1), shade(color, .86), shade(color, 1.06))
    h = g.m("ADD", g.m("MULTIPLY", stroke, 1.2), g.m("MULTIPLY", fine, .18))
    return g.done(g.bsdf(col, 0.92, Normal=g.bump(h, 0.25, 0.004), Specular_IOR_Level=0.2), shade(color, .96))


def limestone(color="stone", seed=0):
    """Honed limestone or travertine: soft veins, small open pits."""
    g = G("stone " + str(color))
    p = g.map(g.coord(), loc=(seed * 1.3, seed * 2.9, seed * .7))
    vein = g.noise(g.map(p, scale=(2.2, 7, 7)), 2.6, 6, 0.62, 0.6)
    fine = g.noise(p, 260, 3, 0.7)
    pits = g.noise(g.map(p, scale=(1, 2.2, 2.2)), 95, 3, 0.55)
    gate = g.noise(p, 14, 2, .5)
    hole = g.m("MULTIPLY", g.rng(pits, .64, .70, 0, 1), g.rng(gate, .48, .62, 0, 1))
    col = g.mix(g.rng(vein, .3, .7, 0, 1), shade(color, .84), shade(color, 1.1))
    col = g.mix(g.rng(fine, .35, .75, 0, .22), col, shade(color, .62))
    col = g.mix(g.m("MULTIPLY", hole, .75), col, shade(color, .38))
    h = g.m("SUBTRACT", g.m("MULTIPLY", fine, .12), hole)
    return g.done(g.bsdf(col, g.rng(vein, .3, .7, .42, .6), Normal=g.bump(h, 0.5, 0.0012), Specular_IOR_Level=0.4), shade(color, .93))


WOODS = {  # light, ring, pore, ring frequency per metre, pore strength
    "oak": ("#C7AE89", "#A78962", "#5F4A33", 210, .75),
    "walnut": ("#7C6350", "#4F3D31", "#2A1E17", 190, .55),
    "ash": ("#DCC7A2", "#BF9F72", "#8C6C46", 200, .55),
    "beech": ("#D0B08C", "#BC9672", "#8A6547", 320, .18),
    "cherry": ("#AE8464", "#8F674B", "#5F4230", 260, .2),
    "black": ("#2E2A27", "#1D1A18", "#0C0B0A", 220, .5),
}


def wood(kind="oak", axis="X", seed=0, oil=0.25, rough=0.46, pith=(0.012, -0.16), scale=1.0, coords="Object"):
    """A solid texture: rings round a pith that lies outside the piece, so faces, edges and end grain belong together."""
    light, ring, pore, freq, ps = WOODS[kind]
    g = G("wood " + kind)
    rot = {"X": (0, 0, 0), "Y": (0, 0, PI / 2), "Z": (0, PI / 2, 0)}[axis]
    p = g.map(g.map(g.coord(coords), rot=rot), loc=(seed * 1.37, pith[0] + .013 * (seed % 5), pith[1]), scale=(scale,) * 3)
    lng = g.map(p, scale=(1, 7, 7))
    wob = g.noise(lng, 2.2, 3, 0.5, out=1)
    wv = g.n("VectorMath", {0: wob, 1: (.5, .5, .5)}, operation="SUBTRACT")
    wv = g.n("VectorMath", {0: wv, 1: (0, .034, .034)}, operation="MULTIPLY")
    q = g.n("VectorMath", {0: p, 1: wv}, operation="ADD")
    q2 = g.n("VectorMath", {0: q, 1: (0, 1, 1)}, operation="MULTIPLY")
    r = g.n("VectorMath", {0: q2}, operation="LENGTH", out="Value")
    jit = g.noise(g.map(p, scale=(2, 60, 60)), 1.0, 2, .5)
    rr = g.m("ADD", g.m("MULTIPLY", r, freq), g.m("MULTIPLY", jit, 1.6))
    saw = g.m("FRACT", rr)
    early = g.ramp(saw, [(0.0, 1.0), (0.12, .85), (0.45, .15), (0.86, .35), (1.0, 1.0)])
    width = g.noise(g.n("CombineXYZ", {0: g.m("FLOOR", rr)}), 7.3, 0, .5)
    fib = g.noise(g.map(p, scale=(16, 900, 900)), 1.0, 3, .6)
    silk = g.noise(g.map(p, scale=(5, 120, 120)), 1.0, 3, .55)
    po = g.noise(g.map(p, scale=(42, 1500, 1500)), 1.0, 1, .5)
    pm = g.m("MULTIPLY", g.rng(po, .60, .68, 0, 1), g.rng(early, .1, .8, .12, 1))
    tone = g.m("MULTIPLY", early, g.rng(width, .3, .7, .35, 1.0))
    col = g.mix(tone, light, ring)
    col = g.mix(g.rng(silk, .3, .7, 0, .42), col, shade(ring, .8))
    col = g.mix(g.rng(fib, .35, .75, 0, .4), col, shade(light, 1.15))
    col = g.mix(g.m("MULTIPLY", pm, ps), col, pore)
    big = g.noise(p, 3.0, 2, .5)
    col = g.mix(g.rng(big, .3, .7, 0, .3), col, shade(ring, .95))
    h = g.m("SUBTRACT", g.m("MULTIPLY", fib, .35), g.m("MULTIPLY", pm, 1.0))
    nrm = g.bump(h, 0.35, 0.0005)
    ro = g.m("ADD", g.rng(silk, .3, .7, rough - .06, rough + .08), g.m("MULTIPLY", pm, .2))
    return g.done(g.bsdf(col, ro, Normal=nrm, Specular_IOR_Level=0.42, Coat_Weight=oil, Coat_Roughness=.38), mean(light, ring, .45))


GLAZES = {  # glaze, broken edge, clay body, roughness, speckle
    "oat": ("#DDD3C0", "#A9815A", "#A88464", .30, 1.0),
    "chalk": ("#ECE7DD", "#C2A684", "#BFA588", .36, .45),
    "sage": ("#8F9787", "#86694B", "#9A7656", .27, .7),
    "celadon": ("#A9B3A8", "#C4BCA6", "#B9A58A", .12, .25),
    "ink": ("#2B343C", "#6A4530", "#7A563E", .24, .35),
    "clay": ("#B0704F", "#8A5238", "#9C6547", .55, .3),
    "rose": ("#CBA897", "#A87D62", "#AE8768", .34, .6),
    "tenmoku": ("#2A1D17", "#8A4D25", "#8B6446", .13, .1),
}


def stoneware(glaze="oat", line=0.012, seed=0, speckle=None, rings=1.0, bare=False, scale=1.0):
    """Glazed stoneware. 'line' is the height (object z) where the glaze ends; below it the bare body shows. The float
    attribute 'rim' (0..1, written by vessel()) is where glaze runs thin and breaks to the iron colour."""
    gl, brk, body, rough, sp = GLAZES[glaze]
    sp = sp if speckle is None else speckle
    g = G("stoneware " + glaze)
    p = g.map(g.coord(), loc=(seed * .37, seed * .71, 0))
    z = g.n("SeparateXYZ", {0: g.coord()}, out=2)
    cloud = g.noise(p, 16, 3, .55)
    mid = g.noise(p, 60, 3, .6)
    fine = g.noise(p, 900, 2, .6)
    # specks: cells of which only some carry a speck, at two sizes
    v1 = g.n("TexVoronoi", {"Vector": p, "Scale": 260 * scale}, out="Color")
    d1 = g.voronoi(p, 260 * scale)
    pick = g.n("SeparateColor", {0: v1}, out=0)
    size = g.rng(pick, .80, 1.0, 0.0, .34)
    s1 = g.m("GREATER_THAN", size, d1)
    s1 = g.rng(g.m("SUBTRACT", size, d1), -.02, .08, 0, 1)
    d2 = g.voronoi(p, 620 * scale)
    v2 = g.n("SeparateColor", {0: g.n("TexVoronoi", {"Vector": p, "Scale": 620 * scale}, out="Color")}, out=1)
    s2 = g.m("MULTIPLY", g.rng(g.m("SUBTRACT", g.rng(v2, .72, 1.0, 0, .36), d2), -.02, .08, 0, 1), .55)
    s1 = g.m("MULTIPLY", s1, g.rng(v2, 0, 1, .45, 1))
    spots = g.m("MULTIPLY", g.m("MAXIMUM", s1, s2), sp, clamp=True)
    # glaze
    col = g.mix(g.rng(cloud, .3, .7, 0, 1), shade(gl, .90), shade(gl, 1.06))
    rim = g.m("ADD", g.attr("rim"), g.rng(mid, .3, .7, -.35, .35))
    rim = g.rng(rim, .35, 1.0, 0, .85)
    col = g.mix(rim, col, brk)
    col = g.mix(g.m("MULTIPLY", spots, .85), col, shade(brk, .28))
    # bare body
    grit = g.noise(p, 520, 3, .75)
    bcol = g.mix(g.rng(cloud, .3, .7, 0, 1), shade(body, .88), shade(body, 1.1))
    bcol = g.mix(g.rng(grit, .52, .72, 0, .6), bcol, shade(body, .45))
    edge = g.m("ADD", z, g.rng(g.noise(p, 26, 2, .5), .3, .7, -.0016, .0016))
    glazed = g.m("MAXIMUM", g.rng(edge, line - .0004, line + .0004, 0, 1), g.attr("inside")) if not bare else 0.0
    if bare:
        final, ro, h, coat = bcol, .85, g.m("MULTIPLY", grit, .9), 0.0
    else:
        halo = g.m("MULTIPLY", g.rng(edge, line, line + .004, 1, 0), g.m("SUBTRACT", 1.0, g.attr("inside")))
        col = g.mix(g.m("MULTIPLY", halo, .35), col, brk)
        final = g.mix(glazed, bcol, col)
        gro = g.rng(mid, .3, .7, rough - .05, rough + .08)
        gro = g.m("ADD", gro, g.m("MULTIPLY", rim, .15))
        ro = g.fmix(glazed, .85, gro)
        gh = g.m("ADD", g.m("MULTIPLY", mid, .16 * rings), g.m("MULTIPLY", fine, .02))
        gh = g.m("SUBTRACT", gh, g.m("MULTIPLY", spots, .05))
        bh = g.m("SUBTRACT", g.m("MULTIPLY", grit, .25), .35)
        h = g.fmix(glazed, bh, gh)
        coat = g.m("MULTIPLY", glazed, .35)
    nrm = g.bump(h, 0.55, 0.0008)
    return g.done(g.bsdf(final, ro, Normal=nrm, Coat_Weight=coat, Coat_Roughness=max(.04, rough * .45), Specular_IOR_Level=.5), body if bare else gl)


def terracotta(color="terracotta", seed=0):
    g = G("terracotta")
    p = g.map(g.coord(), loc=(seed, 0, 0))
    cloud = g.noise(p, 11, 4, .6)
    grit = g.noise(p, 480, 3, .75)
    chalk = g.noise(g.map(p, scale=(1, 1, .6)), 22, 5, .7)
    col = g.mix(g.rng(cloud, .3, .7, 0, 1), shade(color, .82), shade(color, 1.12))
    col = g.mix(g.rng(chalk, .55, .78, 0, .45), col, "#D9C0AC")
    col = g.mix(g.rng(grit, .55, .75, 0, .35), col, shade(color, .5))
    return g.done(g.bsdf(col, .88, Normal=g.bump(g.m("ADD", grit, g.m("MULTIPLY", cloud, .8)), .3, .0006), Specular_IOR_Level=.25), color)


def glass(tint=None, rough=0.0, density=60.0):
    """Solid glass; the tint is absorption inside the wall, so thick parts are darker."""
    g = G("glass")
    sh = g.n("BsdfPrincipled", {"Base Color": (1, 1, 1, 1), "Roughness": rough, "IOR": 1.47, "Transmission Weight": 1.0})
    p = g.coord()
    wav = g.noise(p, 26, 1, .5)
    nrm = g.bump(wav, .10, .0018)
    g.t.links.new(nrm, sh.node.inputs["Normal"])
    if tint or density:
        ab = g.n("VolumeAbsorption", {"Color": lin(tint or "#E4F0EA"), "Density": density if tint else 6.0})
        g.t.links.new(ab, g.out.inputs["Volume"])
    return g.done(sh)


def water():
    g = G("water")
    return g.done(g.n("BsdfPrincipled", {"Base Color": (1, 1, 1, 1), "Roughness": 0.0, "IOR": 1.333, "Transmission Weight": 1.0}))


def wax(color="wax", seed=0, depth=0.006):
    g = G("wax")
    p = g.map(g.coord(), loc=(seed, seed, 0))
    big = g.noise(p, 24, 3, .55)
    bloom = g.noise(p, 90, 4, .7)
    col = g.mix(g.rng(big, .3, .7, 0, 1), shade(color, .86), shade(color, 1.08))
    col = g.mix(g.rng(bloom, .50, .75, 0, .35), col, shade(color, 1.4))
    r, gg, b, _ = lin(color)
    return g.done(g.bsdf(col, g.rng(bloom, .3, .7, .38, .6), Subsurface_Weight=1.0, Subsurface_Radius=(1.0, .70, .38),
                         Subsurface_Scale=depth, Normal=g.bump(g.m("ADD", big, g.m("MULTIPLY", bloom, .25)), .18, .001),
                         Specular_IOR_Level=.45))


def soap(color="#D8CDB8", swirl=None, seed=0, stamp=None):
    """Cold-process soap: translucent, cut faces with a faint drag, soft ash on top. stamp: image for a pressed mark."""
    g = G("soap")
    p = g.map(g.coord(), loc=(seed * .31, seed * .17, seed * .7))
    big = g.noise(p, 18, 3, .55, .6)
    fine = g.noise(p, 210, 4, .7)
    drag = g.noise(g.map(p, scale=(30, 4, 260)), 1.0, 3, .6)
    col = g.mix(g.rng(big, .3, .7, 0, 1), shade(color, .92), shade(color, 1.05))
    if swirl:
        w = g.noise(g.map(p, scale=(.5, 1, 1.4), rot=(0, .3, .4)), 20, 3, .5, .9)
        col = g.mix(g.ramp(w, [(.40, 0), (.52, .75), (.56, .1), (.62, .0)]), col, swirl)
    col = g.mix(g.rng(fine, .56, .72, 0, .3), col, shade(color, .6))
    h = g.m("ADD", g.m("MULTIPLY", fine, .25), g.m("MULTIPLY", drag, .3))
    nrm = g.bump(h, .22, .0007)
    if stamp:
        vec = g.map(g.coord(), scale=(1 / .078, 1 / .053, 1), loc=(.5, .5, 0))
        im = g.n("TexImage", {"Vector": vec}, image=stamp, extension="EXTEND")
        up = g.m("GREATER_THAN", g.n("SeparateXYZ", {0: g.coord("Normal")}, out=2), .6)
        cut = g.m("MULTIPLY", g.m("SUBTRACT", 1.0, im), up)
        nrm = g.bump(g.m("SUBTRACT", 1.0, cut), 1.0, .0022, nrm)
        col = g.mix(g.m("MULTIPLY", cut, .34), col, shade(color, .5))
    return g.done(g.bsdf(col, g.rng(fine, .3, .7, .42, .6), Subsurface_Weight=.9, Subsurface_Radius=(1, .8, .55), Subsurface_Scale=.004,
                         Normal=nrm, Specular_IOR_Level=.4))


def metal(color="brass", rough=.24, brushed=(4, 4, 220), seed=0, patina=.35, bump=.06, aniso=0.0):
    """Brushed or satin metal; patina darkens and dulls in clouds, as handled brass does."""
    g = G("metal " + str(color))
    base = {"brass": "#CBAA6A", "copper": "#CE8462", "steel": "#C9C8C6", "iron": "#4A4745"}.get(color, color)
    p = g.map(g.coord(), loc=(seed, seed * .3, 0))
    br = g.noise(g.map(p, scale=brushed), 6.0, 3, .7)
    cl = g.noise(p, 26, 5, .65)
    sm = g.noise(p, 140, 3, .7)
    col = g.mix(g.rng(cl, .42, .72, 0, patina), base, shade(base, .42))
    col = g.mix(g.rng(sm, .58, .74, 0, patina * .8), col, shade(base, .5))
    ro = g.m("ADD", g.rng(br, .3, .7, rough - .05, rough + .08), g.rng(cl, .4, .75, 0, patina * .35))
    return g.done(g.bsdf(col, ro, Metallic=1.0, Normal=g.bump(br, bump, .0004), Anisotropic=aniso))


def enamel(color="#F1EEE6", rim="#22303F", edge=0.5, seed=0, speck=.25):
    """Vitreous enamel on steel: wet gloss, slight orange peel, a rim in a second colour ('rim' attribute)."""
    g = G("enamel")
    p = g.map(g.coord(), loc=(seed, 0, seed))
    wob = g.noise(p, 34, 2, .5)
    peel = g.noise(p, 260, 2, .5)
    d = g.voronoi(p, 330)
    c = g.n("SeparateColor", {0: g.n("TexVoronoi", {"Vector": p, "Scale": 330.0}, out="Color")}, out=0)
    sp = g.rng(g.m("SUBTRACT", g.rng(c, .93, 1, 0, .22), d), -.01, .05, 0, speck)
    t = g.m("ADD", g.attr("rim"), g.rng(wob, .3, .7, -.10, .10))
    t = g.rng(t, edge - .04, edge + .04, 0, 1)
    col = g.mix(g.m("MAXIMUM", t, sp), color, rim)
    nrm = g.bump(g.m("ADD", g.m("MULTIPLY", wob, 1.0), g.m("MULTIPLY", peel, .05)), .25, .0007)
    return g.done(g.bsdf(col, .10, Normal=nrm, Coat_Weight=.6, Coat_Roughness=.03, Specular_IOR_Level=.55), color)


def linen(color="oat", thread=0.0007, seed=0, contrast=1.0, stripe=None, stripe_at=((.04, .008),), axis=0, hem=None):
    """Plain weave from the UV map (which must be in metres): threads over and under, each with its own slubs and tone."""
    g = G("linen " + str(color))
    uv = g.coord("UV")
    drift = g.noise(uv, 9, 2, .5, out=1)
    uvw = g.n("VectorMath", {0: uv, 1: g.n("VectorMath", {0: drift, 1: (.004, .004, 0)}, operation="MULTIPLY")}, operation="ADD")
    sep = g.n("SeparateXYZ", {0: uvw})
    u, v = sep, sep.node.outputs[1]
    U, V = g.m("MULTIPLY", u, 1 / thread), g.m("MULTIPLY", v, 1 / thread)
    iu, iv = g.m("FLOOR", U), g.m("FLOOR", V)
    a = g.m("SINE", g.m("MULTIPLY", g.m("FRACT", U), PI))
    b = g.m("SINE", g.m("MULTIPLY", g.m("FRACT", V), PI))
    par = g.m("FLOORED_MODULO", g.m("ADD", iu, iv), 2.0)
    par = g.m("GREATER_THAN", par, .5)
    # slub: thickness along each thread
    su = g.noise(g.n("CombineXYZ", {0: g.m("MULTIPLY", iu, 5.37), 1: g.m("MULTIPLY", v, 26 + seed)}), 1.0, 2, .6)
    sv = g.noise(g.n("CombineXYZ", {0: g.m("MULTIPLY", u, 26), 1: g.m("MULTIPLY", iv, 5.91)}), 1.0, 2, .6)
    hw = g.m("MULTIPLY", g.m("MULTIPLY", a, g.m("ADD", .55, g.m("MULTIPLY", b, .45))), g.rng(su, .25, .75, .55, 1.25))
    hf = g.m("MULTIPLY", g.m("MULTIPLY", b, g.m("ADD", .55, g.m("MULTIPLY", a, .45))), g.rng(sv, .25, .75, .55, 1.25))
    h = g.fmix(par, hf, hw)
    s = g.fmix(par, sv, su)
    fuzz = g.noise(g.coord(), 1400, 2, .6)
    base = color
    if stripe:
        pos = u if axis == 0 else v
        tot = None
        for at, w in stripe_at:
            k = g.m("LESS_THAN", g.m("ABSOLUTE", g.m("SUBTRACT", pos, at)), w / 2)
            tot = k if tot is None else g.m("MAXIMUM", tot, k)
        base = g.mix(tot, color, stripe)
        dark, light = g.mix(1.0, base, (.66, .66, .66), "MULTIPLY"), g.mix(1.0, base, (1.0, 1.0, 1.0), "MULTIPLY")
    else:
        dark, light = shade(color, .64), shade(color, 1.12)
    col = g.mix(g.rng(s, .28, .72, .5 - .5 * contrast, .5 + .5 * contrast), dark, light)
    col = g.mix(g.rng(h, 0, .5, .55 * contrast, 0), col, dark)
    hh = g.m("ADD", h, g.m("MULTIPLY", fuzz, .15))
    nrm = g.bump(hh, .6, thread * .7)
    if hem:                                         # a turned edge: thicker by a step, held by a row of stitches
        e = g.m("SUBTRACT", hem, g.m("ABSOLUTE", u))
        fold_ = g.rng(e, .0098, .0108, 1, 0)
        row = g.m("LESS_THAN", g.m("ABSOLUTE", g.m("SUBTRACT", e, .0086)), .00042)
        st = g.m("MULTIPLY", row, g.m("LESS_THAN", g.m("FRACT", g.m("MULTIPLY", v, 1 / .0031)), .68))
        col = g.mix(g.m("MULTIPLY", row, .35), col, dark)
        col = g.mix(g.m("MULTIPLY", st, .8), col, shade(color, 1.35) if not stripe else shade(color, 1.2))
        nrm = g.bump(g.m("ADD", g.m("MULTIPLY", fold_, 1.0), g.m("SUBTRACT", g.m("MULTIPLY", st, .8), g.m("MULTIPLY", row, .9))), .8, .0009, nrm)
    return g.done(g.bsdf(col, .92, Normal=nrm, Sheen_Weight=.25, Sheen_Roughness=.5, Specular_IOR_Level=.15,
                         Sheen_Tint=shade(color, 1.4)), shade(color, .85))


def paper(color="kraft", seed=0, fibre=1.0, rough=.82, label=None):
    """Kraft or uncoated paper with fibres. label: (image) on the UV map, 0..1, alpha mixed over."""
    g = G("paper " + str(color))
    p = g.map(g.coord(), loc=(seed * .3, seed, 0))
    f1 = g.noise(g.map(p, scale=(1, 3.5, 1), rot=(.4, .3, .5)), 420, 3, .65)
    f2 = g.noise(g.map(p, scale=(4, 1, 1), rot=(.2, .7, -.6)), 360, 3, .65)
    cl = g.noise(p, 30, 4, .6)
    fib = g.m("MAXIMUM", f1, f2)
    col = g.mix(g.rng(cl, .3, .7, 0, 1), shade(color, .94), shade(color, 1.05))
    col = g.mix(g.rng(fib, .56, .72, 0, .3 * fibre), col, shade(color, .6))
    col = g.mix(g.rng(f1, .28, .42, .25 * fibre, 0), col, shade(color, 1.35))
    if label:
        im = g.n("TexImage", {"Vector": g.coord("UV")}, image=label, extension="CLIP")
        col = g.mix(im.node.outputs[1], col, im)
    return g.done(g.bsdf(col, rough, Normal=g.bump(g.m("ADD", fib, g.m("MULTIPLY", cl, .4)), .12 * fibre, .0004), Specular_IOR_Level=.3), color)


def printed(image, rough=.7, emboss=0.0, foil=None):
    """A printed label: paper tooth under ink. foil: colour name for metallic ink where the image's alpha is 0."""
    g = G("label")
    im = g.n("TexImage", {"Vector": g.coord("UV")}, image=image, extension="EXTEND")
    p = g.coord()
    t = g.noise(p, 700, 3, .65)
    col = g.mix(g.rng(t, .45, .75, 0, .10), im, (0.2, 0.17, 0.14, 1))
    return g.done(g.bsdf(col, rough, Normal=g.bump(t, .08, .0003), Specular_IOR_Level=.35))


# ---------------------------------------------------------------------------------------------------------------------
# shapes
# ---------------------------------------------------------------------------------------------------------------------
def mesh(name, v, f, uv=None, mat=None, smooth=False, attrs=None):
    me = bpy.data.meshes.new(name)
    me.from_pydata([tuple(map(float, x)) for x in v], [], [tuple(map(int, x)) for x in f])
    if uv is not None:
        uv = np.asarray(uv, np.float32)
        lay = me.uv_layers.new(name="UVMap")
        idx = np.empty(len(me.loops), np.int32)
        me.loops.foreach_get("vertex_index", idx)
        lay.data.foreach_set("uv", uv[idx].ravel())
    for k, val in (attrs or {}).items():
        at = me.attributes.new(k, "FLOAT", "POINT")
        at.data.foreach_set("value", np.asarray(val, np.float32))
    if smooth:
        me.polygons.foreach_set("use_smooth", np.ones(len(me.polygons), bool))
    me.update()
    o = link(bpy.data.objects.new(name, me))
    if mat:
        me.materials.append(mat)
    return o


def ngon(pts):
    me = bpy.data.meshes.new("ngon")
    me.from_pydata([(x, y, 0) for x, y in pts], [], [tuple(range(len(pts)))])
    return me


def leaf_outline(length, width, n=14):
    up = [(length * i / n, width * math.sin(PI * i / n) ** .8) for i in range(n + 1)]
    return up + [(x, -y) for x, y in reversed(up[1:-1])]


_PERM = {}


def fbm(p, scale=1.0, octaves=3, seed=0, gain=.5):
    """Value noise, vectorised: p is (n,3), result in about -1..1."""
    p = np.asarray(p, np.float64) * scale
    tot, amp, norm = np.zeros(len(p)), 1.0, 0.0
    for o in range(octaves):
        q = p * (2 ** o) + 17.3 * o + seed * 5.77
        i = np.floor(q).astype(np.int64)
        f = q - i
        f = f * f * f * (f * (f * 6 - 15) + 10)

        def h(dx, dy, dz):
            n = (i[:, 0] + dx) * 374761393 + (i[:, 1] + dy) * 668265263 + (i[:, 2] + dz) * 2147483647 + seed * 974711
            n = (n ^ (n >> 13)) * 1274126177
            n = n ^ (n >> 16)
            return (n & 0xFFFF) / 32767.5 - 1
        x, y, z = f[:, 0], f[:, 1], f[:, 2]
        a = (h(0, 0, 0) * (1 - x) + h(1, 0, 0) * x) * (1 - y) + (h(0, 1, 0) * (1 - x) + h(1, 1, 0) * x) * y
        b = (h(0, 0, 1) * (1 - x) + h(1, 0, 1) * x) * (1 - y) + (h(0, 1, 1) * (1 - x) + h(1, 1, 1) * x) * y
        tot += (a * (1 - z) + b * z) * amp
        norm += amp
        amp *= gain
    return tot / norm


def displace(o, amp, scale=20, octaves=2, seed=0, along=None):
    """Moves vertices by noise, along their normals or along a fixed direction."""
    me = o.data
    n = len(me.vertices)
    co, no = np.empty(n * 3), np.empty(n * 3)
    me.vertices.foreach_get("co", co)
    me.vertices.foreach_get("normal", no)
    co, no = co.reshape(-1, 3), no.reshape(-1, 3)
    d = no if along is None else np.asarray(along, float)
    co = co + d * (fbm(co, scale, octaves, seed) * amp)[:, None]
    me.vertices.foreach_set("co", co.ravel())
    me.update()
    return o


def catmull(pts, n=24):
    """A smooth curve through the points (centripetal enough for profiles)."""
    p = np.array(pts, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    out = []
    for i in range(1, len(p) - 2):
        p0, p1, p2, p3 = p[i - 1], p[i], p[i + 1], p[i + 2]
        for k in range(n):
            t = k / n
            out.append(.5 * ((2 * p1) + (-p0 + p2) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (-p0 + 3 * p1 - 3 * p2 + p3) * t ** 3))
    out.append(p[-2])
    return np.array(out)


def fillet(pts, n=6):
    """A polyline whose corners are rounded: each point is (r, z) or (r, z, radius)."""
    out = []
    for i, pt in enumerate(pts):
        p = np.array(pt[:2], float)
        rad = pt[2] if len(pt) > 2 else 0
        if rad <= 0 or i in (0, len(pts) - 1):
            out.append(p)
            continue
        a, b = np.array(pts[i - 1][:2], float), np.array(pts[i + 1][:2], float)
        la, lb = np.linalg.norm(a - p), np.linalg.norm(b - p)
        r = min(rad, la * .48, lb * .48)
        s, e = p + (a - p) / la * r, p + (b - p) / lb * r
        for k in range(n + 1):
            t = k / n
            out.append((1 - t) ** 2 * s + 2 * t * (1 - t) * p + t * t * e)
    return np.array(out)


def resample(pts, step):
    """Even steps along a polyline, so that noise and rings have vertices to work with."""
    p = np.array(pts, float)
    seg = np.linalg.norm(np.diff(p, axis=0), axis=1)
    out = [p[0]]
    for i, L in enumerate(seg):
        k = max(1, int(math.ceil(L / step)))
        for j in range(1, k + 1):
            out.append(p[i] + (p[i + 1] - p[i]) * j / k)
    return np.array(out)


def lathe(name, profile, mat=None, segs=160, step=0.0016, wobble=0.0, rings=0.0, ring_pitch=0.0042, seed=0, rim=None, squash=0.0,
          ring_range=(-1, 9), uv_scale=1.0):
    """Turns a profile [(r, z), ...] round z.

    wobble: out-of-round amplitude in metres; rings: throwing-ring amplitude; rim: array or function(r, z) -> 0..1 stored
    as attribute 'rim'. A point with r = 0 becomes a pole.
    """
    p = resample(profile, step)
    acc = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
    rng = random.Random(seed)
    ph = [rng.uniform(0, 6.28) for _ in range(8)]
    th = np.linspace(0, 2 * PI, segs + 1)
    R = np.maximum(p[:, 0], 1e-5)
    verts = np.zeros((len(p), segs + 1, 3))
    tt, zz = np.meshgrid(th[:-1], p[:, 1])
    rr = np.repeat(R[:, None], segs, 1)
    dev = np.zeros_like(rr)
    if wobble:
        rmax = R.max()
        w = np.sin(2 * tt + ph[0] + zz * 9) * .55 + np.sin(3 * tt + ph[1] - zz * 14) * .3 + np.sin(5 * tt + ph[2] + zz * 23) * .15
        dev += w * wobble * (rr / rmax)
    if rings:
        inr = ((zz > ring_range[0]) & (zz < ring_range[1])).astype(float)
        sp = zz / ring_pitch * 2 * PI + tt + np.sin(zz * 130 + ph[3]) * 1.2 + np.sin(zz * 57 + ph[4]) * 1.5
        amp = .6 + .4 * np.sin(zz * 83 + ph[5]) + .3 * np.sin(tt * 2 + zz * 40 + ph[6])
        dev += np.sin(sp) * rings * amp * np.clip(rr / (R.max() * .5), 0, 1) * inr
    rr = np.maximum(rr + dev, 1e-5)
    x, y = rr * np.cos(tt), rr * np.sin(tt)
    if squash:
        x *= 1 + squash
        y *= 1 - squash
    zz = zz + (np.sin(tt + ph[7]) * wobble * .6) * (zz / max(1e-6, p[:, 1].max()))
    V = np.stack([x, y, zz], -1)
    V = np.concatenate([V, V[:, :1]], 1)                     # seam column, for a clean UV
    n, m = V.shape[:2]
    uv = np.stack([np.repeat((th / (2 * PI))[None], n, 0) * 2 * PI * R.max() * uv_scale, np.repeat(acc[:, None], m, 1) * uv_scale], -1)
    i = np.arange(n - 1)[:, None] * m + np.arange(m - 1)[None]
    f = np.stack([i, i + 1, i + m + 1, i + m], -1).reshape(-1, 4)
    at = {}
    if rim is not None:
        val = np.array([rim(a, b) for a, b in p]) if callable(rim) else np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(rim)), rim)
        at["rim"] = np.repeat(val[:, None], m, 1).ravel()
    d = np.gradient(p, axis=0)                               # a closed section runs up outside and down inside
    inside = ((d[:, 1] < -1e-7) | ((d[:, 0] < 0) & (np.abs(d[:, 1]) <= 1e-7))).astype(float)
    at["inside"] = np.repeat(inside[:, None], m, 1).ravel()
    o = mesh(name, V.reshape(-1, 3), f, uv=uv.reshape(-1, 2), mat=mat, smooth=True, attrs=at)
    bm = bmesh.new()
    bm.from_mesh(o.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-6)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(o.data)
    bm.free()
    return o


def vessel_profile(outer, wall=0.004, floor=0.006, foot=None, rim_round=1.0, n=20, inner_min=None):
    """Closed section of a pot: underside with foot ring, outer wall (a smooth curve through 'outer', bottom to top), a round
    lip, the inner wall at 'wall' thickness, a floor. foot: (ring width, recess height)."""
    o = catmull(outer, n)
    d = np.gradient(o, axis=0)
    nrm = np.stack([d[:, 1], -d[:, 0]], 1)
    nrm /= np.linalg.norm(nrm, axis=1)[:, None]
    inner = o - nrm * wall
    z0 = o[0, 1]
    keep = inner[:, 1] > z0 + floor
    keep &= inner[:, 0] > 0.0005
    inner = inner[keep]
    top, itop = o[-1], inner[-1]
    c = (top + itop) / 2
    rad = np.linalg.norm(top - itop) / 2
    ax = (top - c) / rad
    ay = d[-1] / np.linalg.norm(d[-1])
    lip = [c + ax * math.cos(a) * rad + ay * math.sin(a) * rad * rim_round for a in np.linspace(0, PI, 13)[1:-1]]
    base = []
    r0 = o[0, 0]
    if foot:
        w, h = foot
        base = list(fillet([(0, z0 + h), (r0 - w - h * .4, z0 + h, h * .5), (r0 - w, z0, .0012), (r0, z0, .0012), tuple(o[1])])[:-1])
    else:
        base = [(0, z0), (r0 - .0015, z0)]
    ip = inner[::-1]
    e = ip[-1]
    k = np.linspace(0, 1, 14)[1:]
    zf = z0 + floor
    floorpts = [((1 - t) * e[0], e[1] + (zf - e[1]) * (1 - (1 - t) ** 2.2)) for t in k]
    prof = np.vstack([base, o if not foot else o[1:], lip, ip, floorpts])
    return prof, top[1]


def vessel(name, outer, mat=None, wall=0.004, floor=0.006, foot=(0.004, 0.0025), wobble=0.0004, rings=0.00012, seed=0, rim_w=0.006,
           rim_round=1.0, segs=176, step=0.0014, ring_pitch=0.0042):
    prof, zt = vessel_profile(outer, wall, floor, foot, rim_round)
    return lathe(name, prof, mat, segs=segs, step=step, wobble=wobble, rings=rings, ring_pitch=ring_pitch, seed=seed,
                 rim=lambda r, z: max(0.0, min(1.0, 1 - (zt + wall * .3 - z) / rim_w)))


RINGS = {}                                          # the rings of the last tube of each name, for joint()


def joint(rings, outer, mat, w=.006, end=0, sink=.0003, n=9):
    """The clay that is smoothed into the corner where a handle or spout meets a turned body: a concave strip between the tube
    and the body's outer curve. rings: RINGS[name]; end: 0 for the first end of the tube, -1 for the last."""
    R = rings if end == 0 else rings[::-1]
    o = catmull(outer, 20)
    rz = lambda z: float(np.interp(z, o[:, 1], o[:, 0]))                                            # noqa: E731
    V = []
    N, m = R.shape[:2]
    for k in range(m):
        line = R[:, k]
        f = np.array([math.hypot(p[0], p[1]) - rz(p[2]) for p in line])
        i = next((q for q in range(N - 1) if f[q] <= 0 < f[q + 1]), 0)
        t = float(np.clip(-f[i] / (f[i + 1] - f[i] + 1e-9), 0, 1)) if f[i] <= 0 else 0.0
        P = line[i] + (line[i + 1] - line[i]) * t
        left, A, q = w, P, i
        while q < N - 1:                                                                             # walk w along the tube
            d = line[q + 1] - A
            L = np.linalg.norm(d)
            if L >= left:
                A = A + d / L * left
                break
            A, left, q = line[q + 1], left - L, q + 1
        c = R[min(q, N - 1), :-1].mean(0)
        A = A + (c - A) / (np.linalg.norm(c - A) + 1e-9) * sink
        r = math.hypot(P[0], P[1])
        sl = (rz(P[2] + .001) - rz(P[2] - .001)) / .002
        nn = np.array((P[0] / r, P[1] / r, -sl))
        nn /= np.linalg.norm(nn)
        out = P - R[i, :-1].mean(0)
        out = out - nn * out.dot(nn)
        B = P + out / (np.linalg.norm(out) + 1e-9) * w * 1.15
        rb = rz(B[2]) - sink
        B[:2] *= rb / math.hypot(B[0], B[1])
        for j in range(n):
            s = j / (n - 1)
            V.append((1 - s) ** 2 * A + 2 * s * (1 - s) * P + s * s * B)
    F = [(k * n + j, k * n + j + 1, (k + 1) * n + j + 1, (k + 1) * n + j) for k in range(m - 1) for j in range(n - 1)]
    return mesh("joint", V, F, mat=mat, smooth=True)


def tube(name, pts, radius, mat=None, sides=20, flat=1.0, n=20, closed=False, cap=True, up=(0, 0, 1), curve=True, uvm=True, tilt=0.0):
    """Sweeps an ellipse along a smooth curve; radius is a number or function(t 0..1); flat < 1 flattens it."""
    p = catmull(pts, n) if curve else np.array(pts, float)
    if closed:
        p = np.vstack([p, p[:1]])
    N = len(p)
    tan = np.gradient(p, axis=0)
    tan /= np.linalg.norm(tan, axis=1)[:, None] + 1e-12
    ref = np.array(up, float)
    if abs(np.dot(ref, tan[0])) > .95:
        ref = np.array((0, 1, 0.0)) if abs(tan[0][1]) < .9 else np.array((1, 0, 0.0))
    nrm = np.cross(tan[0], ref)
    nrm /= np.linalg.norm(nrm)
    V, uv = [], []
    acc = 0
    fl = flat if callable(flat) else (lambda t: flat)
    for i in range(N):
        if i:
            nrm = nrm - tan[i] * np.dot(nrm, tan[i])
            nrm /= np.linalg.norm(nrm) + 1e-12
            acc += np.linalg.norm(p[i] - p[i - 1])
        b = np.cross(tan[i], nrm)
        t = i / (N - 1)
        r = radius(t) if callable(radius) else radius
        for k in range(sides + 1):
            a = 2 * PI * k / sides + tilt
            V.append(p[i] + nrm * math.cos(a) * r + b * math.sin(a) * r * fl(t))
            uv.append((2 * PI * r * k / sides, acc))
    m = sides + 1
    RINGS[name] = np.array([tuple(v) for v in V]).reshape(N, m, 3)
    f = [(i * m + k, i * m + k + 1, (i + 1) * m + k + 1, (i + 1) * m + k) for i in range(N - 1) for k in range(sides)]
    if cap and not closed:
        for i, rev in ((0, True), (N - 1, False)):
            loop = [i * m + k for k in range(sides)]
            f.append(tuple(reversed(loop)) if rev else tuple(loop))
    o = mesh(name, V, f, uv=uv, mat=mat, smooth=True)
    bm = bmesh.new()
    bm.from_mesh(o.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-6)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(o.data)
    bm.free()
    return o


def box(name, w, d, h, bevel=0.001, mat=None, segs=3, cuts=0, uvm=True):
    """A box centred on the origin with rounded edges; cuts > 0 gives it vertices for displacement. UV in metres."""
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1)
    bmesh.ops.scale(bm, vec=(w, d, h), verts=bm.verts)
    if bevel > 0:
        es = [e for e in bm.edges if len(e.link_faces) == 2 and e.calc_face_angle(0) > 1.0]
        bmesh.ops.bevel(bm, geom=es, offset=bevel, segments=segs, profile=.5, affect="EDGES", clamp_overlap=True)
    lay = bm.loops.layers.uv.new("UVMap")
    for f in bm.faces:
        f.smooth = True
        n = f.normal
        ax = max(range(3), key=lambda i: abs(n[i]))
        i, j = [(1, 2), (0, 2), (0, 1)][ax]
        for l in f.loops:
            l[lay].uv = (l.vert.co[i], l.vert.co[j])
    me = bpy.data.meshes.new(name)
    bm.to_mesh(me)
    bm.free()
    o = link(bpy.data.objects.new(name, me))
    if mat:
        me.materials.append(mat)
    if cuts:                                        # bevel first, divide after: the other way round tears at the edges
        mod = o.modifiers.new("cuts", "SUBSURF")
        mod.subdivision_type = "SIMPLE"
        mod.levels = mod.render_levels = max(2, min(5, math.ceil(math.log2(cuts))))
        return apply(o)
    mod = o.modifiers.new("wn", "WEIGHTED_NORMAL")
    mod.keep_sharp = False
    return o


def slab(name, outline, thick, bevel=0.003, mat=None, segs=4):
    """A flat piece cut from a closed 2D outline (counter-clockwise), edges rounded."""
    bm = bmesh.new()
    vs = [bm.verts.new((x, y, -thick / 2)) for x, y in outline]
    face = bm.faces.new(vs)
    r = bmesh.ops.extrude_face_region(bm, geom=[face])
    bmesh.ops.translate(bm, vec=(0, 0, thick), verts=[v for v in r["geom"] if isinstance(v, bmesh.types.BMVert)])
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    es = [e for e in bm.edges if len(e.link_faces) == 2 and e.calc_face_angle(0) > .9 and abs(e.verts[0].co.z - e.verts[1].co.z) < 1e-6]
    bmesh.ops.bevel(bm, geom=es, offset=bevel, segments=segs, profile=.5, affect="EDGES")
    lay = bm.loops.layers.uv.new("UVMap")
    for f in bm.faces:
        f.smooth = True
        for l in f.loops:
            l[lay].uv = (l.vert.co.x, l.vert.co.y)
    me = bpy.data.meshes.new(name)
    bm.to_mesh(me)
    bm.free()
    o = link(bpy.data.objects.new(name, me))
    if mat:
        me.materials.append(mat)
    o.modifiers.new("wn", "WEIGHTED_NORMAL")
    return o


def rounded_rect(w, d, r, n=10):
    pts = []
    for cx, cy, a0 in ((w / 2 - r, d / 2 - r, 0), (-w / 2 + r, d / 2 - r, PI / 2), (-w / 2 + r, -d / 2 + r, PI), (w / 2 - r, -d / 2 + r, 1.5 * PI)):
        for k in range(n + 1):
            a = a0 + PI / 2 * k / n
            pts.append((cx + math.cos(a) * r, cy + math.sin(a) * r))
    return pts


def boolean(a, b, op="DIFFERENCE"):
    """Cuts b from a and removes b."""
    m = a.modifiers.new("bool", "BOOLEAN")
    m.operation, m.object, m.solver = op, b, "EXACT"
    apply(a)
    bpy.data.objects.remove(b)
    return a


def apply(o):
    """Bakes all modifiers of o into its mesh."""
    dg = bpy.context.evaluated_depsgraph_get()
    me = bpy.data.meshes.new_from_object(o.evaluated_get(dg), preserve_all_data_layers=True, depsgraph=dg)
    o.modifiers.clear()
    o.data = me
    return o


def move(o, loc=(0, 0, 0), rot=(0, 0, 0)):
    o.location = loc
    o.rotation_euler = tuple(math.radians(a) for a in rot)
    return o


def group(name, obs, loc=(0, 0, 0), rot=(0, 0, 0)):
    """Parents objects to an empty, so that a product moves as one."""
    e = link(bpy.data.objects.new(name, None))
    for o in obs:
        if o.parent is None:
            o.parent = e
    move(e, loc, rot)
    return e


def cloth(name, w, d, res, mat, start, colliders=(), frames=40, pins=None, thickness=0.0012, stiffness=6, seed=0, mass=.25, damping=4,
          bend=.6, pressure=None, smooth=1, crumple=.004):
    """Drops a sheet (w x d metres, res vertices along the long side) and keeps its last frame. start: function(u, v)->xyz."""
    nu = res if w >= d else max(4, int(res * w / d))
    nv = res if d >= w else max(4, int(res * d / w))
    V, uv = [], []
    for j in range(nv + 1):
        for i in range(nu + 1):
            V.append(start(i / nu, j / nv))
            uv.append((i / nu * w, j / nv * d))
    m = nu + 1
    F = [(j * m + i, j * m + i + 1, (j + 1) * m + i + 1, (j + 1) * m + i) for j in range(nv) for i in range(nu)]
    o = mesh(name, V, F, uv=uv, mat=mat, smooth=True)
    if crumple:
        displace(o, crumple, 9, 3, seed)
    s = bpy.context.scene
    s.frame_start, s.frame_end = 1, frames
    for c in colliders:
        cm = c.modifiers.new("collide", "COLLISION")
        c.collision.thickness_outer = 0.0015
        c.collision.cloth_friction = 25
    mod = o.modifiers.new("cloth", "CLOTH")
    st = mod.settings
    st.quality = 6
    st.mass = mass
    st.tension_stiffness = st.compression_stiffness = stiffness
    st.shear_stiffness = stiffness * .6
    st.bending_stiffness = bend
    st.tension_damping = st.compression_damping = damping
    st.air_damping = 2
    cs = mod.collision_settings
    cs.distance_min = 0.0018
    cs.use_self_collision = True
    cs.self_distance_min = 0.0016
    cs.collision_quality = 3
    if pins is not None:
        vg = o.vertex_groups.new(name="pin")
        vg.add([k for k in range(len(V)) if pins(k % m / nu, k // m / nv)], 1.0, "REPLACE")
        st.vertex_group_mass = "pin"
    if pressure is not None:
        st.use_pressure = True
        st.uniform_pressure_force = pressure
    mod.point_cache.frame_end = frames
    for f in range(1, frames + 1):
        s.frame_set(f)
    apply(o)
    for c in colliders:
        for md in list(c.modifiers):
            if md.type == "COLLISION":
                c.modifiers.remove(md)
    sd = o.modifiers.new("solid", "SOLIDIFY")
    sd.thickness = thickness
    sd.offset = 1
    sb = o.modifiers.new("sub", "SUBSURF")
    sb.levels = sb.render_levels = smooth
    return o


# ---------------------------------------------------------------------------------------------------------------------
# labels: drawn here, with the font that ships with Blender
# ---------------------------------------------------------------------------------------------------------------------
SERIF = os.path.join(HERE, "..", "fonts", "hedvig-latin.woff2")                   # the heading face of the shop


def font(size, serif=False):
    from PIL import ImageFont
    if serif and os.path.exists(SERIF):
        return ImageFont.truetype(SERIF, int(size * 1.12))
    return ImageFont.truetype(os.path.join(bpy.utils.system_resource("DATAFILES"), "fonts", "Inter.woff2"), size)


def _arc(cx, cy, rx, ry, a0, a1, n=28):
    return [(cx + rx * math.cos(math.radians(a0 + (a1 - a0) * i / n)), cy + ry * math.sin(math.radians(a0 + (a1 - a0) * i / n))) for i in range(n + 1)]


# the letters of the wordmark: width and strokes, y downwards, one weight of line, all standing on y = 26
GLYPHS = {
    "h": (10.4, [[(0, 1.5), (0, 26)], _arc(5.2, 15.7, 5.2, 5.2, 180, 360) + [(10.4, 26)]]),
    "n": (10.4, [[(0, 10.5), (0, 26)], _arc(5.2, 15.7, 5.2, 5.2, 180, 360) + [(10.4, 26)]]),
    "r": (7.0, [[(0, 10.5), (0, 26)], _arc(5.2, 15.7, 5.2, 5.2, 180, 295)]),
    "u": (10.4, [[(0, 10.5)] + _arc(5.2, 20.8, 5.2, 5.2, 180, 0), [(10.4, 10.5), (10.4, 26)]]),
    "m": (19.6, [[(0, 10.5), (0, 26)], _arc(4.9, 15.4, 4.9, 4.9, 180, 360) + [(9.8, 26)], _arc(14.7, 15.4, 4.9, 4.9, 180, 360) + [(19.6, 26)]]),
    "t": (8.6, [[(4, 4), (4, 26)], [(0, 11.4), (8.6, 11.4)]]),
    "a": (10.6, [[(10.6, 10.5), (10.6, 26)], _arc(5.3, 18.25, 5.3, 7.75, 0, 360, 60)]),
    "l": (0.0, [[(0, 1.5), (0, 26)]]),
    "o": (11.2, [_arc(5.6, 18.25, 5.6, 7.75, 0, 360, 60)]),
    "&": (8.6, [_arc(4.5, 13.4, 3.4, 3.4, -35, -270), _arc(4.3, 20.9, 4.2, 4.1, -90, -325), [(4.9, 7.2), (4.9, 10)]]),
    " ": (2.0, []),
}


def wordmark(im, cx, cy, height, fill, weight=2.0, ground=True):
    """Draws BRAND into a PIL image: the middle of the line of letters at (cx, cy), 'height' pixels from ascender to ground."""
    from PIL import Image, ImageDraw
    k, x, strokes = height / 24.5, 3.5, []
    for ch in BRAND.lower():
        w, st = GLYPHS[ch]
        strokes += [[(px + x, py) for px, py in line] for line in st]
        x += w + 6
    x -= 6 - 3.5
    if ground:
        strokes.append([(0, 26), (x, 26)])
    S = 4
    W, H = int(x * k) + 8, int(29 * k) + 8
    m = Image.new("L", (W * S, H * S), 0)
    d = ImageDraw.Draw(m)
    lw = max(2, round(weight * k * S))
    for line in strokes:
        d.line([((px * k + 4) * S, (py * k + 4) * S) for px, py in line], fill=255, width=lw, joint="curve")
    m = m.resize((W, H), Image.LANCZOS)
    im.paste(fill, (round(cx - W / 2), round(cy - H * .47)), m)
    return W


def spaced(draw, xy, text, fnt, fill, track=0, anchor="m"):
    """Text with letter-spacing; xy is the middle (or left with anchor 'l') of the line."""
    w = sum(draw.textlength(c, font=fnt) for c in text) + track * (len(text) - 1)
    x = xy[0] - (w / 2 if anchor == "m" else 0)
    for c in text:
        draw.text((x, xy[1]), c, font=fnt, fill=fill, anchor="lm")
        x += draw.textlength(c, font=fnt) + track
    return w


def hexrgb(c):
    c = PALETTE.get(c, c)
    return tuple(int(c[i:i + 2], 16) for i in (1, 3, 5))


def to_image(pil, name="label", alpha=False):
    """A PIL picture as a packed Blender image."""
    a = np.asarray(pil.convert("RGBA"), np.float32)[::-1] / 255
    im = bpy.data.images.new(name, pil.width, pil.height, alpha=True)
    im.colorspace_settings.name = "sRGB"
    im.pixels.foreach_set(np.ascontiguousarray(a).ravel())
    im.update()
    im.pack()
    return im
