"""Shapes random networks so that a loop through dozens of them stays measurable (LAV 9a).

A plain random UNet inside the loop is chaotic: rounding grows to order one in two fusion steps. Here a narrow straight
path runs beside the random network: the first convolution writes each signal s into a group of four channels as
(s, -s, B, -B). The constants B keep GroupNorm close to linear, and silu(s) - silu(-s) = s makes the activation linear, so
the last convolution reads s back. All else stays random and enters the output with a small weight.
"""

import torch
from torch import nn

CARRIER = 3.0


def lanes(channels: int, groups: int) -> list[int]:
    """First channel of each norm group: the place of its (s, -s, B, -B)."""
    return [group * (channels // groups) for group in range(groups)]


def write_lanes(conv: nn.Conv2d, groups: int, readings: torch.Tensor, roughness: float) -> None:
    """`readings` (groups, in): the signal of each lane as a mix of the input channels, at the centre tap."""
    conv.weight.mul_(roughness)
    conv.bias.mul_(roughness)
    middle = conv.kernel_size[0] // 2
    for lane, reading in zip(lanes(conv.out_channels, groups), readings):
        conv.weight[lane : lane + 2] *= 0.1
        conv.weight[lane, :, middle, middle] += reading
        conv.weight[lane + 1, :, middle, middle] -= reading
        conv.bias[lane + 2] = CARRIER
        conv.bias[lane + 3] = -CARRIER


def carry_lanes(weight: torch.Tensor, groups: int, leak: float, at: int = 0) -> None:
    """Lets a convolution (out, in, k, k) carry each lane on from input channels `at` onwards; the rest leaks in by `leak`."""
    out, into = weight.shape[0], weight.shape[1] - at
    middle = weight.shape[2] // 2
    for to, source in zip(lanes(out, groups), lanes(into, groups)):
        weight[to : to + 4] *= leak
        for channel in range(4):
            weight[to + channel, at + source + channel, middle, middle] += 1


def even_out(norm: nn.GroupNorm, signal: float) -> None:
    """Gives a GroupNorm over lanes of rms `signal` unit gain for the lanes."""
    width = norm.num_channels // norm.num_groups
    norm.weight.mul_(((2 * signal**2 + 2 * CARRIER**2) / width) ** 0.5)


def read_lanes(conv: nn.Conv2d, groups: int, readings: torch.Tensor, roughness: float, blur: float = 0.0) -> None:
    """`readings` (out, groups): each output as a mix of the lanes less `blur` times their 3x3 mean, beside the random rest."""
    conv.weight.mul_(roughness)
    conv.bias.mul_(roughness)
    middle = conv.kernel_size[0] // 2
    for row, reading in zip(range(conv.out_channels), readings):
        for lane, share in zip(lanes(conv.in_channels, groups), reading):
            conv.weight[row, lane, middle, middle] += share
            conv.weight[row, lane + 1, middle, middle] -= share
            conv.weight[row, lane] -= blur * share / 9
            conv.weight[row, lane + 1] += blur * share / 9
