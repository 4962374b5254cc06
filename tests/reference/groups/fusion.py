"""Whole Light-A-Video runs over AnimateDiff (LAV 1.2 and 4).

Frames and noise: the first of inputs.safetensors.
"""

import torch

from golden_file import write_golden
from groups.relight_tensors import relight_notes, relight_tensors
from method.fusion import FusionRecord, FusionSettings, relight_video
from method.noises import Noises
from method.relighter import Relighter, RelightSettings
from method.scene import clip
from tiny.load_models import Models

PROMPT = "a woman at the window, warm light from the left"
HEIGHT, WIDTH = 64, 64

def step_tensors(record: FusionRecord, pictures: tuple[int, ...]) -> dict[str, torch.Tensor]:
    """Latents of every step, (steps, frames, 4, h, w), and pixels of the steps `pictures`; rows of steps without fusion are zero."""
    steps = record.steps
    none = torch.zeros_like(steps[0].latents_in)
    tensors = {
        "timesteps": torch.tensor([step.time for step in steps]),
        "fusion_weights": torch.tensor([step.fusion_weight for step in steps]),
        "fused": torch.tensor([float(step.relight is not None) for step in steps]),
        "noise.steps": torch.tensor([step.noise_index for step in steps]),
        "steps.latents_in": torch.stack([step.latents_in for step in steps]),
        "steps.noise_prediction": torch.stack([step.noise_prediction for step in steps]),
        "steps.predicted_original": torch.stack([step.predicted_original for step in steps]),
        "steps.fused_latents": torch.stack([none if step.relight is None else step.fused_latents for step in steps]),
        "steps.latents_out": torch.stack([step.latents_out for step in steps]),
    }
    for index, step in enumerate(steps):
        if step.relight is None:
            continue
        tensors |= {f"step{index}.relight.{key}": value for key, value in relight_tensors(step.relight, False).items()}
        if index in pictures:
            tensors[f"step{index}.consistent"] = step.consistent
            tensors[f"step{index}.relight.pixels"] = step.relight.pixels
            tensors[f"step{index}.fusion_target"] = step.fused
    return tensors


def run_tensors(record: FusionRecord, relighter: Relighter, pictures: tuple[int, ...]) -> dict[str, torch.Tensor]:
    return step_tensors(record, pictures) | {
        "detail": record.detail,
        "light": relighter.light,
        "noise.posterior": torch.tensor([record.posterior_index]),
        "noise.start": torch.tensor([record.start_index]),
        "source_latents": record.source_latents,
        "latents": record.latents,
        "pixels": record.pixels,
    }


def notes(settings: FusionSettings, relight: RelightSettings, frames: int) -> dict:
    return {
        "frames": frames,
        "height": HEIGHT,
        "width": WIDTH,
        "prompt": settings.prompt,
        "negativePrompt": settings.negative,
        "steps": settings.steps,
        "denoiseStrength": settings.strength,
        "guidanceScale": settings.guidance_scale,
        "textLayout": settings.layout,
        "fusionDecay": "linear",
        "fusionCutoff": settings.cutoff,
        "detail": "first",
        "relight": relight_notes(relight),
    }


def make_run(models: Models, group: str, frames: int, settings: FusionSettings, relight: RelightSettings, pictures=()) -> None:
    source = clip(frames, HEIGHT, WIDTH)
    relighter = Relighter(models, relight, HEIGHT, WIDTH)
    record = relight_video(models, source, relighter, settings, Noises(frames))
    write_golden(group, run_tensors(record, relighter, pictures), notes(settings, relight, frames))


def make_fusion(models: Models) -> None:
    make_run(models, "plf", 4, FusionSettings(prompt=PROMPT), RelightSettings(prompt=PROMPT), pictures=(1, 10))


def make_fusion_odd(models: Models) -> None:
    """Odd number of frames, strength .4 (banker's rounding), the paper's attention, another light."""
    settings = FusionSettings(prompt=PROMPT, steps=5, strength=0.4)
    make_run(models, "plf-odd", 5, settings, RelightSettings(prompt=PROMPT, direction="TOP", form="all"))


def make_fusion_compat(models: Models) -> None:
    """The reference's text layout, even and odd (LAV 1.3)."""
    settings = FusionSettings(prompt=PROMPT, steps=6, layout="lavCompat")
    for frames in (4, 3):
        make_run(models, f"plf-compat{frames}", frames, settings, RelightSettings(prompt=PROMPT, direction="RIGHT"))
