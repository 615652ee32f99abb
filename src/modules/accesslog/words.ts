/** Words of the console's page on the site's health. */
import type { Names } from '../../platform/names.ts';
import type { Language } from '../../policy/vocabulary.ts';

interface HealthWords {
  readonly title: string;
  readonly ranges: Readonly<Record<1 | 24 | 168, string>>;
  readonly range: string;
  readonly requests: string;
  readonly failed: string;
  readonly refused: string;
  readonly slowest: string;
  readonly share: (percent: string) => string;
  readonly buffer: (waiting: string, dropped: string) => string;
  readonly routes: string;
  readonly routesNote: string;
  readonly columns: Readonly<
    Record<
      | 'route'
      | 'requests'
      | 'failed'
      | 'median'
      | 'slow'
      | 'address'
      | 'provider'
      | 'refused'
      | 'act'
      | 'until',
      string
    >
  >;
  readonly abuse: string;
  readonly abuseNote: string;
  readonly noAbuse: string;
  readonly block: string;
  readonly lift: string;
  readonly blocks: string;
  readonly blocksNote: (period: string) => string;
  readonly noBlocks: string;
  readonly address: string;
  readonly badAddress: string;
  readonly empty: string;
  readonly emptyNote: string;
}

export const healthWords: Readonly<Record<Language, HealthWords>> = {
  en: {
    title: 'Site health',
    ranges: { 1: 'Last hour', 24: '24 hours', 168: '7 days' },
    range: 'Period',
    requests: 'Requests',
    failed: 'Failed on our side',
    refused: 'Refused',
    slowest: '95 % answered within',
    share: (percent) => `${percent} of all`,
    buffer: (waiting, dropped) => `${waiting} waiting to be stored, ${dropped} dropped since the start`,
    routes: 'Slow routes',
    routesNote: 'milliseconds',
    columns: {
      route: 'Route',
      requests: 'Requests',
      failed: 'Failed',
      median: 'Median',
      slow: '95 %',
      address: 'Address',
      provider: 'Provider',
      refused: 'Refused or failed',
      act: 'Action',
      until: 'Until',
    },
    abuse: 'Addresses that cause trouble',
    abuseNote: 'ten or more requests refused or failed',
    noAbuse: 'No address stands out.',
    block: 'Block',
    lift: 'Unblock',
    blocks: 'Blocked addresses',
    blocksNote: (period) =>
      `A block ends after ${period}, as log lines do. Pages about one’s own data stay open.`,
    noBlocks: 'No address is blocked.',
    address: 'IP address',
    badAddress: 'This is not an IP address. Write it like 192.0.2.7 or 2001:db8::7.',
    empty: 'No requests in this period',
    emptyNote: 'Requests appear here within a second.',
  },
  de: {
    title: 'Zustand der Website',
    ranges: { 1: 'Letzte Stunde', 24: '24 Stunden', 168: '7 Tage' },
    range: 'Zeitraum',
    requests: 'Anfragen',
    failed: 'Bei uns fehlgeschlagen',
    refused: 'Abgewiesen',
    slowest: '95 % beantwortet binnen',
    share: (percent) => `${percent} von allen`,
    buffer: (waiting, dropped) => `${waiting} warten auf das Speichern, ${dropped} seit dem Start verworfen`,
    routes: 'Langsame Routen',
    routesNote: 'Millisekunden',
    columns: {
      route: 'Route',
      requests: 'Anfragen',
      failed: 'Fehler',
      median: 'Median',
      slow: '95 %',
      address: 'Adresse',
      provider: 'Anbieter',
      refused: 'Abgewiesen oder Fehler',
      act: 'Aktion',
      until: 'Bis',
    },
    abuse: 'Adressen, die stören',
    abuseNote: 'zehn oder mehr Anfragen abgewiesen oder fehlgeschlagen',
    noAbuse: 'Keine Adresse fällt auf.',
    block: 'Sperren',
    lift: 'Freigeben',
    blocks: 'Gesperrte Adressen',
    blocksNote: (period) =>
      `Eine Sperre endet nach ${period}, wie die Zeilen des Protokolls. Seiten zu den eigenen Daten bleiben offen.`,
    noBlocks: 'Niemand ist gesperrt.',
    address: 'IP-Adresse',
    badAddress: 'Das ist keine IP-Adresse. Schreiben Sie sie wie 192.0.2.7 oder 2001:db8::7.',
    empty: 'Keine Anfrage in diesem Zeitraum',
    emptyNote: 'Anfragen erscheinen hier binnen einer Sekunde.',
  },
  ru: {
    title: 'Состояние сайта',
    ranges: { 1: 'Последний час', 24: '24 часа', 168: '7 дней' },
    range: 'Период',
    requests: 'Запросы',
    failed: 'Сбои у нас',
    refused: 'Отклонено',
    slowest: '95 % ответов быстрее',
    share: (percent) => `${percent} от всех`,
    buffer: (waiting, dropped) => `ждут записи: ${waiting}; отброшено с запуска: ${dropped}`,
    routes: 'Медленные маршруты',
    routesNote: 'миллисекунды',
    columns: {
      route: 'Маршрут',
      requests: 'Запросы',
      failed: 'Сбои',
      median: 'Медиана',
      slow: '95 %',
      address: 'Адрес',
      provider: 'Провайдер',
      refused: 'Отказы и сбои',
      act: 'Действие',
      until: 'До',
    },
    abuse: 'Адреса, которые мешают',
    abuseNote: 'десять и более отказов или сбоев',
    noAbuse: 'Ни один адрес не выделяется.',
    block: 'Закрыть доступ',
    lift: 'Снова открыть',
    blocks: 'Закрытые адреса',
    blocksNote: (period) =>
      `Доступ открывается сам через ${period}, как исчезают строки журнала. Страницы о собственных данных остаются доступны.`,
    noBlocks: 'Никому доступ не закрыт.',
    address: 'IP-адрес',
    badAddress: 'Это не IP-адрес. Напишите его в виде 192.0.2.7 или 2001:db8::7.',
    empty: 'За этот период запросов нет',
    emptyNote: 'Запросы появляются здесь в течение секунды.',
  },
};

/** What staff did with addresses, in their log. */
export const accesslogNames: Names = {
  'address.blocked': {
    en: 'Blocked a network address',
    de: 'Eine Netzadresse gesperrt',
    ru: 'Блокировка сетевого адреса',
  },
  'address.released': {
    en: 'Released a network address',
    de: 'Eine Netzadresse freigegeben',
    ru: 'Разблокировка сетевого адреса',
  },
  'log.searched': {
    en: 'Searched the log for an address and a time',
    de: 'Das Protokoll nach einer Adresse und einer Zeit durchsucht',
    ru: 'Поиск в журнале по адресу и времени',
  },
};
