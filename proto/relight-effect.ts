import { MAX_PROMPT_LENGTH } from './limits.js';

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
  /** `prompt`, `light`, `picture` or `render`: what belongs together on screen. */
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

const PRESETS: readonly PresetDescription[] = [
  { id: 'left', label: 'From the left', hint: 'A white key light from the left' },
  { id: 'right', label: 'From the right', hint: 'A white key light from the right' },
  { id: 'top-warm', label: 'Warm from above', hint: 'A warm light from above' },
  { id: 'bottom', label: 'From below', hint: 'A light from below' },
  { id: 'sunset', label: 'Sunset', hint: 'Low orange sun with a bluish sky' },
  { id: 'neon', label: 'Neon', hint: 'Magenta and cyan from both sides' },
  { id: 'moonlight', label: 'Moonlight', hint: 'Dim, cold, from above' },
  { id: 'blinds', label: 'Blinds', hint: 'Sun through window blinds' },
  { id: 'window', label: 'Window', hint: 'Soft daylight through a window' },
  { id: 'dappled', label: 'Dappled leaves', hint: 'Sun through leaves' },
  { id: 'candle', label: 'Candle', hint: 'A warm, low, flickering flame' },
  { id: 'golden-hour', label: 'Golden hour', hint: 'Warm low sun from the side' },
  { id: 'overcast', label: 'Overcast', hint: 'Light from everywhere, no shadows' },
  { id: 'noir', label: 'Noir', hint: 'One hard light, deep shadows' },
];

const none = { min: null, max: null, unit: '', animates: false, options: [] } as const;
const text = (value: string): ParamValue => ({ kind: 'string', value });
const number = (value: number): ParamValue => ({ kind: 'double', value });

/** The effect's description: the one list of parameters and presets, from which everything else is drawn and checked. */
export const RELIGHT_EFFECT: EffectDescription = {
  id: 'relight',
  label: 'Relight',
  presets: PRESETS,
  params: [
    {
      ...none,
      name: 'prompt',
      label: 'Prompt',
      type: 'string',
      default: text(''),
      hint: `The light in words, such as "warm sunset from the right"; at most ${MAX_PROMPT_LENGTH} characters`,
      group: 'prompt',
    },
    {
      ...none,
      name: 'negativePrompt',
      label: 'Negative prompt',
      type: 'string',
      default: text(''),
      hint: 'What the light should not be',
      group: 'prompt',
    },
    {
      ...none,
      name: 'preset',
      label: 'Preset',
      type: 'choice',
      default: null,
      options: PRESETS.map((preset) => preset.id),
      hint: 'A named look; prompt and values change it',
      group: 'prompt',
    },
    {
      ...none,
      name: 'direction',
      label: 'Light direction',
      type: 'string',
      default: null,
      unit: 'degrees',
      hint: 'left, right, top, bottom, none, or degrees: 0 from the right, 90 from the top, counter-clockwise',
      group: 'light',
    },
    {
      ...none,
      name: 'temperature',
      label: 'Colour temperature',
      type: 'double',
      min: 1000,
      max: 40000,
      default: null,
      unit: 'K',
      hint: 'Colour of the key light: 2000 candle, 3200 lamp, 5600 daylight, 9000 shade',
      group: 'light',
    },
    {
      ...none,
      name: 'intensity',
      label: 'Intensity',
      type: 'double',
      min: -6,
      max: 6,
      default: number(0),
      unit: 'stops',
      hint: 'Key light brighter or darker',
      group: 'light',
    },
    {
      ...none,
      name: 'softness',
      label: 'Softness',
      type: 'double',
      min: 0,
      max: 1,
      default: null,
      hint: '0 a hard light, 1 an overcast sky',
      group: 'light',
    },
    {
      ...none,
      name: 'shadow',
      label: 'Shadow',
      type: 'double',
      min: 0,
      max: 1,
      default: null,
      hint: 'Depth of cast shadows',
      group: 'light',
    },
    {
      ...none,
      name: 'delight',
      label: 'Remove old light',
      type: 'double',
      min: 0,
      max: 1,
      default: null,
      hint: "Share of the old light's shading to remove",
      group: 'picture',
    },
    {
      ...none,
      name: 'whiteBalance',
      label: 'White balance',
      type: 'double',
      min: 0,
      max: 1,
      default: null,
      hint: "Share of the old light's colour to remove",
      group: 'picture',
    },
    {
      ...none,
      name: 'exposure',
      label: 'Exposure',
      type: 'double',
      min: -6,
      max: 6,
      default: number(0),
      unit: 'stops',
      hint: 'Whole picture brighter or darker',
      group: 'picture',
    },
    {
      ...none,
      name: 'rig',
      label: 'Light rig',
      type: 'string',
      default: text(''),
      hint: 'A light rig as JSON; what it names wins over prompt, preset and values',
      group: 'light',
    },
    {
      ...none,
      name: 'strength',
      label: 'Strength',
      type: 'double',
      min: 0,
      max: 1,
      default: number(1),
      animates: true,
      hint: 'Linear-light mix of source and result: 0 the untouched source, 1 the relit clip',
      group: 'picture',
    },
    {
      ...none,
      name: 'seed',
      label: 'Seed',
      type: 'int',
      min: 0,
      max: 2147483647,
      default: { kind: 'int', value: 0 },
      hint: 'Same seed, same result',
      group: 'render',
    },
    {
      ...none,
      name: 'model',
      label: 'Model',
      type: 'choice',
      default: text('lite'),
      options: ['lite', 'light-a-video'],
      hint: 'lite: embedded, works at once; light-a-video: diffusion, needs its weights',
      group: 'render',
    },
  ],
};
