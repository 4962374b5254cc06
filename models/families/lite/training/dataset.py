"""Shards of rendered samples on disk, and batches cut from them at random.

    python dataset.py --out DIR --first 1000 --count 8000        # writes DIR/00001000.layers.npy, DIR/00001000.depth.npy, ...
"""

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from render import DEPTH_FAR, DEPTH_NEAR, LAYERS, NORMAL, SIZE, sample

SHARD = 200
TRAIN_FIRST = 1000  # seeds below are held out


def generate(out: Path, first: int, count: int) -> None:
    """Renders seeds first .. first + count into shards of SHARD samples each."""
    out.mkdir(parents=True, exist_ok=True)
    for start in range(first, first + count, SHARD):
        began = time.process_time()
        layers = np.empty((SHARD, SIZE, SIZE, LAYERS), np.uint8)
        depth = np.empty((SHARD, SIZE, SIZE), np.uint16)
        for i in range(SHARD):
            layers[i], depth[i] = sample(start + i)
        np.save(out / f"{start:08d}.depth.npy", depth)
        np.save(out / f"{start:08d}.part.npy", layers)
        (out / f"{start:08d}.part.npy").rename(out / f"{start:08d}.layers.npy")
        print(f"{start} {(time.process_time() - began) / SHARD * 1e3:.1f} ms per sample", flush=True)


class Shards:
    """Memory-mapped samples with seeds in [first, last); `refresh` picks up new shards."""

    def __init__(self, folder: Path, first: int, last: int = 1 << 40) -> None:
        self.folder, self.first, self.last = folder, first, last
        self.opened: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self.refresh()

    def refresh(self) -> int:
        """Opens shards that have appeared; returns the number of samples."""
        for path in sorted(self.folder.glob("*.layers.npy")):
            start = int(path.name.split(".")[0])
            if path.name not in self.opened and self.first <= start < self.last:
                depth = np.load(path.with_name(path.name.replace("layers", "depth")), mmap_mode="r")
                self.opened[path.name] = (np.load(path, mmap_mode="r"), depth)
        self.parts = list(self.opened.values())
        return len(self.parts) * SHARD

    def get(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        layers, depth = self.parts[index // SHARD]
        return layers[index % SHARD], depth[index % SHARD]

    def batch(self, rng: np.random.Generator, size: int, height: int, width: int, zoom: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
        """(size, height, width, LAYERS) uint8 and (size, height, width) float32 depth in half sides."""
        layers = np.empty((size, height, width, LAYERS), np.uint8)
        depth = np.empty((size, height, width), np.float32)
        for i in range(size):
            layers[i], depth[i] = cut(rng, *self.get(int(rng.integers(len(self.parts) * SHARD))), height, width, zoom)
        return layers, depth


def cut(rng: np.random.Generator, layers: np.ndarray, depth: np.ndarray, height: int, width: int, zoom: float) -> tuple[np.ndarray, np.ndarray]:
    """A random crop (its longer side zoom..1 of the sample), resized, mirrored half of the time."""
    share = 1 - (1 - zoom) * rng.random() ** 1.5
    longest = SIZE * share
    h, w = max(8, round(longest * min(1, height / width))), max(8, round(longest * min(1, width / height)))
    y, x = rng.integers(SIZE - h + 1), rng.integers(SIZE - w + 1)
    how = cv2.INTER_AREA if h > height else cv2.INTER_LINEAR
    fours = (np.ascontiguousarray(layers[y : y + h, x : x + w, k : k + 4]) for k in range(0, LAYERS, 4))  # resize takes 4 channels at most
    part = np.concatenate([cv2.resize(four, (width, height), interpolation=how) for four in fours], 2)
    z = cv2.resize(np.ascontiguousarray(depth[y : y + h, x : x + w]), (width, height), interpolation=how).astype(np.float32)
    z = (z / 65535 * (DEPTH_NEAR - DEPTH_FAR) + DEPTH_FAR) * (SIZE / np.sqrt(h * w))
    if rng.random() < 0.5:
        part, z = part[:, ::-1].copy(), z[:, ::-1]
        part[..., NORMAL.start] = np.minimum(256 - part[..., NORMAL.start].astype(np.int32), 255)
    return part, z


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the shards, outside the repository")
    parser.add_argument("--first", type=int, default=TRAIN_FIRST, help=f"first seed; below {TRAIN_FIRST} is held out")
    parser.add_argument("--count", type=int, default=8000, help=f"samples, a multiple of {SHARD}")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    generate(options.out, options.first, options.count)


if __name__ == "__main__":
    main()
