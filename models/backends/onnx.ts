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
  /** Folder that the graph's references to weight files start from; needed by a graph from bytes that has any. */
  readonly externalFolder?: string;
  /**
   * For models whose runs take much memory, which is given back after each run, for some 5 % of speed. `fast`: weights stay memory-mapped, too,
   * without copies in other layouts, for another 5 to 15 %. `lean`: weights are laid out anew. Full optimisation and kept memory unless said.
   */
  readonly load?: 'fast' | 'lean';
  /** Refuses a provider that would leave operators to the CPU, instead of moving every value there and back. */
  readonly wholeGraph?: boolean;
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
  options: SessionOptions,
): Promise<{ session: InferenceSession; provider: string }> {
  const refusals: string[] = [];
  for (const provider of options.providers) {
    const sessionOptions = settings(provider, options);
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
  const broken = refusals.some((line) => /protobuf|invalid|load model|no graph|ModelProto|external/i.test(line));
  throw new ModelError(
    broken ? 'broken' : 'unsupported',
    `Cannot load model ${what}: ${refusals.join('; ') || 'no execution provider was named'}`,
  );
}

function settings(
  provider: string,
  { threads, externalFolder, load, wholeGraph = false }: SessionOptions,
): InferenceSession.SessionOptions {
  // Spinning threads burn about a fifth more CPU time on a busy desktop for no gain.
  const extra: Record<string, string> = { 'session.intra_op.allow_spinning': '0' };
  if (load === 'fast') extra['session.disable_prepacking'] = '1';
  if (externalFolder) extra['session.model_external_initializers_file_folder_path'] = externalFolder;
  if (wholeGraph && provider !== 'cpu') extra['session.disable_cpu_ep_fallback'] = '1';
  return {
    executionProviders: [provider],
    // The highest level lays convolution weights out anew, which copies them.
    graphOptimizationLevel: load === 'fast' ? 'extended' : 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // An arena keeps twice the most that a run of its session took: gigabytes, with the many sessions of a large model.
    enableCpuMemArena: load === undefined,
    enableMemPattern: load === undefined,
    logSeverityLevel: 3,
    extra,
  };
}

function fromOrt(name: string, value: OrtTensor): Tensor {
  if (!(value.data instanceof Float32Array)) throw new ModelError('unsupported', `Output "${name}" is ${value.type}: float32 is wanted`);
  return tensor(value.dims, value.data);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
