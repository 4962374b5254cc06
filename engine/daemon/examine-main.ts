import { examineProvider } from '@relight/models/backends/examine-provider.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { checkModel } from '../assemble.js';
import { executionProviders } from '../execution-providers.js';
import { BACKENDS } from '../media/open-backend.js';
import type { RelightRequest } from '../relight-request.js';
import type { Examination, Finding } from './examine.js';

/** A forked child's main file: tries every media backend and model, tells what it found, and leaves. See examine.ts. */
const modelsFolder = process.argv[2] ?? null;
const MODELS: readonly RelightRequest['model'][] = ['lite', 'light-a-video'];

/** Half the time of the whole examination; a graphics processor takes two seconds. */
const PROVIDER_TIMEOUT_MS = 15_000;

async function attempt(id: string, action: () => Promise<string | null>): Promise<Finding> {
  try {
    const problem = await action();
    return { id, works: problem === null, problem };
  } catch (thrown) {
    return { id, works: false, problem: RelightError.from(thrown).message };
  }
}

async function examine(): Promise<Examination> {
  const media = await Promise.all(Object.entries(BACKENDS).map(([id, create]) => attempt(id, () => create().unavailable())));
  const models: Finding[] = [];
  for (const id of MODELS) {
    const finding = await attempt(id, async () => {
      await checkModel(id, modelsFolder);
      return null;
    });
    models.push(finding);
  }
  const providers: Finding[] = [];
  for (const id of executionProviders()) {
    const { verdict, problem } = await examineProvider(id, { timeoutMs: PROVIDER_TIMEOUT_MS });
    providers.push(verdict === 'right' ? { id, works: true, problem: null } : { id, works: false, problem });
  }
  return { media, models, providers };
}

process.send?.(await examine(), undefined, undefined, () => process.exit(0));
