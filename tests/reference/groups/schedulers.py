"""Every scheduler over whole runs, with model outputs and noise from outside."""

import torch
from diffusers import CogVideoXDDIMScheduler, DDIMScheduler, FlowMatchEulerDiscreteScheduler

from determinism import noise
from golden_file import write_golden
from method.fusion import plan
from method.relighter import RelightSettings, schedule
from method.video_model import euler_ancestral, step_with
from tiny.load_models import Models

SHAPE = (2, 4, 3, 3)
DDIM = {"beta_start": 0.00085, "beta_end": 0.012, "clip_sample": False}


def ddim(prediction: str):
    return DDIMScheduler(
        beta_schedule="scaled_linear",
        set_alpha_to_one=False,
        steps_offset=1,
        timestep_spacing="leading",
        prediction_type=prediction,
        **DDIM,
    )


def cogvideox():
    """As published with CogVideoX-2b (LAV 1.5)."""
    return CogVideoXDDIMScheduler(
        beta_schedule="scaled_linear",
        set_alpha_to_one=True,
        timestep_spacing="trailing",
        rescale_betas_zero_snr=True,
        snr_shift_scale=3.0,
        prediction_type="v_prediction",
        **DDIM,
    )


def record(tensors: dict, name: str, scheduler, timesteps, first: int, seed: int, noisy: bool) -> None:
    """A run from noised clean latents to the end."""
    clean, start = noise(seed, *SHAPE) * 0.7, noise(seed + 1, *SHAPE)
    if isinstance(scheduler, FlowMatchEulerDiscreteScheduler):
        latents = scheduler.scale_noise(clean, timesteps[:1], start)
    else:
        latents = scheduler.add_noise(clean, start, timesteps[:1])
    rows = {"outputs": [], "noises": [], "scaled": [], "originals": [], "latents": [latents]}
    for index, time in enumerate(timesteps):
        draw = noise(seed + 1000 + index, *SHAPE)
        scaled = scheduler.scale_model_input(latents, time) if hasattr(scheduler, "scale_model_input") else latents
        output = 0.9 * scaled + 0.3 * noise(seed + 2000 + index, *SHAPE)
        original, latents = advance(scheduler, output, time, latents, draw)
        for key, value in zip(rows, (output, draw, scaled, original, latents)):
            rows[key].append(value)
    tensors |= {f"{name}.{key}": torch.stack(value) for key, value in rows.items() if noisy or key != "noises"}
    tensors[f"{name}.clean"], tensors[f"{name}.noise"] = clean, start
    tensors[f"{name}.timesteps"] = timesteps
    if hasattr(scheduler, "sigmas"):
        tensors[f"{name}.sigmas"] = scheduler.sigmas[first:]
    else:
        tensors[f"{name}.alphas"] = scheduler.alphas_cumprod


def advance(scheduler, output, time, latents, draw):
    """(predicted original, next latents) by the scheduler's own step; where it does not tell x0, LAV 4.2."""
    kind = type(scheduler).__name__
    if kind == "EulerAncestralDiscreteScheduler":
        step = step_with(scheduler, output, time, latents, draw)
        return step.pred_original_sample, step.prev_sample
    if kind == "DPMSolverMultistepScheduler":
        if scheduler.step_index is None:
            scheduler._init_step_index(time)
        original = scheduler.convert_model_output(output, sample=latents)
        return original, scheduler.step(output, time, latents, variance_noise=draw).prev_sample
    if kind == "FlowMatchEulerDiscreteScheduler":
        if scheduler.step_index is None:
            scheduler._init_step_index(time)
        original = latents - scheduler.sigmas[scheduler.step_index] * output
        return original, scheduler.step(output, time, latents).prev_sample
    step = scheduler.step(output, time, latents)
    return step.pred_original_sample, step.prev_sample


def make_schedulers(_: Models) -> None:
    tensors: dict[str, torch.Tensor] = {}
    for strength in (0.5, 0.4, 0.3):
        total, first = plan(25, strength)
        scheduler = euler_ancestral(total)
        scheduler.set_begin_index(first)
        record(tensors, f"euler-ancestral-{strength}", scheduler, scheduler.timesteps[first:], first, 10, noisy=True)
    scheduler, timesteps = schedule(RelightSettings(prompt=""))
    record(tensors, "dpmpp-2m-sde", scheduler, timesteps, 2, 20, noisy=True)
    for name, scheduler, strength in (
        ("ddim-epsilon", ddim("epsilon"), 0.5),
        ("ddim-v", ddim("v_prediction"), 0.5),
        ("ddim-cogvideox", cogvideox(), 0.4),
        ("flow-match-euler", FlowMatchEulerDiscreteScheduler(shift=3.0), 0.4),
    ):
        total, first = plan(25, strength)
        scheduler.set_timesteps(total)
        if hasattr(scheduler, "set_begin_index"):
            scheduler.set_begin_index(first)
        record(tensors, name, scheduler, scheduler.timesteps[first:], first, 30, noisy=False)
    write_golden("schedulers", tensors, {"steps": 25, "strengths": {"dpmpp-2m-sde": 0.9}})
