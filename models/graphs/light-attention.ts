import { attend } from './attention.js';
import { add, multiply, subtract } from './ops.js';
import { keysAndValues, outProjection, queries, selfAttention, type SelfAttention } from './transformer.js';
import type { GraphBuilder } from './graph.js';

/**
 * Where frames look at each other. `decoder`, as Light-A-Video is coded: up blocks 1 and 2, queries of each frame. `all`, as its paper has it:
 * every self-attention, queries of the mean too.
 */
export type LightAttentionSites = 'decoder' | 'all';

const DECODER = /^up_blocks\.[12]\./;

/**
 * Consistent light attention (Light-A-Video, section 4.2): self-attention that is mixed with attention to the mean of all frames. At site k the
 * graph gives `light{k}`, the normalised tokens (batch, T, C), and is cut; it goes on with `shared{k}`, their mean over all frames of one
 * guidance stream, repeated for the batch, and `mix` (1), the share of the shared part in [0, 1]. Keys and values are linear without bias, so those of
 * the mean are the mean of those of the frames.
 */
export function createLightAttention(graph: GraphBuilder, sites: LightAttentionSites): SelfAttention {
  const mix = graph.input('mix', [1]);
  let site = 0;
  return (at, x, options) => {
    if (sites === 'decoder' && !DECODER.test(at.path)) return selfAttention(at, x, options);
    const index = site++;
    graph.output(`light${index}`, x);
    graph.cut(`light${index}`);
    const shared = graph.input(`shared${index}`, x.dims);
    const query = queries(at, x);
    const own = attend(graph, query, ...keysAndValues(at, x), options);
    const sharedQuery = sites === 'all' ? queries(at, shared) : query;
    const common = attend(graph, sharedQuery, ...keysAndValues(at, shared), options);
    // own + mix (common - own): exactly `own` where the mix is 0, and where all frames are alike.
    return outProjection(at, add(graph, own, multiply(graph, mix, subtract(graph, common, own))));
  };
}
