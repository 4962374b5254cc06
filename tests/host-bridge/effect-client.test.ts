import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { createEffectClient } from '@relight/host-bridge/effect-client.js';
import type { EffectClient } from '@relight/host-bridge/effect-client.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { startTestEngine } from '../fakes/test-engine.js';
import type { TestEngine } from '../fakes/test-engine.js';
import { number, text, wireRequest } from '../fakes/wire-request.js';

let engine: TestEngine;
let effect: EffectClient;
beforeEach(async () => {
  engine = await startTestEngine();
  effect = createEffectClient(await engine.client());
});
afterEach(() => engine.stop());

const never = new AbortController().signal;
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
const sequence = (prompt: string) => ({
  ...wireRequest({ prompt: text(prompt) }),
  output: { ...wireRequest().output, path: join(engine.scratch, 'a.mov') },
});

describe('effect client', () => {
  it('describes the effect in the engine’s own words', async () => {
    expect(await effect.describe()).toEqual(RELIGHT_EFFECT);
  });

  it.each<[string, ParamValue | null, boolean]>([
    ['no strength', null, false],
    ['strength 1', number(1), false],
    ['strength 0', number(0), true],
    ['whole strength 0', { kind: 'int', value: 0 }, true],
    ['keyframes of 0 only', { kind: 'keyframes', value: [[0, 0], [9, 0]] }, true], // prettier-ignore
    ['one keyframe above 0', { kind: 'keyframes', value: [[0, 0], [9, 0.1]] }, false], // prettier-ignore
    ['no keyframe', { kind: 'keyframes', value: [] }, false],
  ])('is identity or not: %s', (_name, strength, wanted) => {
    expect(effect.isIdentity(new Map(strength === null ? [] : [['strength', strength]]))).toBe(wanted);
  });

  it('needs every frame of the range for any of it', () => {
    expect(effect.getFramesNeeded({ first: 3, last: 9 })).toEqual({ first: 3, last: 9 });
  });

  it('renders a sequence once', async () => {
    const run = effect.beginSequenceRender(sequence('progress'));
    const stages: string[] = [];
    expect((await run.render({ signal: never, onProgress: ({ stage }) => stages.push(stage) })).frames).toBe(3);
    expect(stages).toContain('relight');
    expect(await codeOf(run.render({ signal: never }))).toBe('protocol');
    await run.endSequenceRender();
    expect(await codeOf(run.render({ signal: never }))).toBe('cancelled');
  });

  it('cancels what still runs when the sequence ends', async () => {
    const run = effect.beginSequenceRender(sequence('hang'));
    let started: () => void = () => undefined;
    const runs = new Promise<void>((resolve) => (started = resolve));
    const rendering = codeOf(run.render({ signal: never, onProgress: () => started() }));
    await runs;
    await run.endSequenceRender();
    expect(await rendering).toBe('cancelled');
    expect(await engine.jobFolders()).toEqual([]);
  });
});
