/** What reaches the web server but no route: it is answered in words, and the access log has a line of it. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTest } from '../../../test/browser.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { createApplication } from './application.ts';
import { listen } from './server.ts';

let avow: TestProgram;
let site: Awaited<ReturnType<typeof serveTest>>;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  site = await serveTest(avow);
});
afterAll(async () => {
  await site.stop();
  await avow.close();
});

/** Sends bytes as they are. @returns all that is answered until the server ends the connection */
async function send(bytes: string, port = Number(new URL(site.url).port)): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

interface Line {
  method: string | null;
  route: string;
  status: number;
  bytes: number;
  ip_address: string;
  browser: string | null;
}

/** The lines of what was sent, in the order of their status. */
async function linesOf(work: () => Promise<unknown>): Promise<Line[]> {
  await avow.admin.query('DELETE FROM accesslog.line');
  await work();
  return storedLines();
}

async function storedLines(): Promise<Line[]> {
  await avow.part('accesslog').stop?.();
  const { rows } = await avow.admin.query<Line>(
    'SELECT method, route, status, bytes, ip_address, browser FROM accesslog.line ORDER BY status, route',
  );
  return rows;
}

const firefox = 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n';
const unread = { method: null, route: '(none)', ip_address: '127.0.0.1', browser: null };

test.each([
  ['a method that does not exist', 'FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
  ['no HTTP at all', '\x16\x03\x01\x02\0\x01\0', 400],
  ['a header with a forbidden character', 'GET / HTTP/1.1\r\nHost: localhost\r\nA: b\x01c\r\n\r\n', 400],
  [
    'both lengths of a body',
    'POST /contact HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  [
    'headers beyond what is read',
    `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${'a'.repeat(17_000)}\r\n\r\n`,
    431,
  ],
])('%s is refused, and the log has its line', async (_what, bytes, status) => {
  let answer = '';
  const lines = await linesOf(async () => {
    answer = await send(bytes);
  });
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain("Content-Security-Policy: default-src 'none'");
  expect(answer).toContain('Connection: close');
  const sentence = answer.split('\r\n\r\n')[1] ?? '';
  expect(sentence).toMatch(/^[A-Z].*\.\n$/);
  expect(lines).toEqual([{ ...unread, status, bytes: Buffer.byteLength(sentence) }]);
});

test.each([
  ['no host', 'GET / HTTP/1.1\r\n', 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n', 400],
  ['a path that is none', 'GET *x HTTP/1.1\r\nHost: localhost\r\n', 400],
  ['a wish for a proxy', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n', 405],
])('a request with %s is refused, and its line has what its headers say', async (_what, head, status) => {
  let answer = '';
  const lines = await linesOf(async () => {
    answer = await send(`${head}${firefox}X-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n`);
  });
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
  const method = head.split(' ')[0] ?? '';
  expect(lines).toEqual([
    expect.objectContaining({ method, route: '(none)', status, ip_address: '192.0.2.7', browser: 'Firefox' }),
  ]);
});

test('an expectation that nobody knows is no reason to refuse', async () => {
  const lines = await linesOf(() =>
    send('GET /en HTTP/1.1\r\nHost: localhost\r\nExpect: the-moon\r\nConnection: close\r\n\r\n'),
  );
  expect(lines).toEqual([expect.objectContaining({ method: 'GET', route: '/', status: 200 })]);
});

test('what cannot be read behind a request that can spoils neither its answer nor its line', async () => {
  let answers = '';
  const lines = await linesOf(async () => {
    answers = await send('GET /en HTTP/1.1\r\nHost: localhost\r\n\r\nFOO / HTTP/1.1\r\n\r\n');
  });
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  expect(answers).toContain('</html>');
  expect(lines.map(({ route, status }) => [route, status])).toEqual([
    ['/', 200],
    ['(none)', 400],
  ]);
});

test('a body that cannot be read is the mistake of a request with one line', async () => {
  const head = 'POST /en/contact HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n';
  const type = 'Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n';
  const lines = await linesOf(async () => {
    await send(`${head}${type}\r\nxyz\r\n`);
    // the form's handler hears of it after the connection has ended
    await expect.poll(storedLines).not.toEqual([]);
  });
  expect(lines).toEqual([expect.objectContaining({ method: 'POST', route: '/contact', status: 411 })]);
});

test('a request that does not arrive in time is refused and has its line; where nothing was sent there was none', async () => {
  const app = createApplication(avow.program.services, [...avow.program.parts.values()]);
  const web = await listen(app, { port: 0, host: '127.0.0.1', patienceMs: 50 });
  let answers: string[] = [];
  const lines = await linesOf(async () => {
    answers = await Promise.all([send('GET /en HTTP/1.1\r\nHost: a\r\n', web.port), send('', web.port)]);
  });
  await web.stop();
  expect(answers).toEqual([expect.stringMatching(/^HTTP\/1\.1 408 /), '']);
  expect(lines).toEqual([{ ...unread, status: 408, bytes: expect.any(Number) }]);
});
