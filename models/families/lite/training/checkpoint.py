"""What train.py leaves in a run's folder, read back."""

from pathlib import Path

import torch

from net import LiteNet


def averaged(run: Path) -> tuple[LiteNet, dict]:
    """The evaluated network of RUN/last.pt and the checkpoint's other entries."""
    saved = torch.load(run / "last.pt", weights_only=True)
    net = LiteNet()
    net.load_state_dict(saved["average"])
    return net.eval(), saved
