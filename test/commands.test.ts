/** What `avow` answers to people who type something else than it takes. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../src/platform/repository.ts';
import { avow, endAll, newDataDir } from './spawned.ts';

const patience = 90_000;
const unused = { AVOW_DATA: '' };
beforeAll(() => {
  unused.AVOW_DATA = join(newDataDir(), 'unused');
});
afterAll(endAll, patience);

async function typed(line: string, environment: Record<string, string> = unused) {
  const { ended, out, err } = avow(line.split(' '), environment);
  return { status: await ended, out: out(), err: err() };
}

test.each([
  ['nonsense', 'avow'],
  ['policy nonsense', 'avow policy'],
  ['start --nonsense', 'avow start'],
  ['backup', 'avow backup'],
  ['restore one two', 'avow restore'],
  ['policy show --language fr', 'avow policy show'],
  ['staff invite ada@example.com --role king', 'avow staff invite'],
  ['receipt verify file', 'avow receipt verify'],
])('avow %s is wrong use, and says where the right use stands', async (line, path) => {
  const { status, out, err } = await typed(line);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(/^avow: \w/);
  expect(err.trim().split('\n').at(-1)).toBe(`See: ${path} --help`);
});

test.each([
  ['retention forecast --at soon', '2027-01-31'],
  ['retention forecast --at 2027-02-29', '2027-01-31'],
  ['retention forecast --at 2027-01-31T12:00', '2027-01-31T12:00Z'],
  ['import providers file --date 2026-13-01', '2026-06-17'],
  ['staff invite nonsense --role owner', 'name@example.com'],
  ['policy accept nonsense', 'avow policy diff'],
])('avow %s is wrong use, and says how to write it', async (line, example) => {
  const { status, err } = await typed(line);
  expect(status).toBe(2);
  expect(err).toMatch(/^avow: .+\n$/);
  expect(err).toContain(example);
});

test('what was typed wrongly has changed nothing: not even the data directory is made', () => {
  expect(existsSync(unused.AVOW_DATA)).toBe(false);
});

test('the folder where the user stands gives a command neither settings nor scripts', () => {
  const folder = newDataDir();
  writeFileSync(join(folder, '.graphile-workerrc.cjs'), 'process.exit(9);');
  const cli = join(repository, 'dist/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'policy', 'check'], {
    cwd: folder,
    env: { AVOW_POLICY: join(repository, 'policy/promt.ts') },
  });
  expect({ status, said: String(stderr) }).toEqual({ status: 0, said: '' });
});

test('avow work without a running program is refused: with a database of its own it would keep it from starting', async () => {
  const { status, err } = await typed('work');
  expect(status).toBe(1);
  expect(err).toContain(`No Avow runs on ${unused.AVOW_DATA}: start it first`);
  expect(existsSync(unused.AVOW_DATA)).toBe(false);
});

test(
  'beside a running program work is shared, a restore is refused, and an empty list says why it is empty',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const site = avow(['start'], environment);
    await site.ready;
    const file = join(environment.AVOW_DATA, 'backup');
    expect((await typed(`backup ${file}`, environment)).status).toBe(0);
    const restored = await typed(`restore ${file} --replace --yes`, environment);
    expect(restored).toMatchObject({ status: 1, err: expect.stringContaining('stop it first') });
    expect(restored.err).not.toContain('avow work');
    const listed = await typed('staff list', environment);
    expect(listed).toMatchObject({ status: 0, out: '', err: expect.stringMatching(/^Nobody has signed up/) });
  },
  patience,
);
