import { ModelError } from '../model-error.js';
import { ATTENTION_ANSWERS, OPERATOR_ANSWERS } from './known-answers.js';
import { fingerprint, relativeError } from './fingerprint.js';
import { attentionTest, operatorTest, workTest, type TestGraph } from './self-test-graphs.js';
import type { AttentionVariant } from '../graphs/attention.js';
import type { Tensors } from './onnx.js';

/** What was found out about an execution provider on this machine. */
export interface ProviderFinding {
  readonly provider: string;
  /** `right` and to be trusted, `wrong` numbers or a crash, or `absent`: not to be had here. */
  readonly verdict: 'right' | 'wrong' | 'absent';
  /** The form of attention that is right there. */
  readonly attention: AttentionVariant | null;
  /** Greatest relative RMS error of what will be used; Infinity where nothing could be run. */
  readonly error: number;
  /** What a fixed piece of work takes there once it is warm; Infinity where it was not run. */
  readonly milliseconds: number;
  /** Why it is not trusted, or why attention is not fused: part of a line, or null. */
  readonly problem: string | null;
}

/**
 * Runs a graph on the provider under test, and says how long a second run took if it is `timed`. Rejects with ModelError
 * `unsupported` where the provider is not to be had.
 */
export type GraphRunner = (test: TestGraph) => Promise<{ readonly outputs: Tensors; readonly milliseconds: number }>;

/** Float32 on sound hardware is off by 1e-5 at most; what was ever seen wrong is off by 1e-2 at least. */
const MOST_ERROR = 1e-3;
const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];

/** Asks an execution provider for answers that are known, of every kind of operator that the models use. */
export async function selfTest(provider: string, run: GraphRunner): Promise<ProviderFinding> {
  const refused = (verdict: 'wrong' | 'absent', { error, problem }: Outcome): ProviderFinding => {
    return { provider, verdict, attention: null, error, milliseconds: Infinity, problem };
  };
  const operators = await worst(operatorTest(), OPERATOR_ANSWERS, run);
  if (operators.problem !== null) return refused(operators.absent ? 'absent' : 'wrong', operators);
  const problems: string[] = [];
  let error = Infinity;
  for (const attention of VARIANTS) {
    const found = await worst(attentionTest(attention), ATTENTION_ANSWERS, run);
    error = Math.max(found.error, operators.error);
    if (found.problem === null) {
      const { milliseconds } = await run(workTest());
      return { provider, verdict: 'right', attention, error, milliseconds, problem: problems[0] ?? null };
    }
    problems.push(`${attention} attention: ${found.problem}`);
  }
  return refused('wrong', { error, problem: problems.join('; '), absent: false });
}

interface Outcome {
  readonly error: number;
  readonly problem: string | null;
  readonly absent: boolean;
}

async function worst(test: TestGraph, answers: Readonly<Record<string, readonly number[]>>, run: GraphRunner): Promise<Outcome> {
  try {
    const { outputs } = await run(test);
    const errors = Object.entries(answers).map(([name, right]) => {
      const error = outputs[name] === undefined ? Infinity : relativeError(fingerprint(outputs[name].data), right);
      return { name, error };
    });
    const most = errors.reduce((a, b) => (b.error > a.error ? b : a));
    const limit = `relative RMS, at most ${MOST_ERROR} is allowed`;
    const problem = most.error > MOST_ERROR ? `${most.name} is off by ${most.error.toPrecision(2)} (${limit})` : null;
    return { error: most.error, problem, absent: false };
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown);
    return { error: Infinity, problem: said, absent: thrown instanceof ModelError && thrown.code === 'unsupported' };
  }
}
