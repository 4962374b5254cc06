"""Trains the embedded network on procedural shards.

    python train.py --data DIR --run RUN --steps 20000 --seed 7
    python train.py --data DIR --run RUN --steps 20000 --resume     # after an interruption

Writes RUN/last.pt (everything needed to resume; the averaged weights are under "average") and RUN/log.jsonl.
"""

import argparse
import ctypes
import json
import time
from pathlib import Path

import cv2
import numpy as np
import torch

from dataset import TRAIN_FIRST, Shards
from losses import WEIGHTS, all_losses, twin_loss
from mixing import mix, sensor, with_coordinates
from net import LiteNet

BATCH, TWINS = 24, 4
PEAK_RATE, DECAY = 1.6e-3, 0.02
WARM_UP = 200
# Share of the updates that has ended, and the side whose square is the area trained at until then;
# noisy twins (see losses.py) only join once the coarse phase is over.
SIZES = ((0.58, 64), (0.74, 96), (1.0, 128))


def keep_freed_memory() -> None:
    """Stops glibc from returning every large tensor to the kernel: page faults cost a third of a step."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(-3, 1 << 30)
        libc.mallopt(-1, (1 << 31) - 1)


def shape_of(rng: np.random.Generator, side: int) -> tuple[int, int]:
    """(height, width), multiples of 16 with an area of about side squared; half of them square."""
    aspect = 1.0 if rng.random() < 0.5 else float(np.exp(rng.uniform(-0.6, 0.6)))
    snap = lambda v: max(32, round(v / 16) * 16)  # noqa: E731
    return snap(side / aspect**0.5), snap(side * aspect**0.5)


def rate(step: int, steps: int) -> float:
    """Warm-up, a plateau, then a linear fall over the last 45 % of the run."""
    return PEAK_RATE * min(1.0, (step + 1) / WARM_UP, max(0.01, (steps - step) / (0.45 * steps)))


def mover(rng: np.random.Generator):
    """A random shift of 0-3 pixels each way, half of the time with half a pixel more."""
    dy, dx = (int(v) for v in rng.integers(-3, 4, 2))
    half = rng.random() < 0.5

    def move(field: torch.Tensor) -> torch.Tensor:
        moved = torch.roll(field, (dy, dx), (2, 3))
        return 0.5 * (moved + torch.roll(moved, 1, 3)) if half else moved

    return move


class Average:
    """Exponential moving average of weights and batch norm statistics."""

    def __init__(self, net: LiteNet) -> None:
        self.state = {k: v.clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net: LiteNet, step: int) -> None:
        keep = min(0.998, (1 + step) / (20 + step))
        for name, value in net.state_dict().items():
            if value.is_floating_point():
                self.state[name].lerp_(value, 1 - keep)


def train_step(net, optimiser, shards, rng, generator, side: int) -> dict[str, float]:
    """One update; returns the loss terms."""
    truth = mix(rng, *shards.batch(rng, BATCH, *shape_of(rng, side)))
    move, twins = mover(rng), 0 if side == SIZES[0][1] else TWINS
    again = with_coordinates(sensor(rng, move(truth["clean"][:twins]))) if twins else truth["view"][:0]
    with torch.autocast("cpu", torch.bfloat16):
        both = net(torch.cat([truth["view"], again]).to(memory_format=torch.channels_last))
    both = {name: field.float() for name, field in both.items()}
    out = {name: field[:BATCH] for name, field in both.items()}
    terms = all_losses(out, truth, generator)
    if twins:
        first = {name: field[:twins] for name, field in out.items()}
        terms["twin"] = twin_loss(first, {name: field[BATCH:] for name, field in both.items()}, move)
    loss = sum(WEIGHTS[name] * term for name, term in terms.items())
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return {name: float(term.detach()) for name, term in terms.items()}


def run(options: argparse.Namespace) -> None:
    keep_freed_memory()
    cv2.setNumThreads(1)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.run.mkdir(parents=True, exist_ok=True)
    net = LiteNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=PEAK_RATE, weight_decay=DECAY)
    average, start, spent = Average(net), 0, 0.0
    last = options.run / "last.pt"
    if options.resume:
        saved = torch.load(last, weights_only=True)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        average.state, start, spent = saved["average"], saved["step"], saved["cpu_seconds"]
    shards = Shards(options.data, TRAIN_FIRST)
    rng = np.random.default_rng([options.seed, start])
    generator = torch.Generator().manual_seed(options.seed + start)
    sums, began = {}, time.process_time()
    for step in range(start, options.steps):
        side = next(side for end, side in SIZES if step < end * options.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate(step, options.steps)
        for name, value in train_step(net, optimiser, shards, rng, generator, side).items():
            sums[name] = sums.get(name, 0.0) + value
        average.update(net, step)
        if (step + 1) % options.every == 0 or step + 1 == options.steps:
            seconds = spent + time.process_time() - began
            line = {"step": step + 1, "side": side, "cpu_seconds": round(seconds), "scenes": shards.refresh()}
            line |= {name: round(total / options.every, 4) for name, total in sums.items()}
            with (options.run / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            sums = {}
            saved = {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average.state}
            saved |= {"step": step + 1, "cpu_seconds": seconds, "seed": options.seed, "steps": options.steps, "scenes": line["scenes"]}
            torch.save(saved, last.with_suffix(".part"))
            last.with_suffix(".part").rename(last)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of shards (see dataset.py)")
    parser.add_argument("--run", type=Path, required=True, help="folder of checkpoints and log")
    parser.add_argument("--steps", type=int, default=20000, help=f"updates of {BATCH} samples in the whole run")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=200, help="updates between log lines and checkpoints")
    parser.add_argument("--resume", action="store_true", help="go on from RUN/last.pt")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
