import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { TensorFile } from './tensor-file.js';

/** Models of the peer, each a set of published weights. */
export type PeerModel = 'video' | 'light' | 'vae' | 'text';

/** One evaluation, as the peer is to repeat it. */
export interface PeerRun {
  readonly what: 'video' | 'light' | 'encode' | 'decode' | 'text';
  readonly inputs: Readonly<Record<string, TensorFile>>;
  /** What we computed. */
  readonly expected: TensorFile;
  readonly time?: number;
  readonly guidance?: number;
  readonly mix?: number;
}

/** What it took, and how far our result is from the peer's: root of the mean square difference over that of the peer's values. */
export interface PeerResult {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly difference: number;
}

export interface PeerFacts {
  readonly torch: string;
  readonly diffusers: string;
  readonly threads: number;
  readonly device: string;
}

/** diffusers with PyTorch in a process of its own. */
export interface Peer {
  readonly facts: PeerFacts;
  readonly pid: number;
  /** Seconds it took. */
  load(what: PeerModel, folder: string): Promise<number>;
  drop(what: PeerModel): Promise<void>;
  run(run: PeerRun): Promise<PeerResult>;
  close(): void;
}

/** Starts the peer with the Python interpreter `python`. Rejects with what it said where it does not run. */
export async function startPeer(
  python: string,
  options: { readonly root: string; readonly threads: number; readonly device: string },
): Promise<Peer> {
  const script = `${options.root}/tests/bench/full-size/peer.py`;
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, RELIGHT_PEER_THREADS: String(options.threads), RELIGHT_PEER_DEVICE: options.device, HF_HUB_OFFLINE: '1' },
  });
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(new Error(`The peer ended early (${signal ?? code})`)));
  });
  failed.catch(() => undefined);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (command: object): Promise<Readonly<Record<string, unknown>>> => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    const line = await Promise.race([lines.next(), failed]);
    const answer = asRecord(JSON.parse(String(line.value)));
    if (typeof answer.error === 'string') throw new Error(`The peer failed: ${answer.error}`);
    return answer;
  };
  const facts = await ask({ do: 'describe' });
  return {
    facts: { torch: String(facts.torch), diffusers: String(facts.diffusers), threads: Number(facts.threads), device: String(facts.device) },
    pid: child.pid ?? 0,
    load: async (what, folder) => Number((await ask({ do: 'load', what, folder })).seconds),
    async drop(what) {
      await ask({ do: 'drop', what });
    },
    async run(run) {
      const { seconds, cpuSeconds, difference } = await ask({ do: 'run', ...run });
      return { seconds: Number(seconds), cpuSeconds: Number(cpuSeconds), difference: Number(difference) };
    },
    close() {
      child.stdin.end();
    },
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('The peer did not answer with an object');
  return value as Readonly<Record<string, unknown>>;
}
