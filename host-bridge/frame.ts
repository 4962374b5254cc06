/** A frame on its way to the engine: full-range R'G'B', 16 bit, one plane per channel of width*height values in rows; alpha straight. */
export interface FramePlanes {
  readonly r: Uint16Array;
  readonly g: Uint16Array;
  readonly b: Uint16Array;
  /** Null where the stream has no alpha. */
  readonly a: Uint16Array | null;
}
