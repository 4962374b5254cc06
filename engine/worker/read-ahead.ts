/**
 * The same values, up to `ahead` of them pulled before they are asked for, so that waiting overlaps with the consumer's work.
 * `values` must queue calls of `next`, as generators do. Stops pulling when the consumer stops.
 */
export async function* readAhead<T>(values: AsyncIterable<T>, ahead: number): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  const pulled: Promise<IteratorResult<T>>[] = [];
  try {
    for (;;) {
      while (pulled.length <= ahead) pulled.push(quiet(iterator.next()));
      const next = await pulled.shift()!;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await Promise.allSettled(pulled);
    await iterator.return?.();
  }
}

/** A failure is told when the value's turn comes; until then nobody listens. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
