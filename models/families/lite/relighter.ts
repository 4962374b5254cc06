import { loadSession } from '../../backends/onnx.js';
import { createFarneback } from '../../flow/farneback.js';
import type { OpticalFlow } from '../../interfaces/flow.js';
import type { ImageRelighter, RelightRun, RelitGain } from '../../interfaces/image-relighter.js';
import type { LightTrack } from '../../interfaces/light.js';
import { ModelError } from '../../model-error.js';
import { tensor } from '../../tensor.js';
import { fromClipConstants, toClipConstants, type LiteConstants } from './clip-constants.js';
import { createClipStatistics } from './clip-statistics.js';
import { createFlatGeometry } from './flat-geometry.js';
import { delight, writeGain } from './gain.js';
import type { Geometry } from './geometry.js';
import { patternExtent, writeGobo } from './gobo.js';
import { createNetworkGeometry } from './network.js';
import { pictureOf } from './picture.js';
import { shade } from './shade.js';
import { createStabiliser } from './stabilise.js';
import { writeVeil } from './veil.js';
import { viewSize } from './view-size.js';

export interface LiteOptions {
  /** Path of the network's ONNX file; not needed for flat geometry. */
  readonly weights: string | null;
  /** `flat` shades every surface as facing the viewer, without weights; it is never fallen back to unasked. */
  readonly geometry: 'network' | 'flat';
  readonly threads: number;
}

/**
 * The embedded relighter: fields per frame, steadied along the flow, shaded in closed form, given as a gain on the untouched source.
 * Throws ModelError `missing` without weights for the network, `broken` for weights that do not load.
 */
export async function createLiteRelighter(options: LiteOptions): Promise<ImageRelighter> {
  const geometry = await createGeometry(options);
  const flow = await createFarneback();
  return {
    id: 'lite',
    viewSize,
    async analyse(views, condition, signal) {
      const statistics = createClipStatistics();
      for await (const { frame, view } of views) {
        signal.throwIfAborted();
        const picture = pictureOf(view, 0);
        statistics.add(picture, await geometry.estimate(picture), condition.at(frame));
      }
      return toClipConstants(statistics.finish());
    },
    begin: ({ condition, constants }) => createRun(geometry, flow, condition, fromClipConstants(constants)),
    dispose: () => geometry.dispose(),
  };
}

async function createGeometry({ weights, geometry, threads }: LiteOptions): Promise<Geometry> {
  if (geometry === 'flat') return createFlatGeometry();
  if (weights === null) throw new ModelError('missing', 'Model "lite" has no weights file: a path is wanted, or flat geometry');
  return createNetworkGeometry(await loadSession(weights, { providers: ['cpu'], threads }));
}

function createRun(geometry: Geometry, flow: OpticalFlow, track: LightTrack, constants: LiteConstants): RelightRun {
  const stabiliser = createStabiliser(flow);
  let last = -1;
  return {
    async relight(view, indices, signal) {
      const [frames, , height, width] = view.dims;
      const conditions = indices.map((index) => track.at(index));
      const out = createGains(
        frames,
        { width, height },
        conditions.some(({ gobo }) => gobo !== null),
      );
      for (let frame = 0; frame < frames; frame++) {
        signal.throwIfAborted();
        const picture = pictureOf(view, frame);
        const condition = conditions[frame];
        // Fields are only steadied between neighbours: a gap in time is a cut.
        if (indices[frame] !== last + 1) stabiliser.reset();
        last = indices[frame];
        const fields = stabiliser.next({ fields: await geometry.estimate(picture), grey: picture.grey });
        const shading = shade(fields, condition);
        const part = (data: Float32Array): Float32Array =>
          data.subarray((frame * data.length) / frames, ((frame + 1) * data.length) / frames);
        const gain = part(out.gain.data);
        const withoutOld = delight(fields.logShading, constants, condition, gain);
        writeGain(gain, shading.light, withoutOld, constants.exposure * condition.exposure);
        writeVeil(part(out.offset.data), picture, condition);
        if (out.pattern !== null) writeGobo(part(out.pattern.data), picture, fields, shading, condition, constants.subject);
      }
      return out;
    },
    dispose: () => stabiliser.reset(),
  };
}

function createGains(frames: number, extent: { readonly width: number; readonly height: number }, withPattern: boolean): RelitGain {
  const dims = [frames, 3, extent.height, extent.width];
  const { width, height } = patternExtent(extent);
  return { kind: 'gain', gain: tensor(dims), offset: tensor(dims), pattern: withPattern ? tensor([frames, 3, height, width]) : null };
}
