"""People, in head units: the head's centre is the origin, the skull's radius is about 1, feet at y = -12."""

import numpy as np

from materials import PLAIN, colour, material
from scene import Frame, Stage, pitch, roll, yaw


def _face_paint(stage: Stage, rng: np.random.Generator, hair: np.ndarray) -> None:
    """Eyes, brows, lips, beard and glasses as albedo only: paint, never shape."""
    iris, white = colour(rng, "fur") * 0.4, np.full(3, rng.uniform(0.45, 0.75))
    lips = np.array([0.42, 0.12, 0.11]) * rng.uniform(0.4, 1.3)
    open_ = rng.choice([0.02, rng.uniform(0.05, 0.1)], p=[0.15, 0.85])
    for side in (-1, 1):
        stage.decal((side * 0.3, 0.05, 0.75), (0.16, open_, 0.4), white)
        stage.decal((side * 0.3, 0.05, 0.75), (0.075, min(0.075, open_), 0.45), iris)
        stage.decal((side * 0.3, 0.05 + open_, 0.75), (0.18, 0.025, 0.4), hair * 0.5, softness=0.6)
        stage.decal((side * 0.32, 0.27, 0.7), (0.22, 0.05, 0.4), hair * 0.7, softness=0.5)
        if rng.random() < 0.5:
            stage.decal((side * 0.4, -0.2, 0.6), (0.25, 0.2, 0.4), colour(rng, "skin") * (1.1, 0.7, 0.7), softness=0.95)
    stage.decal((0, -0.58, 0.7), (0.25, 0.09, 0.4), lips, softness=0.3)
    stage.decal((0, -0.585, 0.7), (0.22, 0.015, 0.4), lips * 0.3, softness=0.8)
    if rng.random() < 0.22:
        stage.decal((0, -0.8, 0.45), (0.62, 0.42, 0.75), hair, softness=rng.uniform(0.1, 0.5))
        stage.decal((0, -0.42, 0.75), (0.28, 0.08, 0.4), hair, softness=0.4)
    if rng.random() < 0.2:
        dark = np.full(3, 0.03) if rng.random() < 0.7 else colour(rng)
        for side in (-1, 1):
            stage.decal((side * 0.31, 0.04, 0.8), (0.25, rng.uniform(0.16, 0.24), 0.9), dark, ring=0.12, softness=0.03)
        stage.decal((0, 0.1, 0.9), (0.1, 0.03, 0.5), dark)


def _skull(stage: Stage, rng: np.random.Generator) -> None:
    """Skull, jaw, nose, brows, cheeks, lips, chin and ears of the current group."""
    j = lambda s=0.08: 1 + rng.normal(0, s)  # noqa: E731
    wide = j(0.06)
    stage.ball((0, 0.15, -0.1), (0.76 * wide, 0.92, 0.92))
    stage.ball((0, -0.42, 0.14), (0.56 * wide * j(), 0.58 * j(), 0.6))
    stage.ball((0, -0.05, 0.76), (0.09, 0.3, 0.15 * j(0.2)), casts=True)
    stage.ball((0, -0.22 * j(), 0.88), np.array([0.13, 0.12, 0.16]) * j(0.15), casts=True)
    for side in (-1, 1):
        stage.ball((side * 0.1, -0.25, 0.8), 0.09, casts=False)
        stage.ball((side * 0.27, 0.2, 0.66), (0.26, 0.1, 0.17 * j()), casts=True)
        stage.ball((side * 0.36 * wide, -0.17, 0.46), (0.28, 0.27, 0.3), casts=False)
        stage.ball((side * 0.77 * wide, -0.05, -0.05), (0.09, 0.24, 0.16), casts=False)
        stage.ball((side * 0.3, 0.05, 0.58), 0.15, casts=False)
        stage.dent((side * 0.3, 0.06, 0.74), 0.2, -0.1 * j(0.3))
        stage.dent((side * 0.27, -0.42, 0.7), 0.2, -0.02)
    stage.ball((0, -0.52, 0.66), (0.21, 0.06, 0.12), casts=False)
    stage.ball((0, -0.64, 0.65), (0.19, 0.07, 0.12), casts=False)
    stage.ball((0, -0.86, 0.5), 0.2 * j(), casts=False)
    stage.dent((0, -0.74, 0.68), 0.1, -0.03)


def _hair(stage: Stage, rng: np.random.Generator, tone: np.ndarray) -> None:
    """A shell of hair, with fringe and length at random, or a hat."""
    row = material(rng, "hair", kind=int(rng.choice([PLAIN, 1, 2])), scale=rng.uniform(3, 12), bump=rng.uniform(0.05, 0.4), soft=True)
    row[12:15], row[15:18], row[18:21] = tone, tone * rng.uniform(0.4, 1.6), tone * 0.6
    stage.group(row, 0.15)
    bulk = rng.uniform(0.0, 0.15)
    stage.ball((0, 0.36 + bulk / 2, -0.24), (0.82 + bulk, 0.84 + bulk, 0.95 + bulk))
    if rng.random() < 0.5:
        stage.ball((rng.uniform(-0.25, 0.25), 0.78, 0.42), (0.58, 0.22 + bulk, 0.35))
    if rng.random() < 0.5:
        drop = rng.uniform(0.4, 1.6)
        for side in (-1, 1):
            stage.ball((side * (0.78 + bulk), -drop / 2, -0.2), (0.2 + bulk, 0.5 + drop / 2, 0.42))
        stage.ball((0, -drop / 2, -0.55), (0.8 + bulk, 0.6 + drop / 2, 0.45))
    if rng.random() < 0.12:
        stage.group(material(rng, bump=0.02))
        stage.ball((0, 0.75, -0.1), (0.9, 0.55, 1.05))
        stage.limb((0, 0.6, -0.05), (0, 0.66, -0.05), 1.5, 1.45)


def head(stage: Stage, rng: np.random.Generator) -> None:
    tone = colour(rng, "hair") if rng.random() < 0.9 else colour(rng)
    skin = material(rng, "skin", kind=int(rng.choice([0, 1], p=[0.8, 0.2])), bump=rng.choice([0, 0.02, 0.05]), soft=True)
    skin[15:18] = skin[12:15] * rng.uniform(0.8, 1.2)
    stage.group(skin, 0.1)
    _skull(stage, rng)
    stage.limb((0, -0.5, -0.15), (0, -1.9, -0.25), 0.44, 0.5)
    _face_paint(stage, rng, tone)
    if rng.random() < 0.88:
        _hair(stage, rng, tone)


def _suit(stage: Stage, rng: np.random.Generator) -> None:
    """Shirt front, tie and buttons painted on the chest."""
    shirt = np.full(3, rng.uniform(0.5, 0.85)) if rng.random() < 0.6 else colour(rng)
    stage.decal((0, -2.1, 0.5), (rng.uniform(0.25, 0.55), rng.uniform(0.7, 1.3), 0.8), shirt, softness=0.04)
    if rng.random() < 0.6:
        stage.decal((0, -2.5, 0.5), (rng.uniform(0.07, 0.13), 0.95, 0.8), colour(rng, "vivid") * rng.uniform(0.3, 1), softness=0.1)
    for y in (-3.4, -3.9):
        stage.decal((rng.uniform(0.1, 0.25), y, 0.5), (0.05, 0.05, 0.5), colour(rng, "grey"))


def _body(stage: Stage, rng: np.random.Generator, legs: bool) -> None:
    stage.group(material(rng, bump=rng.exponential(0.06), soft=rng.random() < 0.6), 0.16)
    broad, stout = rng.uniform(0.85, 1.2), rng.uniform(0.8, 1.25)
    stage.ball((0, -2.7, -0.2), (1.35 * broad, 1.2, 0.75 * stout))
    stage.ball((0, -3.9, -0.2), (1.05 * broad, 1.5, 0.7 * stout))
    for side in (-1, 1):
        shoulder = np.array([side * 1.3 * broad, -2.15, -0.2])
        stage.ball(shoulder, (0.52, 0.5, 0.5))
        elbow = shoulder + [side * rng.uniform(0.1, 0.9), rng.uniform(-2.2, -1.2), rng.uniform(-0.6, 0.7)]
        hand = elbow + [rng.uniform(-1.2, 1.0) * side, rng.uniform(-1.8, 1.4), rng.uniform(0, 1.2)]
        stage.limb(shoulder, elbow, 0.42, 0.34)
        stage.limb(elbow, hand, 0.34, 0.24)
        stage.ball(elbow, 0.34)
        stage.ball(hand, 0.3)
    for _ in range(rng.integers(0, 5)):
        stage.dent((rng.uniform(-1, 1), rng.uniform(-4, -2), 0.5), rng.uniform(0.15, 0.5), rng.normal(0, 0.08))
    if rng.random() < 0.4:
        _suit(stage, rng)
    if legs:
        stage.group(material(rng, bump=0.05), 0.16)
        stage.ball((0, -5.3, -0.2), (1.05 * broad, 0.9, 0.72 * stout))
        for side in (-1, 1):
            knee = np.array([side * rng.uniform(0.45, 0.7), -8.5, rng.uniform(-0.6, 0.6)])
            foot = np.array([side * rng.uniform(0.4, 0.8), -11.7, knee[2] + rng.uniform(-0.9, 0.2)])
            stage.limb((side * 0.52, -5.5, -0.2), knee, 0.62, 0.42)
            stage.limb(knee, foot, 0.42, 0.26)
            stage.ball(knee, 0.42)
            stage.ball(foot + [0, -0.1, 0.3], (0.3, 0.22, 0.62))


def person(stage: Stage, rng: np.random.Generator, legs: bool = False) -> None:
    """Body and head; the head turns on its own."""
    outer = stage.frame
    _body(stage, rng, legs)
    turn = yaw(rng.normal(0, 0.45)) @ pitch(rng.normal(0, 0.2)) @ roll(rng.normal(0, 0.12))
    stage.frame = outer.inner(turn, np.zeros(3), 1.0)
    head(stage, rng)
    stage.frame = outer


def portrait_frame(rng: np.random.Generator) -> Frame:
    """A frame that shows a head or bust at random scale, from face-filling to half length."""
    size = np.exp(rng.uniform(np.log(0.16), np.log(1.15)))
    shift = np.array([rng.normal(0, 0.25), rng.uniform(-0.15, 0.45) * min(1.0, 0.6 / size), -0.5 * size])
    return Frame(yaw(rng.normal(0, 0.5)), shift, size)
