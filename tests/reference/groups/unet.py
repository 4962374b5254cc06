"""The UNet with 4, 8 (IC-Light fc) and 12 (fbc) input channels, and the motion UNet."""

from diffusers import UNet2DConditionModel

from determinism import noise
from golden_file import write_golden
from method.light_attention import set_light_attention
from method.text_conditioning import chunked, truncated
from tiny.load_models import Models

SIZES = ((8, 8), (9, 11))
TIMES = (961, 21)
PROMPTS = ("a cat on the table, candle light", "neon light from the right, " * 20)


def make_unet(group: str, unet: UNet2DConditionModel, context) -> None:
    """One sample per row of `context` (rows, tokens, width)."""
    set_light_attention(unet, 1, 0.0, "off")
    tensors = {"context": context}
    for height, width in SIZES:
        name = f"{height}x{width}"
        sample = noise(height + unet.config.in_channels, len(context), unet.config.in_channels, height, width)
        tensors[f"{name}.sample"] = sample
        for time in TIMES:
            tensors[f"{name}.t{time}"] = unet(sample, time, encoder_hidden_states=context).sample
    write_golden(group, tensors, {"timesteps": TIMES})


def make_unet4(models: Models) -> None:
    make_unet("unet4", models.unet, truncated(models, PROMPTS[0]))


def make_unet8(models: Models) -> None:
    make_unet("unet8", models.fc, chunked(models, PROMPTS[1], 2))


def make_unet12(models: Models) -> None:
    make_unet("unet12", models.fbc, chunked(models, PROMPTS[0]))


def make_motion(models: Models) -> None:
    """`context`: one text for all frames; `contexts` (frames, ...): one text per frame, alternating."""
    tensors = {}
    pair = [truncated(models, prompt) for prompt in PROMPTS]
    tensors["context"] = pair[0]
    tensors["other"] = pair[1]
    for frames in (5, 2, 1):
        for height, width in SIZES:
            name = f"f{frames}.{height}x{width}"
            sample = noise(100 * frames + height, frames, 4, height, width)
            tensors[f"{name}.sample"] = sample
            clip = sample.transpose(0, 1)[None]
            for time in TIMES:
                same = pair[0].expand(frames, -1, -1)
                tensors[f"{name}.t{time}"] = frames_first(models.motion(clip, time, encoder_hidden_states=same).sample)
            mixed = pair[0].new_empty(frames, *pair[0].shape[1:])
            for frame in range(frames):
                mixed[frame] = pair[frame % 2][0]
            tensors[f"{name}.mixed.t{TIMES[0]}"] = frames_first(models.motion(clip, TIMES[0], encoder_hidden_states=mixed).sample)
    write_golden("motion", tensors, {"timesteps": TIMES})


def frames_first(clip):
    """(1, 4, frames, h, w) -> (frames, 4, h, w)."""
    return clip[0].transpose(0, 1)
