"""Albedo and bump of every visible point, from the material table and the noise volumes."""

import math

import numpy as np
from numba import njit

from visibility import bend

M64 = 63


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _sample(volume, u, v, w):
    """Trilinear value of a tileable (64, 64, 64) volume at (u, v, w) in voxels."""
    a, b, c = math.floor(u), math.floor(v), math.floor(w)
    fu, fv, fw = u - a, v - b, w - c
    i, j, k = int(a) & M64, int(b) & M64, int(c) & M64
    i1, j1, k1 = (i + 1) & M64, (j + 1) & M64, (k + 1) & M64
    x00 = volume[i, j, k] * (1 - fw) + volume[i, j, k1] * fw
    x01 = volume[i, j1, k] * (1 - fw) + volume[i, j1, k1] * fw
    x10 = volume[i1, j, k] * (1 - fw) + volume[i1, j, k1] * fw
    x11 = volume[i1, j1, k] * (1 - fw) + volume[i1, j1, k1] * fw
    return (x00 * (1 - fv) + x01 * fv) * (1 - fu) + (x10 * (1 - fv) + x11 * fv) * fu


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _gradient(volume, u, v, w):
    """(value gradient) of the trilinear volume, per voxel."""
    a, b, c = math.floor(u), math.floor(v), math.floor(w)
    fu, fv, fw = u - a, v - b, w - c
    i, j, k = int(a) & M64, int(b) & M64, int(c) & M64
    i1, j1, k1 = (i + 1) & M64, (j + 1) & M64, (k + 1) & M64
    v000, v001, v010, v011 = volume[i, j, k], volume[i, j, k1], volume[i, j1, k], volume[i, j1, k1]
    v100, v101, v110, v111 = volume[i1, j, k], volume[i1, j, k1], volume[i1, j1, k], volume[i1, j1, k1]
    a0 = (v100 - v000) * (1 - fv) * (1 - fw) + (v110 - v010) * fv * (1 - fw) + (v101 - v001) * (1 - fv) * fw + (v111 - v011) * fv * fw
    b0 = (v010 - v000) * (1 - fu) * (1 - fw) + (v110 - v100) * fu * (1 - fw) + (v011 - v001) * (1 - fu) * fw + (v111 - v101) * fu * fw
    c0 = (v001 - v000) * (1 - fu) * (1 - fv) + (v101 - v100) * fu * (1 - fv) + (v011 - v010) * (1 - fu) * fv + (v111 - v110) * fu * fv
    return a0, b0, c0


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _hash(a, b, c):
    n = math.sin(a * 127.1 + b * 311.7 + c * 74.7) * 43758.5453
    return n - math.floor(n)


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _ramp(x, hard):
    return min(max(0.5 + x * hard, 0.0), 1.0)


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _pattern(kind, u, v, w, hard, noise):
    """Share of the second colour in [0, 1] and a per-cell brightness, at texture point (u, v, w)."""
    shade = 1.0
    if kind == 0:
        mix = 0.0
    elif kind == 1:
        mix = _ramp(noise * 0.5, hard * 0.5)
    elif kind == 2:
        mix = _ramp(math.sin(u * math.pi), hard)
    elif kind == 3:
        parity = (int(math.floor(u)) + int(math.floor(v)) + int(math.floor(w))) & 1
        mix = float(parity)
    elif kind == 4:
        mix = _ramp(noise - 0.1, hard)
    elif kind == 5:
        mix = _ramp(u * 0.35, 1.0)
    elif kind == 6:
        row = math.floor(v * 1.6)
        across = u * 0.8 + 0.5 * (int(row) & 1)
        column = math.floor(across)
        gap = max(abs(across - column - 0.5), abs(v * 1.6 - row - 0.5) * 0.97)
        mix = _ramp(gap - 0.455, 60.0)
        shade = 0.75 + 0.5 * _hash(row, column, 3.0)
    else:
        a, b, c = math.floor(u), math.floor(v), math.floor(w)
        size = 0.15 + 0.3 * _hash(a, b, c)
        d = math.sqrt((u - a - 0.5) ** 2 + (v - b - 0.5) ** 2 + (w - c - 0.5) ** 2)
        mix = _ramp(size - d, hard)
    return mix, shade


@njit(cache=True, fastmath=True, error_model="numpy")
def paint(point, normal, prim, mats, group, materials, decals, volumes):
    """(n, 3) linear albedo of the n pixels; bumps bend `normal` in place."""
    n = prim.size
    albedo = np.zeros((n, 3), np.float32)
    for i in range(n):
        if prim[i] < 0:
            continue
        row = materials[mats[i]]
        x, y, z = point[i, 0] - row[30], point[i, 1] - row[31], point[i, 2] - row[32]
        u = row[21] * x + row[22] * y + row[23] * z
        v = row[24] * x + row[25] * y + row[26] * z
        w = row[27] * x + row[28] * y + row[29] * z
        f = row[1]
        noise = _sample(volumes[int(row[4])], u * f * 4, v * f * 4, w * f * 4)
        if int(row[0]) == 4:
            noise = _sample(volumes[2], u * f * 4, v * f * 4, w * f * 4)
        push = row[3] * noise
        mix, shade = _pattern(int(row[0]), u * f + push, v * f + push, w * f, row[2], noise)
        third = row[5] * _ramp(_sample(volumes[0], v * 23 + 7, w * 23, u * 23) * 0.5, 1.0)
        for c in range(3):
            value = row[12 + c] * (1 - mix) * shade + row[15 + c] * mix
            albedo[i, c] = value * (1 - third) + row[18 + c] * third
        if row[6] > 0:
            b = row[7] * 4
            gu, gv, gw = _gradient(volumes[int(row[8])], u * b, v * b, w * b)
            k = row[6] * 2.5
            gx = (row[21] * gu + row[24] * gv + row[27] * gw) * k
            gy = (row[22] * gu + row[25] * gv + row[28] * gw) * k
            gz = (row[23] * gu + row[26] * gv + row[29] * gw) * k
            bend(normal, i, gx, gy, gz)
        g = group[prim[i]]
        for d in range(decals.shape[0]):
            if int(decals[d, 0]) != g:
                continue
            m = decals[d]
            x, y, z = point[i, 0] - m[1], point[i, 1] - m[2], point[i, 2] - m[3]
            qx, qy, qz = m[4] * x + m[5] * y + m[6] * z, m[7] * x + m[8] * y + m[9] * z, m[10] * x + m[11] * y + m[12] * z
            r = math.sqrt(qx * qx + qy * qy + qz * qz)
            inside = m[16] - abs(r - 1) if m[16] > 0 else 1 - r
            t = _ramp(inside / max(m[17], 1e-3), 1.0) if inside > -m[17] else 0.0
            for c in range(3):
                albedo[i, c] = albedo[i, c] * (1 - t) + m[13 + c] * t
    return albedo


@njit(cache=True, fastmath=True, error_model="numpy")
def clouds(xs, ys, volume, scale, shift):
    """(h, w) soft noise in [0, 1] for skies and defocused backdrops."""
    out = np.empty((ys.size, xs.size), np.float32)
    for y in range(ys.size):
        for x in range(xs.size):
            a = _sample(volume, xs[x] * scale + shift, ys[y] * scale * 2 + shift, shift)
            b = _sample(volume, xs[x] * scale * 2.3 + shift, ys[y] * scale * 4.6, shift + 9)
            out[y, x] = _ramp(a * 0.4 + b * 0.2, 1.0)
    return out
