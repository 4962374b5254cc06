"""VAE calls one frame at a time; pixels in [-1, 1], latents scaled by the VAE's factor (LAV 1.2)."""

import torch
from diffusers import AutoencoderKL


def posterior(vae: AutoencoderKL, pixels: torch.Tensor):
    """(mean, standard deviation), scaled; (frames, 4, h, w) each."""
    parts = [vae.encode(frame[None]).latent_dist for frame in pixels]
    scale = vae.config.scaling_factor
    return torch.cat([part.mean for part in parts]) * scale, torch.cat([part.std for part in parts]) * scale


def encode_mean(vae: AutoencoderKL, pixels: torch.Tensor) -> torch.Tensor:
    return posterior(vae, pixels)[0]


def decode(vae: AutoencoderKL, latents: torch.Tensor) -> torch.Tensor:
    """(frames, 3, H, W), not clamped."""
    return torch.cat([vae.decode(frame[None] / vae.config.scaling_factor).sample for frame in latents])
