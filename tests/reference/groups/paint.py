"""A whole paint run (LAV 1.4): 8 steps that paint, 8 of which 6 fuse.

Frames, mask and noise: the first four of inputs.safetensors.
"""

import torch

from golden_file import write_golden
from groups.fusion import HEIGHT, WIDTH, step_tensors
from groups.relight_tensors import relight_notes, relight_tensors
from method.noises import Noises
from method.paint import PaintSettings, paint_video
from method.relighter import Relighter, RelightSettings
from method.scene import clip, mask
from tiny.load_models import Models

FRAMES = 4
SETTINGS = PaintSettings(background="a beach at sunset, orange waves", total=16)
RELIGHT = RelightSettings(prompt="a woman, golden hour, warm light from the right", direction="RIGHT")


def make_paint(models: Models) -> None:
    relighter = Relighter(models, RELIGHT, HEIGHT, WIDTH)
    record = paint_video(models, clip(FRAMES, HEIGHT, WIDTH), mask(FRAMES, HEIGHT, WIDTH), relighter, SETTINGS, Noises(FRAMES))
    tensors = step_tensors(record, pictures=(record.first_fused + 1,))
    tensors |= {f"foreground.relight.{key}": value for key, value in relight_tensors(record.relight, False).items()}
    tensors |= {
        "foreground.pixels": record.foreground,
        "foreground.relight.pixels": record.relight.pixels,
        "source_latents": record.source_latents,
        "mask_latents": record.mask_latents,
        "noise.foreground": torch.tensor([record.foreground_noise_index]),
        "start": record.start,
        "steps.masked": torch.stack(record.masked),
        "first_fused": torch.tensor([record.first_fused]),
        "detail": record.detail,
        "light": relighter.light,
        "latents": record.latents,
        "pixels": record.pixels,
    }
    notes = {
        "frames": FRAMES,
        "height": HEIGHT,
        "width": WIDTH,
        "backgroundPrompt": SETTINGS.background,
        "negativePrompt": SETTINGS.negative,
        "totalSteps": SETTINGS.total,
        "denoiseStrength": SETTINGS.strength,
        "guidanceScale": SETTINGS.guidance_scale,
        "fusionDecay": "timestep",
        "fusionCutoff": SETTINGS.cutoff,
        "relight": relight_notes(RELIGHT),
    }
    write_golden("paint", tensors, notes)
