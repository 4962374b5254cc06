"""Writes the averaged weights of a checkpoint as ONNX, with its provenance beside it.

    python export.py --run RUN --data DIR --to ../weights --command "python train.py ..."

The graph is written node by node: dynamic height and width, batch norms folded, opset 17.
"""

import argparse
import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from checkpoint import averaged
from net import HEADS, LiteNet
from train import BATCH

OPSET, IR = 17, 8


class GraphWriter:
    """Collects nodes and initializers; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.weights: list = []

    def node(self, kind: str, inputs: list[str], output: str | None = None, **attributes) -> str:
        output = output or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def weight(self, values: np.ndarray) -> str:
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values, np.float32), name))
        return name

    def conv(self, x: str, conv: torch.nn.Conv2d, norm: torch.nn.BatchNorm2d | None = None, output: str | None = None) -> str:
        """A convolution with its batch norm folded in."""
        kernel = conv.weight.detach().double()
        bias = torch.zeros(kernel.shape[0]).double() if conv.bias is None else conv.bias.detach().double()
        if norm is not None:
            scale = norm.weight.detach().double() / (norm.running_var.double() + norm.eps).sqrt()
            kernel = kernel * scale.view(-1, 1, 1, 1)
            bias = (bias - norm.running_mean.double()) * scale + norm.bias.detach().double()
        (side, _), (pad, _), (stride, _) = conv.kernel_size, conv.padding, conv.stride
        return self.node("Conv", [x, self.weight(kernel.numpy()), self.weight(bias.numpy())], output, kernel_shape=[side] * 2, pads=[pad] * 4, strides=[stride] * 2)

    def relu(self, x: str) -> str:
        return self.node("Relu", [x])

    def add(self, a: str, b: str) -> str:
        return self.node("Add", [a, b])

    def residual(self, x: str, block) -> str:
        inner = self.relu(self.conv(x, *block.first))
        return self.relu(self.add(x, self.conv(inner, *block.second)))

    def double(self, x: str) -> str:
        return self.node("Resize", [x, "", "doubling"], mode="linear", coordinate_transformation_mode="half_pixel")


def build(net: LiteNet) -> onnx.ModelProto:
    """The model of an evaluated net: `view` to the outputs named in HEADS."""
    g = GraphWriter()
    g.weights.append(numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "doubling"))
    x, skips = "view", []
    for down, blocks in zip(net.down, net.encode):
        x = g.relu(g.conv(x, *down))
        for block in blocks:
            x = g.residual(x, block)
        skips.append(x)
    x = g.relu(g.add(x, g.conv(g.node("GlobalAveragePool", [x]), net.context)))
    for level in reversed(range(len(net.narrow))):
        x = g.residual(g.relu(g.add(skips[level], g.double(g.conv(x, net.narrow[level])))), net.decode[level])
    x = _detail(g, g.double(g.conv(x, net.widen)), *net.detail)
    _heads(g, x, net.heads)
    field = lambda name, channels: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, "height", "width"])  # noqa: E731
    graph = helper.make_graph(g.nodes, "lite", [field("view", 5)], [field(n, c) for n, c in HEADS.items()], g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR, producer_name="lite/training")
    onnx.checker.check_model(model, full_check=True)
    return model


def _detail(g: GraphWriter, features: str, conv: torch.nn.Conv2d, norm: torch.nn.BatchNorm2d) -> str:
    """The full-resolution layer over features and colours, as a sum of two convolutions.

    Runtimes keep 16 channels in blocks but not the 21 of a concatenation; the coordinates in `view` get zeros.
    """
    outside, inside = conv.out_channels, conv.in_channels - 3
    over_features = torch.nn.Conv2d(inside, outside, 3, 1, 1, bias=False)
    over_view = torch.nn.Conv2d(5, outside, 3, 1, 1, bias=False)
    scale = (norm.weight / (norm.running_var + norm.eps).sqrt()).view(-1, 1, 1, 1)
    with torch.no_grad():
        over_features.weight.copy_(conv.weight[:, :inside])
        over_view.weight.zero_()
        over_view.weight[:, :3] = conv.weight[:, inside:] * scale
    return g.relu(g.add(g.conv(features, over_features, norm), g.conv("view", over_view)))


def _heads(g: GraphWriter, x: str, heads: torch.nn.ModuleDict) -> None:
    """All outputs from one convolution: four narrow ones would each be padded to a block of channels."""
    joined = torch.nn.Conv2d(heads["depth"].in_channels, sum(HEADS.values()), 3, 1, 1)
    with torch.no_grad():
        joined.weight.copy_(torch.cat([head.weight for head in heads.values()]))
        joined.bias.copy_(torch.cat([head.bias for head in heads.values()]))
    g.weights.append(numpy_helper.from_array(np.array(list(HEADS.values()), np.int64), "channels"))
    g.nodes.append(helper.make_node("Split", [g.conv(x, joined), "channels"], list(HEADS), name="outputs", axis=1))


def deviation(net: LiteNet, model: bytes, height: int, width: int) -> float:
    """Largest difference between torch and ONNX Runtime on noise."""
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    view = torch.rand(1, 5, height, width, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = net(view)
    found = session.run(list(HEADS), {"view": view.numpy()})
    return max(float(np.abs(f - expected[n].numpy()).max()) for n, f in zip(HEADS, found))


def revision() -> str:
    """The commit whose code made the weights."""
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True, check=False).stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder with last.pt")
    parser.add_argument("--data", type=Path, required=True, help="folder with the held-out shards")
    parser.add_argument("--to", type=Path, required=True, help="folder for lite.onnx and lite.json")
    parser.add_argument("--command", required=True, help="the command that trained the run, for the record")
    parser.add_argument("--note", default="", help="what else one must know to reproduce it")
    options = parser.parse_args()
    from evaluate import held_out

    net, saved = averaged(options.run)
    content = build(net).SerializeToString()
    differences = [deviation(net, content, h, w) for h, w in ((128, 128), (96, 176), (64, 64))]
    assert max(differences) < 1e-3, differences
    options.to.mkdir(parents=True, exist_ok=True)
    (options.to / "lite.onnx").write_bytes(content)
    record = {
        "file": "lite.onnx",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "parameters": sum(p.numel() for p in net.parameters()),
        "command": options.command,
        "note": options.note,
        "seed": saved["seed"],
        "revision": revision(),
        "data": f"{saved['scenes']} procedural scenes (dataset.py, seeds from 1000), re-lit and re-cropped for every use; no photographs, no pretrained weights",
        "steps": saved["step"],
        "plannedSteps": saved["steps"],
        "samplesSeen": saved["step"] * BATCH,
        "cpuSeconds": round(saved["cpu_seconds"]),
        "onnxDeviation": max(differences),
        "heldOut": held_out(net, options.data),
    }
    (options.to / "lite.json").write_text(json.dumps(record, indent=2) + "\n")
    print(json.dumps(record, indent=2))


if __name__ == "__main__":
    main()
