/** Number that changes over the clip: `[frame, value]` with rising frames counted from 0, linear in between, held outside. */
export type Keyframes = readonly (readonly [frame: number, value: number])[];

/** A parameter's value; which kind it must be, its description says. */
export type ParamValue =
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'keyframes'; readonly value: Keyframes };

export const PARAM_TYPES = ['double', 'int', 'string', 'bool', 'choice'] as const;
export type ParamType = (typeof PARAM_TYPES)[number];

/** One parameter: enough to draw its control, print its flag and check its value. */
export interface ParamDescription {
  readonly name: string;
  readonly label: string;
  readonly type: ParamType;
  /** Lowest and highest value of a number; null otherwise. */
  readonly min: number | null;
  readonly max: number | null;
  /** Null: as the prompt or preset says. */
  readonly default: ParamValue | null;
  /** `K`, `stops`, `degrees`, or empty. */
  readonly unit: string;
  /** Takes keyframes. */
  readonly animates: boolean;
  /** One line for the user. */
  readonly hint: string;
  /** `prompt`, `light`, `picture`, `render` or `diffusion`: what belongs together on screen. */
  readonly group: string;
  /** What a choice may be; empty otherwise. */
  readonly options: readonly string[];
}

/** A look that stands for a whole light. */
export interface PresetDescription {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

/** The effect, as it describes itself to panel and command line. */
export interface EffectDescription {
  readonly id: string;
  readonly label: string;
  readonly params: readonly ParamDescription[];
  readonly presets: readonly PresetDescription[];
}
