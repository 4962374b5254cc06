import { describe, expect, it } from '@jest/globals';
import { isAllowedHost, isAllowedOrigin } from '@relight/engine/daemon/door.js';

describe('isAllowedHost()', () => {
  it.each(['127.0.0.1:8787', 'localhost:8787', 'LOCALHOST:8787', '[::1]:8787'])('is true for %s', (host) => {
    expect(isAllowedHost(host, 8787)).toBe(true);
  });
  it.each([
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:8788',
    'evil.example:8787',
    'localhost.evil.example:8787',
    '127.0.0.1:8787.evil.example',
    '0.0.0.0:8787',
  ])('is false for %s', (host) => expect(isAllowedHost(host, 8787)).toBe(false));
});

describe('isAllowedOrigin()', () => {
  it.each([undefined, 'null', 'file://'])('is true for %s', (origin) => expect(isAllowedOrigin(origin)).toBe(true));
  it.each([
    'http://localhost:8787',
    'https://127.0.0.1',
    'http://evil.example',
    'https://evil.example',
    'file://host',
    '',
    'chrome-extension://abc',
    'NULL',
  ])('is false for %s', (origin) => expect(isAllowedOrigin(origin)).toBe(false));
});
