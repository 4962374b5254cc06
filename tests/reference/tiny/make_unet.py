"""The tiny SD 1.5 UNet, its IC-Light offsets and its motion adapter."""

import copy

import torch
from diffusers import MotionAdapter, UNet2DConditionModel

from tiny.pass_through import carry_lanes, even_out, read_lanes, write_lanes
from tiny.spread import spread

CHANNELS = (16, 32, 32, 32)
GROUPS = 4
NETWORK_SHARE = 0.15
"""How much of the random network reaches the output lanes."""
FOREGROUND_PULL = 0.3
"""How strongly IC-Light's estimate of the clean latent leans on its condition."""
OFFSET_SHARE = 0.3
SMOOTHING = 0.5
"""Share of the local mean that the estimate of the clean latent keeps: so the light map's ramp outlives the noise."""
ATTENTION_GAIN = 3.0
"""Factor on what the decoder's self-attention adds."""
LIGHT_ATTENTION_GAIN = 9.0
"""The same after IC-Light's offset, for Consistent Light Attention to be seen at the end of a run."""


def new_unet() -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=8,
        in_channels=4,
        out_channels=4,
        block_out_channels=CHANNELS,
        layers_per_block=2,
        norm_num_groups=GROUPS,
        attention_head_dim=4,
        cross_attention_dim=32,
        down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
        up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
    )


def make_unet(seed: int) -> UNet2DConditionModel:
    """eps = scaled input + a small random network: x0 then shrinks noise as a trained model would."""
    unet = new_unet()
    spread(unet, seed)
    write_lanes(unet.conv_in, GROUPS, torch.eye(4), roughness=0.5)
    last = unet.up_blocks[3]
    carry_lanes(last.resnets[2].conv_shortcut.weight, GROUPS, leak=NETWORK_SHARE, at=CHANNELS[0])
    for end in (last.resnets[2].conv2, last.attentions[2].proj_out):
        end.weight.mul_(NETWORK_SHARE)
    even_out(unet.conv_norm_out, signal=1.0)
    read_lanes(unet.conv_out, GROUPS, torch.eye(4), roughness=NETWORK_SHARE, blur=SMOOTHING)
    for name, module in unet.named_modules():
        if name.startswith("up_blocks") and name.endswith("attn1.to_out.0"):
            module.weight.mul_(ATTENTION_GAIN)
    unet.conv_out.bias -= drift(unet, seed)
    return unet.eval()


def drift(unet: UNet2DConditionModel, seed: int) -> torch.Tensor:
    """Mean of the network's part per output channel: over a run it would add up to a flat colour."""
    generator = torch.Generator().manual_seed(seed)
    context = torch.randn(12, 77, 32, generator=generator)
    inputs = torch.randn(12, unet.config.in_channels, 8, 8, generator=generator)
    inputs[:, 4:] *= 0.4
    parts = [unet(inputs, time, context).sample - inputs[:, :4] for time in (20, 200, 500, 900)]
    return torch.stack(parts).mean(dim=(0, 1, 3, 4))


def make_offset(unet: UNet2DConditionModel, seed: int, conditions: int) -> dict[str, torch.Tensor]:
    """An IC-Light file: one addend per UNet tensor, and a first convolution with 4 more inputs per condition (LAV 2.1)."""
    other = make_unet(seed).state_dict()
    offset = {key: OFFSET_SHARE * (other[key] - value) for key, value in unet.state_dict().items()}
    for name, value in unet.state_dict().items():
        if name.startswith("up_blocks") and name.endswith("attn1.to_out.0.weight"):
            offset[name] += (LIGHT_ATTENTION_GAIN / ATTENTION_GAIN - 1) * value
    generator = torch.Generator().manual_seed(seed + 1)
    more = 4 * conditions
    added = torch.randn(CHANNELS[0], more, 3, 3, generator=generator) * 0.5 * (9 * more) ** -0.5
    pull = torch.eye(4).repeat(1, conditions) * -FOREGROUND_PULL / conditions
    for lane in range(4):
        added[4 * lane, :, 1, 1] += pull[lane]
        added[4 * lane + 1, :, 1, 1] -= pull[lane]
    offset["conv_in.weight"] = torch.cat([offset["conv_in.weight"], added], dim=1)
    offset["conv_out.bias"] -= drift(merged_ic_light(unet, offset), seed)
    return offset


def make_motion_adapter(seed: int) -> MotionAdapter:
    adapter = MotionAdapter(
        block_out_channels=CHANNELS,
        motion_layers_per_block=2,
        motion_num_attention_heads=4,
        motion_norm_num_groups=GROUPS,
        motion_max_seq_length=32,
        use_motion_mid_block=False,
    )
    spread(adapter, seed)
    adapter.up_blocks[3].motion_modules[2].proj_out.weight.mul_(NETWORK_SHARE)  # writes onto the output lanes
    return adapter.eval()


def merged_ic_light(unet: UNet2DConditionModel, offset: dict[str, torch.Tensor]) -> UNet2DConditionModel:
    """Base + offset, key by key, after the first convolution got zeros for its new inputs (LAV 2.1); fp32."""
    merged = copy.deepcopy(unet)
    inputs = offset["conv_in.weight"].shape[1]
    conv = torch.nn.Conv2d(inputs, CHANNELS[0], 3, padding=1)
    conv.weight.zero_()
    conv.weight[:, :4] = unet.conv_in.weight
    conv.bias.copy_(unet.conv_in.bias)
    merged.conv_in = conv.to(unet.dtype)
    merged.register_to_config(in_channels=inputs)
    base = merged.state_dict()
    if set(base) != set(offset):
        raise ValueError("the offset's keys are not the UNet's")
    merged.load_state_dict({key: value + offset[key].to(value.dtype) for key, value in base.items()}, strict=True)
    return merged.eval()
