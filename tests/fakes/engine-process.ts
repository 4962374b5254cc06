import { startTestEngine } from './test-engine.js';
import { openHome } from '@relight/engine/daemon/home.js';

/** A real engine with fake workers in a process of its own, for tests that kill it; its home is $RELIGHT_HOME. */
const engine = await startTestEngine({ home: openHome(), ...(process.argv.includes('--auto') && { idleMs: 60_000 }) });
process.on('SIGTERM', () => void engine.daemon.close());
process.send?.({ port: engine.daemon.port });
await engine.daemon.closed;
await engine.stop();
process.exit();
