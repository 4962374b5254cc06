const HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** True when the Host header names this machine and our port: a name that a web page made point here (DNS rebinding) does not. */
export function isAllowedHost(host: string | undefined, port: number): boolean {
  return HOSTS.some((name) => host?.toLowerCase() === `${name}:${port}`);
}

/** True for what an editor's panel or a program sends: no Origin, `null` or `file://`. A web page always sends its own. */
export function isAllowedOrigin(origin: string | undefined): boolean {
  return origin === undefined || origin === 'null' || origin === 'file://';
}
