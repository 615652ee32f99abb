/** What the pages state is so: each figure, name, link and piece of code in them is compared with the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { signUpWords } from '../src/modules/newsletter/sign-up/words.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { keyNames } from '../src/platform/keys.ts';
import { repository } from '../src/platform/repository.ts';
import { formatPeriod, type Period } from '../src/policy/period.ts';
import { clauseIds } from '../src/policy/vocabulary.ts';
import {
  brokenLinks,
  codeBlocks,
  commandFiles,
  commandPaths,
  inlineCode,
  pages,
  readCommands,
  readPage,
} from './docs.ts';
import { policy } from './reference.ts';

const source = (path: string) => readFileSync(join(repository, path), 'utf8');

test.each(pages())('%s: every link leads somewhere', (path) => {
  expect(brokenLinks(path)).toEqual([]);
});

test.each(pages())('%s: every file that it names is there', (path) => {
  const named = inlineCode(readPage(path)).filter((code) =>
    /^(src|docs|policy|migrations|promises|test|bench|scripts|content|bin)\/[\w./-]+$/.test(code),
  );
  expect(named.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
});

test.each(pages())('%s: every npm script that it names is there', (path) => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(source('package.json'));
  const named = [...readPage(path).matchAll(/npm run (?:-\w+ |--\w+ )*([\w-]+)/g)].map(
    ([, name]) => name ?? '',
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(pages())('%s: figures of the policy are those of the policy', (path) => {
  const stated = [...readPage(path).matchAll(/(.{1,80})<!-- policy: ([\w.]+) -->/g)];
  for (const [, text = '', place = ''] of stated)
    expect(text.trimEnd().endsWith(valueText(place)), `${text}: ${place} is ${valueText(place)}`).toBe(true);
});

test.each(pages())('%s: figures of the program are those of the program', (path) => {
  const stated = [...readPage(path).matchAll(/<!-- code: ([\w./-]+): (.+?) -->/g)];
  for (const [, file = '', literal = ''] of stated) expect(source(file), file).toContain(literal);
});

/** A value of the policy as a page would write it, by its place: `activities.accessLog.keep.0.for`. */
function valueText(place: string): string {
  const value = place
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], policy);
  if (value === undefined) throw new Error(`The policy has no ${place}.`);
  return typeof value === 'object' ? formatPeriod(value as Period, 'en') : String(value);
}

test('CONTRIBUTING shows the files as they are', () => {
  const shown = codeBlocks(readPage('CONTRIBUTING.md')).flatMap(({ before, code }) => {
    const file = /^\[`([^`]+)`\]\(\1\)$/.exec(before)?.[1];
    return file ? [{ file, code }] : [];
  });
  expect(shown.length).toBeGreaterThan(8);
  for (const { file, code } of shown) expect(source(file), file).toContain(code);
});

test('docs/environment.md lists every variable with its default', () => {
  const rows = [...readPage('docs/environment.md').matchAll(/^\| `(\w+)` \| (.+?) \|/gm)];
  const listed = Object.fromEntries(rows.map(([, name, value]) => [name, value?.replaceAll('`', '')]));
  const read = [...source('src/platform/env.ts').matchAll(/variables\.([A-Z_]+)/g)].map(([, name]) => name);
  expect(Object.keys(listed).sort()).toEqual([...new Set(read)].sort());

  const env = readEnvironment({ AVOW_DATA: '/data' });
  expect(listed).toEqual({
    PORT: String(env.port),
    HOST: env.host,
    PUBLIC_URL: env.publicUrl,
    AVOW_DATA: `./${readEnvironment({}).dataDir.slice(process.cwd().length + 1)}`,
    AVOW_LEDGER: env.ledgerFile.replace('/data', '$AVOW_DATA'),
    AVOW_POLICY: env.policyFile.slice(process.cwd().length + 1),
    DATABASE_URL: env.databaseUrl ?? 'none',
    SMTP_URL: env.smtpUrl ?? 'none',
    IMAP_URL: env.imapUrl ?? 'none',
    TRUSTED_PROXIES: env.trustedProxies || 'none',
    AVOW_TRIAL: env.trial ? '1' : 'none',
    AVOW_CLOCK: env.clockOffsetMs || 'none',
  });
});

test('docs/commands.md shows the help of every command', async () => {
  const page = readPage('docs/commands.md');
  const commands = commandPaths(await readCommands());
  const titles = [...page.matchAll(/^## `(avow .+)`$/gm)].map(([, title]) => title);
  expect(titles.toSorted()).toEqual([...commands.keys()].sort());
  // `npx vitest run test/docs.test.ts -u` writes the help anew.
  const renewed = page.replace(
    /^## `(avow .+)`$([\s\S]*?)^```text\n[\s\S]*?^```$/gm,
    (_, path: string, between: string) =>
      `## \`${path}\`${between}\`\`\`text\n${commands.get(path)?.helpInformation().trim()}\n\`\`\``,
  );
  await expect(renewed).toMatchFileSnapshot(join(repository, 'docs/commands.md'));
});

test('every file of src/commands is part of the command', () => {
  const cli = source('src/cli.ts');
  for (const name of commandFiles()) {
    const registers = [...source(`src/commands/${name}.ts`).matchAll(/export function (register\w+)/g)];
    for (const [, register] of registers) expect(cli).toContain(`${register},`);
  }
});

test.each(pages())('%s: every command that it names exists, with its options', async (path) => {
  const commands = commandPaths(await readCommands());
  const typed = [
    ...inlineCode(readPage(path)),
    ...codeBlocks(readPage(path)).flatMap(({ code }) => code.split('\n')),
  ]
    .map((line) => /(?:^|\s)(avow [a-z].*)$/.exec(line.replace(/ #.*$|-u avow /g, ''))?.[1])
    .filter((line) => line !== undefined)
    .filter((line) => !/^avow (…|ready on )/.test(line));
  for (const line of typed) expect(faultOf(line, commands), line).toBeNull();
});

function faultOf(line: string, commands: ReturnType<typeof commandPaths>): string | null {
  const found = [...commands].find(([path]) => line === path || line.startsWith(`${path} `));
  const group = [...commands.keys()].some((path) => path.startsWith(`${line} `));
  if (!found) return group ? null : 'no such command';
  const known = found[1].options.map((option) => option.long);
  const unknown = [...line.matchAll(/ (--[a-z-]+)/g)]
    .map(([, flag]) => flag)
    .filter((flag) => flag && !known.includes(flag));
  return unknown.length > 0 ? `no option ${unknown.join(', ')}` : null;
}

test('docs/keys.md describes every key', () => {
  const page = readPage('docs/keys.md');
  for (const name of keyNames) expect(page).toContain(`## \`${name}.key\``);
});

test('docs/newsletter.md: the form for other sites shows the sentence that is stored as the consent', () => {
  const forms = codeBlocks(readPage('docs/newsletter.md')).filter(({ language }) => language === 'html');
  expect(forms).toHaveLength(1);
  const [, language, sentence] =
    /action="\S+\/(\w+)\/newsletter"[\s\S]*<p>(.+)<\/p>/.exec(forms[0]?.code ?? '') ?? [];
  expect([language, sentence]).toEqual(['en', signUpWords.en.sentence('Example LLC')]);
});

test('docs/decisions lists every decision', () => {
  const index = readPage('docs/decisions/README.md');
  const files = readdirSync(join(repository, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
  for (const file of files) {
    const title = /^# \d{4} (.+)$/m.exec(readPage(`docs/decisions/${file}`))?.[1];
    expect(index).toContain(`| [${file.slice(0, 4)}](${file}) | ${title} |`);
  }
});

test('the README tells of every clause, and which tests prove it', async () => {
  const page = readPage('README.md');
  const row = /^\| ([\w.]+) \| (.*) \| (.*?) ?\|$/gm;
  const section = page.slice(page.indexOf('## The promises'));
  const clauses = [...section.matchAll(row)].map(([, clause]) => clause).filter((id) => id !== 'Clause');
  expect(clauses).toEqual([...clauseIds]);
  const proofs = promiseTests();
  // `npx vitest run test/docs.test.ts -u` writes the last column anew.
  const renewed = section.replace(row, (line, clause: string, does: string, now: string) => {
    if (clause === 'Clause') return line;
    const files = proofs.get(clause) ?? [];
    const links = files.map((file) => `[${file.replace(/\.test\.ts$/, '')}](promises/${file})`).join(' · ');
    return `| ${clause} | ${does} | ${links || (now.includes('](promises/') ? '' : now)} |`;
  });
  await expect(page.replace(section, () => renewed)).toMatchFileSnapshot(join(repository, 'README.md'));
  expect(renewed.match(/^\| [\d.]+ \| .* \| {1,2}\|$/gm), 'clauses without a test or a reason').toBeNull();
});

/** Files of `promises/` by the clauses that their tests are named after. */
function promiseTests(): Map<string, string[]> {
  const proofs = new Map<string, string[]>();
  for (const file of readdirSync(join(repository, 'promises')).sort()) {
    if (!file.endsWith('.test.ts')) continue;
    const named = [
      ...source(`promises/${file}`).matchAll(/^\s*(?:test[\w.]*\(.*?)?['`](\d+(?:\.\d+)*)[:, ]/gm),
    ];
    for (const clause of new Set(named.map(([, id]) => id ?? '')))
      proofs.set(clause, [...(proofs.get(clause) ?? []), file]);
  }
  return proofs;
}
