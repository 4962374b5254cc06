import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examineProvider } from '@relight/models/backends/examine-provider.js';
import { chooseProvider } from '@relight/models/backends/choose-provider.js';
import { bookError } from '../parity-log.js';
import type { ProviderFinding } from '@relight/models/backends/self-test.js';

/** A Vulkan driver in software whose fused attention is really wrong: it comes with Debian's Chromium. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';
const present = process.platform === 'linux' && existsSync(SWIFTSHADER);
const describeWithDriver = present ? describe : describe.skip;
const name = `examineProvider() of WebGPU on SwiftShader${present ? '' : ` [needs ${SWIFTSHADER}, which is not installed]`}`;

describeWithDriver(name, () => {
  let finding: ProviderFinding;
  const before = process.env['VK_ICD_FILENAMES'];
  beforeAll(async () => {
    process.env['VK_ICD_FILENAMES'] = SWIFTSHADER;
    finding = await examineProvider('webgpu', { timeoutMs: 300_000 });
  }, 310_000);
  afterAll(() => {
    if (before === undefined) delete process.env['VK_ICD_FILENAMES'];
    else process.env['VK_ICD_FILENAMES'] = before;
  });

  it('finds the fused attention wrong and the rest right, in a process of its own', () => {
    expect(finding).toMatchObject({ provider: 'webgpu', verdict: 'right', attention: 'plain' });
    bookError('self-test on WebGPU', finding.error);
    expect(finding.error).toBeLessThan(1e-5);
    expect(finding.problem).toMatch(/^fused attention: .* is off by 0\.\d/);
  });

  it('runs every network wholly and right', async () => {
    const main = fileURLToPath(new URL('./networks-on-provider.js', import.meta.url));
    // A driver that ends its process must not end this one.
    const child = fork(main, ['webgpu'], { execArgv: [], env: process.env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const errors = await new Promise<unknown>((resolve) => {
      child.once('message', resolve);
      child.once('close', () => resolve(null));
    });
    expect(Object.keys(errors as object)).toEqual(['unet', 'motion', 'encoder', 'decoder']);
    for (const error of Object.values(errors as Record<string, number>)) {
      bookError('networks on WebGPU', error);
      expect(error).toBeLessThan(1e-4);
    }
  }, 600_000);

  it('is passed over for the processor, which is faster', async () => {
    const examine = (provider: string): Promise<ProviderFinding> =>
      provider === 'webgpu' ? Promise.resolve(finding) : examineProvider(provider);
    expect(await chooseProvider({ examine })).toMatchObject({ provider: 'cpu', warnings: [] });
  });
});
