"""Injected noise: a small pool instead of a generator, so that any language can replay the same run.

The k-th draw of noise over frames is `frames[k mod 41]`, the k-th draw of one frame's noise is `single[k mod 7]`; the
draws follow LAV 4.5. The indices are recorded, so that a reader needs no counter of its own.
"""

import torch

from determinism import noise

FRAMES_POOL, SINGLE_POOL = 41, 7


class Noises:
    def __init__(self, seed: int, frames: int, height: int, width: int, dtype: torch.dtype = torch.float32):
        self.frames = noise(seed, FRAMES_POOL, frames, 4, height, width).to(dtype)
        self.single = noise(seed + 1, SINGLE_POOL, 4, height, width).to(dtype)
        self.frames_drawn = self.single_drawn = 0

    def draw(self) -> tuple[int, torch.Tensor]:
        """(index, noise (frames, 4, h, w)), independent per frame."""
        index = self.frames_drawn % FRAMES_POOL
        self.frames_drawn += 1
        return index, self.frames[index]

    def draw_single(self) -> tuple[int, torch.Tensor]:
        """(index, noise (4, h, w)), for all frames alike."""
        index = self.single_drawn % SINGLE_POOL
        self.single_drawn += 1
        return index, self.single[index]
