"""Shading layers: each light's wrapped Lambert and highlight with soft shadows, and two ambients.

Layers are monochrome and stored apart, so that training can re-colour and re-mix the lights of a
scene. They follow the family's own shader (../shade.ts), with true shadows.
"""

import math

import numpy as np
from numba import njit


# Numba promotes float literals to double, which halves the speed of these loops.
_0, _1, _2, _3 = np.float32(0), np.float32(1), np.float32(2), np.float32(3)
_HALF, _EPS = np.float32(0.5), np.float32(1e-6)
_EDGE, _LIFT, _STEEP, _FADE = np.float32(0.008), np.float32(1.03), np.float32(8), np.float32(20)
_SHARE, _MOST = np.float32(0.3), np.float32(0.9)

@njit(cache=True, fastmath=True, error_model="numpy")
def _occlude_ellipsoid(shade, point, ray, reach, prim, j, m, c, radius, softness):
    """Multiplies shade (n,) by one ellipsoid's soft shadow; ray (n, 3) unit, reach (n,)."""
    m0, m1, m2, m3, m4, m5, m6, m7, m8 = m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]
    cx, cy, cz = c[0], c[1], c[2]
    px, py, pz, rx, ry, rz = point[0], point[1], point[2], ray[0], ray[1], ray[2]
    for i in range(shade.size):
        x, y, z = px[i] - cx, py[i] - cy, pz[i] - cz
        lx, ly, lz = rx[i], ry[i], rz[i]
        ox, oy, oz = m0 * x + m1 * y + m2 * z, m3 * x + m4 * y + m5 * z, m6 * x + m7 * y + m8 * z
        dx, dy, dz = m0 * lx + m1 * ly + m2 * lz, m3 * lx + m4 * ly + m5 * lz, m6 * lx + m7 * ly + m8 * lz
        a = dx * dx + dy * dy + dz * dz
        b = ox * dx + oy * dy + oz * dz
        oo = ox * ox + oy * oy + oz * oz
        t = -b / a
        miss = (math.sqrt(max(oo - b * b / a, _EPS)) - _1) * radius
        wide = _EDGE + softness * max(t, _0)
        o = min(max(_HALF - _HALF * miss / wide, _0), _1)
        o = o * o * (_3 - _2 * o)
        clear = min(max((math.sqrt(oo) - _LIFT) * _STEEP, _0), _1)
        ahead = min(max(t * _FADE, _0), _1) * min(max((reach[i] - t) * _FADE, _0), _1)
        other = _1 if prim[i] != j else _0
        shade[i] *= _1 - o * clear * ahead * other


@njit(cache=True, fastmath=True, error_model="numpy")
def _occlude_box(shade, point, ray, reach, prim, j, m, c, softness):
    """Multiplies shade (n,) by one box's soft shadow, from the length of the ray inside it."""
    m0, m1, m2, m3, m4, m5, m6, m7, m8 = m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]
    cx, cy, cz = c[0], c[1], c[2]
    px, py, pz, rx, ry, rz = point[0], point[1], point[2], ray[0], ray[1], ray[2]
    for i in range(shade.size):
        x, y, z = px[i] - cx, py[i] - cy, pz[i] - cz
        lx, ly, lz = rx[i], ry[i], rz[i]
        ox, oy, oz = m0 * x + m1 * y + m2 * z, m3 * x + m4 * y + m5 * z, m6 * x + m7 * y + m8 * z
        dx = m0 * lx + m1 * ly + m2 * lz + _EPS
        dy = m3 * lx + m4 * ly + m5 * lz + _EPS
        dz = m6 * lx + m7 * ly + m8 * lz + _EPS
        ix, iy, iz = _1 / dx, _1 / dy, _1 / dz
        near = max(-ox * ix - abs(ix), -oy * iy - abs(iy), -oz * iz - abs(iz))
        far = min(-ox * ix + abs(ix), -oy * iy + abs(iy), -oz * iz + abs(iz))
        wide = _EDGE + softness * max(near, _0)
        o = min(max(_HALF + _HALF * (far - near) / wide, _0), _1)
        ahead = min(max((near + _EDGE) * _FADE, _0), _1) * min(max((reach[i] - near) * _FADE, _0), _1)
        other = _1 if prim[i] != j else _0
        shade[i] *= _1 - o * ahead * other


@njit(cache=True, fastmath=True, error_model="numpy")
def shadows(point, ray, reach, prim, kind, matrix, centre, radius, casts, softness):
    """(n,) visibility of the light seen along `ray` from every point."""
    shade = np.ones(prim.size, np.float32)
    for j in range(kind.size):
        if not casts[j]:
            continue
        if kind[j] == 1:
            _occlude_box(shade, point, ray, reach, prim, np.int32(j), matrix[j], centre[j], softness)
        else:
            _occlude_ellipsoid(shade, point, ray, reach, prim, np.int32(j), matrix[j], centre[j], radius[j], softness)
    return shade


@njit(cache=True, fastmath=True, error_model="numpy")
def occlusion(point, normal, prim, owner, kind, centre, radius, group, casts, matrix):
    """(n,) ambient occlusion in (0, 1]: spheres of equal volume, and planes by distance."""
    open_ = np.ones(prim.size, np.float32)
    for j in range(kind.size):
        if kind[j] == 3:
            m, c = matrix[j], centre[j]
            for i in range(prim.size):
                d = m[3] * (point[0, i] - c[0]) + m[4] * (point[1, i] - c[1]) + m[5] * (point[2, i] - c[2])
                facing = _HALF - _HALF * (normal[0, i] * m[3] + normal[1, i] * m[4] + normal[2, i] * m[5])
                d = _3 * max(d, _0)
                o = _HALF * facing / (_1 + d * d)
                open_[i] *= _1 - o * (_1 if prim[i] != np.int32(j) else _0)
            continue
        if not casts[j]:
            continue
        cx, cy, cz, r2 = centre[j, 0], centre[j, 1], centre[j, 2], radius[j] * radius[j]
        for i in range(prim.size):
            x, y, z = cx - point[0, i], cy - point[1, i], cz - point[2, i]
            d2 = x * x + y * y + z * z + _EPS
            cosine = (x * normal[0, i] + y * normal[1, i] + z * normal[2, i]) / math.sqrt(d2)
            share = _SHARE if owner[i] == group[j] else _1
            o = max(cosine, _0) * min(r2 / d2, _MOST) * share
            open_[i] *= _1 - o * (_1 if prim[i] != np.int32(j) else _0)
    return open_


@njit(cache=True, fastmath=True, error_model="numpy")
def lambert(point, normal, mats, materials, ray, gain, shade, distance, softness, lit, shine):
    """Writes the diffuse layer `lit` and the highlight layer `shine`, (n,) each."""
    for i in range(lit.size):
        if mats[i] < 0:
            continue
        row = materials[mats[i]]
        lx, ly, lz = ray[0, i], ray[1, i], ray[2, i]
        nl = normal[0, i] * lx + normal[1, i] * ly + normal[2, i] * lz
        wrap = row[9] + 0.25 * softness
        d = max(0.0, (nl + wrap) / (1 + wrap)) * shade[i] * gain[i]
        lit[i] = d
        if row[10] > 0 and nl > 0:
            vx, vy, vz = -point[0, i], -point[1, i], distance - point[2, i]
            inv = 1 / math.sqrt(vx * vx + vy * vy + vz * vz)
            hx, hy, hz = lx + vx * inv, ly + vy * inv, lz + vz * inv
            inv = 1 / (math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-6)
            nh = max(0.0, (normal[0, i] * hx + normal[1, i] * hy + normal[2, i] * hz) * inv)
            shine[i] = row[10] * math.exp(row[11] * (nh - 1) * 1.0) * min(nl * 4, 1.0) * shade[i] * gain[i]


@njit(cache=True, fastmath=True, error_model="numpy")
def gobo(point, direction, kind, scale, volume, shift):
    """(n,) pattern in [.06, 1] that the light passes through: leaves, blinds or a window."""
    out = np.empty(point.shape[1], np.float32)
    hx, hy, hz = direction[1], -direction[0], 0.0
    inv = 1 / math.sqrt(hx * hx + hy * hy + 1e-4)
    ax, ay, az = hx * inv, hy * inv, hz
    bx = direction[1] * az - direction[2] * ay
    by = direction[2] * ax - direction[0] * az
    bz = direction[0] * ay - direction[1] * ax
    for i in range(out.size):
        u = (ax * point[0, i] + ay * point[1, i] + az * point[2, i]) * scale + shift
        v = (bx * point[0, i] + by * point[1, i] + bz * point[2, i]) * scale + shift
        if kind == 1:
            iu, iv = int(math.floor(u * 6)), int(math.floor(v * 6))
            fu, fv = u * 6 - iu, v * 6 - iv
            a = volume[iu & 63, iv & 63, 5] * (1 - fv) + volume[iu & 63, (iv + 1) & 63, 5] * fv
            b = volume[(iu + 1) & 63, iv & 63, 5] * (1 - fv) + volume[(iu + 1) & 63, (iv + 1) & 63, 5] * fv
            g = 0.5 + 2.5 * (a * (1 - fu) + b * fu)
        elif kind == 2:
            g = (abs(v - math.floor(v) - 0.5) * 2 - 0.4) * 6
        else:
            w, t = u * 0.5 - math.floor(u * 0.5), v * 0.5 - math.floor(v * 0.5)
            g = min(0.30 - abs(abs(w - 0.5) - 0.22) * 1.6, 0.36 - abs(t - 0.5)) * 12
        out[i] = min(max(g, 0.0), 1.0) * 0.94 + 0.06
    return out
