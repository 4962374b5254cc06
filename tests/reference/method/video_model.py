"""AnimateDiff and its scheduler, with latents laid out (frames, 4, h, w)."""

from unittest.mock import patch

import torch
from diffusers import EulerAncestralDiscreteScheduler

from method.text_conditioning import truncated
from tiny.load_models import Models

RANDOM = "diffusers.schedulers.scheduling_euler_ancestral_discrete.randn_tensor"


def euler_ancestral(steps: int) -> EulerAncestralDiscreteScheduler:
    """Linear betas, the checkpoint's leading spacing with offset 1 (LAV 1.2)."""
    scheduler = EulerAncestralDiscreteScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="linear",
        timestep_spacing="leading",
        steps_offset=1,
    )
    scheduler.set_timesteps(steps)
    return scheduler


def step_with(scheduler: EulerAncestralDiscreteScheduler, prediction, time, latents, noise):
    """The scheduler's own step, with `noise` in place of what it would draw; the output has prev_sample and pred_original_sample."""
    with patch(RANDOM, lambda shape, **_: noise):
        return scheduler.step(prediction, time, latents)


def video_context(models: Models, negative: str, positive: str, frames: int, layout: str) -> torch.Tensor:
    """(2 frames, 77, width). 'correct': each text over its whole stream; 'lavCompat': alternating (LAV 1.3)."""
    pair = torch.cat([truncated(models, negative), truncated(models, positive)])
    return pair.repeat_interleave(frames, dim=0) if layout == "correct" else pair.repeat(frames, 1, 1)


def predict(models: Models, scheduler, latents: torch.Tensor, time: torch.Tensor, context: torch.Tensor, guidance_scale: float | None):
    """Guided noise prediction, (frames, 4, h, w); without guidance `context` is one stream of the positive text."""
    streams = 1 if guidance_scale is None else 2
    clip = latents.transpose(0, 1)[None]
    scaled = scheduler.scale_model_input(torch.cat([clip] * streams), time)
    prediction = models.motion(scaled, time, encoder_hidden_states=context).sample
    if streams == 2:
        negative, positive = prediction.chunk(2)
        prediction = negative + guidance_scale * (positive - negative)
    return prediction[0].transpose(0, 1)
