"""Foreground relit, background painted by the video model (LAV 1.4), every draw of noise injected."""

from dataclasses import dataclass, field

import torch

from method.fusion import StepRecord, fuse_step
from method.noises import Noises
from method.relighter import RelightRecord, Relighter
from method.vae_frames import decode, encode_mean
from method.video_model import euler_ancestral, predict, video_context
from tiny.load_models import Models


@dataclass(frozen=True)
class PaintSettings:
    background: str
    """What the video model paints; the relighter has its own prompt."""
    negative: str = "bad quality, worse quality"
    total: int = 50
    strength: float = 0.5
    guidance_scale: float = 2.0
    cutoff: float = 0.15


@dataclass
class PaintRecord:
    foreground: torch.Tensor | None = None
    relight: RelightRecord | None = None
    source_latents: torch.Tensor | None = None
    mask_latents: torch.Tensor | None = None
    foreground_noise_index: int = -1
    start: torch.Tensor | None = None
    masked: list[torch.Tensor] = field(default_factory=list)
    """Latents of stage 1 after the foreground was put back, before the video model sees them."""
    steps: list[StepRecord] = field(default_factory=list)
    first_fused: int = 0
    detail: torch.Tensor | None = None
    latents: torch.Tensor | None = None
    pixels: torch.Tensor | None = None


def grey_background(source: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Code values kept where the mask is 255, 127 elsewhere, then v/127 - 1 (LAV 1.4, 1)."""
    codes = ((source + 1) / 2 * 255).round()
    return torch.where(mask == 1, codes, torch.full_like(codes, 127)) / 127 - 1


def eroded_mask(mask: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Bilinear, not antialiased, and 0 where it is not exactly 1 (LAV 1.4, 4); (frames, 1, h, w)."""
    small = torch.nn.functional.interpolate(mask, size=(height, width), mode="bilinear", align_corners=False, antialias=False)
    return (small == 1).to(mask.dtype)


def paint_video(
    models: Models, source: torch.Tensor, mask: torch.Tensor, relighter: Relighter, settings: PaintSettings, noises: Noises
) -> PaintRecord:
    """`source` (frames, 3, H, W) in [-1, 1], `mask` (frames, 1, H, W) in [0, 1], 1 = keep and relight."""
    frames, vae = len(source), models.vae
    record = PaintRecord(foreground=grey_background(source, mask))
    record.relight = relighter.relight(record.foreground, noises)
    record.source_latents = encode_mean(vae, source)
    noises.draw()  # the reference discards one (LAV 4.5)
    record.foreground_noise_index, foreground_noise = noises.draw()
    record.mask_latents = eroded_mask(mask, *record.source_latents.shape[-2:])
    scheduler = euler_ancestral(settings.total)
    scheduler.set_begin_index(0)
    timesteps = scheduler.timesteps
    record.first_fused = settings.total - int(settings.total * settings.strength)
    start = timesteps[record.first_fused]
    record.start = encode_mean(vae, record.relight.pixels) + scheduler.sigmas[0].to(models.dtype) * foreground_noise
    latents, context = record.start, video_context(models, settings.negative, settings.background, frames, "correct")
    detail = lambda consistent: source - consistent  # noqa: E731
    for index, time in enumerate(timesteps):
        if scheduler.step_index is None:
            scheduler._init_step_index(time)
        sigma = scheduler.sigmas[scheduler.step_index].to(models.dtype)
        before = latents
        painting = bool(time > start)
        if painting:  # stage 1 (LAV 1.4, 6)
            known = record.source_latents + sigma * foreground_noise
            latents = (1 - record.mask_latents) * latents + record.mask_latents * known
            record.masked.append(latents)
        guidance = settings.guidance_scale if painting else None
        prediction = predict(models, scheduler, latents, time, context if painting else context[frames:], guidance)
        fusion = 0.0 if painting else float(time / start)
        step = StepRecord(float(time), fusion, latents, prediction, latents - sigma * prediction)
        weights = (fusion, fusion) if fusion > settings.cutoff else None
        latents, detail = fuse_step(models, scheduler, step, time, relighter, detail, weights, noises, mask)
        step.latents_in = before
        record.steps.append(step)
    record.detail = detail
    record.latents = latents
    record.pixels = decode(vae, latents)
    return record
