"""The network: a small U-Net from a picture to geometry and shading.

Input (b, 5, h, w): display sRGB and coordinates; h and w multiples of 16. Only convolutions,
ReLU, additions, bilinear doubling and one global mean (and, in ONNX, one Split), so that every
runtime has all of it. Batch norms fold into the convolutions on export.
"""

import torch
import torch.nn.functional as F
from torch import nn

WIDTHS = (24, 48, 96, 128)
BLOCKS = (1, 1, 2, 3)
FULL = 16  # channels at full resolution
HEADS = {"normal": 3, "log_shading": 3, "depth": 1, "foreground": 1}


class ConvNorm(nn.Sequential):
    """Convolution and batch norm."""

    def __init__(self, inside: int, outside: int, kernel: int = 3, stride: int = 1) -> None:
        padding = 1 if kernel > 1 else 0
        super().__init__(nn.Conv2d(inside, outside, kernel, stride, padding, bias=False), nn.BatchNorm2d(outside))


class Residual(nn.Module):
    """relu(x + conv(relu(conv(x))))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.second = ConvNorm(width, width), ConvNorm(width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(x + self.second(F.relu(self.first(x))))


class LiteNet(nn.Module):
    """Fields of one picture; `forward` returns a dict of (b, c, h, w) named as in HEADS."""

    def __init__(self) -> None:
        super().__init__()
        inputs = (5, *WIDTHS[:-1])
        self.down = nn.ModuleList(ConvNorm(a, b, 4, 2) for a, b in zip(inputs, WIDTHS))
        self.encode = nn.ModuleList(nn.ModuleList(Residual(w) for _ in range(n)) for w, n in zip(WIDTHS, BLOCKS))
        self.context = nn.Conv2d(WIDTHS[-1], WIDTHS[-1], 1)
        self.narrow = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in zip(WIDTHS[:-1], WIDTHS[1:]))
        self.decode = nn.ModuleList(Residual(w) for w in WIDTHS[:-1])
        self.widen = nn.Conv2d(WIDTHS[0], FULL, 1)
        self.detail = ConvNorm(FULL + 3, FULL)
        self.heads = nn.ModuleDict({name: nn.Conv2d(FULL, count, 3, 1, 1) for name, count in HEADS.items()})
        nn.init.constant_(self.heads["log_shading"].bias, -1.0)

    def forward(self, view: torch.Tensor) -> dict[str, torch.Tensor]:
        x, skips = view, []
        for down, blocks in zip(self.down, self.encode):
            x = F.relu(down(x))
            for block in blocks:
                x = block(x)
            skips.append(x)
        x = F.relu(x + self.context(x.mean((2, 3), keepdim=True)))
        for level in reversed(range(len(self.narrow))):
            x = self.decode[level](F.relu(skips[level] + double(self.narrow[level](x))))
        x = torch.cat([double(self.widen(x)), view[:, :3]], 1)
        return self._heads(F.relu(self.detail(x)))

    def _heads(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """All heads as one convolution, which is faster to train than four."""
        weight = torch.cat([head.weight for head in self.heads.values()])
        bias = torch.cat([head.bias for head in self.heads.values()])
        fields = F.conv2d(x, weight, bias, padding=1).split(list(HEADS.values()), 1)
        return dict(zip(HEADS, fields))


def double(x: torch.Tensor) -> torch.Tensor:
    """Bilinear upsampling by two, half-pixel centres."""
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
