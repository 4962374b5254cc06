"""Reads the tiny models back, as any user of the published files would; fp32, or fp64 for the measure of rounding."""

from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import AutoencoderKL, MotionAdapter, UNet2DConditionModel, UNetMotionModel
from safetensors.torch import load_file
from transformers import CLIPTextModel, CLIPTokenizer

from tiny.make_unet import merged_ic_light
from tiny.tokenizer import read_tokenizer


@dataclass(frozen=True)
class Models:
    unet: UNet2DConditionModel
    fc: UNet2DConditionModel
    fbc: UNet2DConditionModel
    motion: UNetMotionModel
    vae: AutoencoderKL
    text: CLIPTextModel
    tokenizer: CLIPTokenizer
    dtype: torch.dtype


def load_models(folder: Path, dtype: torch.dtype = torch.float32) -> Models:
    base = folder / "realistic-vision-v51"
    unet = UNet2DConditionModel.from_pretrained(base / "unet", torch_dtype=torch.float32, low_cpu_mem_usage=False)
    adapter = MotionAdapter.from_pretrained(
        folder / "animatediff-motion-adapter-v1-5-3", torch_dtype=torch.float32, low_cpu_mem_usage=False
    )

    def relighter(name: str) -> UNet2DConditionModel:
        return merged_ic_light(unet, load_file(folder / "ic-light" / f"iclight_sd15_{name}.safetensors"))

    return Models(
        unet=unet.to(dtype).eval(),
        fc=relighter("fc").to(dtype),
        fbc=relighter("fbc").to(dtype),
        motion=UNetMotionModel.from_unet2d(unet, adapter).to(dtype).eval(),
        vae=load_vae(base / "vae", dtype),
        text=CLIPTextModel.from_pretrained(base / "text_encoder", torch_dtype=torch.float32).eval(),
        tokenizer=read_tokenizer(base / "tokenizer"),
        dtype=dtype,
    )


def load_vae(folder: Path, dtype: torch.dtype = torch.float32) -> AutoencoderKL:
    """Old attention names are translated by diffusers itself."""
    vae = AutoencoderKL.from_pretrained(folder, torch_dtype=torch.float32, low_cpu_mem_usage=False)
    return vae.to(dtype).eval()
