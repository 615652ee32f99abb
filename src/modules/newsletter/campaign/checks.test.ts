import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policy } from '../../../../test/reference.ts';
import { readEnvironment } from '../../../platform/env.ts';
import { type CheckedCampaign, checkCampaign, checkTexts } from './checks.ts';
import { isPrivate, reachAll } from './reach.ts';

const asked: { method: string | undefined; path: string | undefined; headers: object }[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push({ method: request.method, path: request.url, headers: request.headers });
    if (request.url === '/hangs') return;
    if (request.url === '/no-head' && request.method === 'HEAD') answer.statusCode = 405;
    if (request.url === '/gone') answer.statusCode = 404;
    if (request.url === '/moved') answer.writeHead(302, { location: '/there' });
    if (request.url === '/round') answer.writeHead(302, { location: '/round' });
    if (request.url === '/inside') answer.writeHead(302, { location: 'http://10.0.0.1/' });
    answer.end('x');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const within = (publicUrl: string) => ({ policy, env: readEnvironment({ PUBLIC_URL: publicUrl }) });
const campaign = (body: string, more = {}): CheckedCampaign => ({
  texts: { en: { subject: 'News', preheader: 'All of it', body, ...more } },
  pictures: [],
});
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

test.each([
  ['/there', 'answers'],
  ['/no-head', 'answers'],
  ['/moved', 'answers'],
  ['/gone', 'gone'],
  ['/round', 'gone'],
] as const)('%s on a server %s', async (path, reach) => {
  const asking = { within: 'anywhere', patience: 20_000 } as const;
  expect((await reachAll([url + path], asking)).get(url + path)).toBe(reach);
});

test('a server that accepts and hangs is slow', async () => {
  const hangs = `${url}/hangs`;
  expect((await reachAll([hangs], { within: 'anywhere', patience: 300 })).get(hangs)).toBe('slow');
});

test('a port where nobody listens does not answer', async () => {
  const nobody = 'http://127.0.0.1:9/';
  expect((await reachAll([nobody], { within: 'anywhere', patience: 20_000 })).get(nobody)).toBe('noAnswer');
});

test('nothing is sent along but the question', async () => {
  asked.length = 0;
  await reachAll([`${url}/there`], { within: 'anywhere', patience: 20_000 });
  expect(asked).toEqual([
    {
      method: 'HEAD',
      path: '/there',
      headers: {
        host: new URL(url).host,
        'user-agent': 'Avow link check',
        accept: '*/*',
        connection: 'close',
      },
    },
  ]);
});

test('from the internet no private address is asked, by number, by name or in disguise', async () => {
  asked.length = 0;
  const port = new URL(url).port;
  const urls = [
    `http://127.0.0.1:${port}/there`,
    `http://localhost:${port}/there`,
    `http://2130706433:${port}/there`,
    `http://0x7f.1:${port}/there`,
    `http://[::1]:${port}/there`,
    `http://[::ffff:127.0.0.1]:${port}/there`,
    `http://0.0.0.0:${port}/there`,
  ];
  const reached = await reachAll(urls, { within: 'internet', patience: 20_000 });
  for (const one of urls) expect([one, reached.get(one)]).toEqual([one, 'private']);
  expect(asked).toEqual([]);
});

test.each([
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['93.184.216.34', false],
  ['::1', true],
  ['::', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['::ffff:10.0.0.1', true],
  ['64:ff9b::a00:1', true],
  ['2001:db8::1', true],
  ['2001::a00:1', true],
  ['fec0::1', true],
  ['2606:4700::1111', false],
])('%s private: %s', (address, expected) => {
  expect(isPrivate(address)).toBe(expected);
});

test('a campaign in order has no findings', async () => {
  expect(await checkCampaign(within(url), campaign(`# Hi\n\n[read](${url}/there)`))).toEqual([]);
});

test('links and pictures that do not answer are named', async () => {
  const body = `[a](${url}/gone) ![b](https://127.0.0.1:9/a.png)`;
  expect(await checkCampaign(within(url), campaign(body))).toEqual([
    { code: 'link.gone', level: 'error', language: 'en', what: `${url}/gone` },
    { code: 'picture.noAnswer', level: 'error', language: 'en', what: 'https://127.0.0.1:9/a.png' },
  ]);
});

test('a link into a private network stops a campaign of a public site', async () => {
  const findings = await checkCampaign(within('https://promt.example'), campaign('[a](http://192.168.0.1/)'));
  expect(findings).toEqual([
    { code: 'link.private', level: 'error', language: 'en', what: 'http://192.168.0.1/' },
  ]);
});

test('a picture of a site whose name only begins as ours is asked for', async () => {
  const findings = await checkCampaign(
    within('https://promt.example'),
    campaign('![a](https://promt.example.invalid/a.png)'),
  );
  expect(findings).toMatchObject([{ what: 'https://promt.example.invalid/a.png' }]);
});

test.each([
  ['no text', { texts: {}, pictures: [] }, ['noText']],
  ['no subject', campaign('x', { subject: ' ' }), ['noSubject']],
  ['no body', campaign('\n'), ['noBody']],
  ['no preheader', campaign('x', { preheader: '' }), ['noPreheader']],
  [
    'long lines',
    campaign('x', { subject: 'x'.repeat(71), preheader: 'x'.repeat(131) }),
    ['longSubject', 'longPreheader'],
  ],
  ['a variable', campaign('Dear {{name}}'), ['variable']],
  ['a picture without words', campaign('![](https://a.example/a.png)'), ['noAlt']],
  ['a mail that Gmail cuts off', campaign('word '.repeat(22_000)), ['tooBig']],
])('%s is found', (_name, checked, expected) => {
  expect(codes(checkTexts(within('https://promt.example'), checked))).toEqual(expected);
});
