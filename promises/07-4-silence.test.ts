/** Clause 7.4: the running product connects to nobody. What the client asks of the system is traced, not what it says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClient } from '../client/src/client.ts';
import { repository } from '../src/platform/repository.ts';
import { issue, shippedProduct } from '../test/activation.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let folder: string;
let built: string;

beforeAll(async () => {
  avow = await openTestProgram();
  folder = mkdtempSync(join(tmpdir(), 'avow-silence-'));
  built = join(folder, 'client');
  const compiler = join(repository, 'node_modules/.bin/tsc');
  const made = spawnSync(compiler, ['-p', join(repository, 'client'), '--outDir', built], {
    encoding: 'utf8',
  });
  expect(made.stdout).toBe('');
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }');
  const product = shippedProduct(avow, 'promt-21');
  writeFileSync(join(folder, 'product.json'), JSON.stringify(product));
  const [key = ''] = await issue(avow, {});
  const client = openClient({ product, folder: join(folder, 'kept') });
  const request = client.request();
  const page = await (await avow.submit('/en/activate', { licenceKey: key, request })).text();
  client.acceptResponse(/<textarea[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? '');
}, 120_000);
afterAll(() => avow.close());

/** Runs a program and notes every call by which it could reach the network. */
function traced(args: readonly string[]): { output: string; calls: string[] } {
  const trace = join(folder, 'trace');
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg,bind,socket';
  const { stdout, stderr, status } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', calls, '-o', trace, process.execPath, ...args],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const lines = readFileSync(trace, 'utf8').split('\n');
  return { output: stdout, calls: lines.filter((line) => /AF_INET|AF_INET6|AF_NETLINK/.test(line)) };
}

const options = () => ['--product-file', join(folder, 'product.json'), '--folder', join(folder, 'kept')];

test('7.4 the trace sees a program that does connect', () => {
  const script = join(folder, 'loud.mjs');
  writeFileSync(
    script,
    `import { connect } from 'node:net'; connect(59_999, '127.0.0.1').on('error', () => {});`,
  );
  expect(traced([script]).calls.length).toBeGreaterThan(0);
});

test('7.4 after the activation the command says how it stands without touching the network', () => {
  const { output, calls } = traced([join(built, 'command/main.js'), 'status', ...options()]);
  expect(output).toContain('Activated');
  expect(calls).toEqual([]);
});

test('7.4 a product that runs for a month of starts asks nobody', () => {
  const script = join(folder, 'product.mjs');
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
     import { openClient, parseProduct } from ${JSON.stringify(join(built, 'index.js'))};
     const product = parseProduct(readFileSync(${JSON.stringify(join(folder, 'product.json'))}, 'utf8'));
     let now = Date.parse('2026-11-25T12:00:00Z');
     const client = openClient({ product, folder: ${JSON.stringify(join(folder, 'kept'))}, now: () => new Date(now) });
     let valid = 0;
     for (let hour = 0; hour < 24 * 30; hour += 1) {
       now += 3_600_000;
       if (client.status().validity === 'valid') valid += 1;
     }
     process.stdout.write(String(valid));`,
  );
  const { output, calls } = traced([script]);
  expect(output).toBe('720');
  expect(calls).toEqual([]);
});

test('the package stands alone: it needs nothing but Node', () => {
  const { stdout, status } = spawnSync(process.execPath, [join(built, 'command/main.js'), '--help'], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: avow-activate');
});

test('lines that an installer writes before they are asked are not lost, and an input that ends is told', () => {
  const fresh = ['--product-file', join(folder, 'product.json'), '--folder', join(folder, 'piped')];
  const typed = (input: string) =>
    spawnSync(process.execPath, [join(built, 'command/main.js'), '--language', 'en', ...fresh], {
      encoding: 'utf8',
      input,
    });
  const later = typed('3\n2\n\n');
  expect(later.status, later.stderr).toBe(0);
  expect(later.stdout).toContain('Please type 1 or 2.');
  expect(later.stdout).toContain('The request stays open');
  for (const input of ['', '3\n', '2\n']) {
    const ended = typed(input);
    expect([ended.status, ended.stderr]).toEqual([
      1,
      'avow-activate: The input ended before everything was answered. Nothing was sent.\n',
    ]);
  }
});

test('a disk that takes nothing more leaves the old certificate whole, and the installer says what to do', () => {
  const kept = join(folder, 'kept/certificate.avow');
  const before = readFileSync(kept, 'utf8');
  // No file of this process may grow: what is written fails as on a full disk.
  const command = [process.execPath, join(built, 'command/main.js'), 'accept', kept, ...options()];
  const quoted = command.map((part) => `'${part}'`).join(' ');
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-c', `trap '' XFSZ; ulimit -f 0; exec ${quoted} | cat`],
    {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' },
    },
  );
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  expect(stderr).toContain('could not be stored or read');
  expect(stderr).toContain('Nothing was changed; try again afterwards.');
  expect(readFileSync(kept, 'utf8')).toBe(before);
  expect(readdirSync(join(folder, 'kept')).sort()).toEqual(['certificate.avow', 'state.json']);
});
