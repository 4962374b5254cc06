import type { EffectDescription, ParamDescription } from '@relight/proto/relight-effect.js';

/** How the panel draws a parameter. */
export type Control =
  | { readonly kind: 'text'; readonly param: ParamDescription; readonly lines: number }
  | { readonly kind: 'picker'; readonly param: ParamDescription; readonly options: readonly string[] }
  | { readonly kind: 'slider'; readonly param: ParamDescription; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'number'; readonly param: ParamDescription }
  | { readonly kind: 'checkbox'; readonly param: ParamDescription };

/** Controls that belong together on screen. */
export interface ControlGroup {
  readonly name: string;
  readonly controls: readonly Control[];
}

/** Steps that a slider's way is cut into. */
const SLIDER_STEPS = 100;

/** The panel's controls, drawn from the engine's own description, so that a new parameter needs no panel code. Order is kept. */
export function controlsOf(effect: EffectDescription): readonly ControlGroup[] {
  const names = [...new Set(effect.params.map((param) => param.group))];
  return names.map((name) => ({ name, controls: effect.params.filter((param) => param.group === name).map(controlOf) }));
}

function controlOf(param: ParamDescription): Control {
  if (param.type === 'choice') return { kind: 'picker', param, options: param.options };
  if (param.type === 'bool') return { kind: 'checkbox', param };
  if (param.type === 'string') return { kind: 'text', param, lines: param.group === 'prompt' ? 3 : 1 };
  if (param.type === 'int' || param.min === null || param.max === null) return { kind: 'number', param };
  return { kind: 'slider', param, min: param.min, max: param.max, step: (param.max - param.min) / SLIDER_STEPS };
}
