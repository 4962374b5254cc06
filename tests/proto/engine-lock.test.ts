import { describe, expect, it } from '@jest/globals';
import { parseEngineLock } from '@relight/proto/engine-lock.js';

const LOCK = { pid: 12, port: 8787, token: 't', buildId: 'b', protocolMajor: 1, protocolMinor: 0 };

describe('parseEngineLock()', () => {
  it('reads what an engine writes, and skips what it does not know', () => {
    expect(parseEngineLock(JSON.stringify({ ...LOCK, more: [1] }))).toEqual(LOCK);
  });

  it.each(['', '{', 'null', '[]', '3', ...Object.keys(LOCK).map((name) => JSON.stringify({ ...LOCK, [name]: undefined }))])(
    'is null for %s',
    (text) => {
      expect(parseEngineLock(text)).toBeNull();
    },
  );

  it.each([{ pid: 0 }, { pid: -1 }, { pid: '12' }, { port: 65536 }, { port: 1.5 }, { token: '' }, { buildId: 3 }])(
    'is null with %j',
    (change) => {
      expect(parseEngineLock(JSON.stringify({ ...LOCK, ...change }))).toBeNull();
    },
  );
});
