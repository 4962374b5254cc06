"""IC-Light with Consistent Light Attention over all frames at once (LAV 2 and 3)."""

from dataclasses import dataclass, field

import torch
from diffusers import DPMSolverMultistepScheduler

from method.light_attention import set_light_attention
from method.light_map import light_map_pixels
from method.noises import Noises
from method.text_conditioning import RELIGHT_NEGATIVE, RELIGHT_SUFFIX, chunked_pair
from method.vae_frames import decode, encode_mean
from tiny.load_models import Models


@dataclass(frozen=True)
class RelightSettings:
    prompt: str
    direction: str = "LEFT"
    steps: int = 15
    denoise_strength: float = 0.9
    guidance_scale: float = 2.0
    mix: float = 0.5
    form: str = "decoder"


@dataclass
class RelightRecord:
    """What one relight did; tensors per inner step."""

    single_index: int = -1
    step_index: list[int] = field(default_factory=list)
    condition: torch.Tensor | None = None
    start: torch.Tensor | None = None
    latents_in: list[torch.Tensor] = field(default_factory=list)
    noise_prediction: list[torch.Tensor] = field(default_factory=list)
    latents: list[torch.Tensor] = field(default_factory=list)
    pixels: torch.Tensor | None = None


class Relighter:
    """Holds what stays the same over calls: contexts and the latent of the light map (LAV 2.3)."""

    def __init__(self, models: Models, settings: RelightSettings, height: int, width: int):
        self.models, self.settings = models, settings
        self.context = chunked_pair(models, RELIGHT_NEGATIVE, settings.prompt + RELIGHT_SUFFIX)
        pixels = light_map_pixels(settings.direction, width, height, models.dtype)
        self.light = encode_mean(models.vae, pixels)

    def relight(self, frames: torch.Tensor, noises: Noises) -> RelightRecord:
        """`frames` (frames, 3, H, W) -> a record with the relit pixels, not clamped."""
        count, settings, unet = len(frames), self.settings, self.models.fc
        streams = 2 if settings.guidance_scale > 1 else 1
        set_light_attention(unet, streams, settings.mix, settings.form)
        scheduler, timesteps = schedule(settings)
        record = RelightRecord(condition=encode_mean(self.models.vae, frames))
        record.single_index, single = noises.draw_single()
        light, shared = (one.expand(count, -1, -1, -1) for one in (self.light, single[None]))
        latents = record.start = scheduler.add_noise(light, shared, timesteps[:1])  # LAV 2.4: one noise for all frames
        context = self.context[2 - streams :].repeat_interleave(count, dim=0)
        for time in timesteps:
            record.latents_in.append(latents)
            joined = torch.cat([torch.cat([latents] * streams), torch.cat([record.condition] * streams)], dim=1)
            prediction = unet(joined, time, encoder_hidden_states=context).sample
            if streams == 2:
                negative, positive = prediction.chunk(2)
                prediction = negative + settings.guidance_scale * (positive - negative)
            index, step_noise = noises.draw()
            latents = scheduler.step(prediction, time, latents, variance_noise=step_noise).prev_sample
            record.step_index.append(index)
            record.noise_prediction.append(prediction)
            record.latents.append(latents)
        record.pixels = decode(self.models.vae, latents)
        return record


def schedule(settings: RelightSettings) -> tuple[DPMSolverMultistepScheduler, torch.Tensor]:
    """DPM++ 2M SDE Karras, cut to its last `steps` (LAV 1.1 and 2.4)."""
    scheduler = DPMSolverMultistepScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        algorithm_type="sde-dpmsolver++",
        use_karras_sigmas=True,
        steps_offset=1,
    )
    total = round(settings.steps / settings.denoise_strength)
    scheduler.set_timesteps(total)
    first = total - min(int(total * settings.denoise_strength), total)
    scheduler.set_begin_index(first)
    return scheduler, scheduler.timesteps[first:]
