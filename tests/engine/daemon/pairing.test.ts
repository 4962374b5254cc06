import { describe, expect, it } from '@jest/globals';
import { createPairing, PAIRING_SECONDS, PAIRING_TRIES } from '@relight/engine/daemon/pairing.js';
import type { Pairing } from '@relight/engine/daemon/pairing.js';

function door(): { readonly pairing: Pairing; readonly codes: string[]; readonly wait: (seconds: number) => void } {
  const codes: string[] = [];
  let now = 1_000_000;
  const pairing = createPairing({ show: (code) => void codes.push(code), now: () => now });
  return { pairing, codes, wait: (seconds) => void (now += seconds * 1000) };
}
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('pairing', () => {
  it('shows six digits and lets in who repeats them, once', () => {
    const { pairing, codes } = door();
    const ticket = pairing.start('panel');
    expect(codes[0]).toMatch(/^\d{6}$/);
    expect(pairing.check(ticket, codes[0])).toBe(true);
    expect(() => pairing.check(ticket, codes[0])).toThrow(/no longer good/);
  });

  it('makes a new code each time', () => {
    const { pairing, codes } = door();
    for (let i = 0; i < 20; i += 1) pairing.start('panel');
    expect(new Set(codes).size).toBeGreaterThan(15);
  });

  it('shuts the door after three wrong codes, also for the right one and for other clients, until two minutes have passed', () => {
    const { pairing, codes, wait } = door();
    const ticket = pairing.start('panel');
    for (let i = 1; i < PAIRING_TRIES; i += 1) expect(pairing.check(ticket, wrong(codes[0]))).toBe(false);
    expect(() => pairing.check(ticket, wrong(codes[0]))).toThrow(/wrong codes/);
    expect(() => pairing.check(ticket, codes[0])).toThrow(/wrong codes/);
    expect(() => pairing.start('another')).toThrow(/try again in 120 s/);
    wait(PAIRING_SECONDS);
    const next = pairing.start('another');
    expect(pairing.check(next, codes[1])).toBe(true);
  });

  it('does not give three new tries with every new request', () => {
    const { pairing, codes } = door();
    const tryWrong = (): boolean => pairing.check(pairing.start('guesser'), wrong(codes.at(-1) ?? ''));
    expect(tryWrong()).toBe(false);
    expect(tryWrong()).toBe(false);
    expect(tryWrong).toThrow(/wrong codes/);
  });

  it('forgets a code after two minutes', () => {
    const { pairing, codes, wait } = door();
    const ticket = pairing.start('panel');
    wait(PAIRING_SECONDS);
    expect(() => pairing.check(ticket, codes[0])).toThrow(/no longer good/);
  });

  it('only knows the newest request', () => {
    const { pairing, codes } = door();
    const first = pairing.start('one');
    pairing.start('two');
    expect(() => pairing.check(first, codes[0])).toThrow(/no longer good/);
  });

  it.each(['', '12345', '1234567', '0000000000', '１２３４５６'])('counts %j as wrong', (code) => {
    const { pairing } = door();
    expect(pairing.check(pairing.start('panel'), code)).toBe(false);
  });
});
