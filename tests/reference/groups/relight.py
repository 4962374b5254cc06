"""One IC-Light relight of four frames: 15 steps, guidance 2, Consistent Light Attention, light from the left (LAV 2).

Frames and noise: the first four of inputs.safetensors.
"""

from golden_file import write_golden
from groups.relight_tensors import relight_notes, relight_tensors
from method.noises import Noises
from method.relighter import Relighter, RelightSettings
from method.scene import clip
from tiny.load_models import Models

FRAMES, HEIGHT, WIDTH = 4, 64, 64
SETTINGS = RelightSettings(prompt="a woman at the window, warm light from the left", direction="LEFT")


def make_relight(models: Models) -> None:
    frames = clip(FRAMES, HEIGHT, WIDTH)
    noises = Noises(FRAMES)
    relighter = Relighter(models, SETTINGS, HEIGHT, WIDTH)
    tensors = relight_tensors(relighter.relight(frames, noises), whole=True)
    tensors |= {
        "light": relighter.light,
        "context.negative": relighter.context[0],
        "context.positive": relighter.context[1],
    }
    write_golden("iclight", tensors, relight_notes(SETTINGS))
