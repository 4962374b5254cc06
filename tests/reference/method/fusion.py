"""Progressive Light Fusion over AnimateDiff (LAV 4), every draw of noise injected."""

from dataclasses import dataclass, field

import torch

from method.noises import Noises
from method.relighter import RelightRecord, Relighter
from method.vae_frames import decode, encode_mean, encode_sample
from method.video_model import euler_ancestral, predict, step_with, video_context
from tiny.load_models import Models


@dataclass(frozen=True)
class FusionSettings:
    prompt: str
    negative: str = "bad quality, worse quality"
    steps: int = 25
    strength: float = 0.5
    guidance_scale: float = 2.0
    layout: str = "correct"
    cutoff: float = 0.15
    weight: float = 1.0
    """Factor on the fusion weight; 0 leaves the plain video model."""
    detail: float = 1.0
    """Factor on the weight of the detail; 0 for the ablation."""


@dataclass
class StepRecord:
    time: float
    fusion_weight: float
    latents_in: torch.Tensor
    noise_prediction: torch.Tensor
    predicted_original: torch.Tensor
    latents_out: torch.Tensor | None = None
    noise_index: int = -1
    consistent: torch.Tensor | None = None
    relight: RelightRecord | None = None
    fused: torch.Tensor | None = None
    fused_latents: torch.Tensor | None = None


@dataclass
class FusionRecord:
    posterior_index: int = -1
    start_index: int = -1
    source_latents: torch.Tensor | None = None
    detail: torch.Tensor | None = None
    steps: list[StepRecord] = field(default_factory=list)
    latents: torch.Tensor | None = None
    pixels: torch.Tensor | None = None


def plan(steps: int, strength: float) -> tuple[int, int]:
    """(scheduler's steps, first of them that runs), with Python's rounding to even (LAV 1.1)."""
    total = round(steps / strength)
    return total, total - min(int(total * strength), total)


def fuse_step(models, scheduler, step: StepRecord, time, relighter: Relighter, detail, weights, noises: Noises, mask=None):
    """Fills the rest of `step`; `weights` (fusion, detail) or None for a plain step; returns (next latents, detail) (LAV 4.1).

    `detail` is a function consistent -> detail until the first step of fusion has measured it, then the pixels themselves.
    """
    prediction = step.noise_prediction
    if weights is not None:
        fusion, share = weights
        consistent = decode(models.vae, step.predicted_original)
        if callable(detail):
            detail = detail(consistent)  # once, at the first step (LAV 4.4)
        step.consistent = consistent + share * (detail if mask is None else mask * detail)
        step.relight = relighter.relight(step.consistent, noises)
        step.fused = (1 - fusion) * step.consistent + fusion * step.relight.pixels
        step.fused_latents = encode_mean(models.vae, step.fused)
        sigma = scheduler.sigmas[scheduler.step_index].to(models.dtype)
        # The stock step, handed the noise that leads from the fused latents to these ones: LAV 4.3 without a fork.
        prediction = (step.latents_in - step.fused_latents) / sigma
    step.noise_index, noise = noises.draw()
    step.latents_out = step_with(scheduler, prediction, time, step.latents_in, noise).prev_sample
    return step.latents_out, detail


def relight_video(models: Models, source: torch.Tensor, relighter: Relighter, settings: FusionSettings, noises: Noises) -> FusionRecord:
    """`source` (frames, 3, H, W) in [-1, 1] -> record of the run (LAV 1.2)."""
    record = FusionRecord()
    total, first = plan(settings.steps, settings.strength)
    scheduler = euler_ancestral(total)
    scheduler.set_begin_index(first)
    timesteps = scheduler.timesteps[first:]
    record.posterior_index, posterior_noise = noises.draw()
    record.source_latents = encode_sample(models.vae, source, posterior_noise)
    record.start_index, start_noise = noises.draw()
    latents = scheduler.add_noise(record.source_latents, start_noise, timesteps[:1])
    context = video_context(models, settings.negative, settings.prompt, len(source), settings.layout)
    detail = lambda consistent: source - consistent  # noqa: E731
    for index, time in enumerate(timesteps):
        fusion = settings.weight * (1 - index / (len(timesteps) - 1))  # LAV 4.1, table
        prediction = predict(models, scheduler, latents, time, context, settings.guidance_scale)
        if scheduler.step_index is None:
            scheduler._init_step_index(time)
        original = latents - scheduler.sigmas[scheduler.step_index].to(models.dtype) * prediction  # LAV 4.2
        step = StepRecord(float(time), fusion, latents, prediction, original)
        weights = (fusion, settings.detail * fusion) if fusion > settings.cutoff else None
        latents, detail = fuse_step(models, scheduler, step, time, relighter, detail, weights, noises)
        record.steps.append(step)
    record.detail = None if callable(detail) else detail
    record.latents = latents
    record.pixels = decode(models.vae, latents)
    return record
