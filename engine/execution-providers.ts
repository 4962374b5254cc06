import { PROVIDERS } from '@relight/models/backends/choose-provider.js';

/** What diffusion models may run on, best first: the names in $RELIGHT_PROVIDERS, parted by commas, else the graphics processor and then the processor. */
export function executionProviders(env: Readonly<Record<string, string | undefined>> = process.env): readonly string[] {
  const named = (env['RELIGHT_PROVIDERS'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return named.length > 0 ? named : PROVIDERS;
}
