import type { Command } from 'commander';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';

/** `relight presets`: the named looks. */
export function addPresetsCommand(program: Command): void {
  program
    .command('presets')
    .description('list the named looks')
    .option('--json', 'one JSON object per line on stdout', false)
    .action(({ json }: { readonly json: boolean }) => {
      for (const { id, label, hint } of RELIGHT_EFFECT.presets) {
        process.stdout.write(json ? `${JSON.stringify({ type: 'preset', id, label, hint })}\n` : `${id.padEnd(12)} ${hint}\n`);
      }
    });
}
