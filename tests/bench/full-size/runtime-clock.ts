import { InferenceSession } from 'onnxruntime-node';

/** Seconds that went by inside ONNX Runtime: evaluating graphs, and loading them. */
export interface RuntimeClock {
  readonly run: number;
  readonly load: number;
}

/** A method whose operands nobody here needs to know. */
type Method = (this: unknown, ...operands: unknown[]) => Promise<unknown>;

/**
 * Times every session that this process opens from now on, by standing in front of ONNX Runtime's own entry points: what the models do
 * between their evaluations is then what is left of the wall clock. Gives the sums so far.
 */
export function startRuntimeClock(): () => RuntimeClock {
  const spent = { run: 0, load: 0 };
  const factory = InferenceSession as unknown as Record<'create', Method>;
  const create = timed(factory.create, (seconds) => (spent.load += seconds));
  factory.create = async function (...operands) {
    const session = (await create.apply(this, operands)) as Record<'run', Method>;
    session.run = timed(session.run, (seconds) => (spent.run += seconds));
    return session;
  };
  return () => ({ ...spent });
}

function timed(method: Method, add: (seconds: number) => void): Method {
  return async function (...operands) {
    const started = performance.now();
    try {
      return await method.apply(this, operands);
    } finally {
      add((performance.now() - started) / 1000);
    }
  };
}
