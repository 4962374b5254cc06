"""The peer of the full-size bench: unmodified diffusers classes in PyTorch on the CPU, on the weights and inputs that we are given.

One JSON command per line on stdin, one JSON answer per line on stdout. Tensors travel as files of raw float32.

  {"do": "load", "what": "video" | "light" | "vae" | "text", "folder": PATH}
  {"do": "drop", "what": ...}
  {"do": "run", "what": "video" | "light" | "encode" | "decode" | "text", "inputs": {NAME: {"path", "dims"}}, "expected": {"path", "dims"}, ...}

The answer to a run: seconds of wall clock, CPU seconds, and the relative RMS difference of `expected` from what came out here.
Light-A-Video's consistent light attention (light-a-video.md, section 3.2) is an attention processor: diffusers' own hook.
"""

import json
import os
import resource
import sys
import time

import numpy
import torch
from safetensors.torch import load_file

THREADS = int(os.environ.get("RELIGHT_PEER_THREADS", "2"))
DEVICE = os.environ.get("RELIGHT_PEER_DEVICE", "cpu")
SD15 = "realistic-vision-v51"
MOTION = "animatediff-motion-adapter-v1-5-3"
LIGHT_SITES = ("up_blocks.1.", "up_blocks.2.")

models = {}


class ConsistentLightAttention:
    """Self-attention that also asks the mean over frames of keys and values; one guidance stream per call (section 3.2)."""

    def __init__(self):
        self.mix = 0.5

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, attention_mask=None, temb=None):
        frames, tokens, width = hidden_states.shape
        split = lambda x: x.view(x.shape[0], tokens, attn.heads, width // attn.heads).transpose(1, 2)
        query, key, value = (split(project(hidden_states)) for project in (attn.to_q, attn.to_k, attn.to_v))
        attention = torch.nn.functional.scaled_dot_product_attention
        own = attention(query, key, value)
        shared = attention(query, key.mean(0, keepdim=True).expand_as(key), value.mean(0, keepdim=True).expand_as(value))
        mixed = torch.lerp(own, shared, self.mix).transpose(1, 2).reshape(frames, tokens, width)
        return attn.to_out[1](attn.to_out[0](mixed))


def weights(path):
    # Memory-mapped, as ours: the machine holds these pages once. PyTorch was no faster on a copy of its own.
    return load_file(path)


def config(folder, part):
    with open(os.path.join(folder, part, "config.json"), encoding="utf-8") as file:
        return json.load(file)


def filled(make, state):
    with torch.device("meta"):
        model = make()
    model.load_state_dict(state, strict=True, assign=True)
    return model.eval().to(DEVICE)


def load_unet(folder, channels):
    from diffusers import UNet2DConditionModel

    state = weights(f"{folder}/{SD15}/unet/diffusion_pytorch_model.safetensors")
    if channels == 8:
        padded = torch.zeros(state["conv_in.weight"].shape[0], 8, 3, 3)
        padded[:, :4] = state["conv_in.weight"]
        state["conv_in.weight"] = padded
        for key, offset in load_file(f"{folder}/ic-light/iclight_sd15_fc.safetensors").items():
            state[key] = state[key] + offset.float()
    settings = {**config(folder, f"{SD15}/unet"), "in_channels": channels}
    return filled(lambda: UNet2DConditionModel.from_config(settings), state)


def load_video(folder):
    from diffusers import UNetMotionModel

    settings = config(folder, f"{SD15}/unet")
    adapter = config(folder, MOTION)
    state = weights(f"{folder}/{SD15}/unet/diffusion_pytorch_model.safetensors")
    state.update(weights(f"{folder}/{MOTION}/diffusion_pytorch_model.safetensors"))
    heads = settings["attention_head_dim"]
    return filled(
        lambda: UNetMotionModel(
            sample_size=settings["sample_size"],
            in_channels=4,
            out_channels=4,
            block_out_channels=tuple(settings["block_out_channels"]),
            layers_per_block=settings["layers_per_block"],
            norm_num_groups=settings["norm_num_groups"],
            cross_attention_dim=settings["cross_attention_dim"],
            num_attention_heads=heads,
            motion_max_seq_length=adapter["motion_max_seq_length"],
            motion_num_attention_heads=adapter["motion_num_attention_heads"],
            use_motion_mid_block=False,
        ),
        state,
    )


def load_light(folder):
    unet = load_unet(folder, 8)
    light = ConsistentLightAttention()
    processors = dict(unet.attn_processors)
    for name in processors:
        if name.startswith(LIGHT_SITES) and ".attn1." in name:
            processors[name] = light
    unet.set_attn_processor(processors)
    return unet, light


def load_vae(folder):
    from diffusers import AutoencoderKL

    settings = config(folder, f"{SD15}/vae")
    state = weights(f"{folder}/{SD15}/vae/diffusion_pytorch_model.safetensors")
    return filled(lambda: AutoencoderKL.from_config(settings), state)


def load_text(folder):
    from transformers import CLIPTextConfig, CLIPTextModel

    settings = config(folder, f"{SD15}/text_encoder")
    state = weights(f"{folder}/{SD15}/text_encoder/model.safetensors")
    model = CLIPTextModel(CLIPTextConfig(**settings))
    model.load_state_dict(state, strict=False)
    return model.eval().to(DEVICE)


LOADERS = {"video": load_video, "light": load_light, "vae": load_vae, "text": load_text}


def guided(streams, scale):
    return streams[0] if len(streams) == 1 else streams[0] + scale * (streams[1] - streams[0])


def run_video(inputs, command):
    # (frames, 4, h, w) as one video; a row of `context` for each guidance stream, negative first.
    sample = inputs["sample"].transpose(0, 1).unsqueeze(0)
    frames = sample.shape[2]
    rows = inputs["context"]
    batches = [rows] if command.get("together") else list(rows.split(1))
    outputs = []
    for batch in batches:
        context = batch.repeat_interleave(frames, dim=0)
        output = models["video"](sample.expand(len(batch), -1, -1, -1, -1), command["time"], encoder_hidden_states=context).sample
        outputs.extend(output.split(1))
    return guided(outputs, command["guidance"])[0].transpose(0, 1)


def run_light(inputs, command):
    unet, light = models["light"]
    light.mix = command["mix"]
    sample = inputs["sample"]
    outputs = []
    for row in inputs["context"].split(1):
        outputs.append(unet(sample, command["time"], encoder_hidden_states=row.expand(len(sample), -1, -1)).sample)
    return guided(outputs, command["guidance"])


def run_decode(inputs, command):
    scale = models["vae"].config.scaling_factor
    return torch.cat([models["vae"].decode(frame / scale).sample for frame in inputs["latents"].split(1)])


def run_encode(inputs, command):
    vae = models["vae"]
    return torch.cat([vae.encode(frame).latent_dist.mode() for frame in inputs["pixels"].split(1)]) * vae.config.scaling_factor


def run_text(inputs, command):
    return models["text"](inputs["ids"].long()).last_hidden_state


RUNNERS = {"video": run_video, "light": run_light, "decode": run_decode, "encode": run_encode, "text": run_text}


def read(place):
    return torch.from_numpy(numpy.fromfile(place["path"], dtype="<f4").reshape(place["dims"])).to(DEVICE)


def synchronise():
    if DEVICE.startswith("cuda"):
        torch.cuda.synchronize()


def relative_difference(ours, theirs):
    ours, theirs = ours.double().cpu(), theirs.double().cpu()
    return float(((ours - theirs).pow(2).mean() / theirs.pow(2).mean()).sqrt())


def run(command):
    inputs = {name: read(place) for name, place in command["inputs"].items()}
    with torch.inference_mode():
        synchronise()
        start, cpu = time.perf_counter(), time.process_time()
        output = RUNNERS[command["what"]](inputs, command)
        synchronise()
        seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu
    answer = {"seconds": seconds, "cpuSeconds": cpu_seconds, "rms": float(output.double().pow(2).mean().sqrt())}
    if "expected" in command:
        answer["difference"] = relative_difference(read(command["expected"]), output)
    return answer


def load(command):
    start = time.perf_counter()
    models[command["what"]] = LOADERS[command["what"]](command["folder"])
    return {"seconds": time.perf_counter() - start}


def drop(command):
    models.pop(command["what"], None)
    return {}


def describe(command):
    import diffusers

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    device = torch.cuda.get_device_name(0) if DEVICE.startswith("cuda") else "cpu"
    return {"torch": torch.__version__, "diffusers": diffusers.__version__, "threads": THREADS, "device": device, "peakBytes": peak}


COMMANDS = {"load": load, "drop": drop, "run": run, "describe": describe}


def main():
    torch.set_num_threads(THREADS)
    # Models print as they please; answers must stay alone on their line.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = COMMANDS[command["do"]](command)
        except Exception as error:  # noqa: BLE001 - whatever it is, the bench must hear of it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
