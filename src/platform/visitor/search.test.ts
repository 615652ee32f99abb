import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCombined } from './combined.ts';
import { readLines } from './lines.ts';
import { searchPhrase } from './search.ts';

test.each([
  ['https://www.google.com/search?q=blue+widget&ie=UTF-8', 'blue widget'],
  ['http://www.google.co.uk/url?sa=t&q=the%20book%20pdf&url=http%3A%2F%2Fexample.com', 'the book pdf'],
  ['http://google.com.tr/search?q=deneme', 'deneme'],
  ['http://images.google.de/images?q=K%C3%A4se', 'Käse'],
  ['https://www.google.com/#hl=en&q=old+instant', 'old instant'],
  ['https://www.google.com/search?q=first#q=second', 'second'],
  ['https://www.bing.com/images/search?q=cat', 'cat'],
  ['https://yandex.ru/search/?text=%D0%BF%D0%B5%D1%80%D0%B5%D0%B2%D0%BE%D0%B4&lr=2', 'перевод'],
  ['http://yandex.ru/yandsearch?text=%EF%E5%F0%E5%E2%EE%E4', 'перевод'],
  ['https://yandex.com.tr/search/?text=%C3%A7eviri', 'çeviri'],
  ['https://yandex.kz/search/?text=a', 'a'],
  ['https://duckduckgo.com/?q=x%26y', 'x&y'],
  ['https://de.search.yahoo.com/search;_ylt=A?p=anzeige', 'anzeige'],
  ['https://search.yahoo.co.jp/search?p=%E7%BF%BB%E8%A8%B3', '翻訳'],
  ['http://www.baidu.com/s?wd=%B7%AD%D2%EB', '翻译'],
  ['http://m.baidu.com/s?word=abc', 'abc'],
  ['https://go.mail.ru/search?q=mail', 'mail'],
  ['https://nova.rambler.ru/search?query=r', 'r'],
  ['https://www.ecosia.org/search?q=tree', 'tree'],
  ['https://search.brave.com/search?q=lion', 'lion'],
  ['https://www.startpage.com/sp/search?query=start', 'start'],
  ['https://www.google.com./search?q=dot', 'dot'],
  ['https://www.google.com/search?q=100%+sure+%zz', '100% sure %zz'],
  ['https://www.google.com/search?q=%20a%09%0A%00b%C2%A0%20c+', 'a b c'],
])('%s was a search for "%s"', (referrer, phrase) => {
  expect(searchPhrase(referrer)).toBe(phrase);
});

test.each([
  ['http://forum.example.com/viewtopic.php?f=16&p=224766'],
  ['http://askubuntu.com/questions?q=x'],
  ['https://google.com.example.com/search?q=x'],
  ['https://notgoogle.com/search?q=x'],
  ['https://mail.google.com/mail/?q=x'],
  ['https://disk.yandex.ru/?text=x'],
  ['https://www.google.com/url?sa=t&q=&esrc=s'],
  ['https://www.google.fr/imgres?imgurl=http%3A%2F%2Fexample.com&w=5'],
  ['https://www.google.com/'],
  ['android-app://com.google.android.googlequicksearchbox?q=x'],
  ['http://[broken'],
  ['-'],
  [''],
  [undefined],
])('%s tells no phrase', (referrer) => {
  expect(searchPhrase(referrer)).toBeNull();
});

test('utm_term speaks where the referrer does not', () => {
  expect(
    searchPhrase('https://www.google.com/', '/products?utm_source=ad&utm_term=buy+%C3%A4+widget#top'),
  ).toBe('buy ä widget');
  expect(searchPhrase('https://www.google.com/search?q=typed', '/?utm_term=bought')).toBe('typed');
  expect(searchPhrase(undefined, '/utm_term=no')).toBeNull();
  expect(searchPhrase(undefined, '/?utm_term=')).toBeNull();
});

test('a phrase is at most 200 characters and never splits one', () => {
  const phrase = searchPhrase(`https://www.google.com/search?q=${encodeURIComponent('😀'.repeat(500))}`);
  expect(phrase).toBe('😀'.repeat(200));
});

test('any referrer gives a tidy phrase or none', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({ unit: 'binary' }).map((text) => `https://www.google.com/search?q=${text}`),
    fc
      .string({ unit: fc.constantFrom('%', 'e', 'F', '0', '+', '&', '=', '#', 'q') })
      .map((t) => `https://ya.ru/?text=${t}`),
  );
  fc.assert(
    fc.property(anything, anything, (referrer, landing) => {
      const phrase = searchPhrase(referrer, landing);
      if (phrase === null) return;
      expect([...phrase].length).toBeLessThanOrEqual(200);
      expect(phrase).toBe(phrase.trim());
      expect(phrase).not.toMatch(/[\p{Cc}]|\s\s|^$/u);
      expect(phrase.isWellFormed()).toBe(true);
    }),
  );
});

test('a real log: 63 referrers of known engines with a phrase, 42 phrases', async () => {
  const inputs = process.env.AVOW_TEST_INPUTS;
  if (!inputs) {
    process.stderr.write('not run without AVOW_TEST_INPUTS: search phrases of a real log\n');
    return;
  }
  const phrases: string[] = [];
  for await (const line of readLines(createReadStream(join(inputs, 'access-log/apache-2015-05.log')))) {
    const entry = line.tooLong ? null : parseCombined(line.text);
    const phrase = entry?.ok ? searchPhrase(entry.referrer ?? undefined, entry.target ?? undefined) : null;
    if (phrase !== null) phrases.push(phrase);
  }
  expect(phrases).toHaveLength(63);
  expect(new Set(phrases).size).toBe(42);
});
