"""Contact sheets: rows of tiles written as one PNG, for eyes."""

from pathlib import Path

import cv2
import numpy as np


def normal_tile(normal: np.ndarray) -> np.ndarray:
    """(3, h, w) unit or shorter vectors to RGB bytes."""
    return np.clip((normal.transpose(1, 2, 0) * 0.5 + 0.5) * 255, 0, 255).astype(np.uint8)


def rgb_tile(rgb: np.ndarray) -> np.ndarray:
    """(3, h, w) in [0, 1] to RGB bytes."""
    return np.clip(rgb.transpose(1, 2, 0) * 255, 0, 255).astype(np.uint8)


def grey_tile(plane: np.ndarray, low: float | None = None, high: float | None = None) -> np.ndarray:
    """(h, w) to RGB bytes, stretched from low to high."""
    low = float(plane.min()) if low is None else low
    high = float(plane.max()) if high is None else high
    value = np.clip((plane - low) / (high - low + 1e-6) * 255, 0, 255).astype(np.uint8)
    return np.repeat(value[..., None], 3, 2)


def shading_tile(log_shading: np.ndarray) -> np.ndarray:
    """(3, h, w) log shading to RGB bytes, its median in the middle."""
    return rgb_tile(np.clip(np.exp(log_shading - np.median(log_shading)) * 0.5, 0, 1) ** (1 / 2.2))


def write_sheet(path: Path, rows: list, columns: int = 1) -> None:
    """Writes rows of equally large RGB tiles, `columns` rows side by side."""
    strips = [np.concatenate(row, 1) for row in rows]
    while len(strips) % columns:
        strips.append(np.zeros_like(strips[0]))
    lines = [np.concatenate(strips[i : i + columns], 1) for i in range(0, len(strips), columns)]
    cv2.imwrite(str(path), np.concatenate(lines, 0)[..., ::-1])
