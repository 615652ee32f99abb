/** Words of the licences in an account. */
import type { Language } from '../../../policy/vocabulary.ts';

interface AccountWords {
  readonly title: string;
  readonly none: string;
  readonly licence: (prefix: string) => string;
  readonly edition: string;
  readonly ends: string;
  readonly never: string;
  readonly seats: string;
  readonly taken: (taken: number, total: number) => string;
  readonly contains: string;
  readonly states: Readonly<Record<string, string>>;
  readonly suspended: { readonly title: string; readonly text: string; readonly answer: string };
  readonly machines: string;
  readonly machine: string;
  readonly since: string;
  readonly acts: string;
  readonly certificate: string;
  readonly free: string;
  readonly noMachine: string;
  readonly key: string;
  readonly keyHint: string;
  readonly add: string;
  readonly downloads: string;
  readonly freeTitle: string;
  readonly freeQuestion: (machine: string) => string;
  readonly freeText: readonly string[];
  readonly keep: string;
  readonly faults: Readonly<Record<'code' | 'licenceRefused' | 'tooMany', string>>;
}

const en: AccountWords = {
  title: 'Licences and machines',
  none: 'No licence is in this account yet.',
  licence: (prefix) => `Licence ${prefix}-…`,
  edition: 'Edition',
  ends: 'Valid until',
  never: 'without end',
  seats: 'Seats',
  taken: (taken, total) => `${taken} of ${total} taken`,
  contains: 'With it',
  states: { active: 'in force', suspended: 'suspended', revoked: 'withdrawn', replaced: 'replaced' },
  suspended: {
    title: 'suspended',
    text: 'A member of our staff decided that. Programs that are activated go on working, but it cannot be activated again. If we are wrong, tell us:',
    answer: 'answer',
  },
  machines: 'Machines',
  machine: 'Machine',
  since: 'Activated',
  acts: 'Seat',
  certificate: 'Certificate',
  free: 'Free this seat',
  noMachine: 'No machine has a seat.',
  key: 'Licence key',
  keyHint: 'The whole key, five groups. It is not kept in the account.',
  add: 'Add the licence',
  downloads: 'Product and downloads',
  freeTitle: 'Free a seat',
  freeQuestion: (machine) => `Free the seat of machine ${machine}?`,
  freeText: [
    'Another machine can then take the seat with the licence key.',
    'The product on this machine is told nothing: remove it there first if it is no longer used.',
  ],
  keep: 'Keep it',
  faults: {
    code: 'This is no licence key. Check each group of the key.',
    licenceRefused: 'No licence has this key. Check it, or write to us.',
    tooMany: 'Too many keys were tried. Wait a few minutes.',
  },
};

const de: AccountWords = {
  title: 'Lizenzen und Computer',
  none: 'In diesem Konto ist noch keine Lizenz.',
  licence: (prefix) => `Lizenz ${prefix}-…`,
  edition: 'Edition',
  ends: 'Gültig bis',
  never: 'unbegrenzt',
  seats: 'Plätze',
  taken: (taken, total) => `${taken} von ${total} belegt`,
  contains: 'Enthalten',
  states: { active: 'gültig', suspended: 'gesperrt', revoked: 'entzogen', replaced: 'ersetzt' },
  suspended: {
    title: 'gesperrt',
    text: 'Das hat jemand aus unserem Team entschieden. Aktivierte Programme laufen weiter, aber sie lässt sich nicht neu aktivieren. Wenn wir uns irren, sagen Sie es uns:',
    answer: 'antworten',
  },
  machines: 'Computer',
  machine: 'Computer',
  since: 'Aktiviert',
  acts: 'Platz',
  certificate: 'Zertifikat',
  free: 'Diesen Platz freigeben',
  noMachine: 'Kein Computer hat einen Platz.',
  key: 'Lizenzschlüssel',
  keyHint: 'Der ganze Schlüssel, fünf Gruppen. Im Konto wird er nicht gespeichert.',
  add: 'Lizenz hinzufügen',
  downloads: 'Produkt und Downloads',
  freeTitle: 'Platz freigeben',
  freeQuestion: (machine) => `Den Platz des Computers ${machine} freigeben?`,
  freeText: [
    'Danach kann ein anderer Computer den Platz mit dem Lizenzschlüssel belegen.',
    'Das Produkt auf diesem Computer erfährt davon nichts: Entfernen Sie es dort zuerst, wenn es nicht mehr gebraucht wird.',
  ],
  keep: 'Behalten',
  faults: {
    code: 'Das ist kein Lizenzschlüssel. Prüfen Sie jede Gruppe.',
    licenceRefused: 'Zu diesem Schlüssel gibt es keine Lizenz. Prüfen Sie ihn, oder schreiben Sie uns.',
    tooMany: 'Es wurden zu viele Schlüssel probiert. Warten Sie einige Minuten.',
  },
};

const ru: AccountWords = {
  title: 'Лицензии и компьютеры',
  none: 'В этом кабинете пока нет лицензий.',
  licence: (prefix) => `Лицензия ${prefix}-…`,
  edition: 'Редакция',
  ends: 'Действует до',
  never: 'бессрочно',
  seats: 'Места',
  taken: (taken, total) => `занято ${taken} из ${total}`,
  contains: 'Включает',
  states: { active: 'действует', suspended: 'приостановлена', revoked: 'отозвана', replaced: 'заменена' },
  suspended: {
    title: 'приостановлена',
    text: 'Так решил наш сотрудник. Активированные программы продолжают работать, но активировать её заново нельзя. Если мы ошиблись, сообщите нам:',
    answer: 'ответить',
  },
  machines: 'Компьютеры',
  machine: 'Компьютер',
  since: 'Активирован',
  acts: 'Место',
  certificate: 'Сертификат',
  free: 'Освободить это место',
  noMachine: 'Ни один компьютер не занимает места.',
  key: 'Лицензионный ключ',
  keyHint: 'Ключ целиком, пять групп. В кабинете он не сохраняется.',
  add: 'Добавить лицензию',
  downloads: 'Продукт и загрузки',
  freeTitle: 'Освободить место',
  freeQuestion: (machine) => `Освободить место компьютера ${machine}?`,
  freeText: [
    'После этого его сможет занять другой компьютер с лицензионным ключом.',
    'Продукт на этом компьютере ничего об этом не узнает: если он больше не нужен, сначала удалите его там.',
  ],
  keep: 'Оставить',
  faults: {
    code: 'Это не лицензионный ключ. Проверьте каждую группу.',
    licenceRefused: 'Лицензии с таким ключом нет. Проверьте его или напишите нам.',
    tooMany: 'Испробовано слишком много ключей. Подождите несколько минут.',
  },
};

export const accountWords: Readonly<Record<Language, AccountWords>> = { en, de, ru };
