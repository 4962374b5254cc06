import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ModelError } from '../model-error.js';

/** A file in the making that has lain still for longer than this belongs to a process that is gone, wherever that ran. */
const ABANDONED_AFTER_MS = 10 * 60 * 1000;

/** What a full disk, a quota or a file system's own limit answers. */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Writes a file of `bytes` bytes that is there whole or not at all: `write` fills and checks a file of another name, which then takes the
 * place of `path`. Where `write` throws, nothing stays. Several processes may do it at once; the last one's file stands.
 * Throws ModelError `unsupported` where the folder cannot be written or the disk has not the room; what `write` throws passes through.
 */
export async function replaceFile(
  path: string,
  bytes: number,
  write: (handle: FileHandle, temporary: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `${basename(path)}.${machine()}-${process.pid}-${randomBytes(6).toString('hex')}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    await mustFit(path, bytes);
    const handle = await open(temporary, 'wx+');
    try {
      await write(handle, temporary);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw wordedFor(path, bytes, thrown);
  }
}

async function mustFit(path: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < bytes) throw noRoom(path, bytes, `${inMegabytes(bavail * bsize)} MB are free`);
}

/** A process that is killed leaves its file behind; the next one that writes here removes it. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part') && (await isAbandoned(folder, name))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [, host, pid] = /\.([0-9a-f]+)-(\d+)-[0-9a-f]+\.part$/.exec(name) ?? [];
  if (host === machine() && !isRunning(Number(pid))) return true;
  const info = await stat(join(folder, name)).catch(() => null);
  return info !== null && Date.now() - info.mtimeMs > ABANDONED_AFTER_MS;
}

/** Tells machines apart that share a folder, since a process number means nothing on another one. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** So that the new name outlasts a power cut; not every platform can open a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** An error of the file system as one plain line; any other as it is. */
function wordedFor(path: string, bytes: number, thrown: unknown): unknown {
  if (thrown instanceof ModelError || typeof thrown !== 'object' || thrown === null || !('code' in thrown) || !('syscall' in thrown)) {
    return thrown;
  }
  if (FULL.includes(String(thrown.code))) return noRoom(path, bytes, 'the disk is full', thrown);
  const why = 'message' in thrown ? String(thrown.message) : String(thrown.code);
  return new ModelError('unsupported', `Cannot write "${path}": ${why}`, { cause: thrown });
}

function noRoom(path: string, bytes: number, why: string, cause?: unknown): ModelError {
  return new ModelError(
    'unsupported',
    `Cannot write "${path}": ${why}, ${inMegabytes(bytes)} MB are wanted`,
    cause === undefined ? {} : { cause },
  );
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
