"""Golden tensors: one .safetensors per group, fp32, keys in sorted order."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file

FOLDER = Path(__file__).parent / "goldens"


def write_golden(group: str, tensors: dict[str, torch.Tensor], notes: dict | None = None, folder: Path = FOLDER) -> None:
    """`notes`: what the tensors were computed from (prompts, sizes, settings), as <group>.json beside them."""
    plain = {key: tensors[key].detach().to(torch.float32).contiguous().clone() for key in sorted(tensors)}
    for key, value in plain.items():
        if not torch.isfinite(value).all():
            raise ValueError(f"{group}: {key} is not finite")
    save_file(plain, folder / f"{group}.safetensors")
    if notes is not None:
        text = json.dumps(notes, ensure_ascii=False, indent=2)
        (folder / f"{group}.json").write_text(text + "\n", encoding="utf-8")
