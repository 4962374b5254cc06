"""VAE encode and decode at two sizes, with new (fp16) and old (bf16) attention keys."""

import torch

from determinism import noise
from golden_file import FOLDER, write_golden
from method.scene import clip
from tiny.load_models import Models, load_vae

SIZES = ((64, 64), (72, 88))


def make_vae(models: Models) -> None:
    old = load_vae(FOLDER / "vae-old-keys")
    tensors = {}
    for height, width in SIZES:
        name = f"{height}x{width}"
        pixels = clip(2, height, width)[1:] + 0.1 * noise(height, 1, 3, height, width)
        latents = noise(width, 1, 4, height // 8, width // 8) * 3  # as the decoder takes them: already divided by the scale
        tensors[f"{name}.pixels"], tensors[f"{name}.latents"] = pixels, latents
        for keys, vae in (("new", models.vae), ("old", old)):
            distribution = vae.encode(pixels).latent_dist
            tensors[f"{name}.{keys}.moments"] = distribution.parameters
            tensors[f"{name}.{keys}.decoded"] = vae.decode(latents).sample
            if keys == "new":
                draw = noise(5 * height, 1, 4, height // 8, width // 8)
                tensors[f"{name}.noise"] = draw
                tensors[f"{name}.sampled"] = (distribution.mean + torch.exp(0.5 * distribution.logvar) * draw) * vae.config.scaling_factor
    write_golden("vae", tensors, {"scalingFactor": models.vae.config.scaling_factor})
