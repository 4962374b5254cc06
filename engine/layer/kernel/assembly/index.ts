export { applyRow } from './apply';
export { averageBand } from './average';
export { stretchRow } from './maps';

/** First address that no static data of this module uses. */
export function heapBase(): usize {
  return __heap_base;
}
