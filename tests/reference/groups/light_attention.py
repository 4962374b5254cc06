"""Consistent Light Attention: one evaluation of the merged IC-Light UNet (LAV 3)."""

import torch

from determinism import noise
from golden_file import write_golden
from method.light_attention import set_light_attention
from method.text_conditioning import RELIGHT_NEGATIVE, chunked_pair
from tiny.load_models import Models

HEIGHT, WIDTH, TIME, MIX = 9, 11, 714, 0.5
PROMPT = "a dancer under a spotlight, best quality"
GUIDANCE_SCALE = 2.0


def make_light_attention(models: Models) -> None:
    """Batch order of guided evaluations: all frames with the negative text, then all with the positive (LAV 2.2)."""
    pair = chunked_pair(models, RELIGHT_NEGATIVE, PROMPT)
    tensors = {"negative": pair[0], "positive": pair[1]}
    for frames in (1, 2, 5):
        sample = noise(300 + frames, frames, 8, HEIGHT, WIDTH)
        tensors[f"f{frames}.sample"] = sample
        for form in ("off", "decoder", "all"):
            for guided in (False, True):
                streams = 2 if guided else 1
                set_light_attention(models.fc, streams, MIX, form)
                context = pair[2 - streams :].repeat_interleave(frames, dim=0)
                prediction = models.fc(torch.cat([sample] * streams), TIME, encoder_hidden_states=context).sample
                name = f"f{frames}.{form}.{'guided' if guided else 'plain'}"
                if guided:
                    negative, positive = prediction.chunk(2)
                    tensors[f"{name}.negative"], tensors[f"{name}.positive"] = negative, positive
                    prediction = negative + GUIDANCE_SCALE * (positive - negative)
                tensors[name] = prediction
    notes = {"timestep": TIME, "mix": MIX, "guidanceScale": GUIDANCE_SCALE, "prompt": PROMPT, "negative": RELIGHT_NEGATIVE}
    write_golden("cla", tensors, notes)
