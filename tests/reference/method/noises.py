"""Injected noise: a small pool instead of a generator, so that any language can replay the same run.

The k-th draw of noise over frames is `frames[k mod 41]`, the k-th draw of one frame's noise is `single[k mod 7]`; the
draws follow LAV 4.5. The indices are recorded, so that a reader needs no counter of its own.
"""

import torch

from determinism import noise

FRAMES_POOL, SINGLE_POOL = 41, 7


def noise_pools() -> tuple[torch.Tensor, torch.Tensor]:
    """(41, 5, 4, 8, 8) over frames and (7, 4, 8, 8) of one frame."""
    return noise(700, FRAMES_POOL, 5, 4, 8, 8), noise(701, SINGLE_POOL, 4, 8, 8)


class Noises:
    """One pool serves every golden: a run of fewer than 5 frames takes the first frames of each draw."""

    def __init__(self, frames: int, dtype: torch.dtype = torch.float32):
        pools = noise_pools()
        self.frames, self.single = pools[0][:, :frames].to(dtype), pools[1].to(dtype)
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
