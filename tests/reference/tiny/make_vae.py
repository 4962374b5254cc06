"""The tiny VAE: its latents are local colours (and one mix of them), so that decode(encode(x)) resembles x."""

import torch
from torch import nn
from diffusers import AutoencoderKL

from tiny.pass_through import carry_lanes, even_out, lanes, read_lanes, write_lanes
from tiny.spread import spread

CHANNELS = (16, 16, 32, 32)
GROUPS = 4
SCALE = 0.18215
DETAIL = 0.15
"""Factor on the random residual branches beside the straight path."""
COLOURS = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.6, -0.3, -0.5]])
SIGNAL = 0.6


def make_vae(seed: int) -> AutoencoderKL:
    vae = AutoencoderKL(
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=CHANNELS,
        layers_per_block=2,
        norm_num_groups=GROUPS,
        latent_channels=4,
        sample_size=64,
        scaling_factor=SCALE,
    )
    spread(vae, seed, branch=DETAIL)
    shape_encoder(vae)
    shape_decoder(vae)
    centre(vae, seed)
    return vae.eval()


def centre(vae: AutoencoderKL, seed: int) -> None:
    """Takes the mean shift of colours away, first of the latents, then of the pixels."""
    generator = torch.Generator().manual_seed(seed)
    pixels = nn.functional.interpolate(torch.rand(8, 3, 9, 9, generator=generator) * 2 - 1, size=(64, 64), mode="bilinear")
    wanted = torch.einsum("lc,nc->nl", COLOURS, pixels.mean(dim=(2, 3))) / SCALE
    vae.quant_conv.bias[:4] += (wanted - vae.encode(pixels).latent_dist.mean.mean(dim=(2, 3))).mean(dim=0)
    again = vae.decode(vae.encode(pixels).latent_dist.mean).sample
    vae.decoder.conv_out.bias += (pixels - again).mean(dim=(0, 2, 3))


def shape_encoder(vae: AutoencoderKL) -> None:
    encoder = vae.encoder
    write_lanes(encoder.conv_in, GROUPS, COLOURS, roughness=0.4)
    for block in encoder.down_blocks:
        for resnet in block.resnets:
            if resnet.conv_shortcut is not None:
                carry_lanes(resnet.conv_shortcut.weight, GROUPS, leak=0.1)
        for down in block.downsamplers or []:
            average_lanes(down.conv.weight)
    even_out(encoder.conv_norm_out, SIGNAL)
    read_lanes(encoder.conv_out, GROUPS, torch.cat([torch.eye(4), torch.zeros(4, 4)]) / SCALE, roughness=0.5)
    encoder.conv_out.bias[4:] -= 1.5  # log variance
    near_identity(vae.quant_conv.weight)


def shape_decoder(vae: AutoencoderKL) -> None:
    decoder = vae.decoder
    near_identity(vae.post_quant_conv.weight)
    write_lanes(decoder.conv_in, GROUPS, torch.eye(4) * SCALE, roughness=0.4)
    for block in decoder.up_blocks:
        for resnet in block.resnets:
            if resnet.conv_shortcut is not None:
                carry_lanes(resnet.conv_shortcut.weight, GROUPS, leak=0.1)
        for up in block.upsamplers or []:
            carry_lanes(up.conv.weight, GROUPS, leak=0.1)
    even_out(decoder.conv_norm_out, SIGNAL)
    read_lanes(decoder.conv_out, GROUPS, torch.linalg.pinv(COLOURS), roughness=0.25)


def average_lanes(weight: torch.Tensor) -> None:
    """A strided convolution that takes the mean of 2x2 for each lane (taps 0 and 1: the padding is right and below)."""
    for lane in lanes(weight.shape[0], GROUPS):
        weight[lane : lane + 4] *= 0.1
        for channel in range(lane, lane + 4):
            weight[channel, channel, :2, :2] += 0.25


def near_identity(weight: torch.Tensor) -> None:
    weight.mul_(0.1)
    weight[:, :, 0, 0] += torch.eye(weight.shape[0])
