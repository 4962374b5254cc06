"""VAE calls one frame at a time; pixels in [-1, 1], latents scaled by the VAE's factor (LAV 1.2)."""

import torch
from diffusers import AutoencoderKL


def encode_mean(vae: AutoencoderKL, pixels: torch.Tensor) -> torch.Tensor:
    """(frames, 4, h, w), the posterior's mean, scaled."""
    return torch.cat([vae.encode(frame[None]).latent_dist.mean for frame in pixels]) * vae.config.scaling_factor


def encode_sample(vae: AutoencoderKL, pixels: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    """(frames, 4, h, w), a draw from the posterior, scaled."""
    parts = [vae.encode(frame[None]).latent_dist for frame in pixels]
    return torch.cat([part.mean + part.std * one for part, one in zip(parts, noise)]) * vae.config.scaling_factor


def decode(vae: AutoencoderKL, latents: torch.Tensor) -> torch.Tensor:
    """(frames, 3, H, W), not clamped."""
    return torch.cat([vae.decode(frame[None] / vae.config.scaling_factor).sample for frame in latents])
