"""One thread, fixed algorithms: the same command writes the same bytes."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["DIFFUSERS_VERBOSITY"] = "error"
os.environ["TRANSFORMERS_VERBOSITY"] = "error"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import torch  # noqa: E402

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
torch.use_deterministic_algorithms(True)
torch.set_grad_enabled(False)


def noise(seed: int, *shape: int) -> torch.Tensor:
    """Standard normal fp32 of `shape`, a function of `seed` alone."""
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))
