import { describe, expect, it } from '@jest/globals';
import { chooseProvider } from '@relight/models/backends/choose-provider.js';
import type { ProviderFinding } from '@relight/models/backends/self-test.js';

const RIGHT = { verdict: 'right', attention: 'fused', error: 1e-7, problem: null } as const;
const FINDINGS: Readonly<Record<string, Omit<ProviderFinding, 'provider'>>> = {
  fast: { ...RIGHT, milliseconds: 1 },
  plain: { ...RIGHT, attention: 'plain', milliseconds: 2, problem: 'fused attention: causal is off by 0.24' },
  cpu: { ...RIGHT, milliseconds: 20 },
  software: { ...RIGHT, milliseconds: 900 },
  wrong: { verdict: 'wrong', attention: null, error: 0.034, milliseconds: Infinity, problem: 'convolution is off by 0.034' },
  absent: { verdict: 'absent', attention: null, error: Infinity, milliseconds: Infinity, problem: 'no adapter' },
};
const examine = (provider: string): Promise<ProviderFinding> => Promise.resolve({ provider, ...FINDINGS[provider] });
const choose = (...providers: string[]): ReturnType<typeof chooseProvider> => chooseProvider({ providers, examine });

describe('chooseProvider()', () => {
  it('takes the first that is right, with the attention that is right there', async () => {
    expect(await choose('fast', 'cpu')).toMatchObject({ provider: 'fast', attention: 'fused', warnings: [] });
    expect(await choose('plain', 'cpu')).toMatchObject({ provider: 'plain', attention: 'plain', warnings: [] });
  });

  it('refuses one that gives wrong numbers aloud, and names the error and the next one', async () => {
    const choice = await choose('wrong', 'cpu');
    expect(choice).toMatchObject({ provider: 'cpu', attention: 'fused' });
    expect(choice.warnings).toEqual(['Execution provider "wrong" is refused: convolution is off by 0.034; "cpu" is tried instead']);
    expect(choice.findings.map(({ provider, verdict }) => [provider, verdict])).toEqual([
      ['wrong', 'wrong'],
      ['cpu', 'right'],
    ]);
  });

  it('passes over what is not to be had, and what is slower than the processor', async () => {
    expect(await choose('absent', 'cpu')).toMatchObject({ provider: 'cpu', warnings: [] });
    expect(await choose('software', 'cpu')).toMatchObject({ provider: 'cpu', warnings: [] });
    expect(await choose('software')).toMatchObject({ provider: 'software' });
  });

  it('throws `unsupported` when none is left, and says why', async () => {
    await expect(choose('absent', 'wrong')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(/absent: no adapter; wrong: convolution is off by 0\.034/),
    });
    await expect(choose()).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('finds the CPU on every machine', async () => {
    expect(await chooseProvider({ providers: ['no-such-provider', 'cpu'] })).toMatchObject({
      provider: 'cpu',
      attention: 'fused',
      findings: [{ provider: 'no-such-provider', verdict: 'absent' }, { verdict: 'right' }],
    });
  });
});
