/** Writes one protobuf message, field after field; a nested message is a finished writer's bytes. */
export interface ProtoWriter {
  /** int32, int64 and enum fields; negative numbers take ten bytes, as protobuf wants. */
  integer(field: number, value: number): ProtoWriter;
  float(field: number, value: number): ProtoWriter;
  text(field: number, value: string): ProtoWriter;
  /** Bytes, or a nested message. */
  bytes(field: number, value: Uint8Array): ProtoWriter;
  finish(): Uint8Array;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const encoder = new TextEncoder();

/** An empty message. ONNX needs only these few kinds of field, and the models are built anew at each start, so no library is asked. */
export function createProtoWriter(): ProtoWriter {
  const parts: Uint8Array[] = [];
  let size = 0;
  const append = (part: Uint8Array): void => {
    parts.push(part);
    size += part.length;
  };
  const writer: ProtoWriter = {
    integer(field, value) {
      append(varint(field * 8 + VARINT));
      append(value < 0 ? negativeVarint(value) : varint(value));
      return writer;
    },
    float(field, value) {
      append(varint(field * 8 + FIXED32));
      const four = new Uint8Array(4);
      new DataView(four.buffer).setFloat32(0, value, true);
      append(four);
      return writer;
    },
    text: (field, value) => writer.bytes(field, encoder.encode(value)),
    bytes(field, value) {
      append(varint(field * 8 + LENGTH_DELIMITED));
      append(varint(value.length));
      append(value);
      return writer;
    },
    finish() {
      const message = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        message.set(part, at);
        at += part.length;
      }
      return message;
    },
  };
  return writer;
}

/** Safe integers only: file offsets pass 32 bits, so no bitwise operators. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

function negativeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) + 128);
    rest /= 128n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
