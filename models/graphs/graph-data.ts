import type { Weight } from '../weights/weight-map.js';

/** A value of static shape in one graph: float32, but for the int64 constants that `integers()` makes. */
export interface Value {
  readonly name: string;
  readonly dims: readonly number[];
}

/** A float32 input or output of a built graph. */
export interface Port {
  readonly name: string;
  readonly dims: readonly number[];
}

/** A plain number is an INT attribute; a FLOAT is said so with `{ float }`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };
export type Attributes = Readonly<Record<string, Attribute>>;

export interface GraphNode {
  readonly name: string;
  readonly type: string;
  /** '' is ONNX's own set of operators. */
  readonly domain: string;
  /** Names of values; '' is an optional input left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
}

/** A constant of a graph: inline bytes, or a published tensor by reference, which is cast to float32 where it is not. */
export type Initializer =
  | { readonly kind: 'inline'; readonly type: 'float32' | 'int64'; readonly dims: readonly number[]; readonly bytes: Uint8Array }
  | { readonly kind: 'published'; readonly dims: readonly number[]; readonly weight: Weight };

/** A graph before it is written; `nodes` are in the order in which they can run. */
export interface GraphData {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly initializers: ReadonlyMap<string, Initializer>;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}
