import { expect, it } from '@jest/globals';
import { pixelFormat } from '@relight/engine/media/pixel-format.js';

it.each([
  ['yuv420p', 'yuv', 8, false, [2, 2]],
  ['yuvj422p', 'yuv', 8, false, [2, 1]],
  ['yuv420p10le', 'yuv', 10, false, [2, 2]],
  ['yuva444p12le', 'yuv', 12, true, [1, 1]],
  ['p010le', 'yuv', 10, false, [1, 1]],
  ['gbrp16le', 'rgb', 16, false, [1, 1]],
  ['gbrapf32le', 'rgb', 32, true, [1, 1]],
  ['rgb24', 'rgb', 8, false, [1, 1]],
  ['rgb48be', 'rgb', 16, false, [1, 1]],
  ['rgba64be', 'rgb', 16, true, [1, 1]],
  ['gray', 'grey', 8, false, [1, 1]],
  ['gray10le', 'grey', 10, false, [1, 1]],
  ['ya16be', 'grey', 16, true, [1, 1]],
])('pixelFormat() reads %s', (name, family, bitDepth, hasAlpha, chroma) => {
  expect(pixelFormat(name)).toMatchObject({
    family,
    bitDepth,
    hasAlpha,
    chroma,
    float: name.includes('f32'),
    fullRange: name.includes('yuvj'),
  });
});
