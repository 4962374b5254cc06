import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine, machineLine } from './machine.js';
import { benchQuality } from './bench-quality.js';
import { benchFullSize } from './full-size/bench-full-size.js';
import { benchMedia } from './media/bench-media.js';
import { benchSpeed } from './speed/bench-speed.js';
import { writeBetween } from './write-between.js';

/** Run unless parts are named. */
const USUAL = ['quality', 'speed', 'media'];
const PARTS = ['quality', 'speed', 'media', 'full-size'] as const;
const RUN = { quality: benchQuality, speed: benchSpeed, media: benchMedia, 'full-size': benchFullSize } as const;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * `npm run bench [-- quality|speed|media] [--quick]`: measures the shipped default; tables go between the README's markers. `full-size` has to be
 * named: it takes half an hour and 11 GB of random weights, in `--weights <folder>`, and knows `--provider <name>`.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, weights: { type: 'string' }, provider: { type: 'string', default: 'cpu' } },
  });
  const unknown = positionals.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown !== undefined) throw new Error(`Unknown part "${unknown}": wanted ${PARTS.join(', ')}`);
  const wanted = PARTS.filter((part) => (positionals.length === 0 ? USUAL : positionals).includes(part));
  const machine = describeMachine(ROOT);
  const results: Record<string, unknown> = { machine };
  for (const part of wanted) {
    const { figures, markdown } = await RUN[part]({
      root: ROOT,
      quick: values.quick,
      report: (line) => console.log(line),
      weights: values.weights ?? null,
      provider: values.provider,
    });
    results[part] = figures;
    const body = `${markdown}\n\n${machineLine(machine)}`;
    console.log(`\n${body}\n`);
    if (values.quick) continue;
    if (!writeBetween(join(ROOT, 'README.md'), `bench:${part}`, body)) console.log(`README.md has no markers for bench:${part}`);
  }
  if (values.quick) return;
  const folder = join(ROOT, 'tests/bench/results');
  const device = machine.cpu.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  mkdirSync(folder, { recursive: true });
  for (const part of wanted) {
    writeFileSync(
      join(folder, `${machine.date}-${device}-${part}.json`),
      `${JSON.stringify({ machine, [part]: results[part] }, null, 2)}\n`,
    );
  }
}

await main();
