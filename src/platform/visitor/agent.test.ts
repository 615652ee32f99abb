import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAgent } from './agent.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit}`;
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

const people: [string, string, number | null, string | null, string | null][] = [
  [`${windows} Chrome/126.0.0.0 Safari/537.36`, 'Chrome', 126, 'Windows', '10'],
  [`${windows} Chrome/126.0.0.0 Safari/537.36 Edg/125.0.0.0`, 'Microsoft Edge', 125, 'Windows', '10'],
  [`${windows} Chrome/122.0.0.0 YaBrowser/24.4.0.0 Safari/537.36`, 'Yandex Browser', 24, 'Windows', '10'],
  [`${windows} Chrome/125.0.0.0 Safari/537.36 OPR/111.0.0.0`, 'Opera', 111, 'Windows', '10'],
  ['Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18', 'Opera', 12, 'Windows', '7'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0',
    'Firefox',
    115,
    'Windows',
    '10',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 128, 'Linux', null],
  ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)', 'Internet Explorer', 6, 'Windows', 'XP'],
  [
    'Mozilla/5.0 (Windows NT 6.3; WOW64; Trident/7.0; rv:11.0) like Gecko',
    'Internet Explorer',
    11,
    'Windows',
    '8.1',
  ],
  [`${iphone} CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1`, 'Chrome', 126, 'iOS', '17'],
  [`${iphone} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`, 'Firefox', 127, 'iOS', '17'],
  [`${iphone} Version/16.5 Mobile/15E148 Safari/604.1`, 'Safari', 16, 'iOS', '17'],
  [`${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/465.0;FBDV/iPhone14,5]`, 'Safari', null, 'iOS', '17'],
  [
    `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`,
    'Safari',
    17,
    'macOS',
    '10',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-S928B) ${webkit} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet for Android',
    25,
    'Android',
    '14',
  ],
  [
    `Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/T; wv) ${webkit} Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
    'Chrome',
    125,
    'Android',
    '13',
  ],
  [
    `Mozilla/5.0 (Linux; U; Android 12) ${webkit} Version/4.0 Chrome/100.0 UCBrowser/13.4 Mobile Safari/537.36`,
    'UC Browser',
    13,
    'Android',
    '12',
  ],
];

test.each(people)('%s is a person with %s %s', (text, browser, browserMajor, system, systemMajor) => {
  expect(parseAgent(text)).toEqual({ browser, browserMajor, system, systemMajor, robot: null });
});

test.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Googlebot'],
  [
    `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) ${webkit} Chrome/126.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    'Googlebot',
  ],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'bingbot'],
  ['Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)', 'YandexImages'],
  [
    'Mozilla/5.0 (compatible; archive.org_bot +http://www.archive.org/details/archive.org_bot)',
    'archive.org_bot',
  ],
  ['Mozilla/5.0 (compatible; Ezooms/1.0; somebody@example.com)', 'Ezooms'],
  ['curl/8.5.0', 'curl'],
  ['python-requests/2.31', 'python-requests'],
  ['Tiny Tiny RSS/1.11 (http://tt-rss.org/)', 'Tiny Tiny RSS'],
  [`${windows} HeadlessChrome/126.0.0.0 Safari/537.36`, 'HeadlessChrome'],
  ['Mozilla/5.0', 'other robot'],
  ['-', 'no user agent'],
  ['', 'no user agent'],
  [undefined, 'no user agent'],
])('%s is the robot %s, without browser or system', (text, robot) => {
  expect(parseAgent(text)).toEqual({
    browser: null,
    browserMajor: null,
    system: null,
    systemMajor: null,
    robot,
  });
});

test('any text gives short names and the same answer twice', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => {
      const agent = parseAgent(text);
      for (const name of [agent.browser, agent.system, agent.systemMajor, agent.robot])
        expect((name ?? '').length).toBeLessThanOrEqual(40);
      expect(agent.robot).not.toBe('');
      expect(parseAgent(text)).toEqual(agent);
    }),
  );
});

test.each([
  'Mozilla/5.0 (compatible; ada.botham@example.com)',
  'ada.botham@example.com',
  'Mozilla/5.0 (ada.botham@example.com) spider.example',
])('no part of the mail address in %s becomes a name', (text) => {
  expect(parseAgent(text).robot).toBeTruthy();
  expect(parseAgent(text).robot).not.toContain('ada');
});

test('an agent seen before is answered from memory, and what lies beyond 512 characters is not read', () => {
  const agent = parseAgent(`${windows} Chrome/126.0.0.0 Safari/537.36`.padEnd(512));
  expect(parseAgent(`${windows} Chrome/126.0.0.0 Safari/537.36`.padEnd(512) + 'Googlebot'.repeat(99))).toBe(
    agent,
  );
  for (let i = 0; i < 10_000; i++) parseAgent(`x${i}`);
  expect(parseAgent(`${windows} Chrome/126.0.0.0 Safari/537.36`.padEnd(512))).not.toBe(agent);
});
