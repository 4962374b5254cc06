"""Consistent Light Attention as attention processors on an unmodified UNet (LAV 3)."""

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import Attention, AttnProcessor2_0

DECODER_SITES = tuple(
    f"up_blocks.{block}.attentions.{layer}.transformer_blocks.0.attn1.processor" for block in (1, 2) for layer in range(3)
)
"""The six layers of the code (LAV 3.1)."""


class LightAttention:
    """Self-attention whose keys and values are partly their means over frames, per guidance stream (LAV 3.2).

    `whole`: the paper's form, in which the averaged hidden states give the queries as well (LAV 3.3).
    """

    def __init__(self, streams: int, mix: float, whole: bool):
        self.streams, self.mix, self.whole = streams, mix, whole

    def __call__(self, attn: Attention, hidden_states: torch.Tensor, encoder_hidden_states=None, attention_mask=None, temb=None):
        query, key, value = attn.to_q(hidden_states), attn.to_k(hidden_states), attn.to_v(hidden_states)
        own = attend(attn, query, key, value)
        shared_query = self.mean_over_frames(query) if self.whole else query
        shared = attend(attn, shared_query, self.mean_over_frames(key), self.mean_over_frames(value))
        mixed = (1 - self.mix) * own + self.mix * shared
        return attn.to_out[1](attn.to_out[0](mixed))

    def mean_over_frames(self, states: torch.Tensor) -> torch.Tensor:
        """(streams x frames, tokens, width), stream-major -> the same shape, constant over the frames of a stream."""
        batch, tokens, width = states.shape
        by_frame = states.reshape(self.streams, batch // self.streams, tokens, width)
        return by_frame.mean(dim=1, keepdim=True).expand_as(by_frame).reshape(batch, tokens, width)


def attend(attn: Attention, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    query, key, value = (attn.head_to_batch_dim(part) for part in (query, key, value))
    return attn.batch_to_head_dim(torch.bmm(attn.get_attention_scores(query, key), value))


def set_light_attention(unet: UNet2DConditionModel, streams: int, mix: float, form: str) -> None:
    """`form`: 'decoder' (code: six layers, per-frame queries), 'all' (paper: every self-attention), 'off'."""

    def processor(name: str):
        if form == "decoder" and name in DECODER_SITES:
            return LightAttention(streams, mix, whole=False)
        if form == "all" and name.endswith("attn1.processor"):
            return LightAttention(streams, mix, whole=True)
        return AttnProcessor2_0()

    unet.set_attn_processor({name: processor(name) for name in unet.attn_processors})
