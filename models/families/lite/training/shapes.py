"""Animals and things. Every builder stands on y = 0, is about 1 high and faces +Z or +X."""

import numpy as np

from materials import BRICKS, CHECKER, GRADIENT, NOISE, PATCHES, PLAIN, SPOTS, STRIPES, colour, material, rotation
from scene import Stage, pitch, roll, upright, yaw


def animal(stage: Stage, rng: np.random.Generator) -> None:
    """A four-legged animal in profile (facing +X): long or stout, horned or not, standing or sitting."""
    u = rng.uniform
    fur = material(rng, rng.choice(["fur", "earth", "grey"]), kind=int(rng.choice([PLAIN, NOISE, PATCHES, GRADIENT, STRIPES, SPOTS], p=[0.35, 0.2, 0.15, 0.15, 0.08, 0.07])), bump=u(0, 0.35), soft=True)
    stage.group(fur, 0.05)
    stout, leg, long = u(0.75, 1.5), u(0.3, 0.62), u(0.7, 1.25)
    top = leg + 0.18 * stout
    sit = rng.random() < 0.2
    back = leg * (0.35 if sit else 1.0) + 0.16 * stout
    tilt = np.arctan2(top - back, 0.75 * long)
    stage.ball((0, (top + back) / 2, 0), (0.46 * long, 0.2 * stout, 0.19 * stout), turn=roll(tilt))
    stage.ball((0.3 * long, top, 0), (0.22, 0.23 * stout, 0.19 * stout))
    stage.ball((-0.34 * long, back, 0), (0.23, 0.22 * stout, 0.19 * stout))
    thick = u(0.045, 0.08)
    for x, hip in ((0.33 * long, top), (-0.36 * long, back)):
        for side in (-1, 1):
            z = side * 0.11 * stout
            knee = np.array([x + u(-0.08, 0.08), hip * 0.5, z])
            foot = np.array([x + u(-0.14, 0.14), thick * 0.5, z])
            stage.limb((x, hip, z * 0.9), knee, thick * 1.7, thick * 1.1)
            stage.limb(knee, foot, thick * 1.1, thick * 0.8)
            stage.ball(foot + [0.03, 0, 0], (thick * 1.4, thick * 0.7, thick * 1.1))
    rise, reach = u(-0.05, 0.45), u(0.1, 0.3)
    skull = np.array([0.42 * long + reach, top + rise, 0.0])
    stage.limb((0.33 * long, top, 0), skull, 0.15 * stout, 0.1)
    outer = stage.frame
    stage.frame = outer.inner(yaw(rng.normal(0, 0.6)), skull, u(0.85, 1.4))
    _muzzle(stage, rng, fur)
    stage.frame = outer
    if rng.random() < 0.8:
        end = np.array([-0.5 * long - u(0, 0.2), back + u(-0.3, 0.3), u(-0.1, 0.1)])
        stage.limb((-0.5 * long, back + 0.05, 0), end, 0.05, u(0.02, 0.05))
        stage.ball(end, u(0.03, 0.07))


def _muzzle(stage: Stage, rng: np.random.Generator, fur: np.ndarray) -> None:
    """A head of radius .13 facing +X with snout, ears, eyes and nose, in the body's own group."""
    u = rng.uniform
    snout = u(0.07, 0.2)
    stage.ball((0, 0, 0), (0.14, 0.13, 0.12))
    stage.ball((snout, -0.04, 0), (0.05 + snout * 0.55, 0.065, 0.065))
    ear, pointed = u(0.04, 0.13), rng.random() < 0.5
    for side in (-1, 1):
        base, tip = np.array([-0.03, 0.09, side * 0.07]), np.array([-0.05, 0.1 + ear, side * (0.08 + u(0, 0.06))])
        if pointed:
            stage.limb(base, tip, 0.05, 0.008, casts=False)
        else:
            stage.ball((base + tip) / 2, (0.03, 0.03 + ear / 2, 0.05), casts=False)
        stage.ball((0.08, 0.045, side * 0.06), (0.05, 0.04, 0.05), casts=False)
        stage.decal((0.125, 0.045, side * 0.085), 0.022 * np.ones(3), np.full(3, 0.015), softness=0.2)
        stage.dent((0.12, 0.04, side * 0.07), 0.04, -0.012)
    stage.decal((snout * 1.55 + 0.05, -0.02, 0), 0.035 * np.ones(3), np.full(3, 0.03), softness=0.2)
    if rng.random() < 0.35:
        stage.decal((snout, -0.07, 0), (0.14, 0.1, 0.12), np.clip(fur[12:15] * 2.2, 0, 0.85), softness=0.5)


def blobs(stage: Stage, rng: np.random.Generator) -> None:
    """Metaballs: a few ellipsoids melted into each other."""
    stage.group(material(rng), rng.uniform(0.02, 0.15))
    for _ in range(rng.integers(2, 9)):
        centre = [rng.normal(0, 0.25), rng.uniform(0.2, 0.8), rng.normal(0, 0.2)]
        stage.ball(centre, np.exp(rng.normal(-1.6, 0.35, 3)), turn=rotation(rng))


def ring(stage: Stage, rng: np.random.Generator) -> None:
    """A thick ring: ellipsoids on a circle, tilted at random."""
    stage.group(material(rng), 0.03)
    big, small, count = 0.36, rng.uniform(0.07, 0.16), 18
    tilt = rotation(rng)
    for i in range(count):
        angle = 2 * np.pi * i / count
        radial = np.array([np.cos(angle), np.sin(angle), 0])
        along = np.array([-np.sin(angle), np.cos(angle), 0])
        stage.ball(tilt @ (radial * big) + [0, 0.5, 0], (small, small * 1.6, small), turn=tilt @ upright(along))


def crate(stage: Stage, rng: np.random.Generator) -> None:
    half = rng.uniform(0.15, 0.5, 3)
    lay = rng.random() < 0.75
    stage.group(material(rng))
    stage.box((0, half[1] if lay else 0.5, 0), half, roundness=rng.choice([4, 8, 20, 60]), turn=yaw(rng.uniform(-1.5, 1.5)) if lay else rotation(rng))


def bottle(stage: Stage, rng: np.random.Generator) -> None:
    """A lathe of tapered tubes: bottle, vase, cup or cone."""
    stage.group(material(rng, bump=0.0 if rng.random() < 0.7 else None), rng.choice([0.0, 0.02]))
    heights = np.sort(rng.uniform(0, 1, rng.integers(1, 4)))
    heights = np.concatenate([[0], heights, [1]])
    radii = rng.uniform(0.06, 0.34, heights.size) * (1 - 0.3 * heights)
    for y0, y1, r0, r1 in zip(heights[:-1], heights[1:], radii[:-1], radii[1:]):
        if y1 - y0 > 0.02:
            stage.limb((0, y0, 0), (0, y1, 0), r0, r1)
    if rng.random() < 0.3:
        stage.ball((0, 1, 0), radii[-1] * 1.3)


def boulder(stage: Stage, rng: np.random.Generator) -> None:
    stage.group(material(rng, rng.choice(["earth", "grey", "green"]), bump=rng.uniform(0.1, 0.5)), 0.04)
    for _ in range(rng.integers(1, 4)):
        stage.ball((rng.normal(0, 0.15), rng.uniform(0.3, 0.55), rng.normal(0, 0.15)), rng.uniform(0.2, 0.5, 3), turn=rotation(rng, 0.6))


def sphere(stage: Stage, rng: np.random.Generator) -> None:
    stage.group(material(rng))
    stage.ball((0, 0.5, 0), 0.5 if rng.random() < 0.6 else rng.uniform(0.2, 0.6, 3))


def flower(stage: Stage, rng: np.random.Generator) -> None:
    """Layers of thin petals around a heart."""
    petals = int(rng.integers(5, 13))
    tilt = pitch(rng.uniform(0.2, 1.3)) @ yaw(rng.normal(0, 0.6))
    stage.group(material(rng, rng.choice(["vivid", "green", "skin"]), kind=int(rng.choice([PLAIN, GRADIENT])), soft=True), 0.0)
    for layer in range(rng.integers(1, 4)):
        lift, length = 0.5 + 0.4 * layer, 0.3 / (1 + 0.5 * layer)
        for i in range(petals):
            angle = 2 * np.pi * (i + 0.5 * layer) / petals + rng.normal(0, 0.08)
            leaf = yaw(angle) @ roll(lift + rng.normal(0, 0.12))
            stage.ball(tilt @ leaf @ [length * 1.05, 0, 0] + [0, 0.5, 0], (length, 0.02, length * rng.uniform(0.35, 0.6)), turn=tilt @ leaf)
    stage.group(material(rng, "vivid", bump=0.2))
    stage.ball(tilt @ [0, 0.04, 0] + [0, 0.5, 0], 0.08)


def bush(stage: Stage, rng: np.random.Generator) -> None:
    stage.group(material(rng, "green", kind=NOISE, bump=rng.uniform(0.2, 0.5)), 0.01)
    for _ in range(rng.integers(8, 18)):
        stage.ball((rng.normal(0, 0.22), rng.uniform(0.35, 0.95), rng.normal(0, 0.2)), np.exp(rng.normal(-1.9, 0.25)))
    stage.group(material(rng, "earth", bump=0.3))
    stage.limb((0, 0, 0), (0, 0.6, 0), 0.07, 0.05)


def car(stage: Stage, rng: np.random.Generator) -> None:
    """A glossy body, a dark cabin and four wheels; about 2 long."""
    paint = material(rng, rng.choice(["vivid", "grey"]), kind=PLAIN, bump=0.0)
    paint[10:12] = rng.uniform(0.2, 0.6), rng.uniform(20, 90)
    stage.group(paint, 0.05)
    stage.box((0, 0.34, 0), (0.95, 0.19, 0.4), roundness=rng.choice([4, 6, 10]))
    stage.ball((0.1, 0.42, 0), (0.85, 0.16, 0.38))
    stage.ball((-0.08, 0.56, 0), (0.55, 0.22, 0.34))
    glass = material(rng, "grey", kind=PLAIN, bump=0.0)
    glass[12:15], glass[10:12] = 0.03, (0.4, 60)
    stage.decal((-0.08, 0.64, 0), (0.5, 0.1, 0.5), np.full(3, 0.03), softness=0.1)
    for x in (-0.58, 0.6):
        for side in (-1, 1):
            stage.group(glass)
            stage.limb((x, 0.18, side * 0.3), (x, 0.18, side * 0.43), 0.18, 0.175)


def house(stage: Stage, rng: np.random.Generator) -> None:
    kind = int(rng.choice([BRICKS, CHECKER, PLAIN, STRIPES]))
    stage.group(material(rng, rng.choice(["earth", "grey"]), kind=kind, turn=np.eye(3), scale=rng.uniform(2, 7)))
    stage.box((0, 0.6, 0), (rng.uniform(0.3, 0.7), 0.6, rng.uniform(0.3, 0.6)), roundness=80)


def cloth(stage: Stage, rng: np.random.Generator) -> None:
    """A hanging, folded sheet: a row of long melted ellipsoids."""
    stage.group(material(rng, soft=True), 0.08)
    for i in range(7):
        x = (i - 3) * 0.15
        stage.ball((x, 0.5, rng.normal(0, 0.04)), (rng.uniform(0.07, 0.13), 0.62, rng.uniform(0.04, 0.12)), turn=roll(rng.normal(0, 0.08)))


def toy(stage: Stage, rng: np.random.Generator) -> None:
    """A smooth doll: belly, head, ears, arms, with painted patches."""
    body = material(rng, rng.choice(["grey", "vivid"]), kind=PLAIN, bump=0.0)
    stage.group(body, 0.02)
    stage.ball((0, 0.3, 0), (0.28, 0.32, 0.24))
    stage.ball((0, 0.72, 0.02), (0.3, 0.25, 0.26))
    for side in (-1, 1):
        stage.limb((side * 0.2, 0.9, 0), (side * 0.26, 1.03, 0), 0.09, 0.02)
        stage.ball((side * 0.3, rng.uniform(0.25, 0.7), 0.1), (0.08, 0.17, 0.09), turn=roll(rng.normal(0, 0.5)))
        stage.ball((side * 0.15, 0.07, 0.16), (0.11, 0.08, 0.16))
        stage.decal((side * 0.12, 0.76, 0.26), (0.05, 0.02, 0.1), np.full(3, 0.02), softness=0.3)
    for _ in range(rng.integers(1, 6)):
        stage.decal((rng.normal(0, 0.15), rng.uniform(0.1, 0.9), 0.24), rng.uniform(0.03, 0.14, 3), colour(rng, "vivid"), softness=0.1)


THINGS = [blobs, ring, crate, bottle, boulder, sphere, flower, bush, car, house, cloth, toy]
THING_SHARES = [0.14, 0.08, 0.15, 0.13, 0.08, 0.12, 0.05, 0.04, 0.1, 0.03, 0.03, 0.05]


def thing(stage: Stage, rng: np.random.Generator) -> None:
    THINGS[rng.choice(len(THINGS), p=THING_SHARES)](stage, rng)
