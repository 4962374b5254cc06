"""Writes the tiny models in the layout of the published ones."""

import json
import shutil
from pathlib import Path

import torch
from diffusers import PNDMScheduler
from safetensors.torch import save_file

from tiny.make_text_encoder import make_text_encoder
from tiny.make_unet import make_motion_adapter, make_offset, make_unet
from tiny.make_vae import make_vae
from tiny.tokenizer import write_tokenizer

OLD_ATTENTION_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


def write_models(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    base = folder / "realistic-vision-v51"
    tokenizer = write_tokenizer(base / "tokenizer")
    make_text_encoder(41, tokenizer).half().save_pretrained(base / "text_encoder")

    unet = make_unet(42).half().float()
    offsets = folder / "ic-light"
    offsets.mkdir()
    for name, seed, conditions in (("fc", 43, 1), ("fbc", 53, 2)):
        offset = {key: value.half().contiguous() for key, value in make_offset(unet, seed, conditions).items()}
        save_file(offset, offsets / f"iclight_sd15_{name}.safetensors", metadata={"format": "pt"})
    unet.half().save_pretrained(base / "unet")

    vae = make_vae(46)
    write_old_vae(vae, folder.parent / "vae-old-keys")
    vae.half().save_pretrained(base / "vae")
    make_motion_adapter(47).save_pretrained(folder / "animatediff-motion-adapter-v1-5-3")
    PNDMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        num_train_timesteps=1000,
        set_alpha_to_one=False,
        skip_prk_steps=True,
        steps_offset=1,
        timestep_spacing="leading",
    ).save_pretrained(base / "scheduler")


def write_old_vae(vae: torch.nn.Module, folder: Path) -> None:
    """The same VAE in bf16 under the attention names of old checkpoints (LAV 5.3)."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    vae.save_config(folder)
    old = {}
    for key, value in vae.state_dict().items():
        for name, former in OLD_ATTENTION_NAMES.items():
            key = key.replace(f"attentions.0.{name}.", f"attentions.0.{former}.")
        old[key] = value.bfloat16().contiguous()
    save_file(old, folder / "diffusion_pytorch_model.safetensors", metadata={"format": "pt"})


def describe(folder: Path) -> str:
    """One line per file: path and bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return json.dumps({str(path.relative_to(folder)): path.stat().st_size for path in files}, indent=1)
