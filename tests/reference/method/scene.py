"""A made-up clip: coloured shapes that move over a ramp, so that frames differ and colours span the range."""

import torch


def clip(frames: int, height: int, width: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """(frames, 3, height, width) in [-1, 1], multiples of 2/255."""
    y, x = torch.meshgrid(torch.linspace(0, 1, height), torch.linspace(0, 1, width), indexing="ij")
    pictures = []
    for frame in range(frames):
        shift = 0.11 * frame
        ground = torch.stack([0.25 + 0.5 * x, 0.6 - 0.4 * y, 0.3 + 0.3 * x * y])
        disc = ((x - 0.25 - shift) ** 2 + (y - 0.4) ** 2 < 0.04).float()
        bar = ((x > 0.6 - shift) & (x < 0.72 - shift) & (y > 0.5)).float()
        picture = ground * (1 - disc) + disc * torch.tensor([0.9, 0.35, 0.2])[:, None, None]
        picture = picture * (1 - bar) + bar * torch.tensor([0.1, 0.2, 0.85])[:, None, None]
        pictures.append((picture + 0.04 * torch.sin(40 * x + 25 * y + frame)).clamp(0, 1))
    return ((torch.stack(pictures) * 255).round() / 255 * 2 - 1).to(dtype)


def mask(frames: int, height: int, width: int) -> torch.Tensor:
    """(frames, 1, height, width): 1 on a disc's bounding square, 0 outside, grey on its border."""
    y, x = torch.meshgrid(torch.linspace(0, 1, height), torch.linspace(0, 1, width), indexing="ij")
    rims = [torch.maximum((x - 0.4 - 0.05 * frame).abs(), (y - 0.5).abs()) for frame in range(frames)]
    return torch.stack([((0.35 - rim) / 0.03).clamp(0, 1).mul(255).round() / 255 for rim in rims])[:, None]
