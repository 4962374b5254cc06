"""How far rounding grows over a whole run, and what each part of the method changes (LAV 9a); prints one line each.

Run: python -m checks.sensitivity (in tests/reference). Figures are relative RMS differences of pixels.
"""

import determinism  # noqa: F401

import torch

from golden_file import FOLDER
from method.fusion import FusionRecord, FusionSettings, relight_video
from method.noises import Noises
from method.relighter import Relighter, RelightSettings
from method.scene import clip
from tiny.load_models import Models, load_models

PROMPT = "a woman at the window, warm light from the left"
OTHER = "cold blue moonlight, snow on the bridge"
FRAMES = 4


def run(models: Models, video: dict | None = None, relight: dict | None = None) -> FusionRecord:
    relighter = Relighter(models, RelightSettings(**{"prompt": PROMPT, **(relight or {})}), 64, 64)
    noises = Noises(FRAMES, models.dtype)
    settings = FusionSettings(**{"prompt": PROMPT, **(video or {})})
    return relight_video(models, clip(FRAMES, 64, 64, models.dtype), relighter, settings, noises)


def without_motion(models: Models) -> Models:
    for name, module in models.motion.named_modules():
        if name.split(".")[-2:-1] == ["motion_modules"]:
            module.proj_out.weight.zero_()
            module.proj_out.bias.zero_()
    return models


def relative(value: torch.Tensor, wanted: torch.Tensor) -> float:
    return float((value.double() - wanted.double()).norm() / wanted.double().norm())


def main() -> None:
    folder = FOLDER / "models"
    models = load_models(folder)
    base = run(models)

    def report(name: str, other: FusionRecord) -> None:
        relit = [record.steps[0].relight for record in (other, base)]
        first = f"{relative(relit[0].pixels, relit[1].pixels):.2g}" if relit[0] else "-"
        print(f"{name:28s} final {relative(other.pixels, base.pixels):.2g}  first relight {first}", flush=True)

    report("fp64 against fp32", run(load_models(folder, torch.float64)))
    for name, video, relight in ABLATIONS:
        report(name, run(models, video, relight))
    report("motion modules off", run(without_motion(load_models(folder))))


ABLATIONS = (
    ("light attention off", {}, {"mix": 0.0}),
    ("light attention as in paper", {}, {"form": "all"}),
    ("light from RIGHT", {}, {"direction": "RIGHT"}),
    ("other relight prompt", {}, {"prompt": OTHER}),
    ("relight guidance 3", {}, {"guidance_scale": 3.0}),
    ("other video prompt", {"prompt": OTHER}, {}),
    ("video guidance 3", {"guidance_scale": 3.0}, {}),
    ("lavCompat text layout", {"layout": "lavCompat"}, {}),
    ("detail compensation off", {"detail": 0.0}, {}),
    ("fusion off", {"weight": 0.0}, {}),
)


if __name__ == "__main__":
    main()
