"""Held-out figures and contact sheets.

    python evaluate.py --run RUN --data DIR                                # figures on unseen seeds
    python evaluate.py --run RUN --data DIR --clips CLIPS --sheets OUT     # and sheets on real clips

Figures: mean angles in degrees, correlations of log shading and depth with the truth, and the
correlation of the predicted log gain (closed-form shader, delight .5) with the true one.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from checkpoint import averaged
from dataset import TRAIN_FIRST, Shards
from losses import correlation, degrees, log_new_shading, random_light
from mixing import luminance, mix, with_coordinates
from net import LiteNet
from sheet import grey_tile, normal_tile, rgb_tile, shading_tile, write_sheet

LIGHT_LEFT = torch.tensor([-1.0, 0.3, 0.35]).view(1, 3, 1, 1)


@torch.no_grad()
def held_out(net: LiteNet, data: Path, batches: int = 6, size: int = 24, side: int = 128) -> dict[str, float]:
    """Mean figures over batches x size held-out samples at side x side pixels."""
    rng, generator = np.random.default_rng(1), torch.Generator().manual_seed(1)
    shards = Shards(data, 0, TRAIN_FIRST)
    rows: dict[str, list] = {}
    for _ in range(batches):
        truth = mix(rng, *shards.batch(rng, size, side, side, zoom=0.9))
        for name, value in _figures(net(truth["view"]), truth, random_light(size, generator)).items():
            rows.setdefault(name, []).append(value)
    return {name: round(float(np.mean(values)), 3) for name, values in rows.items()}


def _figures(out: dict, truth: dict, light: dict) -> dict[str, float]:
    surface, inside = truth["surface"], truth["surface"] * (truth["foreground"] > 0.5)
    length = out["normal"].norm(dim=1, keepdim=True)
    unit = out["normal"] / length.clamp_min(1e-3)
    angle = degrees((unit * truth["normal"]).sum(1, keepdim=True))
    old, old_truth = luminance(out["log_shading"].exp()).log(), luminance(truth["log_shading"].exp()).log()
    median = old.flatten(1).median(1).values.view(-1, 1, 1, 1)
    gain = log_new_shading(unit, light, length.clamp(0, 1)) - 0.5 * (old - median).clamp(-2, 1.2)
    gain_truth = log_new_shading(truth["normal"], light, None) - old_truth
    raw = luminance(truth["view"][:, :3] ** 2.2 + 0.004).log()
    union = ((out["foreground"] > 0) | (truth["foreground"] > 0.5)).float().mean((1, 2, 3))
    both = ((out["foreground"] > 0) & (truth["foreground"] > 0.5)).float().mean((1, 2, 3))
    shown = inside.mean((1, 2, 3)) > 0.02
    return {
        "angle": float((angle * surface).sum() / surface.sum()),
        "angleForeground": float((angle * inside).sum() / inside.sum()),
        "rShading": float(correlation(old, old_truth, surface).mean()),
        "rShadingOfLuminance": float(correlation(raw, old_truth, surface).mean()),
        "rDepth": float(correlation(out["depth"], truth["depth"], surface).mean()),
        "rGain": float(correlation(gain, gain_truth, surface).mean()),
        "rGainForeground": float(correlation(gain, gain_truth, inside)[shown].mean()),
        "iouForeground": float((both / union.clamp_min(1e-6))[shown].mean()),
    }


def read_frame(path: Path, index: int = 0) -> np.ndarray:
    """(h, w, 3) RGB bytes of one frame."""
    video = cv2.VideoCapture(str(path))
    video.set(cv2.CAP_PROP_POS_FRAMES, index)
    ok, frame = video.read()
    if not ok:
        raise SystemExit(f"Cannot read frame {index} of {path.name}")
    return np.ascontiguousarray(frame[..., ::-1])


def work_size(height: int, width: int, side: int = 128) -> tuple[int, int]:
    """(height, width) of about side squared, multiples of 16, of the frame's aspect."""
    aspect = width / height
    snap = lambda v: max(32, round(v / 16) * 16)  # noqa: E731
    return snap(side / aspect**0.5), snap(side * aspect**0.5)


def relit(frame: torch.Tensor, out: dict, direction: torch.Tensor) -> torch.Tensor:
    """The family's gain (../gain.ts) at work size, without shadows: (1, 3, h, w) display-referred."""
    linear = frame**2.2
    length = out["normal"].norm(dim=1, keepdim=True)
    light = {"direction": direction / direction.norm(), "softness": 0.4, "ambient": torch.tensor(0.15)}
    new = log_new_shading(out["normal"] / length.clamp_min(1e-3), light, length.clamp(0, 1)).exp()
    old = out["log_shading"]
    gain = new * torch.exp(-0.5 * (old - old.flatten(2).median(2).values.view(1, 3, 1, 1)).clamp(-2, 1.2))
    gain = gain * luminance(linear).sum() / (luminance(linear) * luminance(gain)).sum()
    return (linear * gain).clamp(0, 1) ** (1 / 2.2)


@torch.no_grad()
def clip_sheets(net: LiteNet, clips: Path, out_dir: Path) -> dict[str, float]:
    """One row per clip (picture, normal, shading, albedo, depth, foreground, left, right); mask IoU by clip."""
    rows, scores = [], {}
    for path in sorted(clips.glob("*.mp4")):
        frame = read_frame(path)
        height, width = work_size(*frame.shape[:2])
        small = cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)
        rgb = torch.from_numpy(small).permute(2, 0, 1)[None].float() / 255
        out = net(with_coordinates(rgb))
        inside = torch.sigmoid(out["foreground"])[0, 0].numpy()
        shading = out["log_shading"]
        albedo = (rgb**2.2 / torch.exp(shading)).clamp(0, 1) ** (1 / 2.2)
        tiles = [
            rgb_tile(rgb[0].numpy()),
            normal_tile(out["normal"][0].numpy()),
            shading_tile(shading[0].numpy()),
            rgb_tile(albedo[0].numpy()),
            grey_tile(out["depth"][0, 0].numpy()),
            grey_tile(inside, 0, 1),
            rgb_tile(relit(rgb, out, LIGHT_LEFT)[0].numpy()),
            rgb_tile(relit(rgb, out, LIGHT_LEFT * torch.tensor([-1.0, 1, 1]).view(1, 3, 1, 1))[0].numpy()),
        ]
        rows.append([cv2.resize(t, (160, 160)) for t in tiles])
        masks = sorted((clips / "masks" / path.stem).glob("*.png"))
        if masks:
            mask = cv2.resize(cv2.imread(str(masks[0]), cv2.IMREAD_GRAYSCALE), (width, height), interpolation=cv2.INTER_AREA) > 127
            scores[path.stem] = round(float((mask & (inside > 0.5)).sum() / max(1, (mask | (inside > 0.5)).sum())), 3)
    out_dir.mkdir(parents=True, exist_ok=True)
    write_sheet(out_dir / "clips.png", rows)
    return scores


@torch.no_grad()
def sample_sheet(net: LiteNet, data: Path, out_dir: Path, count: int = 16) -> None:
    """Held-out samples: picture, then normal, shading and depth, predicted over true."""
    rng = np.random.default_rng(3)
    truth = mix(rng, *Shards(data, 0, TRAIN_FIRST).batch(rng, count, 128, 128, zoom=0.9))
    out = net(truth["view"])
    rows = []
    for i in range(count):
        row = [rgb_tile(truth["view"][i, :3].numpy())]
        for fields in (out, truth):
            row += [normal_tile(fields["normal"][i].numpy()), shading_tile(fields["log_shading"][i].numpy()), grey_tile(fields["depth"][i, 0].numpy())]
        rows.append(row)
    write_sheet(out_dir / "held-out.png", rows, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder with last.pt")
    parser.add_argument("--data", type=Path, required=True, help="folder of shards with held-out seeds")
    parser.add_argument("--clips", type=Path, help="folder of mp4 files, with masks/<clip>/*.png")
    parser.add_argument("--sheets", type=Path, help="folder for the contact sheets")
    options = parser.parse_args()
    torch.set_num_threads(1)
    net, saved = averaged(options.run)
    print(json.dumps({"step": saved["step"], **held_out(net, options.data)}))
    if options.sheets:
        options.sheets.mkdir(parents=True, exist_ok=True)
        sample_sheet(net, options.data, options.sheets)
        if options.clips:
            print(json.dumps({"iou": clip_sheets(net, options.clips, options.sheets)}))


if __name__ == "__main__":
    main()
