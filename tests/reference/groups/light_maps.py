"""The light maps, as pictures' code values 0..255."""

import torch

from golden_file import write_golden
from method.light_map import DIRECTIONS, light_map
from tiny.load_models import Models

SIZES = ((512, 512), (256, 256), (104, 72), (57, 33))
"""(width, height)"""


def make_light_maps(_: Models) -> None:
    """A ramp has one profile: along x for LEFT and RIGHT, along y for TOP and BOTTOM."""
    tensors = {}
    for width, height in SIZES:
        for direction in DIRECTIONS:
            ramp = light_map(direction, width, height)
            profile = ramp[0] if direction in ("LEFT", "RIGHT") else ramp[:, 0]
            tensors[f"{width}x{height}.{direction}"] = torch.from_numpy(profile.copy())
    write_golden("lightmaps", tensors)
