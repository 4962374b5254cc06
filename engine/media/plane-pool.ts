/** Room for a frame's colour. */
export interface Planes {
  readonly r: Uint16Array;
  readonly g: Uint16Array;
  readonly b: Uint16Array;
}

/**
 * Planes of one size that are used again. Fresh ones cost more than their page faults: a few frames' worth of them sets off a
 * full garbage collection, which takes as long as relighting a frame.
 */
export interface PlanePool {
  /** Planes that nobody else holds; their values are whatever was left there. */
  take(): Planes;
  /** Hands planes back; the giver must not touch them again. Planes from elsewhere are left to their owner. */
  give(planes: Planes): void;
}

/** A pool of planes of `size` values each; it holds as many as were ever out at once. */
export function createPlanePool(size: number): PlanePool {
  const free: Planes[] = [];
  const out = new Map<Uint16Array, Planes>();
  return {
    take() {
      const planes = free.pop() ?? { r: new Uint16Array(size), g: new Uint16Array(size), b: new Uint16Array(size) };
      out.set(planes.r, planes);
      return planes;
    },
    give({ r }) {
      const planes = out.get(r);
      if (planes && out.delete(r)) free.push(planes);
    },
  };
}
