"""From stored layers to what the network sees: fresh lights, camera and noise for every use.

All functions work on torch batches, (batch, channels, height, width), linear light unless said.
"""

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from render import ALBEDO, AMBIENT, LAYER_TOP, LIT, NORMAL, REGIONS, SHINE

LUMA = torch.tensor([0.2126, 0.7152, 0.0722])
FLOOR = 0.004  # least shading: log -5.5


def luminance(rgb: torch.Tensor) -> torch.Tensor:
    """(b, 1, h, w) linear luminance of (b, 3, h, w)."""
    return (rgb * LUMA.view(1, 3, 1, 1)).sum(1, keepdim=True)


def kelvin(rng: np.random.Generator, count: int) -> torch.Tensor:
    """(count, 3) light colours of luminance 1: blackbody-like 2200-11000 K, 8 % saturated."""
    mired = rng.uniform(1e6 / 11000, 1e6 / 2200, count)
    t = (mired - 154) / 300
    rgb = np.stack([np.exp(0.75 * t), np.exp(-0.05 * t), np.exp(-1.5 * t)], 1)
    vivid = rng.random(count) < 0.08
    rgb[vivid] = rng.uniform(0.03, 1, (int(vivid.sum()), 3)) ** 2
    rgb /= np.maximum(rgb @ LUMA.numpy(), 0.15)[:, None]
    return torch.from_numpy(rgb.astype(np.float32))


def _power(base: torch.Tensor, exponent) -> torch.Tensor:
    """base ** exponent for base >= 0; several times faster than torch.pow."""
    return (base.clamp_min(1e-8).log() * exponent).exp()


def _pick(rng: np.random.Generator, shape, low: float, high: float) -> torch.Tensor:
    return torch.from_numpy(rng.uniform(low, high, shape).astype(np.float32))


def unpack(layers: np.ndarray, depth: np.ndarray) -> dict[str, torch.Tensor]:
    """Stored uint8 (b, h, w, 16) to float tensors by name."""
    x = torch.from_numpy(layers).permute(0, 3, 1, 2).contiguous().float() * (1 / 255)
    root = x * x
    normal = F.normalize(x[:, NORMAL] - 128 / 255, dim=1, eps=1e-4)
    return {
        "albedo": root[:, ALBEDO],
        "normal": normal,
        "lit": root[:, LIT] * LAYER_TOP,
        "shine": root[:, SHINE] * LAYER_TOP,
        "ambient": root[:, AMBIENT] * LAYER_TOP,
        "foreground": x[:, REGIONS][:, :1],
        "sky": x[:, REGIONS][:, 1:],
        "depth": torch.from_numpy(depth)[:, None],
    }


def illuminate(rng: np.random.Generator, scene: dict) -> tuple[torch.Tensor, torch.Tensor]:
    """Random lights on a scene: (linear image, RGB shading), both (b, 3, h, w), exposed."""
    b, lights = scene["lit"].shape[:2]
    power = rng.uniform(0, 0.7, (b, lights)) * (rng.random((b, lights)) < 0.5)
    power[np.arange(b), rng.integers(lights, size=b)] = 1.0
    colour = kelvin(rng, b * lights).view(b, lights, 3) * torch.from_numpy(power.astype(np.float32))[..., None]
    ambient = np.exp(rng.uniform(np.log(0.04), np.log(0.8), (b, 1)))
    levels = np.concatenate([ambient, ambient * rng.uniform(0.2, 0.9, (b, 1))], 1).astype(np.float32)
    fill = kelvin(rng, b * 2).view(b, 2, 3) * torch.from_numpy(levels)[..., None]
    fill[:, 1] = fill[:, 1] * 0.5 + fill[:, :1].mean(1) * 0.5 * torch.from_numpy(levels[:, 1:] / levels[:, :1])
    shading = torch.einsum("blc,blhw->bchw", colour, scene["lit"]) + torch.einsum("blc,blhw->bchw", fill, scene["ambient"])
    shading = shading * (1 - scene["sky"]) + scene["sky"] * _pick(rng, (b, 1, 1, 1), 0.4, 1.6)
    albedo = _power(scene["albedo"], _pick(rng, (b, 1, 1, 1), 0.75, 1.3)) * torch.exp(torch.from_numpy(rng.normal(0, 0.12, (b, 3, 1, 1)).astype(np.float32)))
    image = albedo * shading + torch.einsum("blc,blhw->bchw", colour, scene["shine"])
    bright = torch.quantile(luminance(image).flatten(1), 0.93, dim=1).clamp_min(0.01)
    exposure = torch.exp(_pick(rng, b, np.log(0.3), np.log(1.25))) / bright
    return image * exposure.view(b, 1, 1, 1), shading * exposure.view(b, 1, 1, 1)


def develop(rng: np.random.Generator, image: torch.Tensor, shading: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """A camera's contrast, saturation and greyness: (linear image, log shading) seen by the network."""
    b = image.shape[0]
    power = torch.exp(torch.from_numpy(rng.normal(0, 0.13, (b, 1, 1, 1)).astype(np.float32)))
    vivid = _pick(rng, (b, 1, 1, 1), 0.7, 1.2)
    vivid[torch.from_numpy(rng.random(b) < 0.1)] = 0
    log_shading = shading.clamp_min(FLOOR).log() * power
    grey_shading = luminance(shading).clamp_min(FLOOR).log() * power
    log_shading = grey_shading + (log_shading - grey_shading) * vivid.clamp_max(1)
    image = _power(image, power)
    grey = luminance(image)
    image = (grey + (image - grey) * vivid).clamp_min(0)
    knee = _pick(rng, (b, 1, 1, 1), 0.6, 1.0)
    room = (1.0001 - knee) * 1.3
    return torch.where(image > knee, knee + room * (1 - torch.exp(-(image - knee) / room)), image).clamp(0, 1), log_shading


def encode(linear: torch.Tensor) -> torch.Tensor:
    """sRGB transfer, [0, 1] to [0, 1]."""
    return torch.where(linear <= 0.0031308, linear * 12.92, 1.055 * _power(linear, 1 / 2.4) - 0.055)


def _blur(rng: np.random.Generator, image: torch.Tensor) -> torch.Tensor:
    """Each picture blurred by its own sigma in [0, 1.2] pixels."""
    b, c = image.shape[:2]
    sigma = torch.from_numpy(np.where(rng.random(b) < 0.6, rng.uniform(0.25, 1.2, b), 0.05).astype(np.float32))
    taps = torch.arange(-2, 3).float()
    kernel = torch.exp(-0.5 * (taps / sigma[:, None]) ** 2)
    kernel = (kernel / kernel.sum(1, keepdim=True)).repeat_interleave(c, 0)
    flat = F.pad(image.reshape(1, b * c, *image.shape[2:]), (2, 2, 2, 2), mode="replicate")
    flat = F.conv2d(flat, kernel.view(b * c, 1, 5, 1), groups=b * c)
    return F.conv2d(flat, kernel.view(b * c, 1, 1, 5), groups=b * c).view_as(image)


def sensor(rng: np.random.Generator, display: torch.Tensor) -> torch.Tensor:
    """Blur, noise, compression and 8 bits on display-referred pictures."""
    b = display.shape[0]
    display = _blur(rng, display)
    level = torch.from_numpy((np.abs(rng.normal(0, 0.012, (b, 1, 1, 1))) + 0.002).astype(np.float32))
    display = display + level * torch.from_numpy(rng.standard_normal(display.shape, np.float32))
    bytes_ = (display.clamp(0, 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
    for i in np.flatnonzero(rng.random(b) < 0.35):
        _, code = cv2.imencode(".jpg", bytes_[i], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 95))])
        bytes_[i] = cv2.imdecode(code, cv2.IMREAD_COLOR)
    return torch.from_numpy(bytes_).permute(0, 3, 1, 2).float() / 255


def with_coordinates(rgb: torch.Tensor) -> torch.Tensor:
    """(b, 5, h, w): display RGB, X right and Y up at pixel centres in [-1, 1]."""
    b, _, h, w = rgb.shape
    x = (2 * (torch.arange(w) + 0.5) / w - 1).view(1, 1, 1, w).expand(b, 1, h, w)
    y = (1 - 2 * (torch.arange(h) + 0.5) / h).view(1, 1, h, 1).expand(b, 1, h, w)
    return torch.cat([rgb, x, y], 1)


def mix(rng: np.random.Generator, layers: np.ndarray, depth: np.ndarray) -> dict[str, torch.Tensor]:
    """One training batch: `clean` display picture, `view` for the network, and the targets."""
    scene = unpack(layers, depth)
    image, shading = illuminate(rng, scene)
    image, log_shading = develop(rng, image, shading)
    clean = encode(image)
    return {
        "clean": clean,
        "view": with_coordinates(sensor(rng, clean)),
        "normal": scene["normal"],
        "log_shading": log_shading,
        "depth": scene["depth"],
        "foreground": scene["foreground"],
        "surface": 1 - scene["sky"],
    }
