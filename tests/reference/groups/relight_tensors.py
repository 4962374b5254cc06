"""A relight's record as golden tensors."""

import torch

from method.relighter import RelightRecord, RelightSettings


def relight_tensors(record: RelightRecord, whole: bool) -> dict[str, torch.Tensor]:
    """`whole`: every inner step, (steps, frames, 4, h, w); else only what goes in and comes out."""
    tensors = {
        "condition": record.condition,
        "noise.start": torch.tensor([record.single_index]),
        "noise.steps": torch.tensor(record.step_index),
        "latents": record.latents[-1],
    }
    if whole:
        tensors["start"] = record.start
        tensors["steps.noise_prediction"] = torch.stack(record.noise_prediction)
        tensors["steps.latents"] = torch.stack(record.latents)
        tensors["pixels"] = record.pixels
    return tensors


def relight_notes(settings: RelightSettings) -> dict:
    return {
        "prompt": settings.prompt,
        "lightMap": settings.direction,
        "steps": settings.steps,
        "denoiseStrength": settings.denoise_strength,
        "guidanceScale": settings.guidance_scale,
        "lightAttentionMix": settings.mix,
        "lightAttention": "paper" if settings.form == "all" else settings.form,
        "sharedNoise": "start",
    }
