import { access } from 'node:fs/promises';
import type * as OnnxRuntime from 'onnxruntime-node';
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { ModelError } from '../model-error.js';
import { tensor, type Tensor } from '../tensor.js';

/** Tensors by the names the graph gives them. */
export type Tensors = Readonly<Record<string, Tensor>>;

export interface SessionOptions {
  /** ONNX Runtime's execution providers, best first; each is tried alone, so that the one that runs is known. */
  readonly providers: readonly string[];
  /** Threads inside one operator, at least 1. */
  readonly threads: number;
}

/** A loaded graph. `run` blocks the JS thread while it computes: call it only where blocking is allowed. */
export interface Session {
  /** The execution provider that took the graph. */
  readonly provider: string;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Tensors): Promise<Tensors>;
  dispose(): Promise<void>;
}

/**
 * Loads an ONNX graph from a file or from bytes; the only door to ONNX Runtime.
 * Throws ModelError: `missing` (no such file), `broken` (not a graph), `unsupported` (no runtime or no provider here).
 */
export async function loadSession(source: string | Uint8Array, options: SessionOptions): Promise<Session> {
  if (typeof source === 'string') await mustExist(source);
  const ort = await import('onnxruntime-node').catch((cause: unknown) => {
    throw new ModelError('unsupported', `ONNX Runtime does not run here (${process.platform} ${process.arch}): ${reason(cause)}`, {
      cause,
    });
  });
  const { session, provider } = await createSession(ort, source, options);
  return {
    provider,
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds) {
      const inputs: Record<string, OrtTensor> = {};
      for (const [name, value] of Object.entries(feeds)) inputs[name] = new ort.Tensor('float32', value.data, value.dims);
      const outputs: Record<string, Tensor> = {};
      for (const [name, value] of Object.entries(await session.run(inputs))) outputs[name] = fromOrt(name, value);
      return outputs;
    },
    dispose: () => session.release(),
  };
}

async function mustExist(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new ModelError('missing', `Cannot read model "${path}": ${reason(cause)}`, { cause });
  });
}

async function createSession(
  ort: typeof OnnxRuntime,
  source: string | Uint8Array,
  { providers, threads }: SessionOptions,
): Promise<{ session: InferenceSession; provider: string }> {
  const refusals: string[] = [];
  for (const provider of providers) {
    const sessionOptions: InferenceSession.SessionOptions = {
      executionProviders: [provider],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      // Spinning threads burn about a fifth more CPU time on a busy desktop for no gain.
      extra: { 'session.intra_op.allow_spinning': '0' },
    };
    try {
      const create = ort.InferenceSession;
      const session =
        typeof source === 'string' ? await create.create(source, sessionOptions) : await create.create(source, sessionOptions);
      return { session, provider };
    } catch (error) {
      refusals.push(`${provider}: ${reason(error)}`);
    }
  }
  const what = typeof source === 'string' ? `"${source}"` : `of ${source.byteLength} bytes`;
  const broken = refusals.some((line) => /protobuf|invalid|load model|no graph|ModelProto/i.test(line));
  throw new ModelError(
    broken ? 'broken' : 'unsupported',
    `Cannot load model ${what}: ${refusals.join('; ') || 'no execution provider was named'}`,
  );
}

function fromOrt(name: string, value: OrtTensor): Tensor {
  if (!(value.data instanceof Float32Array)) throw new ModelError('unsupported', `Output "${name}" is ${value.type}: float32 is wanted`);
  return tensor(value.dims, value.data);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
