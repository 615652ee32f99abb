import { expect, test } from 'vitest';
import { policy } from '../../../../test/reference.ts';
import { readEnvironment } from '../../../platform/env.ts';
import { toPlaceholder } from '../../../platform/mail/bulk.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { leavePageUrl, leavePlaceholder, measurePlaceholder, openPixelUrl } from '../sending/placeholders.ts';
import { type CampaignMail, draftMail, renderCampaign } from './render.tsx';

const services = { policy, env: readEnvironment({ PUBLIC_URL: 'https://promt.example' }) };

const full = `# Version 21 is here

Translate **faster**, read [what is new](https://promt.example/new "new") or write to <mailto:hello@example.com>.

![A window](window.png)

::: columns
## Left
One thing.
+++
## Right
::: button https://promt.example/buy?a=1&b=2
Buy now
:::
:::

> A quote
> of two lines.

- one
- two

3. three
4. four

---

\`{code}\` stays.
`;

const image = {
  name: 'window.png',
  url: 'https://promt.example/newsletter/images/1.png',
  width: 1008,
  height: 500,
};

const mail = (body: string, more: Partial<CampaignMail> = {}): CampaignMail => ({
  language: 'en',
  text: { subject: 'News', preheader: 'A new version', body },
  images: [image],
  audience: 'plain',
  ...more,
});

const render = (body: string, more: Partial<CampaignMail> = {}) => renderCampaign(services, mail(body, more));
const faults = (body: string, more: Partial<CampaignMail> = {}) =>
  draftMail(services, mail(body, more)).faults;

test('a mail has all blocks in its HTML part', () => {
  const { html, subject } = render(full);
  expect(subject).toBe('News');
  expect(html).toMatch(/<h1 [^>]*>Version 21 is here<\/h1>/);
  expect(html).toContain('<strong>faster</strong>');
  expect(html).toMatch(/<a href="https:\/\/promt\.example\/new"[^>]*>what is new<\/a>/);
  expect(html).toMatch(/<img src="[^"]*\/images\/1\.png" alt="A window" width="500" height="248"/);
  expect(html.match(/class="column"/g)).toHaveLength(2);
  expect(html).toMatch(
    /<a class="button" href="https:\/\/promt\.example\/buy\?a=1&amp;b=2"[^>]*>Buy now<\/a>/,
  );
  expect(html).toMatch(/<blockquote[^>]*><p[^>]*>A quote of two lines\./);
  expect(html).toMatch(/<ol start="3"/);
  expect(html).toMatch(/<hr class="rule"/);
  expect(html).toMatch(/<code[^>]*>\{code\}<\/code>/);
});

test('the plain-text part says the same in lines that mail programs take', () => {
  const { text } = render(`${full}\n${'many words '.repeat(40)}`);
  expect(text).toContain('Version 21 is here\n==================');
  expect(text).toContain('what is new <https://promt.example/new>');
  expect(text).toContain('write to\nhello@example.com.');
  expect(text).toContain(
    'Left\n----\n\nOne thing.\n\nRight\n-----\n\nBuy now:\nhttps://promt.example/buy?a=1&b=2',
  );
  expect(text).toContain('> A quote of two lines.');
  expect(text).toContain('- one\n- two');
  expect(text).toContain('3. three\n4. four');
  const long = text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'));
  expect(long).toEqual([]);
});

test('every mail can be left, in both parts and all languages, and says who writes', () => {
  for (const language of languages)
    for (const audience of ['plain', 'measured'] as const) {
      const { html, text } = render(full, { language, audience });
      for (const part of [html, text]) {
        expect(part).toContain(leavePageUrl(services));
        expect(part).toContain(`https://promt.example/${language}/newsletter/manage`);
        expect(part).toContain(policy.controller.name);
        expect(part).toContain(policy.controller.address);
      }
    }
});

test('nothing in a plain mail counts anything', () => {
  const { html, text, links } = render(full);
  for (const part of [html, text]) expect(part).not.toContain(measurePlaceholder);
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(links).toEqual(['https://promt.example/new', 'https://promt.example/buy?a=1&b=2']);
});

test('a measured mail counts its own links, and no other', () => {
  const { html, text, links } = render(full, { audience: 'measured', knownLinks: ['https://de.example/'] });
  expect(links).toEqual([
    'https://de.example/',
    'https://promt.example/new',
    'https://promt.example/buy?a=1&b=2',
  ]);
  for (const part of [html, text]) {
    expect(part).toContain(`/newsletter/click/${measurePlaceholder}/2`);
    expect(part).toContain(`/newsletter/click/${measurePlaceholder}/3`);
    expect(part).not.toContain('https://promt.example/buy');
    expect(part).toContain(`https://promt.example/newsletter/leave/${leavePlaceholder}`);
    expect(part).toContain('https://promt.example/en/privacy');
  }
  expect(html).toContain(openPixelUrl(services));
});

test.each([
  ['<script>alert(1)</script>', '<script'],
  ['<img src=x onerror=alert(1)>', '<img src=x'],
  ['::: button https://a.example/"onclick="x\nGo\n:::', '"onclick="'],
  ['![a"onload="x](window.png)', '"onload="'],
  ['::: columns\n<b>x</b>\n+++\ny\n:::', '<b>'],
])('%s is text, never markup', (body, markup) => {
  expect(draftMail(services, mail(body)).html).not.toContain(markup);
});

test.each([
  ['[x](javascript:alert(1))', 'badLink', 'javascript:alert(1)'],
  ['[x](data:text/html,a)', 'badLink', 'data:text/html,a'],
  ['[x](/products)', 'relativeLink', '/products'],
  ['[x](www.example.com)', 'relativeLink', 'www.example.com'],
  ['::: button javascript:alert(1)\nGo\n:::', 'badLink', 'javascript:alert(1)'],
  ['::: button\nGo\n:::', 'incompleteButton', '::: button'],
  ['::: button https://a.example\n:::', 'incompleteButton', '::: button https://a.example'],
  ['![](window.png)', 'noAlt', 'window.png'],
  ['![x](other.png)', 'unknownImage', 'other.png'],
  ['![x](http://a.example/a.png)', 'badImage', 'http://a.example/a.png'],
  ['::: colums\nx\n:::', 'unknownBlock', '::: colums'],
  ['::: columns\nx\n+++\ny', 'unclosedBlock', '::: columns'],
  ['::: columns\nx\n:::', 'columnCount', '1'],
  ['::: columns\n::: columns\nx\n+++\ny\n:::\n+++\nz\n:::', 'nestedColumns', '::: columns'],
  ['Dear {{ subscriber.name }},', 'variable', '{{ subscriber.name }}'],
  ['Dear {first_name},', 'variable', '{first_name}'],
  ['Dear {Имя},', 'variable', '{Имя}'],
  ['*|FNAME|*', 'variable', '*|FNAME|*'],
  ['Dear %FIRSTNAME%', 'variable', '%FIRSTNAME%'],
  ['{% if x %}a', 'variable', '{% if x %}'],
  ['[x](https://a.example/?u={{id}})', 'variable', '{{id}}'],
  ['::: button https://a.example/{id}\nGo\n:::', 'variable', '{id}'],
  [`Go to ${leavePlaceholder}`, 'reserved', leavePlaceholder],
  [`Write to ${toPlaceholder}`, 'reserved', toPlaceholder],
  ['Our avowal77777', 'reserved', 'avowal77777'],
])('%s is refused and named', (body, code, what) => {
  expect(faults(body)).toContainEqual({ code, what });
  expect(() => render(body)).toThrow('faultyText');
});

test.each([
  'A set \\{a\\} of braces',
  'In code: `{{name}}`',
  '    {{name}}',
  '100 % of 50 %, {} and { a, b }',
  'https://ru.example/%D0%BFabc%D0%BF',
])('%s is no variable', (body) => {
  expect(faults(body)).toEqual([]);
});

test.each(['Hi {{name}}', 'Hi\r\nBcc: x@example.com', 'Hi\u2028there'])(
  'a subject of %j is refused',
  (subject) => {
    expect(() => render('x', { text: { subject, preheader: '', body: 'x' } })).toThrow('faultyText');
    expect(() => render('x', { text: { subject: 'Hi', preheader: subject, body: 'x' } })).toThrow(
      'faultyText',
    );
  },
);
