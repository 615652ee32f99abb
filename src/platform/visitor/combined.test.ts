import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCombined } from './combined.ts';
import { readLines } from './lines.ts';

const plain =
  '192.0.2.7 - - [17/May/2015:10:05:03 +0200] "GET /a?b=c HTTP/1.1" 200 5316 "https://example.com/x" "Mozilla/5.0 (X)"';
const entry = {
  ok: true,
  address: '192.0.2.7',
  time: new Date('2015-05-17T08:05:03Z'),
  method: 'GET',
  target: '/a?b=c',
  protocol: 'HTTP/1.1',
  status: 200,
  bytes: 5316,
  referrer: 'https://example.com/x',
  userAgent: 'Mozilla/5.0 (X)',
};

test('a combined line gives every field', () => {
  expect(parseCombined(plain)).toEqual(entry);
});

test('a common line has neither referrer nor user agent; fields behind the known ones are passed over', () => {
  const common = plain.slice(0, plain.indexOf(' "https'));
  expect(parseCombined(common)).toEqual({ ...entry, referrer: null, userAgent: null });
  expect(parseCombined(`${plain} "203.0.113.9" 0.01`)).toEqual(entry);
});

test.each([
  ['192.0.2.7 ', '2001:DB8::1 ', { address: '2001:db8::1' }],
  ['192.0.2.7 ', '::ffff:192.0.2.7 ', { address: '192.0.2.7' }],
  ['192.0.2.7 ', 'host.example.com ', { address: null }],
  ['192.0.2.7 ', 'www.example.com:443 192.0.2.7 ', {}],
  ['192.0.2.7 ', 'www.example.com 2001:db8::1 ', { address: '2001:db8::1' }],
  [' - - ', ' - Ada "the [x] Ada" ', null],
  [' - - ', ' - Ada [the] Great ', {}],
  ['5316', '-', { bytes: null }],
  ['"https://example.com/x" "Mozilla/5.0 (X)"', '"-" "-"', { referrer: null, userAgent: null }],
  ['Mozilla', 'a \\"quoted\\" \\\\ one \\xd0\\xb0\\t', { userAgent: 'a "quoted" \\ one а\t/5.0 (X)' }],
  ['Mozilla', '\\xff\\x00\\x', { userAgent: '\uFFFD\uFFFDx/5.0 (X)' }],
  ['GET /a?b=c HTTP/1.1', '-', { method: null, target: null, protocol: null }],
  ['GET /a?b=c HTTP/1.1', '', { method: null, target: null, protocol: null }],
  ['GET /a?b=c HTTP/1.1', '\\x16\\x03\\x01 \\x00', { method: null, target: null, protocol: null }],
  ['GET /a?b=c HTTP/1.1', 'GET /', { target: '/', protocol: null }],
  ['GET /a?b=c HTTP/1.1', 'GET /a b\\"c HTTP/2.0', { target: '/a b"c', protocol: 'HTTP/2.0' }],
  ['GET', 'M-SEARCH', { method: 'M-SEARCH' }],
  ['GET /a?b=c', 'CONNECT example.com:443', { method: 'CONNECT', target: 'example.com:443' }],
  ['10:05:03 +0200', '23:59:60 -0130', { time: new Date('2015-05-18T01:30:00Z') }],
])('with %j written %j the line is still read', (before, after, change) => {
  const line = plain.replace(before, () => after);
  expect(line).not.toBe(plain);
  expect(parseCombined(line)).toEqual(
    change === null ? { ok: false, reason: 'badTime' } : { ...entry, ...change },
  );
});

test.each([
  ['', 'malformed'],
  ['hello', 'malformed'],
  [plain.replace('[', '').replace(']', ''), 'malformed'],
  [plain.replace('" 200', ' 200'), 'malformed'],
  [plain.replace(' 200 ', ' 20x '), 'malformed'],
  [plain.replace('5316', '9'.repeat(16)), 'malformed'],
  [plain.slice(0, -1), 'malformed'],
  [plain.slice(0, -19), 'malformed'],
  [plain.replace('17/May', '31/Feb'), 'badTime'],
  [plain.replace('May', 'Mai'), 'badTime'],
  [plain.replace('10:05:03', '24:00:00'), 'badTime'],
  [plain.replace('+0200', '+9900'), 'badTime'],
  [plain.replace('17/May/2015:10:05:03 +0200', '2015-05-17T10:05:03'), 'badTime'],
  [plain.padEnd(65_537, 'x'), 'tooLong'],
])('%.60s… is %s', (line, reason) => {
  expect(parseCombined(line)).toEqual({ ok: false, reason });
});

test('no line throws, and no pattern of repetition takes long', () => {
  const pieces = fc.constantFrom(
    ' [',
    '"',
    '\\',
    '\\x',
    '] "',
    ' ',
    '-',
    '17/May/2015:10:05:03 +0000',
    '200',
    'é',
  );
  const line = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces, maxLength: 60 }));
  fc.assert(
    fc.property(line, (text) => typeof parseCombined(text).ok === 'boolean'),
    { numRuns: 2000 },
  );
  const begin = performance.now();
  for (const piece of [' [', '"', '\\', '\\x0', '] "', ' [17/', '" [', 'a ', ' ["'])
    parseCombined(plain.replace('Mozilla', () => piece.repeat(65_000 / piece.length - 100)));
  for (const piece of [' [', ' [17/', ' x', '] "']) parseCombined(piece.repeat(65_000 / piece.length));
  expect(performance.now() - begin).toBeLessThan(500);
});

test('a real log: all 8,000 lines are read', async () => {
  const inputs = process.env.AVOW_TEST_INPUTS;
  if (!inputs) {
    process.stderr.write('not run without AVOW_TEST_INPUTS: the lines of a real log\n');
    return;
  }
  const entries = [];
  for await (const line of readLines(createReadStream(join(inputs, 'access-log/apache-2015-05.log'))))
    entries.push(line.tooLong ? line : parseCombined(line.text));
  expect(entries).toHaveLength(8000);
  for (const read of entries)
    expect(read).toMatchObject({ ok: true, address: expect.any(String), method: expect.any(String) });
});
