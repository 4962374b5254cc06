"""Albedo palettes and surface materials, as rows of one float table that the kernels read."""

import numpy as np

from volumes import CELLS, EDGES, FRACTAL, SOFT

PLAIN, NOISE, STRIPES, CHECKER, PATCHES, GRADIENT, BRICKS, SPOTS = range(8)

# Columns of a material row.
KIND, SCALE, HARD, WARP, VOLUME, MIX, BUMP, BUMP_SCALE, BUMP_VOLUME, WRAP, SPEC, GLOSS = range(12)
COLOURS = 12  # three linear RGB colours
TURN = 21  # 3x3 rotation, camera space to texture space
ORIGIN = 30  # point of the texture's origin, camera space
WIDTH = 33

FAMILIES = {
    "skin": [(0.56, 0.33, 0.24), (0.68, 0.45, 0.34), (0.36, 0.19, 0.12), (0.18, 0.09, 0.055), (0.75, 0.55, 0.45)],
    "fur": [(0.35, 0.22, 0.12), (0.12, 0.08, 0.06), (0.6, 0.48, 0.36), (0.75, 0.72, 0.68), (0.3, 0.29, 0.28)],
    "hair": [(0.02, 0.015, 0.012), (0.09, 0.05, 0.03), (0.3, 0.17, 0.08), (0.5, 0.36, 0.2), (0.4, 0.39, 0.38)],
    "green": [(0.08, 0.18, 0.04), (0.2, 0.3, 0.08), (0.05, 0.1, 0.03), (0.3, 0.33, 0.14)],
    "earth": [(0.25, 0.19, 0.13), (0.4, 0.34, 0.27), (0.13, 0.1, 0.08), (0.5, 0.46, 0.4), (0.3, 0.3, 0.3)],
    "grey": [(0.75, 0.75, 0.75), (0.4, 0.4, 0.4), (0.15, 0.15, 0.15), (0.05, 0.05, 0.05), (0.6, 0.6, 0.6)],
}


def colour(rng: np.random.Generator, family: str | None = None) -> np.ndarray:
    """One linear RGB albedo in [.02, .92]; None draws from all families and vivid colours."""
    if family is None:
        family = rng.choice(["grey", "earth", "green", "skin", "fur", "vivid"], p=[0.28, 0.2, 0.1, 0.07, 0.1, 0.25])
    if family == "vivid":
        base = rng.uniform(0, 1, 3) ** 2 * 0.85 + 0.02
    else:
        palette = FAMILIES[family]
        base = np.array(palette[rng.integers(len(palette))])
    base = base * np.exp(rng.normal(0, 0.25)) * np.exp(rng.normal(0, 0.06, 3))
    return np.clip(base, 0.02, 0.92)


def rotation(rng: np.random.Generator, spread: float = np.pi) -> np.ndarray:
    """(3, 3) rotation about a random axis by at most `spread` radians."""
    axis = rng.standard_normal(3)
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = rng.uniform(-spread, spread)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def material(
    rng: np.random.Generator,
    family: str | None = None,
    kind: int | None = None,
    scale: float | None = None,
    bump: float | None = None,
    soft: bool = False,
    turn: np.ndarray | None = None,
) -> np.ndarray:
    """A (WIDTH,) float32 row; `scale` is texture cycles per half frame, `soft` means fur or skin."""
    row = np.zeros(WIDTH, np.float32)
    if kind is None:
        kind = rng.choice(8, p=[0.26, 0.22, 0.1, 0.1, 0.1, 0.1, 0.05, 0.07])
    if bump is None:
        bump = rng.exponential(0.12) if rng.random() < 0.45 else 0.0
    row[KIND] = kind
    row[SCALE] = scale if scale is not None else np.exp(rng.uniform(np.log(0.8), np.log(9)))
    row[HARD] = np.exp(rng.uniform(np.log(1), np.log(40)))
    row[WARP] = rng.choice([0, 0.15, 0.5]) * rng.random()
    row[VOLUME] = rng.choice([FRACTAL, SOFT])
    row[MIX] = rng.uniform(0, 0.5) * (rng.random() < 0.7)
    row[BUMP] = min(bump, 0.5)
    row[BUMP_SCALE] = np.exp(rng.uniform(np.log(1.0), np.log(9)))
    row[BUMP_VOLUME] = rng.choice([FRACTAL, SOFT, CELLS, EDGES], p=[0.45, 0.3, 0.15, 0.1])
    row[WRAP] = rng.uniform(0.15, 0.5) if soft else (rng.random() < 0.3) * rng.uniform(0, 0.2)
    row[SPEC] = rng.uniform(0.02, 0.12) if soft else rng.choice([0, 0.1, 0.5], p=[0.5, 0.3, 0.2]) * rng.random()
    row[GLOSS] = np.exp(rng.uniform(np.log(6), np.log(120)))
    first = colour(rng, family)
    second = colour(rng, family) if rng.random() < 0.7 else first * rng.uniform(0.3, 1.0)
    third = first * rng.uniform(0.5, 1.0)
    row[COLOURS : COLOURS + 9] = np.concatenate([first, second, third])
    row[TURN : TURN + 9] = (rotation(rng) if turn is None else turn).ravel()
    row[ORIGIN : ORIGIN + 3] = rng.uniform(-4, 4, 3)
    return row
