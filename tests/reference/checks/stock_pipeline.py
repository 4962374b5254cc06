"""With fusion weight 0 our loop is diffusers' AnimateDiffVideoToVideoPipeline, bit for bit; says so or fails.

Run: python -m checks.stock_pipeline (in tests/reference). The stock pipeline encodes the clip, noises it, denoises with
the same classes and decodes; both draw from equally seeded generators, ours through the places where noise is injected.
"""

import determinism  # noqa: F401

import torch
from diffusers import AnimateDiffVideoToVideoPipeline, MotionAdapter

from checks.sensitivity import OTHER, PROMPT
from golden_file import FOLDER
from method.fusion import FusionSettings, relight_video
from method.relighter import Relighter, RelightSettings
from method.scene import clip
from method.video_model import euler_ancestral
from tiny.load_models import Models, load_models

FRAMES, SEED = 4, 99


class Generated:
    """Noise as the stock pipeline draws it: per frame for the posterior, frames first at the start, channels first per step."""

    def __init__(self):
        self.generator = torch.Generator().manual_seed(SEED)
        self.drawn = 0

    def draw(self):
        self.drawn += 1
        if self.drawn <= 2:
            return 0, torch.randn(FRAMES, 4, 8, 8, generator=self.generator)
        return 0, torch.randn(1, 4, FRAMES, 8, 8, generator=self.generator)[0].transpose(0, 1)


def stock_latents(models: Models, source: torch.Tensor) -> torch.Tensor:
    pipeline = AnimateDiffVideoToVideoPipeline(
        vae=models.vae,
        text_encoder=models.text,
        tokenizer=models.tokenizer,
        unet=models.motion,
        motion_adapter=MotionAdapter.from_pretrained(FOLDER / "models" / "animatediff-motion-adapter-v1-5-3", low_cpu_mem_usage=False),
        scheduler=euler_ancestral(1),
    )
    pipeline.set_progress_bar_config(disable=True)
    result = pipeline(
        video=[list(((source + 1) / 2).permute(0, 2, 3, 1).numpy())],
        prompt=OTHER,
        negative_prompt="bad quality, worse quality",
        height=64,
        width=64,
        num_inference_steps=50,
        strength=0.5,
        guidance_scale=2.0,
        generator=torch.Generator().manual_seed(SEED),
        output_type="latent",
        decode_chunk_size=1,
    )
    return result.frames[0].transpose(0, 1)


def main() -> None:
    models = load_models(FOLDER / "models")
    source = clip(FRAMES, 64, 64)
    relighter = Relighter(models, RelightSettings(prompt=PROMPT), 64, 64)
    # The pipeline's own preprocessing: [0, 1] and back.
    seen = 2 * torch.from_numpy(((source + 1) / 2).numpy()) - 1
    ours = relight_video(models, seen, relighter, FusionSettings(prompt=OTHER, weight=0.0), Generated()).latents
    stock = stock_latents(models, source)
    if not torch.equal(ours, stock):
        raise SystemExit(f"not equal: greatest difference {float((ours - stock).abs().max())} of {float(stock.abs().max())}")
    print(f"fusion weight 0 equals AnimateDiffVideoToVideoPipeline bit for bit: {stock.numel()} latents after 25 steps")


if __name__ == "__main__":
    main()
