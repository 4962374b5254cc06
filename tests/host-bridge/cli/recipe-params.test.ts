import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRequest } from '@relight/engine/daemon/parse-request.js';
import { readRecipe, withFlags } from '@relight/host-bridge/cli/recipe-params.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { text, wireRequest } from '../../fakes/wire-request.js';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'relight-recipe-'))));
afterAll(() => rmSync(folder, { recursive: true }));

type Params = Readonly<Record<string, ParamValue>>;
const parsed = (params: ReadonlyMap<string, ParamValue>) => parseRequest(wireRequest({}, { params }), folder);
/** A recipe's settings as an engine writes them for these parameters. */
function written(params: Params): ReadonlyMap<string, ParamValue> {
  const { light, strength, seed, model, diffusion } = parsed(new Map(Object.entries({ model: text('light-a-video'), ...params })));
  const path = join(folder, 'a.mov.relight.json');
  const source = { first: 3, last: 8 };
  writeFileSync(path, JSON.stringify({ format: 'relight.recipe.v1', model: { id: model }, light, strength, seed, diffusion, source }));
  return readRecipe(path).params;
}

const PAINT: Params = { mask: text('/masks'), backgroundPrompt: text('a beach'), prompt: text('soft light') };

describe('readRecipe()', () => {
  it.each<[string, Params]>([
    ['as published', {}],
    ['of a draft', { quality: text('draft'), prompt: text('neon light'), detail: text('each') }],
    ['with named steps', { quality: text('standard'), guidanceSteps: { kind: 'int', value: 2 }, steps: { kind: 'int', value: 9 } }],
    ['with a painted background', PAINT],
  ])('makes the same request again: %s', (_name, params) => {
    expect(parsed(written(params))).toEqual(parsed(new Map(Object.entries({ model: text('light-a-video'), ...params }))));
  });
});

describe('withFlags()', () => {
  const again = (params: Params, flags: Params) => parsed(withFlags(written(params), new Map(Object.entries(flags)))).diffusion;

  it('lets a quality decide again what the recipe says', () => {
    expect(again({}, { quality: text('draft') })).toMatchObject({ quality: 'draft', relightSteps: 5, guidanceSteps: 0, fusionEvery: 4 });
  });

  it('lets a prompt reach the video model, too', () => {
    expect(again({ preset: text('sunset') }, { prompt: text('night') })).toMatchObject({ videoPrompt: 'night' });
    expect(again({ prompt: text('day') }, { prompt: text('night') })).toMatchObject({ videoPrompt: 'night' });
    expect(again({ prompt: text('day'), videoPrompt: text('a street') }, { prompt: text('night') })).toMatchObject({
      videoPrompt: 'a street',
    });
  });

  it('lets a mask turn a relit clip into a painted one, and back', () => {
    const paint = { mask: text('/masks'), backgroundPrompt: text('a beach') };
    expect(again({ videoPrompt: text('a street') }, paint)).toMatchObject({ steps: 50, result: 'pixels', fusionDecay: 'timestep' });
    const plain = again(PAINT, { mask: text(''), backgroundPrompt: text('') });
    expect(plain).toMatchObject({ steps: 25, result: 'gain', fusionDecay: 'linear', mask: null });
  });
});
