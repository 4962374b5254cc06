"""The ramp of light that IC-Light starts from (LAV 2.3)."""

import numpy as np
import torch

DIRECTIONS = ("LEFT", "RIGHT", "TOP", "BOTTOM")


def light_map(direction: str, width: int, height: int) -> np.ndarray:
    """uint8 (height, width): a float64 ramp, truncated."""
    along_x = direction in ("LEFT", "RIGHT")
    ends = (255, 0) if direction in ("LEFT", "TOP") else (0, 255)
    ramp = np.linspace(*ends, width if along_x else height).astype(np.uint8)
    return np.tile(ramp, (height, 1)) if along_x else np.tile(ramp[:, None], (1, width))


def light_map_pixels(direction: str, width: int, height: int, dtype: torch.dtype) -> torch.Tensor:
    """(1, 3, height, width), v/127 - 1: grey 127 is exactly zero (LAV 1.1)."""
    ramp = torch.from_numpy(light_map(direction, width, height)).to(torch.float32) / 127 - 1
    return ramp.expand(1, 3, height, width).to(dtype)
