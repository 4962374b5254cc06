/** Runs actions one after the other, in the order they were handed in; a failed one does not stop the next. */
export function inOrder(): (action: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (action) => {
    const run = last.then(action);
    last = run.catch(() => undefined);
    return run;
  };
}
