import { runOn } from './run-on.js';
import { selfTest } from './self-test.js';

/** A forked child's main file: tries the execution provider it is told, tells what it found, and leaves. See examine-provider.ts. */
const provider = process.argv[2];
process.send?.(await selfTest(provider, runOn(provider)), undefined, undefined, () => process.exit(0));
