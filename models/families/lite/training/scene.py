"""A scene: primitives, groups, materials, decals, dents and lights, packed for the kernels.

Stage space: Y is up, the camera looks at the origin, lengths are in half frame sides at the
origin's depth (the network's depth unit). `Stage.pack` turns everything into camera space:
X right, Y up, Z toward the viewer, eye at (0, 0, distance).
"""

from dataclasses import dataclass, field

import numpy as np

from materials import ORIGIN, TURN, WIDTH

ELLIPSOID, BOX, CYLINDER, PLANE = range(4)


@dataclass
class Frame:
    """A similarity transform from builder space to stage space."""

    turn: np.ndarray = field(default_factory=lambda: np.eye(3))
    shift: np.ndarray = field(default_factory=lambda: np.zeros(3))
    size: float = 1.0

    def point(self, p) -> np.ndarray:
        return self.turn @ (np.asarray(p, float) * self.size) + self.shift

    def inner(self, turn, shift, size: float) -> "Frame":
        return Frame(self.turn @ turn, self.point(shift), self.size * size)


@dataclass
class Light:
    """One light. `local` lights fall off with distance; `gobo` 0 none, 1 leaves, 2 blinds, 3 window."""

    direction: np.ndarray
    distance: float
    local: bool
    softness: float
    gobo: int
    gobo_scale: float


@dataclass
class Packed:
    """Arrays in camera space; n primitives, m materials, g groups."""

    distance: float
    kind: np.ndarray  # (n,) int32
    matrix: np.ndarray  # (n, 9) camera space to unit space
    centre: np.ndarray  # (n, 3)
    bound: np.ndarray  # (n,) bounding radius
    radius: np.ndarray  # (n,) mean radius, for occlusion
    param: np.ndarray  # (n,) roundness or taper
    group: np.ndarray  # (n,) int32, ascending
    material: np.ndarray  # (n,) int32
    visible: np.ndarray  # (n,) bool
    casts: np.ndarray  # (n,) bool
    blend: np.ndarray  # (g,) smooth-union radius, 0 = hard
    foreground: np.ndarray  # (g,) bool
    materials: np.ndarray  # (m, WIDTH)
    dents: np.ndarray  # (d, 6) group, centre, sigma, amplitude
    decals: np.ndarray  # (e, 18) group, centre, 3x3 to unit, rgb, ring, softness
    up: np.ndarray  # (3,)
    lights: list


class Stage:
    """Collects what builders add; every add works in the current `frame`."""

    def __init__(self) -> None:
        self.frame = Frame()
        self.prims: list = []
        self.groups: list = []
        self.materials: list = []
        self.dents: list = []
        self.decals: list = []
        self.lights: list = []

    def group(self, row: np.ndarray, blend: float = 0.0, foreground: bool = True) -> int:
        """Opens a group whose default material is `row`; blend is in builder units."""
        self.groups.append((blend * self.frame.size, foreground))
        return self.paint(row)

    def paint(self, row: np.ndarray) -> int:
        """Adds a material fixed to the current frame and returns its index."""
        row = row.copy()
        row[TURN : TURN + 9] = (row[TURN : TURN + 9].reshape(3, 3) @ self.frame.turn.T).ravel()
        row[ORIGIN : ORIGIN + 3] += self.frame.shift
        self.materials.append(row)
        return len(self.materials) - 1

    def add(self, kind, centre, radii, turn=None, mat=None, param=0.0, visible=True, casts=True) -> None:
        """A primitive of the last group: half extents `radii`, own rotation `turn`."""
        turn = self.frame.turn if turn is None else self.frame.turn @ turn
        radii = np.asarray(radii, float) * self.frame.size
        matrix = (turn / radii).T
        bound = np.linalg.norm(radii) if kind in (BOX, CYLINDER) else radii.max()
        mean = float(np.prod(radii) ** (1 / 3))
        mat = len(self.materials) - 1 if mat is None else mat
        self.prims.append((kind, matrix, self.frame.point(centre), bound, mean, param, len(self.groups) - 1, mat, visible, casts))

    def ball(self, centre, radii, **more) -> None:
        radii = (radii,) * 3 if np.isscalar(radii) else radii
        self.add(ELLIPSOID, centre, radii, **more)

    def box(self, centre, half, roundness: float = 30.0, **more) -> None:
        self.add(BOX, centre, half, param=roundness, **more)

    def limb(self, start, end, r0: float, r1: float, **more) -> None:
        """A tapered tube from start (radius r0) to end (radius r1)."""
        start, end = np.asarray(start, float), np.asarray(end, float)
        axis = end - start
        length = np.linalg.norm(axis) + 1e-6
        big = max(r0, r1)
        taper = (r0 - r1) / (2 * big) if r0 >= r1 else (r1 - r0) / (2 * big)
        turn = upright(axis / length if r0 >= r1 else -axis / length)
        self.add(CYLINDER, (start + end) / 2, (big, length / 2, big), turn=turn, param=taper, **more)

    def plane(self, point, normal, row: np.ndarray, foreground: bool = False) -> None:
        """An infinite plane in a group of its own, normal toward the room's inside."""
        turn = upright(np.asarray(normal, float))
        row = row.copy()
        row[TURN : TURN + 9] = (row[TURN : TURN + 9].reshape(3, 3) @ turn.T).ravel()
        self.group(row, 0.0, foreground)
        self.prims.append((PLANE, (self.frame.turn @ turn).T, self.frame.point(point), 1e6, 1e6, 0.0, len(self.groups) - 1, len(self.materials) - 1, True, False))

    def dent(self, centre, sigma: float, amplitude: float) -> None:
        """A Gaussian bump (amplitude > 0) or hollow of the last group."""
        size = self.frame.size
        self.dents.append((len(self.groups) - 1, self.frame.point(centre), sigma * size, amplitude * size))

    def decal(self, centre, radii, rgb, turn=None, ring: float = 0.0, softness: float = 0.1) -> None:
        """Paint within an ellipsoid; ring > 0 paints only the shell of that relative width."""
        turn = self.frame.turn if turn is None else self.frame.turn @ turn
        matrix = (turn / (np.asarray(radii, float) * self.frame.size)).T
        self.decals.append((len(self.groups) - 1, self.frame.point(centre), matrix, rgb, ring, softness))

    def pack(self, distance: float, turn: np.ndarray) -> Packed:
        """Camera space arrays; `turn` (3, 3) rotates the stage into the camera's axes."""
        f32 = lambda rows, width: np.array(rows, np.float32).reshape(len(rows), *width)  # noqa: E731
        column = lambda k: [p[k] for p in self.prims]  # noqa: E731
        materials = f32(self.materials, (WIDTH,))
        for row in materials:
            row[TURN : TURN + 9] = (row[TURN : TURN + 9].reshape(3, 3) @ turn.T).ravel()
        return Packed(
            distance=np.float32(distance),
            kind=np.array(column(0), np.int32),
            matrix=f32([(m @ turn.T).ravel() for m in column(1)], (9,)),
            centre=f32([turn @ c for c in column(2)], (3,)),
            bound=f32(column(3), ()),
            radius=f32(column(4), ()),
            param=f32(column(5), ()),
            group=np.array(column(6), np.int32),
            material=np.array(column(7), np.int32),
            visible=np.array(column(8), np.bool_),
            casts=np.array(column(9), np.bool_),
            blend=f32([g[0] for g in self.groups], ()),
            foreground=np.array([g[1] for g in self.groups], np.bool_),
            materials=materials,
            dents=f32([(g, *(turn @ c), s, a) for g, c, s, a in self.dents], (6,)),
            decals=f32([(g, *(turn @ c), *(m @ turn.T).ravel(), *rgb, ring, soft) for g, c, m, rgb, ring, soft in self.decals], (18,)),
            up=(turn @ [0, 1, 0]).astype(np.float32),
            lights=[Light(turn @ x.direction, x.distance, x.local, x.softness, x.gobo, x.gobo_scale) for x in self.lights],
        )


def upright(axis: np.ndarray) -> np.ndarray:
    """(3, 3) rotation whose second column is `axis`."""
    axis = axis / np.linalg.norm(axis)
    helper = np.array([0.0, 0.0, 1.0]) if abs(axis[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    side = np.cross(axis, helper)
    side /= np.linalg.norm(side)
    return np.stack([side, axis, np.cross(side, axis)], axis=1)


def yaw(angle: float) -> np.ndarray:
    """(3, 3) rotation about Y; positive turns +Z toward +X."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def pitch(angle: float) -> np.ndarray:
    """(3, 3) rotation about X; positive shows the ground from above."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def roll(angle: float) -> np.ndarray:
    """(3, 3) rotation about Z."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
