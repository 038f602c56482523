"""What all pictures share: the list of shots and the few sets in front of which the products stand."""
from studio import *  # noqa: F403

SHOTS = {}


def shot(name, **opts):
    """Registers a picture: the function builds the whole scene, opts go to render()."""
    def deco(fn):
        SHOTS[name] = (fn, opts)
        return fn
    return deco


def variants(pattern, values, **opts):
    def deco(fn):
        for v in values:
            SHOTS[pattern.format(v)] = ((lambda v=v: fn(v)), opts)
        return fn
    return deco


# ---------------------------------------------------------------------------------------------------------------------
# sets: the few backgrounds the whole catalogue shares
# ---------------------------------------------------------------------------------------------------------------------
def set_sweep(color="#D3CABC", key=95, k=1.0, world_=.36, fill=True, back=.15, height=.75, flag=True):
    """k scales the studio: 1 for a mug, 4 for a stool."""
    sweep(paper_sweep(color), width=3.2 * k, front=-1.2 * k, back=.55 * k, radius=.35 * k, height=2.2 * k)
    window(energy=key * k * k, dist=1.15 * k, back=back * k, height=height * k, size=(.9 * k, 1.15 * k), target=(0, 0, .1 * k))
    world(world_)
    if fill:
        card((.75 * k, -.1 * k, .25 * k), (0, 0, .1 * k), (.5 * k, .6 * k))
    if flag:
        card((.35 * k, -1.0 * k, 1.2 * k), (0, 0, 0), (.9 * k, .5 * k), color="#1A1918")


def set_table(top, back="#CBC2B4", key=100, wall_y=.75, seed=0, world_=.36, table_y=(-.9, .45), fill=True, light_back=.1, height=.7):
    table(top, y=table_y)
    wall(plaster(back, seed), y=wall_y)
    window(energy=key, back=light_back, height=height)
    world(world_)
    if fill:
        card((.8, -.1, .25), (0, 0, .1), (.5, .6))


def detail(name, base, **cam):
    fn, opts = SHOTS[base]
    SHOTS[name] = ((lambda: (fn(), camera(**{"lens": 95, "fstop": 5.6, **cam}))), opts)
