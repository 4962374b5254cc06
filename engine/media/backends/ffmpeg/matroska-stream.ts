/**
 * Just enough Matroska (RFC 9559) to hand raw pictures with their own times to ffmpeg through a pipe, which raw video
 * cannot: one uncompressed track, one cluster per picture.
 */
export interface MatroskaStream {
  readonly header: Buffer;
  /** What precedes a picture of `bytes` bytes shown at `seconds`. */
  picture(seconds: number, bytes: number): Buffer;
}

/** Nanoseconds per tick. */
const TICK_NS = 10_000;

/** Size of a segment that ends when the pipe does. */
const UNKNOWN_SIZE = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

const size = (bytes: number): Buffer => {
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt(bytes) | (1n << 56n));
  return field;
};
const element = (id: string, content: Buffer): Buffer => Buffer.concat([Buffer.from(id, 'hex'), size(content.length), content]);
const text = (id: string, value: string): Buffer => element(id, Buffer.from(value, 'latin1'));
const unsigned = (id: string, value: number): Buffer => {
  const content = Buffer.alloc(8);
  content.writeBigUInt64BE(BigInt(value));
  return element(id, content);
};

/** @param fourcc FFmpeg's tag of the raw pixel format */
export function matroskaStream(width: number, height: number, fourcc: Buffer): MatroskaStream {
  const ebml = element('1a45dfa3', Buffer.concat([text('4282', 'matroska'), unsigned('4287', 4), unsigned('4285', 2)]));
  const info = element('1549a966', unsigned('2ad7b1', TICK_NS));
  const video = element('e0', Buffer.concat([unsigned('b0', width), unsigned('ba', height), element('2eb524', fourcc)]));
  const track = [unsigned('d7', 1), unsigned('73c5', 1), unsigned('83', 1), text('86', 'V_UNCOMPRESSED'), video];
  const tracks = element('1654ae6b', element('ae', Buffer.concat(track)));
  return {
    header: Buffer.concat([ebml, Buffer.from('18538067', 'hex'), UNKNOWN_SIZE, info, tracks]),
    picture(seconds, bytes) {
      const blockHeader = Buffer.from([0x81, 0, 0, 0x80]);
      const block = Buffer.concat([Buffer.from('a3', 'hex'), size(blockHeader.length + bytes), blockHeader]);
      const time = unsigned('e7', Math.round((seconds * 1e9) / TICK_NS));
      const cluster = Buffer.concat([Buffer.from('1f43b675', 'hex'), size(time.length + block.length + bytes)]);
      return Buffer.concat([cluster, time, block]);
    },
  };
}
