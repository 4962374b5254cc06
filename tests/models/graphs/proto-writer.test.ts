import { describe, expect, it } from '@jest/globals';
import { createProtoWriter } from '@relight/models/graphs/proto-writer.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('createProtoWriter()', () => {
  it('writes protobuf as its documentation shows it', () => {
    expect(hex(createProtoWriter().integer(1, 150).finish())).toBe('089601');
    expect(hex(createProtoWriter().text(2, 'testing').finish())).toBe('120774657374696e67');
    expect(hex(createProtoWriter().bytes(3, createProtoWriter().integer(1, 150).finish()).finish())).toBe('1a03089601');
    expect(hex(createProtoWriter().integer(1, -2).finish())).toBe('08feffffffffffffffff01');
    expect(hex(createProtoWriter().float(2, 1).finish())).toBe('150000803f');
  });

  it('writes offsets past 32 bits, and field numbers past 15', () => {
    expect(
      hex(
        createProtoWriter()
          .integer(20, 2 ** 35)
          .finish(),
      ),
    ).toBe('a001808080808001');
  });
});
