import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** Keeps the last words of a program, where it says why it failed. */
const STDERR_LIMIT = 4096;

/** A running ffmpeg or ffprobe. */
export interface Tool {
  readonly process: ChildProcess;
  /** Resolves when it has ended and its pipes are closed. */
  readonly ended: Promise<ToolEnd>;
}

export interface ToolEnd {
  /** Exit status, or null when a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Starts a program from the PATH. Its stderr is collected; `stdio` describes the other pipes. */
export function startTool(
  command: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  stdio: SpawnOptions['stdio'],
  signal?: AbortSignal,
): Tool {
  const child = spawn(command, args, { stdio, windowsHide: true, ...(signal ? { signal, killSignal: 'SIGKILL' } : {}) });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_LIMIT);
  });
  const ended = new Promise<ToolEnd>((resolve) => {
    child.on('error', (error) => {
      stderr ||= error.message;
      if (child.pid === undefined) resolve({ status: null, signal: null, stderr });
    });
    child.once('close', (status, killedBy) => {
      resolve({ status, signal: killedBy, stderr });
    });
  });
  return { process: child, ended };
}

/** Ends a program whose output nobody reads any more. */
export function stopTool({ process }: Tool): void {
  process.kill('SIGKILL');
  // A pipe with something left in it would keep the program from counting as ended.
  process.stdio.forEach((pipe, i) => {
    if (i !== 2) pipe?.destroy();
  });
}

/** Runs a program to its end and returns what it wrote. */
export async function runTool(
  command: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  signal?: AbortSignal,
): Promise<ToolEnd & { readonly stdout: string }> {
  const tool = startTool(command, args, ['ignore', 'pipe', 'pipe'], signal);
  const chunks: string[] = [];
  tool.process.stdout?.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  const end = await tool.ended;
  return { ...end, stdout: chunks.join('') };
}

/** The last line that says something, without the address FFmpeg puts in front of it. */
export function lastLine(stderr: string): string {
  const line = stderr.trim().split('\n').pop() ?? '';
  return line.replace(/^\[[^\]]* @ [^\]]*\]\s*/, '').replace(/^file:/, '');
}
