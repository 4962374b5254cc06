import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `npm run goldens -- [group ...]`: the Python reference writes the tiny models and the goldens; development only. */
const FOLDER = fileURLToPath(new URL('../../reference/', import.meta.url));
const PYTHON = process.env['RELIGHT_REFERENCE_PYTHON'] ?? 'python3';

const { status, error } = spawnSync(PYTHON, ['make_goldens.py', ...process.argv.slice(2)], { cwd: FOLDER, stdio: 'inherit' });
if (error !== undefined) {
  console.error(`goldens: cannot start "${PYTHON}": ${error.message}. Name a Python 3.11 interpreter in RELIGHT_REFERENCE_PYTHON.`);
}
process.exitCode = status ?? 1;
