/** CPU milliseconds of this process, all its threads, since the clock was started: what a busy machine cannot distort much. */
export function startCpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
