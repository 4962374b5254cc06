import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { resolve } from 'node:path';
import { addLightOptions, idleFlags, lightParams } from '@relight/host-bridge/cli/light-options.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';

function parsed(...args: readonly string[]) {
  const command = addLightOptions(new Command().exitOverride().configureOutput({ writeErr: () => undefined }));
  return lightParams(command.parse(args, { from: 'user' }).opts());
}

describe('addLightOptions()', () => {
  const help = addLightOptions(new Command()).helpInformation();
  const [main, diffusion] = help.split('Options of --model light-a-video:');

  it("keeps the diffusion model's flags under a heading of their own", () => {
    const flags = (group: boolean) => RELIGHT_EFFECT.params.filter((param) => (param.group === 'diffusion') === group).length;
    expect(diffusion.match(/^ {2}--/gm)).toHaveLength(flags(true) + 1);
    expect(main.match(/^ {2}--/gm)).toHaveLength(flags(false));
    expect(diffusion).toMatch(/--models <folder>[^-]*\$RELIGHT_MODELS/);
  });

  it.each([
    ['quality', 'reference'],
    ['steps', '25; with --mask: 50'],
    ['denoise-strength', '0.5'],
    ['guidance-scale', '2'],
    ['relight-steps', '15'],
    ['guidance-steps', 'all'],
    ['fusion-every', '1'],
    ['fusion-cutoff', '0.15'],
    ['fusion-decay', 'linear; with --mask: timestep'],
    ['result', 'gain; with --mask: pixels'],
    ['window-frames', '16'],
  ])('tells the default of --%s', (flag, preset) => {
    const entry = diffusion.replace(/\s+/g, ' ').split(/ (?=--[a-z-]+ <)/).find((text) => text.startsWith(`--${flag} <`)); // prettier-ignore
    expect(entry).toContain(`(default: ${preset})`);
  });
});

describe('lightParams()', () => {
  it('reads every kind of flag', () => {
    const params = parsed('--steps', '12', '--fusion-domain', 'log-gain', '--light-attention-mix', '.7', '--video-prompt', 'a street');
    expect([...params]).toEqual([
      ['steps', { kind: 'int', value: 12 }],
      ['lightAttentionMix', { kind: 'double', value: 0.7 }],
      ['videoPrompt', { kind: 'string', value: 'a street' }],
      ['fusionDomain', { kind: 'string', value: 'log-gain' }],
    ]);
  });

  it('makes the mask absolute, since the engine has another current folder', () => {
    expect(parsed('--mask', 'masks').get('mask')).toEqual({ kind: 'string', value: resolve('masks') });
    expect(parsed('--mask', '').get('mask')).toEqual({ kind: 'string', value: '' });
  });
});

describe('idleFlags()', () => {
  const model = (id: string) => new Map([['model', { kind: 'string', value: id } as const]]);

  it('names the flags that the model in use has no use for', () => {
    const flags = parsed('--steps', '12', '--mask', 'm', '--prompt', 'x', '--shadow', '.5');
    expect(idleFlags(flags, flags)).toBe('Note: --mask, --steps: only with --model light-a-video');
    expect(idleFlags(flags, model('light-a-video'))).toBe('Note: --shadow: only with --model lite');
  });

  it('is silent where all do something', () => {
    expect(idleFlags(parsed('--prompt', 'x', '--shadow', '.5'), new Map())).toBeNull();
    expect(idleFlags(parsed('--prompt', 'x', '--steps', '5'), model('light-a-video'))).toBeNull();
  });
});
