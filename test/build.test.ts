import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '..');
let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'avow-build-'));
  cpSync(join(repository, 'scripts/build.mjs'), join(checkout, 'scripts/build.mjs'));
  cpSync(join(repository, 'package-lock.json'), join(checkout, 'package-lock.json'));
  symlinkSync(join(repository, 'node_modules'), join(checkout, 'node_modules'));
  write('package.json', '{ "type": "module" }');
  write('src/cli.ts', "import { page } from './deep/page.tsx';\nconsole.log(String(page('Ann')));");
  write('src/deep/page.tsx', 'export const page = (name: string) => <p>{name}</p>;');
});

afterEach(() => rmSync(checkout, { recursive: true }));

function write(file: string, text: string) {
  mkdirSync(dirname(join(checkout, file)), { recursive: true });
  writeFileSync(join(checkout, file), text);
}

const build = () => spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: checkout, encoding: 'utf8' });
const run = (file: string) => execFileSync(process.execPath, [join(checkout, file)], { encoding: 'utf8' });
const isThere = (file: string) => existsSync(join(checkout, file));

test('sources run from dist, and benches reach them from beside', () => {
  write('bench/run.ts', "import { page } from '../src/deep/page.tsx';\nconsole.log('bench ' + page('Bo'));");
  expect(build()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(run('dist/cli.js')).toBe('<p>Ann</p>\n');
  expect(run('dist/bench/run.js')).toBe('bench <p>Bo</p>\n');
});

test('a script for browsers is one small file that needs no other', () => {
  write('src/site/words.ts', "export const word = 'seen';");
  write('src/site/visit.client.ts', "import { word } from './words.ts';\ndocument.title = word;");
  build();
  expect(readFileSync(join(checkout, 'dist/assets/visit.js'), 'utf8')).toMatch(
    /^\(\(\)=>\{[^\n]*"seen"[^\n]*\}\)\(\);\n$/,
  );
  expect(isThere('dist/site/visit.client.js')).toBe(false);
});

test('an unchanged source is not built again; a changed, a new and a removed one are', () => {
  build();
  const built = () => statSync(join(checkout, 'dist/cli.js')).mtimeMs;
  const first = built();
  build();
  expect(built()).toBe(first);

  rmSync(join(checkout, 'src/deep'), { recursive: true });
  write('src/cli.ts', "console.log('changed');");
  build();
  expect(run('dist/cli.js')).toBe('changed\n');
  expect(isThere('dist/deep/page.js')).toBe(false);
});

test.each([
  ['export const broken = ;', 'Unexpected ";"'],
  ["import './nowhere.ts';", 'There is no file src/nowhere.ts'],
])('a source that cannot be built is named with its line: %s', (text, problem) => {
  write('src/broken.ts', text);
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toContain(problem);
  expect(stderr).toContain('src/broken.ts:1');
  expect(stderr).toContain('avow: The program could not be built');
});

test('tests are not built', () => {
  write('src/cli.test.ts', '');
  build();
  expect(isThere('dist/cli.test.js')).toBe(false);
});
