"""Draws one whole scene: a subject, its surroundings, unseen casters, lights and a camera."""

import numpy as np

from materials import BRICKS, CHECKER, COLOURS, GRADIENT, NOISE, PATCHES, PLAIN, STRIPES, colour, material, rotation
from people import person, portrait_frame
from scene import Frame, Light, Packed, Stage, pitch, roll, yaw
from shapes import animal, bush, house, thing

LIGHTS = 3


def _surface(rng: np.random.Generator, outdoors: bool = False) -> np.ndarray:
    """Material of a floor or wall; texture axes lie in the plane (x, z; y is its normal)."""
    kind = int(rng.choice([PLAIN, NOISE, STRIPES, CHECKER, BRICKS, GRADIENT, 4, 7], p=[0.27, 0.22, 0.08, 0.2, 0.1, 0.05, 0.04, 0.04]))
    flat = np.array([[1.0, 0, 0], [0, 0, 1.0], [0, 1.0, 0]])
    family = rng.choice(["earth", "green", "grey"]) if outdoors else None
    bump = rng.choice([0.0, rng.exponential(0.12)], p=[0.5, 0.5])
    row = material(rng, family, kind=NOISE if outdoors and rng.random() < 0.6 else kind, bump=bump, turn=yaw(rng.choice([0, rng.uniform(-1.5, 1.5)])) @ flat if kind != BRICKS else flat)
    if kind in (CHECKER, BRICKS):
        row[1] = np.exp(rng.uniform(np.log(1.0), np.log(6)))
        row[32] += 0.5 / row[1]
    return row


def _foliage(rng: np.random.Generator) -> np.ndarray:
    """Material of a hedge or grass bank: small, rough and patchy."""
    return material(rng, "green", kind=int(rng.choice([NOISE, PATCHES])), scale=rng.uniform(3, 12), bump=rng.uniform(0.2, 0.5))


def _backing(stage: Stage, rng: np.random.Generator, point, normal, row: np.ndarray) -> None:
    """A plane, sometimes with painted marks, hard or as soft as shadows."""
    stage.plane(point, normal, row)
    if rng.random() < 0.35:
        for _ in range(rng.integers(1, 6)):
            spot = np.asarray(point) + rng.normal(0, 0.9, 3)
            spot -= normal * np.dot(spot - point, normal)
            half = np.exp(rng.normal(-1.2, 0.6, 3))
            tone = colour(rng) if rng.random() < 0.6 else row[COLOURS : COLOURS + 3] * rng.uniform(0.2, 0.6)
            stage.decal(spot, half, tone, turn=rotation(rng), softness=rng.choice([0.03, rng.uniform(0.1, 0.9)]))


def _surroundings(stage: Stage, rng: np.random.Generator, ground: float) -> str:
    """Floor, walls, hills or nothing; returns what the background is."""
    kind = rng.choice(["wall", "floor+wall", "corner", "outdoors", "floor", "nothing"], p=[0.2, 0.25, 0.15, 0.22, 0.1, 0.08])
    depth = -np.exp(rng.uniform(np.log(0.5), np.log(5)))
    if kind in ("floor+wall", "corner", "outdoors", "floor"):
        _backing(stage, rng, np.array([0, ground, 0]), np.array([0, 1.0, 0]), _surface(rng, kind == "outdoors"))
    if kind in ("wall", "floor+wall"):
        turn = yaw(rng.normal(0, 0.25))
        _backing(stage, rng, np.array([0, 0, depth]), turn @ [0, 0, 1.0], _foliage(rng) if rng.random() < 0.15 else _surface(rng))
    if kind == "corner":
        turn = yaw(rng.uniform(-0.75, 0.75))
        row = _surface(rng)
        for side in (0.7071, -0.7071):
            point = np.array([rng.normal(0, 0.5), 0, depth])
            _backing(stage, rng, point, turn @ [side, 0, 0.7071], row if rng.random() < 0.7 else _surface(rng))
    if kind == "outdoors":
        for _ in range(rng.integers(0, 4)):
            row = material(rng, rng.choice(["green", "earth"]), kind=NOISE, bump=rng.uniform(0, 0.4))
            stage.group(row, 0.0, False)
            z = -rng.uniform(3, 9)
            stage.ball((rng.normal(0, 3), ground, z), (rng.uniform(1, 5), rng.uniform(0.4, 2), rng.uniform(1, 3)))
    return kind


def _clutter(stage: Stage, rng: np.random.Generator, ground: float) -> None:
    """Things behind the subject that count as background."""
    for _ in range(rng.integers(1, 4)):
        first = len(stage.groups)
        size = np.exp(rng.normal(0, 0.4))
        shift = np.array([rng.normal(0, 1.3), ground, -rng.uniform(1.2, 3.5)])
        stage.frame = Frame(yaw(rng.uniform(-3, 3)), shift, size)
        (bush, house, thing)[rng.integers(3)](stage, rng)
        stage.groups[first:] = [(blend, False) for blend, _ in stage.groups[first:]]
    stage.frame = Frame()


def _subject(stage: Stage, rng: np.random.Generator) -> float:
    """Adds the foreground and returns the ground's height."""
    kind = rng.choice(["portrait", "people", "animal", "things", "pile"], p=[0.24, 0.07, 0.2, 0.33, 0.16])
    if kind == "portrait":
        stage.frame = portrait_frame(rng)
        person(stage, rng)
        return float(stage.frame.shift[1] - 12 * stage.frame.size)
    ground = -rng.uniform(0.35, 0.95)
    if kind == "people":
        for _ in range(rng.integers(1, 4)):
            size = rng.uniform(0.08, 0.16)
            stage.frame = Frame(yaw(rng.uniform(-2, 2)), np.array([rng.normal(0, 0.4), ground + 12 * size, rng.normal(0, 0.4)]), size)
            person(stage, rng, legs=True)
    elif kind == "animal":
        close = rng.random() < 0.2
        for _ in range(1 if close or rng.random() < 0.75 else 2):
            size = rng.uniform(2, 3.5) if close else rng.uniform(0.9, 1.7)
            x = rng.normal(-0.9, 0.5) if close else rng.normal(0, 0.25)
            floor = ground - (0.8 * size - 0.9 if close else 0)
            stage.frame = Frame(yaw(rng.uniform(-np.pi, np.pi) if not close else rng.normal(-0.5, 0.5)), np.array([x, floor, rng.normal(0, 0.3)]), size)
            animal(stage, rng)
        ground = floor
    else:
        count = 1 if kind == "things" and rng.random() < 0.5 else rng.integers(2, 6)
        for i in range(count):
            size = rng.uniform(0.9, 1.7) if count == 1 else rng.uniform(0.35, 1.0)
            spot = np.array([rng.normal(0, 0.2 if count == 1 else 0.6), ground, rng.normal(0, 0.45)])
            if kind == "pile" and rng.random() < 0.5:
                spot[1] += rng.uniform(-0.2, 1.0)
            turn = yaw(rng.uniform(-3, 3)) if rng.random() < 0.8 else _tumbling(rng)
            stage.frame = Frame(turn, spot, size)
            thing(stage, rng)
    stage.frame = Frame()
    return ground


def _tumbling(rng: np.random.Generator) -> np.ndarray:
    """(3, 3) tumbling rotation for things that float or lie."""
    return yaw(rng.uniform(-3, 3)) @ pitch(rng.uniform(-1, 1)) @ roll(rng.uniform(-1, 1))


def _casters(stage: Stage, rng: np.random.Generator) -> None:
    """Unseen balls and bars outside the view, whose shadows fall into it."""
    stage.frame = Frame()
    for _ in range(rng.integers(1, 4)):
        stage.group(material(rng))
        away = rng.normal(0, 1, 3) * (1.4, 0.6, 0.8) + (0, 1.8, 1.2)
        if rng.random() < 0.5:
            stage.ball(away, np.exp(rng.normal(-0.9, 0.5, 3)), visible=False)
        else:
            stage.box(away, (rng.uniform(0.03, 0.3), rng.uniform(0.5, 2), 0.05), turn=roll(rng.uniform(-1.5, 1.5)), visible=False)


def _light(rng: np.random.Generator, key: bool) -> Light:
    """Mostly from above and from the camera's side; some low, some from behind, some near."""
    azimuth = rng.normal(0, 1.1)
    height = rng.uniform(-0.15, 1.1) if rng.random() < 0.9 else rng.uniform(-1.2, 0)
    d = np.array([np.sin(azimuth) * np.cos(height), np.sin(height), np.cos(azimuth) * np.cos(height)])
    local = bool(rng.random() < 0.3)
    gobo = int(rng.choice([0, 1, 2, 3], p=[0.82, 0.1, 0.04, 0.04])) if key else 0
    softness = rng.choice([rng.uniform(0.01, 0.08), rng.uniform(0.08, 0.5)], p=[0.5, 0.5])
    return Light(d, rng.uniform(1.6, 5), local, float(softness), gobo, float(np.exp(rng.uniform(np.log(0.6), np.log(3)))))


def draw_scene(rng: np.random.Generator) -> tuple[Packed, str]:
    """One random scene in camera space and the name of its background."""
    stage = Stage()
    ground = _subject(stage, rng)
    stage.frame = Frame()
    background = _surroundings(stage, rng, ground)
    if background in ("outdoors", "floor", "floor+wall") and rng.random() < 0.35:
        _clutter(stage, rng, ground)
    if rng.random() < 0.4:
        _casters(stage, rng)
    stage.lights = [_light(rng, i == 0) for i in range(LIGHTS)]
    tilt = abs(rng.normal(0, 0.3)) if rng.random() < 0.75 else rng.normal(0, 0.12)
    turn = roll(rng.normal(0, 0.06)) @ pitch(tilt) @ yaw(rng.normal(0, 0.2))
    return stage.pack(np.exp(rng.uniform(np.log(1.7), np.log(8))), turn), background
