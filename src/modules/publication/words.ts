/** Words around the published policy and its proof. */
import type { Language } from '../../policy/vocabulary.ts';
import type { ProofRow } from './proof/queries.ts';
import type { Unmeasured } from './proof/unmeasured.ts';

type InEach = Readonly<Record<Language, string>>;

interface Words {
  readonly kept: (kept: number, all: number) => string;
  readonly noneMeasured: string;
  readonly measured: string;
  readonly version: string;
  readonly effective: string;
  readonly whatChanged: string;
  readonly myData: string;
  readonly allProof: string;
  readonly ours: string;
  readonly clause: string;
  readonly details: (title: string) => string;
  readonly purpose: string;
  readonly data: string;
  readonly ground: string;
  readonly obligation: string;
  readonly period: string;
  readonly recipients: string;
  readonly subjects: string;
  readonly nobody: string;
  readonly notKept: string;
  readonly tables: string;
  readonly cookies: string;
  readonly cookieLife: string;
  readonly cookieEnds: (idle: string | null, total: string | null) => string;
  readonly name: string;
  readonly what: string;
  readonly country: string;
  readonly safeguard: string;
  readonly role: string;
  readonly may: string;
  readonly roles: string;
  readonly state: string;
  readonly proofTitle: string;
  readonly proofLede: string;
  readonly promise: string;
  readonly found: string;
  readonly states: Readonly<Record<ProofRow['state'], string>>;
  readonly withoutTitle: string;
  readonly withoutLede: string;
  readonly reasons: Readonly<Record<Unmeasured, string>>;
  readonly clauses: string;
  readonly asJson: string;
  readonly readPolicy: string;
  readonly fingerprint: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    kept: (kept, all) => `${kept} of ${all} promises kept`,
    noneMeasured: 'No promise is measured',
    measured: 'measured',
    version: 'version',
    effective: 'in force since',
    whatChanged: 'what changed',
    myData: 'see what we hold about you',
    allProof: 'all measurements',
    ours: 'Our addition:',
    clause: 'Clause',
    details: (title) => `${title}: data, ground, period`,
    purpose: 'Purpose',
    data: 'Data',
    ground: 'Ground',
    obligation: 'Must you give it?',
    period: 'Period',
    recipients: 'Recipients',
    subjects: 'About whom',
    nobody: 'nobody else',
    notKept: 'nothing is kept with us',
    tables: 'Lists',
    cookies: 'Cookies of this site',
    cookieLife: 'Lifetime',
    cookieEnds: (idle, total) =>
      `on our server: ${[idle && `${idle} without use`, total && `${total} in all`].filter(Boolean).join(', ')}`,
    name: 'Name',
    what: 'What for',
    country: 'Country',
    safeguard: 'Safeguard of the transfer',
    role: 'Role',
    may: 'May',
    roles: 'What our staff may do',
    state: 'State',
    proofTitle: 'Proof',
    proofLede:
      'Each line is one promise of our privacy policy, measured on the running system just now. A measurement that fails counts as a promise not kept.',
    promise: 'Promise',
    found: 'Measured',
    states: { kept: 'kept', broken: 'not kept', unmeasured: 'could not be measured' },
    withoutTitle: 'Clauses without a measurement',
    withoutLede:
      'Not everything that is promised is a figure. These clauses are not measured, for the reason named.',
    reasons: {
      words: 'The clause says who we are, what applies or on what legal ground: that is not measured.',
      elsewhere: 'This happens outside our program, where we can measure nothing.',
      list: 'A list to look things up in.',
      coming: 'The service is being prepared; there is nothing to measure yet.',
      built: 'The program knows no other way; there is no figure that could change.',
    },
    clauses: 'Clauses',
    asJson: 'The same as JSON',
    readPolicy: 'Read the policy',
    fingerprint: 'fingerprint of the policy',
  },
  de: {
    kept: (kept, all) => `${kept} von ${all} Zusagen eingehalten`,
    noneMeasured: 'Keine Zusage wird gemessen',
    measured: 'gemessen',
    version: 'Fassung',
    effective: 'gültig seit',
    whatChanged: 'was sich geändert hat',
    myData: 'sehen, was wir über Sie speichern',
    allProof: 'alle Messungen',
    ours: 'Unser Zusatz:',
    clause: 'Ziffer',
    details: (title) => `${title}: Daten, Grundlage, Frist`,
    purpose: 'Zweck',
    data: 'Daten',
    ground: 'Grundlage',
    obligation: 'Müssen Sie sie angeben?',
    period: 'Frist',
    recipients: 'Empfänger',
    subjects: 'Über wen',
    nobody: 'niemand sonst',
    notKept: 'bei uns wird nichts gespeichert',
    tables: 'Verzeichnisse',
    cookies: 'Cookies dieser Website',
    cookieLife: 'Lebensdauer',
    cookieEnds: (idle, total) =>
      `auf unserem Server: ${[idle && `${idle} ohne Nutzung`, total && `${total} insgesamt`].filter(Boolean).join(', ')}`,
    name: 'Name',
    what: 'Wofür',
    country: 'Land',
    safeguard: 'Schutz der Übermittlung',
    role: 'Rolle',
    may: 'Darf',
    roles: 'Was unsere Mitarbeitenden dürfen',
    state: 'Stand',
    proofTitle: 'Nachweis',
    proofLede:
      'Jede Zeile ist eine Zusage unserer Datenschutzerklärung, soeben am laufenden System gemessen. Eine Messung, die misslingt, zählt als nicht eingehalten.',
    promise: 'Zusage',
    found: 'Gemessen',
    states: { kept: 'eingehalten', broken: 'nicht eingehalten', unmeasured: 'nicht messbar' },
    withoutTitle: 'Ziffern ohne Messung',
    withoutLede:
      'Nicht alles, was zugesagt wird, ist eine Zahl. Diese Ziffern haben keine Messung, aus dem genannten Grund.',
    reasons: {
      words:
        'Die Ziffer sagt, wer wir sind, was gilt oder auf welcher Rechtsgrundlage: Das wird nicht gemessen.',
      elsewhere: 'Es geschieht außerhalb unseres Programms, wo wir nichts messen können.',
      list: 'Ein Verzeichnis zum Nachschlagen.',
      coming: 'Der Dienst wird vorbereitet; noch gibt es nichts zu messen.',
      built: 'Das Programm kennt keinen anderen Weg; es gibt keine Zahl, die sich ändern könnte.',
    },
    clauses: 'Ziffern',
    asJson: 'Dasselbe als JSON',
    readPolicy: 'Zur Datenschutzerklärung',
    fingerprint: 'Fingerabdruck der Erklärung',
  },
  ru: {
    kept: (kept, all) => `Соблюдается обещаний: ${kept} из ${all}`,
    noneMeasured: 'Обещания не измеряются',
    measured: 'измерено',
    version: 'редакция',
    effective: 'действует с',
    whatChanged: 'что изменилось',
    myData: 'посмотреть, что мы храним о вас',
    allProof: 'все измерения',
    ours: 'Наше дополнение:',
    clause: 'Пункт',
    details: (title) => `${title}: данные, основание, срок`,
    purpose: 'Цель',
    data: 'Данные',
    ground: 'Основание',
    obligation: 'Обязательно ли это?',
    period: 'Срок',
    recipients: 'Получатели',
    subjects: 'О ком',
    nobody: 'больше никто',
    notKept: 'у нас ничего не хранится',
    tables: 'Перечни',
    cookies: 'Файлы cookie этого сайта',
    cookieLife: 'Срок жизни',
    cookieEnds: (idle, total) =>
      `на нашем сервере: ${[idle && `${idle} без использования`, total && `${total} всего`].filter(Boolean).join(', ')}`,
    name: 'Имя',
    what: 'Для чего',
    country: 'Страна',
    safeguard: 'Защита при передаче',
    role: 'Роль',
    may: 'Может',
    roles: 'Что могут наши сотрудники',
    state: 'Состояние',
    proofTitle: 'Доказательства',
    proofLede:
      'Каждая строка — одно обещание нашей политики конфиденциальности, только что измеренное на работающей системе. Если измерить не удалось, обещание считается несоблюдённым.',
    promise: 'Обещание',
    found: 'Измерено',
    states: { kept: 'соблюдается', broken: 'не соблюдается', unmeasured: 'измерить не удалось' },
    withoutTitle: 'Пункты без измерения',
    withoutLede: 'Не всякое обещание — число. У этих пунктов измерения нет по указанной причине.',
    reasons: {
      words: 'Пункт говорит, кто мы, что действует и на каком правовом основании: это не измеряется.',
      elsewhere: 'Это происходит вне нашей программы, где мы ничего измерить не можем.',
      list: 'Справочный перечень.',
      coming: 'Сервис готовится к запуску; измерять пока нечего.',
      built: 'Программа не умеет иначе; нет числа, которое могло бы измениться.',
    },
    clauses: 'Пункты',
    asJson: 'То же в формате JSON',
    readPolicy: 'Читать политику',
    fingerprint: 'отпечаток политики',
  },
};

/** In place of a value when a probe failed or took too long. */
export const notMeasured: InEach = {
  en: 'could not be measured',
  de: 'konnte nicht gemessen werden',
  ru: 'измерить не удалось',
};

export const probeTitles = {
  activities: {
    en: 'Every table of the database serves an activity that this policy declares',
    de: 'Jede Tabelle der Datenbank dient einer Tätigkeit, die diese Erklärung nennt',
    ru: 'Каждая таблица базы данных служит виду обработки, названному в этой политике',
  },
  grants: {
    en: 'Each service can read its own data only: the database grants what this policy says',
    de: 'Jeder Dienst liest nur seine eigenen Daten: Die Datenbank erlaubt, was diese Erklärung sagt',
    ru: 'Каждый сервис читает только свои данные: база разрешает то, что сказано в этой политике',
  },
} as const satisfies Record<string, InEach>;

export const measuredWords = {
  activities: ({
    used,
    declared,
    undeclared,
  }: Record<'used' | 'declared' | 'undeclared', number>): InEach => ({
    en: `${used} of ${declared} activities in use, undeclared tables: ${undeclared || 'none'}`,
    de: `${used} von ${declared} Tätigkeiten in Gebrauch, ungenannte Tabellen: ${undeclared || 'keine'}`,
    ru: `используется видов обработки: ${used} из ${declared}, таблиц вне политики: ${undeclared || 'нет'}`,
  }),
  grants: ({ granted, roles, differences }: Record<'granted' | 'roles' | 'differences', number>): InEach => ({
    en: `${granted} permissions of ${roles} roles, differences: ${differences || 'none'}`,
    de: `${granted} Rechte von ${roles} Rollen, Abweichungen: ${differences || 'keine'}`,
    ru: `прав: ${granted}, ролей: ${roles}, расхождений: ${differences || 'нет'}`,
  }),
};

interface RegisterWords {
  readonly title: string;
  readonly lede: string;
  readonly controller: string;
  readonly contact: string;
  readonly representative: string;
  readonly officer: string;
  readonly security: string;
  readonly thirdCountries: string;
  readonly disclosure: string;
  readonly surface: string;
}

export const registerWords: Readonly<Record<Language, RegisterWords>> = {
  en: {
    title: 'Register of processing',
    lede: 'The record of processing activities under Art. 30 GDPR, compiled from the policy in force. Change the policy, and it follows.',
    controller: 'Controller',
    contact: 'Contact',
    representative: 'Representative',
    officer: 'Data protection officer',
    security: 'Security measures',
    thirdCountries: 'Third countries',
    disclosure: 'Disclosure',
    surface: 'Taken by',
  },
  de: {
    title: 'Verarbeitungsverzeichnis',
    lede: 'Das Verzeichnis der Verarbeitungstätigkeiten nach Art. 30 DSGVO, erzeugt aus der geltenden Erklärung. Ändern Sie diese, und es folgt ihr.',
    controller: 'Verantwortlicher',
    contact: 'Kontakt',
    representative: 'Vertreter',
    officer: 'Datenschutzbeauftragte Person',
    security: 'Sicherheitsmaßnahmen',
    thirdCountries: 'Drittländer',
    disclosure: 'Weitergabe',
    surface: 'Erhoben durch',
  },
  ru: {
    title: 'Реестр обработки',
    lede: 'Реестр видов обработки по ст. 30 GDPR, составленный по действующей политике. Измените политику — изменится и он.',
    controller: 'Контролёр',
    contact: 'Контакты',
    representative: 'Представитель',
    officer: 'Ответственный за защиту данных',
    security: 'Меры безопасности',
    thirdCountries: 'Третьи страны',
    disclosure: 'Передача',
    surface: 'Чем собирается',
  },
};
