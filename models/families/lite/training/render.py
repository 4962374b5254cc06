"""Renders a packed scene into the layers that training re-mixes.

A sample is one (SIZE, SIZE, LAYERS) uint8 array and one (SIZE, SIZE) uint16 depth.
"""

import cv2
import numpy as np

from compose_scene import LIGHTS, draw_scene
from lighting import gobo, lambert, occlusion, shadows
from scene import Light, Packed
from texture import clouds, paint
from visibility import FAR, apply_dents, trace
from volumes import FRACTAL, SOFT, volumes

SIZE = 160
# Channels of a sample: albedo (sqrt), normal, diffuse lights (sqrt / 1.6), highlights (sqrt / 1.6),
# ambient from above and from below (sqrt / 1.6), foreground, sky.
ALBEDO, NORMAL, LIT, SHINE, AMBIENT, REGIONS = slice(0, 3), slice(3, 6), slice(6, 9), slice(9, 12), slice(12, 14), slice(14, 16)
LAYERS = 16
LAYER_TOP = 2.56  # the largest shading a layer holds: 1.6 squared
BACKGROUND, FOREGROUND, SKY = 0, 1, 2
DEPTH_NEAR, DEPTH_FAR = 2.4, -3.2


def squash_depth(z: np.ndarray) -> np.ndarray:
    """Depth in half sides: exact near the subject, saturating at -3 far behind it."""
    far = -1.2 - 1.8 * np.tanh((-1.2 - z) / 1.8)
    return np.clip(np.where(z < -1.2, far, z), DEPTH_FAR, DEPTH_NEAR)


def _rays(light: Light, point: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unit directions to the light (3, n), distance limits (n,) and intensity factors (n,)."""
    n = point.shape[1]
    if not light.local:
        direction = np.repeat(light.direction.astype(np.float32)[:, None], n, 1)
        return direction, np.full(n, 1e6, np.float32), np.ones(n, np.float32)
    away = (light.direction * light.distance)[:, None].astype(np.float32) - point
    length = np.sqrt((away**2).sum(0)) + 1e-3
    gain = np.minimum((light.distance / length) ** 2, 2.5)
    return away / length, length, gain.astype(np.float32)


def _encode(layer: np.ndarray) -> np.ndarray:
    return np.clip(np.sqrt(np.maximum(layer, 0) / LAYER_TOP) * 255 + 0.5, 0, 255).astype(np.uint8)


def _sky(rng: np.random.Generator, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """(h, w, 3) linear colours of the sky, a backdrop or bokeh: light, not surface."""
    vol = volumes()
    mask = clouds(xs, ys, vol[rng.choice([SOFT, FRACTAL])], np.float32(rng.uniform(2, 12)), np.float32(rng.uniform(0, 50)))[..., None]
    if rng.random() < 0.6:
        low, high = np.array([0.7, 0.75, 0.8]), np.array([0.15, 0.3, 0.6])
        cloud = np.full(3, rng.uniform(0.5, 0.95))
        if rng.random() < 0.25:
            low, high = np.array([0.9, 0.5, 0.25]), np.array([0.3, 0.25, 0.4])
    else:
        low, high, cloud = rng.uniform(0, 0.8, 3), rng.uniform(0, 0.8, 3), rng.uniform(0, 0.9, 3)
    t = np.clip(ys[:, None, None] * 0.5 + 0.5, 0, 1)
    return ((low * (1 - t) + high * t) * (1 - mask) + cloud * mask * rng.uniform(0, 1)).astype(np.float32)


def _defocus(layers: list, region: np.ndarray, sigma: float) -> None:
    """Blurs the background of (h, w, c) layers in place without mixing in the foreground."""
    behind = (region != FOREGROUND).astype(np.float32)
    weight = cv2.GaussianBlur(behind, (0, 0), sigma) + 1e-3
    for layer in layers:
        blurred = cv2.GaussianBlur(layer * behind[..., None], (0, 0), sigma).reshape(layer.shape) / weight[..., None]
        layer[...] = np.where(behind[..., None] > 0, blurred, layer)


def render(scene: Packed, rng: np.random.Generator, size: int = SIZE) -> tuple[np.ndarray, np.ndarray]:
    """(size, size, LAYERS) uint8 layers and (size, size) uint16 depth of one scene."""
    s = scene
    axis = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    xs, ys = axis, -axis
    depth, prim, mats, normal = trace(xs, ys, s.distance, s.kind, s.matrix, s.centre, s.bound, s.param, s.group, s.material, s.visible, s.blend)
    prim, mats, normal, depth = prim.ravel(), mats.ravel(), normal.reshape(-1, 3), depth.ravel()
    hit = prim >= 0
    t = np.where(hit, depth, 1.0).astype(np.float32)
    gx, gy = np.meshgrid(xs, ys)
    point = np.stack([gx.ravel() * t, gy.ravel() * t, s.distance * (1 - t)], 1)
    lift = np.zeros(prim.size, np.float32)
    vol = volumes()
    apply_dents(point, normal, prim, s.group, s.dents, lift)
    albedo = paint(point, normal, prim, mats, s.group, s.materials, s.decals, vol)
    flat_point, flat_normal = np.ascontiguousarray(point.T), np.ascontiguousarray(normal.T)

    owner = np.where(hit, s.group[prim], -1).astype(np.int32)
    open_ = occlusion(flat_point, flat_normal, prim, owner, s.kind, s.centre, s.radius, s.group, s.casts, s.matrix)
    up = (flat_normal * s.up[:, None]).sum(0)
    lit = np.zeros((LIGHTS, prim.size), np.float32)
    shine = np.zeros_like(lit)
    for i, light in enumerate(s.lights):
        ray, reach, gain = _rays(light, flat_point)
        shade = shadows(flat_point, ray, reach, prim, s.kind, s.matrix, s.centre, s.radius, s.casts, np.float32(light.softness))
        if light.gobo:
            shade *= gobo(flat_point, light.direction.astype(np.float32), light.gobo, np.float32(light.gobo_scale), vol[FRACTAL], np.float32(rng.uniform(0, 60)))
        lambert(flat_point, flat_normal, mats, s.materials, ray, gain, shade, s.distance, np.float32(light.softness), lit[i], shine[i])
    return _assemble(s, rng, (xs, ys), (hit, prim, flat_normal, point[:, 2] + lift), albedo, lit, shine, np.stack([(0.5 + 0.5 * up) * open_, (0.5 - 0.5 * up) * open_]))


def _assemble(s: Packed, rng: np.random.Generator, grid, surface, albedo, lit, shine, ambient) -> tuple[np.ndarray, np.ndarray]:
    """Packs the float layers of one frame, with the sky where nothing was hit."""
    hit, prim, normal, z = surface
    shape = (grid[1].size, grid[0].size)
    region = np.where(hit, np.where(s.foreground[s.group[prim]], FOREGROUND, BACKGROUND), SKY).astype(np.uint8).reshape(shape)
    image = lambda a: np.ascontiguousarray(a.reshape(-1, *shape).transpose(1, 2, 0))  # noqa: E731
    colours = albedo.reshape(*shape, 3)
    sky = region == SKY
    if sky.any():
        colours[sky] = _sky(rng, *grid)[sky]
    layers = [image(lit), image(shine), image(ambient)]
    if rng.random() < 0.25:
        _defocus([colours, *layers], region, float(np.exp(rng.uniform(np.log(1), np.log(6)))))
    packed = np.empty((*shape, LAYERS), np.uint8)
    packed[..., ALBEDO] = np.clip(np.sqrt(colours) * 255 + 0.5, 0, 255).astype(np.uint8)
    normals = image(normal)
    normals[sky] = (0, 0, 1)
    packed[..., NORMAL] = np.clip(normals * 127 + 128, 0, 255).astype(np.uint8)
    packed[..., LIT], packed[..., SHINE], packed[..., AMBIENT] = (_encode(layer) for layer in layers)
    packed[..., REGIONS] = np.stack([region == FOREGROUND, sky], 2) * np.uint8(255)
    depth = squash_depth(np.where(hit, z, -9)).reshape(shape)
    code = (depth - DEPTH_FAR) / (DEPTH_NEAR - DEPTH_FAR) * 65535
    return packed, code.astype(np.uint16)


def sample(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The sample of one seed; the same seed gives the same sample."""
    rng = np.random.default_rng(seed)
    scene, _ = draw_scene(rng)
    return render(scene, rng)
