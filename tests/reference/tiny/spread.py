"""Random weights that make every part count: no parameter is left at zero or one, attention is far from uniform."""

import torch
from torch import nn

ATTENTION_SHARPNESS = 2.2


def spread(model: nn.Module, seed: int, branch: float = 1.0) -> None:
    """Draws every parameter of `model` anew from `seed`; residual branches end with a factor `branch`."""
    generator = torch.Generator().manual_seed(seed)

    def draw(shape, scale):
        return torch.randn(shape, generator=generator) * scale

    for name, module in model.named_modules():
        if isinstance(module, (nn.GroupNorm, nn.LayerNorm)):
            module.weight.copy_(1 + draw(module.weight.shape, 0.15))
            module.bias.copy_(draw(module.bias.shape, 0.1))
        elif isinstance(module, nn.Embedding):
            module.weight.copy_(draw(module.weight.shape, 0.7))
        elif isinstance(module, (nn.Linear, nn.Conv2d)):
            fan_in = module.weight[0].numel()
            scale = fan_in**-0.5
            if name.endswith(("to_q", "to_k", "q_proj", "k_proj", "query", "key")):
                scale *= ATTENTION_SHARPNESS**0.5
            if name.endswith(BRANCH_ENDS):
                scale *= branch
            module.weight.copy_(draw(module.weight.shape, scale))
            if module.bias is not None:
                module.bias.copy_(draw(module.bias.shape, 0.05))


BRANCH_ENDS = ("conv2", "proj_out", "to_out.0", "ff.net.2", "out_proj", "mlp.fc2")
