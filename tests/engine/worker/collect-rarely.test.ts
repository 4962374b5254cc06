import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Full collections while what is held grows to five times what a full collection left, in a process of its own that `prepare` starts. */
async function fullCollections(prepare: string): Promise<number> {
  const program = `
    import { constants, PerformanceObserver } from 'node:perf_hooks';
    import { setTimeout as wait } from 'node:timers/promises';
    ${prepare}
    const held = [];
    const grow = (count) => { for (let i = 0; i < count; i++) held.push(new Array(1000).fill(i)); };
    grow(2500);
    gc();
    let full = 0;
    const observer = new PerformanceObserver((list) => {
      full += list.getEntries().filter(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR).length;
    });
    observer.observe({ entryTypes: ['gc'] });
    for (let step = 0; step < 100; step++) {
      grow(100);
      await wait(1);
    }
    await wait(10);
    console.log(full, held.length);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program]);
  return Number.parseInt(stdout, 10);
}

describe('collectRarely()', () => {
  it('lets the memory grow to several times what is held before a full collection', async () => {
    const module = import.meta.resolve('@relight/engine/worker/collect-rarely.js');
    const [usual, rare] = [
      await fullCollections(''),
      await fullCollections(`import { collectRarely } from ${JSON.stringify(module)}; collectRarely();`),
    ];
    expect(usual).toBeGreaterThan(rare);
  }, 30_000);
});
