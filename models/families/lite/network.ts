import type { Session } from '../../backends/onnx.js';
import { ModelError } from '../../model-error.js';
import { tensor, type Tensor } from '../../tensor.js';
import { coverBorder } from './cover-border.js';
import { decay } from './decay.js';
import { detailSlope } from './detail-normal.js';
import type { Extent } from './extent.js';
import { createFields, type Fields } from './fields.js';
import type { Geometry } from './geometry.js';
import type { Picture } from './picture.js';

/** The network is cautious; this gives its forms their full contrast. */
const BOOST = 1.3;

/**
 * Geometry by the embedded network: `view` (1, 5, h, w) = R'G'B' in [0, 1], X right and Y up in [-1, 1] at pixel centres ->
 * `normal` (1, 3, h, w), `log_shading` (1, 3, h, w), `depth` (1, 1, h, w), `foreground` (1, 1, h, w) as a logit. Owns the session.
 */
export function createNetworkGeometry(session: Session): Geometry {
  let coordinates: { readonly extent: Extent; readonly planes: Float32Array } | null = null;
  return {
    async estimate(picture) {
      const { width, height } = picture;
      if (coordinates?.extent.width !== width || coordinates.extent.height !== height) {
        coordinates = { extent: { width, height }, planes: coordinatePlanes(picture) };
      }
      const view = tensor([1, 5, height, width]);
      view.data.set(picture.display);
      view.data.set(coordinates.planes, 3 * width * height);
      const outputs = await session.run({ view });
      const plane = (name: string, channels: number): Float32Array =>
        coverBorder(checked(outputs[name], name, [1, channels, height, width]), picture);
      return fieldsOf(picture, {
        normal: plane('normal', 3),
        logShading: plane('log_shading', 3),
        depth: plane('depth', 1),
        foreground: plane('foreground', 1),
      });
    },
    dispose: () => session.dispose(),
  };
}

function coordinatePlanes({ width, height }: Extent): Float32Array {
  const planes = new Float32Array(2 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      planes[at] = (2 * x + 1) / width - 1;
      planes[at + width * height] = 1 - (2 * y + 1) / height;
    }
  }
  return planes;
}

function checked(output: Tensor | undefined, name: string, dims: readonly number[]): Float32Array {
  if (output?.dims.join() === dims.join()) return output.data;
  throw new ModelError(
    'broken',
    `Output "${name}" of the network is [${output?.dims.join(', ') ?? 'absent'}]: [${dims.join(', ')}] is wanted`,
  );
}

type Outputs = Pick<Fields, 'normal' | 'logShading' | 'depth' | 'foreground'>;

/** Raw outputs to fields: contrast and fine relief into the normals' direction, their length kept as certainty. */
function fieldsOf(picture: Picture, raw: Outputs): Fields {
  const fields = createFields(picture);
  const size = picture.width * picture.height;
  const slope = detailSlope(picture.logLuminance, picture);
  const { normal, foreground: logits } = raw;
  const { normal: sharpened, foreground } = fields;
  for (let at = 0; at < size; at++) {
    const rx = normal[at];
    const ry = normal[at + size];
    const rz = normal[at + 2 * size];
    const certainty = Math.sqrt(rx * rx + ry * ry + rz * rz);
    const inverse = certainty > 1e-6 ? 1 / certainty : 0;
    const x = BOOST * rx * inverse - slope[at];
    const y = BOOST * ry * inverse - slope[at + size];
    const z = inverse > 0 ? (rz > 0 ? rz * inverse : 0) : 1;
    const length = Math.sqrt(x * x + y * y + z * z);
    const scale = (certainty < 1 ? certainty : 1) / (length > 1e-6 ? length : 1e-6);
    sharpened[at] = x * scale;
    sharpened[at + size] = y * scale;
    sharpened[at + 2 * size] = z * scale;
    const sure = 1 / (1 + decay(Math.abs(logits[at])));
    foreground[at] = logits[at] > 0 ? sure : 1 - sure;
  }
  fields.logShading.set(raw.logShading);
  fields.depth.set(raw.depth);
  return fields;
}
