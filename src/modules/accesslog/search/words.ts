/** Words of the search of the log by hand. */
import type { Language } from '../../../policy/vocabulary.ts';

interface SearchWords {
  readonly title: string;
  readonly note: string;
  readonly address: string;
  readonly time: string;
  readonly search: string;
  readonly bad: string;
  readonly nothing: string;
  readonly found: (lines: number) => string;
  /** Where there may be more than a page shows. */
  readonly more: string;
  readonly columns: Readonly<Record<'time' | 'request' | 'browser' | 'provider' | 'phrase', string>>;
}

export const searchWords: Readonly<Record<Language, SearchWords>> = {
  en: {
    title: 'Answer a person who gives IP address and time',
    note: 'Lines of half an hour before and after are shown. That you searched is noted in the log of staff; the address is not.',
    address: 'IP address of the person',
    time: 'Time (UTC)',
    search: 'Search',
    bad: 'Write an IP address like 192.0.2.7 or 2001:db8::7, and a time like 2026-11-25T12:30.',
    nothing: 'Nothing is held of this address around this time.',
    found: (lines) => `${lines} ${lines === 1 ? 'line' : 'lines'}`,
    more: 'These are the first ones only. Search again with half an hour after the time of the last.',
    columns: {
      time: 'Time',
      request: 'Request',
      browser: 'Browser',
      provider: 'Provider',
      phrase: 'Search phrase',
    },
  },
  de: {
    title: 'Jemandem antworten, der IP-Adresse und Zeit nennt',
    note: 'Gezeigt werden Zeilen einer halben Stunde davor und danach. Dass Sie gesucht haben, steht im Protokoll des Personals, die Adresse nicht.',
    address: 'IP-Adresse der Person',
    time: 'Zeit (UTC)',
    search: 'Suchen',
    bad: 'Schreiben Sie eine IP-Adresse wie 192.0.2.7 oder 2001:db8::7 und eine Zeit wie 2026-11-25T12:30.',
    nothing: 'Zu dieser Adresse ist um diese Zeit nichts gespeichert.',
    found: (lines) => `${lines} ${lines === 1 ? 'Zeile' : 'Zeilen'}`,
    more: 'Das sind nur die ersten. Suchen Sie noch einmal, eine halbe Stunde nach der Zeit der letzten.',
    columns: {
      time: 'Zeit',
      request: 'Anfrage',
      browser: 'Browser',
      provider: 'Anbieter',
      phrase: 'Suchbegriff',
    },
  },
  ru: {
    title: 'Ответить тому, кто назвал IP-адрес и время',
    note: 'Показаны строки за полчаса до и после. Сам поиск отмечается в журнале сотрудников, адрес — нет.',
    address: 'IP-адрес этого человека',
    time: 'Время (UTC)',
    search: 'Искать',
    bad: 'Напишите IP-адрес, например 192.0.2.7 или 2001:db8::7, и время, например 2026-11-25T12:30.',
    nothing: 'Об этом адресе за это время ничего не хранится.',
    found: (lines) => `Строк: ${lines}`,
    more: 'Это только первые строки. Повторите поиск, указав время на полчаса позже последней.',
    columns: {
      time: 'Время',
      request: 'Запрос',
      browser: 'Браузер',
      provider: 'Провайдер',
      phrase: 'Поисковая фраза',
    },
  },
};
