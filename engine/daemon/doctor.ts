import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import type { Examination, Finding } from './examine.js';

/** What an engine knows of itself. */
export interface DoctorFacts {
  readonly buildId: string;
  readonly port: number;
  readonly home: string;
  readonly jobs: number;
  readonly clients: number;
  readonly examination: Examination;
}

const MEBIBYTE = 1024 * 1024;

/** The engine's report on itself and its machine, as JSON text. */
export async function doctorReport({ buildId, port, home, jobs, clients, examination }: DoctorFacts): Promise<string> {
  const disk = await statfs(home).then(
    ({ bavail, bsize }) => Math.round((bavail * bsize) / MEBIBYTE),
    () => null,
  );
  return JSON.stringify({
    engine: {
      pid: process.pid,
      buildId,
      port,
      protocol: `${PROTOCOL_MAJOR}.${PROTOCOL_MINOR}`,
      uptimeSeconds: Math.round(process.uptime()),
    },
    work: { jobs, clients },
    media: summary(examination.media),
    models: summary(examination.models),
    providers: summary(examination.providers),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    processor: { model: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() },
    memoryMiB: { total: Math.round(totalmem() / MEBIBYTE), free: Math.round(freemem() / MEBIBYTE) },
    home: { folder: home, freeMiB: disk },
  });
}

function summary(findings: readonly Finding[]): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map(({ id, works, problem }) => [id, works ? 'works' : (problem ?? 'does not work')]));
}
