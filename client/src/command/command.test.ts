import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { repository } from '../../../src/platform/repository.ts';
import { isStored, issue, shippedProduct } from '../../../test/activation.ts';
import { openTestProgram, type TestProgram, testNow } from '../../../test/program.ts';
import { newLicenceKey } from '../licenceKey.ts';
import type { Fetch } from '../server.ts';
import { version } from '../version.ts';
import { usage } from './options.ts';
import { runCommand, type World } from './run.ts';
import { languageOf, words } from './words.ts';

let avow: TestProgram;
let folder: string;
let productFile: string;
let sent: string[] = [];

beforeAll(async () => {
  avow = await openTestProgram();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'avow-command-'));
  productFile = join(folder, 'product.json');
  writeFileSync(productFile, JSON.stringify(shippedProduct(avow, 'promt-21')));
  sent = [];
});
afterAll(() => avow.close());

const throughProgram: Fetch = async (url, init) => {
  const { pathname, search } = new URL(String(url));
  if (init?.method !== 'POST') return avow.request(pathname + search, init);
  sent.push(String(init.body));
  // As over a socket, where the limit of a body is kept by its length.
  const headers = new Headers(init.headers);
  headers.set('content-length', String(Buffer.byteLength(String(init.body))));
  return avow.request(pathname + search, { ...init, headers });
};

interface Run {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command; `typed` are the answers to its questions, one after the other. */
async function run(
  args: readonly string[],
  typed: readonly string[] = [],
  more: Partial<World> = {},
): Promise<Run> {
  const answers = [...typed];
  let [out, error] = ['', ''];
  const status = await runCommand(
    ['--product-file', productFile, '--folder', join(folder, 'kept'), ...args],
    {
      environment: { LANG: 'en_GB.UTF-8' },
      terminal: {
        say: (line) => {
          out += `${line}\n`;
        },
        ask: async (question) => {
          out += `${question}: `;
          return answers.shift() ?? '';
        },
        readFile: (path) => {
          try {
            return readFileSync(path, 'utf8');
          } catch {
            return null;
          }
        },
      },
      standardInput: () => answers.shift() ?? '',
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      version,
      fetch: throughProgram,
      machineId: 'test-machine',
      now: () => new Date(testNow),
      ...more,
    },
  );
  return { status, out, error };
}

const json = ({ out }: Run) => JSON.parse(out);

test('the wizard asks each consent for itself, shows what would be sent, and sends just that', async () => {
  const [key = ''] = await issue(avow, {});
  const typed = ['1', 'yes', 'no', 'no', key, '2026-11-01', '', 'yes'];
  const { status, out } = await run([], typed);
  expect(status).toBe(0);
  expect(out.match(/Do you agree\?/g)).toHaveLength(3);
  expect(out.indexOf('This would be sent')).toBeLessThan(out.indexOf('Activated: professional'));
  expect(out).not.toContain('Surname');
  const body = JSON.parse(sent[0] ?? '');
  expect(Object.keys(body.consents)).toEqual(['licenceVerification']);
  expect(out).toContain(JSON.stringify(body, null, 2));
  expect(body).toMatchObject({ purchaseDate: '2026-11-01' });
  expect(body).not.toHaveProperty('purchasePlace');
  expect(out).toContain('From now on the product connects to nobody.');
  expect((await run(['status'])).status).toBe(0);
});

test('nothing is agreed to by pressing Enter, and without the first consent nothing is sent', async () => {
  for (const answer of ['', 'no', 'maybe', '1']) {
    const { status, out } = await run([], ['1', answer]);
    expect(status).toBe(0);
    expect(out).toContain('Without the first, the product is activated manually. Nothing was sent.');
    expect(out).toContain('Your request code:');
  }
  expect(sent).toEqual([]);
});

test('what is shown can still be refused', async () => {
  const [key = ''] = await issue(avow, {});
  const { out } = await run([], ['1', 'yes', 'no', 'no', key, '', '', 'no']);
  expect(out).toContain('Nothing was sent.');
  expect(sent).toEqual([]);
});

test('a password is never shown', async () => {
  const [key = ''] = await issue(avow, {});
  const { out } = await run(
    [],
    ['1', 'yes', 'no', 'yes', key, '', '', 'me@example.com', 'canary password', 'no'],
  );
  expect(out).toContain('"password": "…"');
  expect(out).not.toContain('canary password');
});

test.each([
  ['en', 'The server cannot be reached. You can activate manually instead.', 'Your request code:'],
  ['de', 'Der Server ist nicht zu erreichen. Sie können stattdessen manuell aktivieren.', 'Ihr Anfragecode:'],
  ['ru', 'Сервер недоступен. Можно активировать вручную.', 'Ваш код запроса:'],
])(
  'when the server is away while installing, the wizard goes on manually: %s',
  async (language, away, request) => {
    const { status, out } = await run(['--language', language], ['1'], {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(status).toBe(0);
    expect(out).toContain(away);
    expect(out).toContain(request);
  },
);

test('what is mistyped or refused is said in one sentence and asked again, and nothing is kept before', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const wrongGroup = key.replace(/.$/, (symbol) => (symbol === '0' ? '2' : '0'));
  const email = 'once.more@example.com';
  const account = (licenceKey: string, day: string, address: string, password: string) => [
    licenceKey,
    day,
    '',
    address,
    password,
    'ja',
  ];
  const { status, out } = await run(
    ['--language', 'de'],
    [
      ...['1', 'ja', 'nein', 'ja', wrongGroup],
      ...account(newLicenceKey(), '', email, 'a long pass phrase'),
      ...account(key, '30.02.2026', email, 'a long pass phrase'),
      ...account(key, '', 'nonsense', 'a long pass phrase'),
      ...account(key, '', email, 'x'),
      '',
    ],
  );
  expect(status).toBe(0);
  for (const sentence of [
    'Der Code ist vertippt. Bitte vergleichen Sie Gruppe 5.',
    'Diese Lizenz lässt sich nicht aktivieren',
    'Datum des Kaufs (JJJJ-MM-TT): ist so nicht lesbar.',
    'E-Mail-Adresse: ist keine Adresse wie name@example.com.',
    'Passwort für das Konto: ist zu kurz: Nehmen Sie mindestens 8 Zeichen.',
    'Es wurde nichts gesendet.',
  ])
    expect(out).toContain(sentence);
  expect(await isStored(avow, email)).toBe(false);
  expect(readdirSync(folder)).toEqual(['product.json']);
  const { rowCount } = await avow.admin.query('SELECT FROM account.preparation');
  expect(rowCount).toBe(0);
});

test.each([
  ['x', 'Password for the account: is too short: use at least 8 characters.'],
  ['x'.repeat(10_000), 'Password for the account: is too long: use at most 1000 characters.'],
  ['🌻'.repeat(10_000), 'Password for the account: is too long: use at most 1000 characters.'],
  ['a summer\0in Kazan', 'Password for the account: has a control character: type it instead of copying it.'],
  ['password1', 'Password for the account: is on the lists that attackers try first: choose another.'],
])('silently: a password that is no good is told in one sentence (%#)', async (password, sentence) => {
  const [key = ''] = await issue(avow, {});
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  const all = ['activate', '--licence-key', key, '--product-version', '21.5', '--consent'];
  const given = ['verification,account', '--email', 'me@example.com', '--password-file', passwordFile];
  const refused = await run([...all, ...given, '--json']);
  expect(refused.status).toBe(1);
  expect(json(refused).error).toMatchObject({ serverCode: 'badValues', message: sentence });
  expect(json(refused).error.members).toEqual([expect.objectContaining({ name: 'password' })]);
  expect(refused.out).not.toContain(`"${password}"`);
  expect(readdirSync(folder).sort()).toEqual(['password', 'product.json']);
});

test('each code with which the server refuses has a sentence in every language', () => {
  const codes = [
    'licenceRefused',
    'seatsTaken',
    'nonceUsed',
    'clientTooOld',
    'consentMissing',
    'consentUnknown',
    'versionUnlisted',
    'tooMany',
    'tooLarge',
  ];
  for (const own of Object.values(words)) {
    expect(Object.keys(own.refusals).sort()).toEqual(codes.toSorted());
    expect(Object.keys(own.members).sort()).toEqual(Object.keys(words.en.members).sort());
  }
  expect(Object.keys(words.de.faults).sort()).toEqual(Object.keys(words.ru.faults).sort());
});

test('manually: the wrong group of the answer is named, and the right answer activates', async () => {
  const [key = ''] = await issue(avow, {});
  const { request } = json(await run(['request', '--json']));
  const page = await (await avow.submit('/en/activate', { licenceKey: key, request })).text();
  const response = /<textarea[^>]*>\s*([0-9A-Z-]+)/.exec(page)?.[1] ?? '';
  const wrong = response.replace(/.$/, (symbol) => (symbol === '0' ? '2' : '0'));
  const { status, out } = await run([], ['2', wrong, 'nonsense', '/media/usb/lost.avow', response]);
  expect(status).toBe(0);
  expect(out).toContain('There is no file of this name');
  expect((await run(['accept', 'lost.avow'])).error).toContain('There is no file of this name');
  expect(out).toContain(request);
  expect(out).toContain('Please compare group 19.');
  expect(out).toContain('Activated: professional, without an end.');
  expect(sent).toEqual([]);
});

test('silently: everything by flags, one JSON object, and no consent that is not named', async () => {
  const [key = ''] = await issue(avow, {});
  const all = ['activate', '--json', '--licence-key', key, '--product-version', '21.5'];
  const refused = await run(all);
  expect(refused.status).toBe(1);
  expect(json(refused)).toMatchObject({ error: { code: 'serverRefused', serverCode: 'consentMissing' } });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'a long pass phrase\n');
  const agreed = await run([
    ...all,
    '--consent',
    'verification,support',
    '--first-name',
    'Nina',
    '--email',
    'nina@example.com',
  ]);
  expect(agreed.status).toBe(0);
  expect(json(agreed).certificate.consent).toMatch(/^[0-9a-f]{64}$/);
  expect(await isStored(avow, 'nina@example.com')).toBe(true);
  expect(json(await run(['status', '--json'])).validity).toBe('valid');
});

test('a seat is given back, over the net and by code; what was given is withdrawn', async () => {
  const [key = ''] = await issue(avow, {});
  const all = ['--json', '--licence-key', key];
  const activation = ['activate', ...all, '--product-version', '21.5', '--consent', 'verification,support'];
  await run([...activation, '--surname', 'Withdrawn-Canary']);
  expect(json(await run(['withdraw', ...all]))).toEqual({
    withdrawn: ['licenceVerification', 'personalSupport'],
  });
  expect(await isStored(avow, 'Withdrawn-Canary')).toBe(false);
  expect((await run(['status'])).status).toBe(0);
  expect(json(await run(['deactivate', ...all]))).toEqual({ deactivated: true });
  const gone = await run(['status']);
  expect([gone.status, gone.error]).toEqual([
    1,
    'avow-activate: This product is not activated on this computer yet.\n',
  ]);
  await run(activation);
  const byCode = json(await run(['deactivate', '--json', '--by-code']));
  expect(byCode.request).toMatch(/^([0-9A-Z]{6}-){4}[0-9A-Z]{6}$/);
  expect(json(await run(['status', '--json']))).toMatchObject({ error: { code: 'notActivated' } });
});

test('wrong use is told with status 2, in one sentence', async () => {
  for (const args of [
    ['fly'],
    ['--consent', 'everything'],
    ['--language', 'xx'],
    ['accept'],
    ['--no-such-flag'],
    ['status', 'more'],
    ['activate', '--json'],
    ['status', '--product-file', join(folder, 'nothing.json')],
  ]) {
    const wrong = await run(args);
    expect(wrong.status, args.join(' ')).toBe(2);
    const said = args.includes('--json') ? json(wrong).error.message : wrong.error;
    expect(said.trim().split('\n')).toHaveLength(1);
  }
  expect((await run(['--help'])).out).toBe(usage);
  expect((await run(['--version'])).out).toBe(`${version}\n`);
  expect(readdirSync(folder)).toEqual(['product.json']);
});

test('the version is that of the package, and the language that of the system', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'client/package.json'), 'utf8'));
  expect(version).toBe(manifest.version);
  expect(manifest.dependencies).toBeUndefined();
  expect(languageOf({ LANG: 'de_AT.UTF-8' })).toBe('de');
  expect(languageOf({ LANG: 'de_DE', LC_ALL: 'ru_RU.UTF-8' })).toBe('ru');
  expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('en');
});
