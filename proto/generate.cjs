'use strict';
/**
 * Regenerates gen/ from relight/v1 and adds new fields to the snapshot of field numbers (`npm run proto`).
 * `--out FOLDER` writes there instead and leaves the snapshot alone; `--fields` only prints the field numbers.
 */
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const protobuf = require('protobufjs');

const SOURCES = path.join(__dirname, 'relight', 'v1');
const SNAPSHOT = path.join(__dirname, 'field-numbers.json');
const names = readdirSync(SOURCES)
  .filter((name) => name.endsWith('.proto'))
  .sort();

function run(tool, args) {
  const { main } = require(`protobufjs-cli/${tool}`);
  return new Promise((resolve, reject) => main(args, (error, output) => (error ? reject(error) : resolve(output))));
}

async function generate(folder) {
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, 'relight.js');
  const bare = ['--no-create', '--no-convert', '--no-verify', '--no-delimited', '--no-typeurl', '--no-service', '--force-number'];
  const args = ['-t', 'static-module', '-w', 'es6', '--es6', '-r', 'relight', ...bare, '-p', __dirname];
  const files = names.map((name) => path.join(SOURCES, name));
  // The types are read from the comments; the code itself goes without them.
  writeFileSync(script, await run('pbjs', [...args, ...files]));
  const types = await run('pbts', ['--no-comments', script]);
  writeFileSync(path.join(folder, 'relight.d.ts'), types);
  const source = await run('pbjs', [...args, '--no-comments', ...files]);
  // protobufjs is CommonJS without named exports that Node can see: take its default export, by its full file name.
  const importable = source.replace(
    /import \* as \$protobuf from "protobufjs\/minimal";/,
    'import $protobuf from "protobufjs/minimal.js";',
  );
  if (importable === source) throw new Error('pbjs wrote another import line than expected');
  writeFileSync(script, importable);
}

/** { message: { field: 'number type' } } of every message, map and repeated included. */
function fieldNumbers() {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (path.isAbsolute(target) ? target : path.join(__dirname, target));
  root.loadSync(names.map((name) => path.join(SOURCES, name)));
  const fields = {};
  const visit = (space) => {
    for (const entry of space.nestedArray ?? []) {
      if (entry instanceof protobuf.Type) {
        fields[entry.name] = {};
        for (const field of entry.fieldsArray) {
          const kind = field.map ? `map<${field.keyType}, ${field.type}>` : `${field.repeated ? 'repeated ' : ''}${field.type}`;
          fields[entry.name][field.name] = `${field.id} ${kind}`;
        }
      }
      visit(entry);
    }
  };
  visit(root);
  return fields;
}

function growSnapshot() {
  let known = {};
  try {
    known = JSON.parse(readFileSync(SNAPSHOT, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  for (const [message, fields] of Object.entries(fieldNumbers())) known[message] = { ...fields, ...known[message] };
  writeFileSync(SNAPSHOT, `${JSON.stringify(known, null, 2)}\n`);
}

async function main(args) {
  if (args[0] === '--fields') return console.log(JSON.stringify(fieldNumbers()));
  if (args[0] === '--out') return generate(path.resolve(args[1]));
  await generate(path.join(__dirname, 'gen'));
  growSnapshot();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
