import { describe, expect, it } from '@jest/globals';
import { countValues, motionTensors, textTensors, unetTensors, vaeTensors } from './published-tensors.js';

const positions = motionTensors().filter(({ key }) => key.endsWith('.pe'));

describe('the published tables', () => {
  it.each([
    ['SD 1.5 UNet', unetTensors(4), 686, 859_520_964],
    ['IC-Light UNet', unetTensors(8), 686, 859_532_484],
    ['motion adapter', motionTensors(), 540, 417_137_600 + 563_200],
    ['position values in it', positions, 20, 563_200],
    ['VAE', vaeTensors(), 248, 83_653_863],
    ['text encoder', textTensors(49_408), 196, 123_060_480],
  ])('%s: keys and values count as published', (_, tensors, keys, values) => {
    expect(new Set(tensors.map(({ key }) => key)).size).toBe(keys);
    expect(tensors).toHaveLength(keys);
    expect(countValues(tensors)).toBe(values);
  });
});
