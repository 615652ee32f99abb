// Turns the TypeScript of src/, client/src/ and bench/ into JavaScript in dist/, file by file, so that the program starts without
// a compiler: src/cli.ts becomes dist/cli.js, bench/run.ts becomes dist/bench/run.js. Scripts for browsers,
// src/**/*.client.ts, become dist/assets/NAME.js, each whole and small. Does nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

/** Throws an Error with one sentence if a source cannot be compiled; esbuild has then printed where. */
export async function build() {
  const sources = [...filesUnder('src'), ...filesUnder('client/src'), ...filesUnder('bench')].filter((file) =>
    /\.tsx?$/.test(file),
  );
  const stamp = stampOf([...sources, 'package-lock.json', 'scripts/build.mjs']);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  const wanted = sources.filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file));
  const isClient = (file) => file.endsWith('.client.ts');
  const outputs = await compile(
    wanted.filter((file) => !isClient(file)),
    wanted.filter(isClient),
  );
  removeStale(new Set(outputs));
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, stamp);
}

async function compile(programs, clients) {
  const { build: run } = await import('esbuild');
  const common = { absWorkingDir: root, bundle: true, metafile: true, outdir: 'dist', logLevel: 'warning' };
  const server = {
    ...common,
    entryPoints: programs.map((file) => ({
      in: file,
      out: outputOf(file).slice('dist/'.length, -'.js'.length),
    })),
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    packages: 'external',
    sourcemap: true,
    plugins: [leaveApart],
  };
  const browser = {
    ...common,
    entryPoints: clients.map((file) => ({ in: file, out: `assets/${basename(file, '.client.ts')}` })),
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    minify: true,
  };
  const results = await Promise.all([run(server), run(browser)]).catch(() => {
    throw new Error('The program could not be built: mend what is named above and run this again.');
  });
  return results.flatMap(({ metafile }) => Object.keys(metafile.outputs));
}

/** Keeps each source a file of its own: what it imports is not drawn in but imported from where that will be. */
const leaveApart = {
  name: 'leave-apart',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ path, resolveDir, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      const target = relative(root, join(resolveDir, path));
      if (!existsSync(join(root, target))) return { errors: [{ text: `There is no file ${target}` }] };
      const from = dirname(outputOf(relative(root, importer)));
      const to = relative(from, outputOf(target));
      return { path: to.startsWith('.') ? to : `./${to}`, external: true };
    });
  },
};

/** `src/` itself becomes `dist/`; bench and client go beside. */
function outputOf(source) {
  const place = source.startsWith('src/') ? source.slice('src/'.length) : source;
  if (!/^(src|bench|client\/src)\//.test(source))
    throw new Error(`${source} is not built: only src/, bench/ and client/src/ are.`);
  return `dist/${place.replace(/\.tsx?$/, '.js')}`;
}

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function removeStale(outputs) {
  for (const file of filesUnder('dist')) if (!outputs.has(file)) rmSync(join(root, file));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  build().catch((error) => {
    process.stderr.write(`avow: ${error.message}\n`);
    process.exitCode = 1;
  });
}
