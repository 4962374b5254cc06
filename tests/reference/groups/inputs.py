"""What all runs share: five frames of a made-up clip, its mask, and the pool of noise."""

from golden_file import write_golden
from method.noises import noise_pools
from method.scene import clip, mask
from tiny.load_models import Models


def make_inputs(_: Models) -> None:
    frames, single = noise_pools()
    write_golden("inputs", {"source": clip(5, 64, 64), "mask": mask(5, 64, 64), "pool.frames": frames, "pool.single": single})
