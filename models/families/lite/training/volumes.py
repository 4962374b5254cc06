"""Tileable 3-D noise volumes from which every texture and bump of the generator is read.

One trilinear look-up costs the same for any noise, so fractal, soft and cellular noise are
computed once per process and sampled in rotated object space.
"""

from functools import lru_cache

import numpy as np

SIDE = 64
FRACTAL, SOFT, CELLS, EDGES = range(4)


def _spectral(rng: np.random.Generator, slope: float) -> np.ndarray:
    """(SIDE, SIDE, SIDE) noise with amplitude spectrum f**-slope, scaled to about [-1, 1]."""
    freq = np.fft.fftfreq(SIDE) * SIDE
    radius = np.sqrt(freq[:, None, None] ** 2 + freq[None, :, None] ** 2 + freq[None, None, :] ** 2)
    radius[0, 0, 0] = 1e9
    radius[radius < 1.5] *= 3
    field = np.fft.ifftn(np.fft.fftn(rng.standard_normal((SIDE,) * 3)) * radius**-slope).real
    return field / (2.2 * field.std())


def _cellular(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Distances to the nearest point and to the nearest cell wall, on a torus, about [-1, 1]."""
    points = rng.uniform(0, SIDE, (count, 3))
    axis = np.arange(SIDE)
    first = np.full((SIDE,) * 3, 1e9)
    second = first.copy()
    for point in points:
        deltas = [np.abs(axis - point[k]) for k in range(3)]
        deltas = [np.minimum(d, SIDE - d) ** 2 for d in deltas]
        squared = deltas[0][:, None, None] + deltas[1][None, :, None] + deltas[2][None, None, :]
        second = np.minimum(second, np.maximum(first, squared))
        first = np.minimum(first, squared)
    first, second = np.sqrt(first), np.sqrt(second)
    return first / first.mean() - 1, np.clip((second - first) / first.mean() - 0.5, -1, 1)


@lru_cache(maxsize=1)
def volumes() -> np.ndarray:
    """(4, SIDE, SIDE, SIDE) float32: FRACTAL, SOFT, CELLS, EDGES. The same for every run."""
    rng = np.random.default_rng(20231)
    cells, edges = _cellular(rng, 180)
    return np.stack([_spectral(rng, 1.9), _spectral(rng, 3.0), cells, edges]).astype(np.float32)
