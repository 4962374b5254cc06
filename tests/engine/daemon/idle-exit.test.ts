import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestEngine } from '../../fakes/test-engine.js';
import { text, wireRequest } from '../../fakes/wire-request.js';

const never = new AbortController().signal;

describe('idle exit', () => {
  it('ends an engine that a client started when its last client and job are gone, not before', async () => {
    const auto = await startTestEngine({ idleMs: 150 });
    let ended = false;
    void auto.daemon.closed.then(() => (ended = true));
    const visitor = await auto.client({ keepsJobs: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ended).toBe(false);
    const gate = join(auto.scratch, 'gate');
    const accepted = new Promise<void>((resolve) => {
      visitor
        .relight(wireRequest({ prompt: text('gate'), negativePrompt: text(gate) }), { signal: never, onAccepted: () => resolve() })
        .catch(() => undefined);
    });
    await accepted;
    visitor.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ended).toBe(false);
    await writeFile(gate, '');
    await auto.daemon.closed;
    expect(existsSync(join(auto.home.folder, 'engine.json'))).toBe(false);
    await auto.stop();
  });

  it('ends one that nobody ever came to', async () => {
    const auto = await startTestEngine({ idleMs: 50 });
    await auto.daemon.closed;
    await auto.stop();
  });
});
