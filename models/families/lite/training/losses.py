"""What the network is trained for; all terms are means over pixels of float32 tensors."""

import math

import torch
import torch.nn.functional as F

from mixing import LUMA, luminance

WEIGHTS = {"normal": 1.0, "shading": 2.4, "depth": 0.3, "foreground": 0.2, "gain": 0.5, "correlation": 0.3, "twin": 0.4}
SHIPPED_DELIGHT = 0.5


def masked_mean(value: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Weighted mean per picture, (b, 1, 1, 1), over (b, c, h, w)."""
    weight = weight.expand_as(value)
    return (value * weight).sum((1, 2, 3), keepdim=True) / weight.sum((1, 2, 3), keepdim=True).clamp_min(1)


def slopes(field: torch.Tensor, weight: torch.Tensor, steps=(1, 4)) -> torch.Tensor:
    """L1 of the finite differences of an error field at several distances."""
    total = field.new_zeros(())
    for s in steps:
        for axis in (2, 3):
            length = field.shape[axis] - s
            w = weight.narrow(axis, s, length) * weight.narrow(axis, 0, length)
            total = total + ((field.narrow(axis, s, length) - field.narrow(axis, 0, length)).abs() * w).mean()
    return total / (2 * len(steps))


def normal_loss(raw: torch.Tensor, truth: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Angle of the normalised vector and squared error of the raw one, whose length so becomes its certainty."""
    cosine = (F.normalize(raw, dim=1, eps=1e-3) * truth).sum(1, keepdim=True)
    squared = ((raw - truth) ** 2).sum(1, keepdim=True)
    return ((1 - cosine + 0.5 * squared) * weight).mean()


def shading_loss(predicted: torch.Tensor, truth: torch.Tensor, surface: torch.Tensor) -> torch.Tensor:
    """Level, pattern and slopes of RGB log shading."""
    error = (predicted - truth) * surface
    level = error - masked_mean(error, surface)
    return 0.25 * error.abs().mean() + 0.5 * (level.abs() * surface).mean() + 0.5 * 2 * slopes(error, surface)


def depth_loss(predicted: torch.Tensor, truth: torch.Tensor, surface: torch.Tensor) -> torch.Tensor:
    """Depth up to a shift, in half sides."""
    error = predicted - truth
    everywhere = 0.2 + 0.8 * surface
    level = error - masked_mean(error, everywhere)
    return (level.abs() * everywhere).mean() + slopes(error, everywhere)


def random_light(count: int, generator: torch.Generator) -> dict[str, torch.Tensor]:
    """Unit directions (b, 3, 1, 1), softness and ambient (b, 1, 1, 1) of new lights."""
    draw = lambda: torch.rand(count, 1, 1, 1, generator=generator)  # noqa: E731
    azimuth, height = torch.randn(count, 1, 1, 1, generator=generator) * 1.1, draw() * 1.5 - 0.35
    direction = torch.cat([azimuth.sin() * height.cos(), height.sin(), azimuth.cos() * height.cos()], 1)
    return {"direction": direction, "softness": draw() * 0.7, "ambient": 0.08 + 0.5 * draw() ** 2}


def log_new_shading(normal: torch.Tensor, light: dict, certainty: torch.Tensor | None) -> torch.Tensor:
    """Log of the family's wrapped Lambert and ambient (../shade.ts), (b, 1, h, w); uncertain normals shade softly."""
    wrap = 0.1 + 0.3 * light["softness"]
    cosine = (normal * light["direction"]).sum(1, keepdim=True)
    diffuse = ((cosine + wrap) / (1 + wrap)).clamp_min(0)
    if certainty is not None:
        k = (1.5 * (1 - certainty)).clamp(0, 1)
        diffuse = (1 - k) * diffuse + k * (0.35 + 0.3 * light["direction"][:, 2:])
    up = (1 + 0.35 * normal[:, 1:2] + 0.1 * normal[:, 2:]).clamp_min(0.1)
    return (diffuse + light["ambient"] * up).clamp_min(0.02).log()


def correlation(a: torch.Tensor, b: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Weighted Pearson correlation per picture, (b,)."""
    a, b = a - masked_mean(a, weight), b - masked_mean(b, weight)
    cross = masked_mean(a * b, weight)
    return (cross / (masked_mean(a * a, weight) * masked_mean(b * b, weight) + 1e-5).sqrt()).flatten()


def relight_losses(out: dict, truth: dict, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """(mean-free L1, 1 - correlation) of the log gain under a random new light against the true one."""
    light = random_light(len(truth["normal"]), generator)
    length = out["normal"].norm(dim=1, keepdim=True)
    new = log_new_shading(out["normal"] / length.clamp_min(1e-3), light, length.clamp(0, 1))
    new_truth = log_new_shading(truth["normal"], light, None)
    luma = LUMA.view(1, 3, 1, 1)
    old = (out["log_shading"].clamp(-7, 4).exp() * luma).sum(1, keepdim=True).log()
    old_truth = luminance(truth["log_shading"].exp()).log()
    surface = truth["surface"]
    error = (new - old) - (new_truth - old_truth)
    error = (error - masked_mean(error, surface)) * surface
    gain, gain_truth = new - SHIPPED_DELIGHT * old, new_truth - old_truth
    weights = (surface, surface * truth["foreground"] + 1e-3)
    apart = sum(1 - correlation(gain, gain_truth, weight).mean() for weight in weights)
    return error.abs().mean(), apart / len(weights)


def twin_loss(out: dict, twin: dict, shift) -> torch.Tensor:
    """How much fields change when the picture is only moved and newly noised; `shift` moves a field."""
    total = 0.0
    for name, scale in (("normal", 1.0), ("log_shading", 1.0), ("depth", 0.5)):
        difference = twin[name] - shift(out[name])
        total = total + scale * difference[:, :, 8:-8, 8:-8].abs().mean()
    return total


def all_losses(out: dict, truth: dict, generator: torch.Generator) -> dict[str, torch.Tensor]:
    """Unweighted terms by name, but for `twin`."""
    surface, foreground = truth["surface"], truth["foreground"]
    gain, corr = relight_losses(out, truth, generator)
    return {
        "normal": normal_loss(out["normal"], truth["normal"], (0.15 + 0.85 * surface) * (1 + 0.7 * foreground)),
        "shading": shading_loss(out["log_shading"], truth["log_shading"], surface),
        "depth": depth_loss(out["depth"], truth["depth"], surface),
        "foreground": F.binary_cross_entropy_with_logits(out["foreground"], foreground),
        "gain": gain,
        "correlation": corr,
    }


def degrees(cosine: torch.Tensor) -> torch.Tensor:
    """Angle of a cosine, in degrees."""
    return torch.acos(cosine.clamp(-1, 1)) * (180 / math.pi)
