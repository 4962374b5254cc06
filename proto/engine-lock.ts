/** Name of the lock file under $RELIGHT_HOME; readable by its owner only. */
export const ENGINE_LOCK_NAME = 'engine.json';

/** What a running engine leaves for the command line. */
export interface EngineLock {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
  readonly buildId: string;
  readonly protocolMajor: number;
  readonly protocolMinor: number;
}

/** The lock file's content, or null for text that is none. */
export function parseEngineLock(text: string): EngineLock | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const whole = (name: string): number | null => {
    const field = fields.get(name);
    return typeof field === 'number' && Number.isInteger(field) && field >= 0 ? field : null;
  };
  const words = (name: string): string | null => {
    const field = fields.get(name);
    return typeof field === 'string' && field !== '' ? field : null;
  };
  const [pid, port] = [whole('pid'), whole('port')];
  const [protocolMajor, protocolMinor] = [whole('protocolMajor'), whole('protocolMinor')];
  const [token, buildId] = [words('token'), words('buildId')];
  if (pid === null || pid === 0 || port === null || port > 65535 || protocolMajor === null || protocolMinor === null) return null;
  return token === null || buildId === null ? null : { pid, port, token, buildId, protocolMajor, protocolMinor };
}
