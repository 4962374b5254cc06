"""Prompt -> context, as each of the two models wants it."""

import torch

from tiny.load_models import Models

RELIGHT_SUFFIX = ", best quality"
RELIGHT_NEGATIVE = "lowres, bad anatomy, bad hands, cropped, worst quality"
CHUNK = 75


def hidden_states(models: Models, rows: list[list[int]]) -> torch.Tensor:
    """Last hidden states with the final layer norm, no attention mask (LAV 5.5), always computed in fp32; (rows, 77, width)."""
    return models.text(torch.tensor(rows)).last_hidden_state.to(models.dtype)


def truncated(models: Models, text: str) -> torch.Tensor:
    """The video model's context: cut at 77 tokens, padded with the end token (LAV 1.2); (1, 77, width)."""
    ids = models.tokenizer(text, padding="max_length", max_length=77, truncation=True).input_ids
    return hidden_states(models, [ids])


def chunks(models: Models, text: str) -> list[list[int]]:
    """75 tokens at a time between start and end token, padded with the end token (LAV 2.2)."""
    ids = models.tokenizer(text, truncation=False, add_special_tokens=False).input_ids
    start, end = models.tokenizer.bos_token_id, models.tokenizer.eos_token_id
    parts = [ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)] or [[]]
    rows = [[start, *part, end] for part in parts]
    return [row + [end] * (77 - len(row)) for row in rows]


def chunked(models: Models, text: str, count: int | None = None) -> torch.Tensor:
    """IC-Light's context: chunks side by side, repeated in turn up to `count` (LAV 2.2); (1, 77 count, width)."""
    rows = chunks(models, text)
    rows = [rows[at % len(rows)] for at in range(count or len(rows))]
    states = hidden_states(models, rows)
    return states.reshape(1, -1, states.shape[-1])


def chunked_pair(models: Models, negative: str, positive: str) -> torch.Tensor:
    """[negative, positive], both as long as the longer of them; (2, 77 k, width)."""
    count = max(len(chunks(models, negative)), len(chunks(models, positive)))
    return torch.cat([chunked(models, negative, count), chunked(models, positive, count)])
