import { describe, expect, it } from '@jest/globals';
import { ATTENTION_ANSWERS, OPERATOR_ANSWERS } from '@relight/models/backends/known-answers.js';
import { runOn } from '@relight/models/backends/run-on.js';
import { selfTest, type GraphRunner } from '@relight/models/backends/self-test.js';
import { ModelError } from '@relight/models/model-error.js';
import { tensor } from '@relight/models/tensor.js';
import { RIGHT_ATTENTION, RIGHT_OPERATORS, storedOf } from './right-answers.js';

/** The CPU, but with every value of one output changed. */
function lyingAbout(
  output: string,
  lie: (value: number, index: number) => number,
  alsoIf: (ops: string) => boolean = () => true,
): GraphRunner {
  return async (test) => {
    const { outputs, milliseconds } = await runOn('cpu')(test);
    const told = outputs[output];
    if (told === undefined || !alsoIf(Buffer.from(test.graph.model).toString('latin1'))) return { outputs, milliseconds };
    return { outputs: { ...outputs, [output]: tensor(told.dims, told.data.map(lie)) }, milliseconds };
  };
}

const isFused = (ops: string): boolean => ops.includes('MultiHeadAttention');

describe('the known answers', () => {
  it('are those of plain mathematics', () => {
    expect(OPERATOR_ANSWERS).toEqual(storedOf(RIGHT_OPERATORS));
    expect(ATTENTION_ANSWERS).toEqual(storedOf(RIGHT_ATTENTION));
  });
});

describe('selfTest()', () => {
  it('trusts the CPU, with fused attention', async () => {
    const finding = await selfTest('cpu', runOn('cpu'));
    expect(finding).toMatchObject({ provider: 'cpu', verdict: 'right', attention: 'fused', problem: null });
    expect(finding.error).toBeLessThan(2e-6);
    expect(finding.milliseconds).toBeLessThan(5000);
  });

  it.each(Object.keys(RIGHT_OPERATORS))('refuses a provider whose %s is off by 1 %%, naming it and the error', async (operator) => {
    const finding = await selfTest(
      'odd',
      lyingAbout(operator, (value) => value * 1.01),
    );
    expect(finding).toMatchObject({ verdict: 'wrong', attention: null, problem: expect.stringContaining(`${operator} is off by 0.010`) });
  });

  it('takes plain attention where fused attention is wrong', async () => {
    const finding = await selfTest(
      'odd',
      lyingAbout('over 128 tokens', (value, index) => (index < 64 ? 0 : value), isFused),
    );
    expect(finding).toMatchObject({ verdict: 'right', attention: 'plain', problem: expect.stringContaining('fused attention: over 128') });
  });

  it('refuses a provider whose attention is wrong in both forms', async () => {
    const finding = await selfTest(
      'odd',
      lyingAbout('causal', (value, index) => (index % 500 === 0 ? -value : value)),
    );
    expect(finding).toMatchObject({
      verdict: 'wrong',
      attention: null,
      problem: expect.stringMatching(/fused attention: causal.*plain attention: causal/),
    });
  });

  it('refuses NaN', async () => {
    const finding = await selfTest(
      'odd',
      lyingAbout('GEGLU', (value, index) => (index === 77 ? NaN : value)),
    );
    expect(finding).toMatchObject({ verdict: 'wrong', error: Infinity });
  });

  it('says that a provider is absent where it is not to be had, and wrong where it fails at work', async () => {
    expect(await selfTest('none', () => Promise.reject(new ModelError('unsupported', 'no such backend')))).toMatchObject({
      verdict: 'absent',
      problem: 'no such backend',
    });
    expect(await selfTest('odd', () => Promise.reject(new Error('device lost\nat Dawn')))).toMatchObject({
      verdict: 'wrong',
      problem: 'device lost',
    });
  });
});
