import { ModelError } from '../model-error.js';
import { examineProvider } from './examine-provider.js';
import type { ProviderFinding } from './self-test.js';
import type { AttentionVariant } from '../graphs/attention.js';

/** The execution provider to run models on. */
export interface ProviderChoice {
  readonly provider: string;
  /** The form of attention that is right there. */
  readonly attention: AttentionVariant;
  /** One line for each provider that was refused. */
  readonly warnings: readonly string[];
  /** Every provider that was looked at, the chosen one last. */
  readonly findings: readonly ProviderFinding[];
}

export interface ProviderOptions {
  /** Names as ONNX Runtime knows them, best first; by default those of PROVIDERS. */
  readonly providers?: readonly string[];
  /** Tries one of them; by default on the machine itself. */
  readonly examine?: (provider: string) => Promise<ProviderFinding>;
}

/** What is tried, best first: the graphics processor through WebGPU (Direct3D 12, Metal or Vulkan), then the processor. */
export const PROVIDERS: readonly string[] = ['webgpu', 'cpu'];

/**
 * Takes the first provider that passes its self-test. One that gives wrong numbers, or ends its process, is refused with a
 * warning; one that is not to be had is passed over, and so is one that is slower than the `cpu` named after it: a software
 * driver. Throws ModelError `unsupported` when none is left.
 */
export async function chooseProvider({
  providers = PROVIDERS,
  examine = (provider) => examineProvider(provider),
}: ProviderOptions = {}): Promise<ProviderChoice> {
  const findings: ProviderFinding[] = [];
  const warnings: string[] = [];
  for (const [index, provider] of providers.entries()) {
    const finding = await examine(provider);
    findings.push(finding);
    const { attention } = finding;
    const trusted = finding.verdict === 'right' && attention !== null;
    if (trusted && !(providers.indexOf('cpu') > index && (await isSlower(finding)))) return { provider, attention, warnings, findings };
    const next = index + 1 < providers.length ? `"${providers[index + 1]}" is tried instead` : 'there is no other';
    if (finding.verdict === 'wrong') warnings.push(`Execution provider "${provider}" is refused: ${finding.problem}; ${next}`);
  }
  const why = findings.map(({ provider, problem }) => `${provider}: ${problem}`).join('; ');
  throw new ModelError('unsupported', `No execution provider here can be trusted (${why || 'none was named'})`);

  async function isSlower({ milliseconds }: ProviderFinding): Promise<boolean> {
    const processor = await examine('cpu');
    return processor.verdict === 'right' && processor.milliseconds < milliseconds;
  }
}
