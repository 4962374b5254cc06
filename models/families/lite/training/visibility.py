"""Which surface each pixel sees: perspective rays against quadrics, boxes, cones and planes.

A ray is eye + s * (x, y, -distance) with s = 1 on the plane z = 0, so s orders hits by depth.
Primitives of one group melt into each other: position and normal are averages weighted by
exp(-depth / blend), which turns a pile of ellipsoids into a body.
"""

import math

import numpy as np
from numba import njit

FAR = np.float32(1e9)


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit_ellipsoid(ox, oy, oz, dx, dy, dz):
    a = dx * dx + dy * dy + dz * dz
    b = ox * dx + oy * dy + oz * dz
    c = ox * ox + oy * oy + oz * oz - 1
    disc = b * b - a * c
    if disc <= 0:
        return FAR, 0.0
    s = (-b - math.sqrt(disc)) / a
    return s, disc / (a * (c + 1))


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit_box(ox, oy, oz, dx, dy, dz):
    ix = 1 / (dx if abs(dx) > 1e-7 else 1e-7)
    iy = 1 / (dy if abs(dy) > 1e-7 else 1e-7)
    iz = 1 / (dz if abs(dz) > 1e-7 else 1e-7)
    near = max(-ox * ix - abs(ix), -oy * iy - abs(iy), -oz * iz - abs(iz))
    far = min(-ox * ix + abs(ix), -oy * iy + abs(iy), -oz * iz + abs(iz))
    return near if near < far else FAR


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit_cone(ox, oy, oz, dx, dy, dz, taper):
    """Side or cap of the tapered cylinder x^2 + z^2 = (1 - taper (y + 1))^2, |y| <= 1."""
    r0 = 1 - taper * (oy + 1)
    r1 = -taper * dy
    a = dx * dx + dz * dz - r1 * r1
    b = ox * dx + oz * dz - r0 * r1
    c = ox * ox + oz * oz - r0 * r0
    best = FAR
    disc = b * b - a * c
    if disc > 0 and abs(a) > 1e-9:
        s = (-b - math.sqrt(disc)) / a
        if abs(oy + s * dy) <= 1 and s > 0:
            best = s
    if abs(dy) > 1e-7:
        for cap in (-1.0, 1.0):
            s = (cap - oy) / dy
            x, z = ox + s * dx, oz + s * dz
            r = 1 - taper * (cap + 1)
            if s > 0 and s < best and x * x + z * z <= r * r:
                best = s
    return best


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit(kind, param, ox, oy, oz, dx, dy, dz):
    """(s, fade, normal) in unit space: fade falls to 0 where an ellipsoid turns away."""
    fade = 1.0
    ux, uy, uz = 0.0, 1.0, 0.0
    s = FAR
    if kind == 0:
        s, edge = _hit_ellipsoid(ox, oy, oz, dx, dy, dz)
        fade = min(1.0, edge * 6 + 0.02)
        ux, uy, uz = ox + s * dx, oy + s * dy, oz + s * dz
    elif kind == 1:
        s = _hit_box(ox, oy, oz, dx, dy, dz)
        if s < FAR:
            ux, uy, uz = _rounded(ox + s * dx, param), _rounded(oy + s * dy, param), _rounded(oz + s * dz, param)
    elif kind == 2:
        s = _hit_cone(ox, oy, oz, dx, dy, dz, param)
        if s < FAR:
            ux, uy, uz = ox + s * dx, oy + s * dy, oz + s * dz
            if abs(uy) > 0.9999 and ux * ux + uz * uz < (1 - param * (uy + 1)) ** 2 * 0.999:
                ux, uz = 0.0, 0.0
            else:
                uy = param * (1 - param * (uy + 1))
    elif oy > 0 and dy < -1e-6:
        s = -oy / dy
    return s, fade, ux, uy, uz


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _rounded(u, power):
    """One component of a superellipsoid's gradient: bevelled normals on a box's sharp faces."""
    return math.copysign(min(abs(u), 1.0) ** power, u)


@njit(cache=True, fastmath=True, error_model="numpy")
def _window(kind, cx, cy, room, bound, distance, xs, ys):
    """Pixel range (x0, x1, y0, y1) that can see a primitive; everything when it is near the eye."""
    w, h = xs.size, ys.size
    if kind == 3 or room < bound * 1.05:
        return 0, w, 0, h
    step_x, step_y = xs[1] - xs[0], ys[0] - ys[1]
    reach = bound * distance / math.sqrt(room * room - bound * bound) * (1 + 0.35 * (abs(cx) + abs(cy)) / room)
    mx, my = cx * distance / room, cy * distance / room
    x0, x1 = int((mx - reach - xs[0]) / step_x) - 1, int((mx + reach - xs[0]) / step_x) + 2
    y0, y1 = int((ys[0] - my - reach) / step_y) - 1, int((ys[0] - my + reach) / step_y) + 2
    return max(0, x0), min(w, x1), max(0, y0), min(h, y1)


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def _melt(best, lead, sums, y, x, j, s, e_scale, fade, nx, ny, nz):
    """Adds a hit to its group's running softmin; sums holds weight, weight * s and weight * normal."""
    if best[y, x] >= FAR:
        best[y, x] = s
        lead[y, x] = j
        for c in range(5):
            sums[y, x, c] = 0
    elif s < best[y, x]:
        shrink = math.exp(max((s - best[y, x]) * e_scale, -60.0))
        for c in range(5):
            sums[y, x, c] *= shrink
        best[y, x] = s
        lead[y, x] = j
    e = fade * math.exp(max((best[y, x] - s) * e_scale, -60.0))
    sums[y, x, 0] += e
    sums[y, x, 1] += e * s
    sums[y, x, 2] += e * nx
    sums[y, x, 3] += e * ny
    sums[y, x, 4] += e * nz


@njit(cache=True, fastmath=True, error_model="numpy")
def _cast(j, xs, ys, distance, kind, m, centre, param, window, e_scale, best, lead, sums):
    """Intersects one primitive with the rays of its window."""
    x0, x1, y0, y1 = window
    cx, cy, cz = -centre[0], -centre[1], distance - centre[2]
    ox = m[0] * cx + m[1] * cy + m[2] * cz
    oy = m[3] * cx + m[4] * cy + m[5] * cz
    oz = m[6] * cx + m[7] * cy + m[8] * cz
    for y in range(y0, y1):
        for x in range(x0, x1):
            px, py = xs[x], ys[y]
            dx = m[0] * px + m[1] * py - m[2] * distance
            dy = m[3] * px + m[4] * py - m[5] * distance
            dz = m[6] * px + m[7] * py - m[8] * distance
            s, fade, ux, uy, uz = _hit(kind, param, ox, oy, oz, dx, dy, dz)
            if s <= 0.04 or s >= FAR:
                continue
            nx = m[0] * ux + m[3] * uy + m[6] * uz
            ny = m[1] * ux + m[4] * uy + m[7] * uz
            nz = m[2] * ux + m[5] * uy + m[8] * uz
            inv = 1 / (math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12)
            if kind == 2:
                facing = (nz * distance - nx * px - ny * py) * inv / distance
                fade = min(1.0, facing * facing * 5 + 0.02)
            _melt(best, lead, sums, y, x, j, s, e_scale, fade, nx * inv, ny * inv, nz * inv)


@njit(cache=True, fastmath=True, error_model="numpy")
def trace(xs, ys, distance, kind, matrix, centre, bound, param, group, material, visible, blend):
    """Casts one ray per pixel.

    xs (w,), ys (h,): coordinates on z = 0. Returns depth s (h, w), primitive (h, w), material
    (h, w) and unit camera-space normal (h, w, 3) before dents; primitive -1 where nothing is hit.
    """
    h, w = ys.size, xs.size
    depth = np.full((h, w), FAR, np.float32)
    prim = np.full((h, w), -1, np.int32)
    mats = np.full((h, w), -1, np.int32)
    normal = np.zeros((h, w, 3), np.float32)
    best = np.full((h, w), FAR, np.float32)
    lead = np.empty((h, w), np.int32)
    sums = np.empty((h, w, 5), np.float32)
    first = 0
    while first < kind.size:
        last = first
        b0, b1, b2, b3 = w, 0, h, 0
        while last < kind.size and group[last] == group[first]:
            j = last
            last += 1
            if not visible[j]:
                continue
            window = _window(kind[j], centre[j, 0], centre[j, 1], distance - centre[j, 2], bound[j], distance, xs, ys)
            if window[0] >= window[1] or window[2] >= window[3]:
                continue
            b0, b1, b2, b3 = min(b0, window[0]), max(b1, window[1]), min(b2, window[2]), max(b3, window[3])
            _cast(j, xs, ys, distance, kind[j], matrix[j], centre[j], param[j], window, distance / max(blend[group[j]], 1e-5), best, lead, sums)
        for y in range(b2, b3):
            for x in range(b0, b1):
                if best[y, x] >= FAR:
                    continue
                best[y, x] = FAR
                s = sums[y, x, 1] / sums[y, x, 0]
                if s < depth[y, x]:
                    depth[y, x] = s
                    prim[y, x] = lead[y, x]
                    mats[y, x] = material[lead[y, x]]
                    nx, ny, nz = sums[y, x, 2], sums[y, x, 3], sums[y, x, 4]
                    inv = 1 / (math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-9)
                    normal[y, x, 0], normal[y, x, 1], normal[y, x, 2] = nx * inv, ny * inv, nz * inv
        first = last
    return depth, prim, mats, normal


@njit(cache=True, fastmath=True, error_model="numpy")
def apply_dents(point, normal, prim, group, dents, offset):
    """Bends normals by Gaussian bumps and returns the height they add in `offset` (n,)."""
    for i in range(prim.size):
        if prim[i] < 0:
            continue
        g = group[prim[i]]
        gx, gy, gz = 0.0, 0.0, 0.0
        for d in range(dents.shape[0]):
            if int(dents[d, 0]) != g:
                continue
            dx, dy, dz = point[i, 0] - dents[d, 1], point[i, 1] - dents[d, 2], point[i, 2] - dents[d, 3]
            inv = 1 / (dents[d, 4] * dents[d, 4])
            r2 = (dx * dx + dy * dy + dz * dz) * inv
            if r2 > 8:
                continue
            e = dents[d, 5] * math.exp(-r2)
            offset[i] += e
            gx -= 2 * e * inv * dx
            gy -= 2 * e * inv * dy
            gz -= 2 * e * inv * dz
        if gx != 0 or gy != 0 or gz != 0:
            bend(normal, i, gx, gy, gz)


@njit(cache=True, fastmath=True, error_model="numpy", inline="always")
def bend(normal, i, gx, gy, gz):
    """n <- normalise(n - (g - (g.n) n)): the normal of a surface raised by a field of gradient g."""
    nx, ny, nz = normal[i, 0], normal[i, 1], normal[i, 2]
    dot = gx * nx + gy * ny + gz * nz
    nx, ny, nz = nx - gx + dot * nx, ny - gy + dot * ny, nz - gz + dot * nz
    length = math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-9
    normal[i, 0], normal[i, 1], normal[i, 2] = nx / length, ny / length, nz / length
