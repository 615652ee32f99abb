/** Words of the forecast and of the probes. */
import type { Language } from '../../policy/vocabulary.ts';

interface ProbeWords {
  readonly none: (limit: string) => string;
  readonly oldest: (age: string, limit: string) => string;
  readonly overdueTitle: string;
  readonly overdue: (tables: number, all: number) => string;
  readonly gapTitle: string;
  readonly noGap: (time: string) => string;
  readonly gap: (age: string, day: string) => string;
}

export const probeWords: Readonly<Record<Language, ProbeWords>> = {
  en: {
    none: (limit) => `nothing held; limit ${limit}`,
    oldest: (age, limit) => `oldest ${age}; limit ${limit}`,
    overdueTitle: 'Kinds of records held longer than their period',
    overdue: (tables, all) => `${tables} of ${all}; none allowed`,
    gapTitle: 'Gap: lines kept too long while the program was down',
    noGap: (time) => `none in ${time}`,
    gap: (age, day) => `${age} too long, until ${day}`,
  },
  de: {
    none: (limit) => `nichts gespeichert; Grenze ${limit}`,
    oldest: (age, limit) => `ältester Eintrag ${age}; Grenze ${limit}`,
    overdueTitle: 'Arten von Einträgen, die länger als ihre Frist gespeichert sind',
    overdue: (tables, all) => `${tables} von ${all}; keine erlaubt`,
    gapTitle: 'Lücke: zu lange gespeicherte Zeilen, während das Programm stillstand',
    noGap: (time) => `keine innerhalb von ${time.replace(/Tage$/, 'Tagen')}`,
    gap: (age, day) => `${age} zu lange, bis ${day}`,
  },
  ru: {
    none: (limit) => `ничего не хранится; предел ${limit}`,
    oldest: (age, limit) => `самая старая запись ${age}; предел ${limit}`,
    overdueTitle: 'Виды записей, хранимых дольше своего срока',
    overdue: (tables, all) => `${tables} из ${all}; допустимо 0`,
    gapTitle: 'Пробел: строки хранились слишком долго, пока программа не работала',
    noGap: (time) => `нет за ${time}`,
    gap: (age, day) => `дольше срока на ${age}, до ${day}`,
  },
};

interface ForecastWords {
  readonly title: string;
  readonly lede: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly byTomorrow: string;
  readonly inAll: (days: number) => string;
  readonly restricted: string;
  readonly restrictedWhy: string;
  readonly next: string;
  readonly byDay: string;
  readonly byDayWords: string;
  readonly records: string;
  readonly when: string;
  readonly what: string;
  readonly howMany: string;
  readonly why: string;
  readonly because: (clause: string, period: string, anchor: string) => string;
  readonly nothing: string;
  readonly nothingWhy: string;
  readonly past: string;
  readonly pastNone: string;
  readonly everyMinutes: (minutes: number) => string;
}

export const forecastWords: Readonly<Record<Language, ForecastWords>> = {
  en: {
    title: 'Retention',
    lede: 'What is removed, when, and which clause of the policy says so.',
    today: 'today',
    tomorrow: 'tomorrow',
    byTomorrow: 'Until tomorrow, 24:00 UTC',
    inAll: (days) => `In the next ${days} days`,
    restricted: 'Restricted, so kept',
    restrictedWhy:
      'The person asked for restriction, or a law requires the records to be kept (Art. 18, clause 4.4).',
    next: 'What will be removed next',
    byDay: 'Removals by day',
    byDayWords: 'How many records are removed on each of the coming days.',
    records: 'Records',
    when: 'When',
    what: 'What',
    howMany: 'How many',
    why: 'Because',
    because: (clause, period, anchor) => `clause ${clause}: ${period} ${anchor}`,
    nothing: 'Nothing falls due in these days',
    nothingWhy: 'Records appear here as the end of their period comes near.',
    past: 'Last removals',
    pastNone: 'Nothing has been removed yet.',
    everyMinutes: (minutes) => `It runs every ${minutes} minutes.`,
  },
  de: {
    title: 'Löschfristen',
    lede: 'Was gelöscht wird, wann, und welche Ziffer der Erklärung es sagt.',
    today: 'heute',
    tomorrow: 'morgen',
    byTomorrow: 'Bis morgen, 24:00 UTC',
    inAll: (days) => `In den nächsten ${days} Tagen`,
    restricted: 'Eingeschränkt, darum behalten',
    restrictedWhy:
      'Die Person hat die Einschränkung verlangt, oder ein Gesetz schreibt die Aufbewahrung vor (Art. 18, Ziffer 4.4).',
    next: 'Was als Nächstes gelöscht wird',
    byDay: 'Löschungen nach Tagen',
    byDayWords: 'Wie viele Einträge an jedem der kommenden Tage gelöscht werden.',
    records: 'Einträge',
    when: 'Wann',
    what: 'Was',
    howMany: 'Wie viele',
    why: 'Weil',
    because: (clause, period, anchor) => `Ziffer ${clause}: ${period} ${anchor}`,
    nothing: 'In diesen Tagen wird nichts fällig',
    nothingWhy: 'Einträge erscheinen hier, wenn das Ende ihrer Frist naht.',
    past: 'Letzte Löschungen',
    pastNone: 'Noch wurde nichts gelöscht.',
    everyMinutes: (minutes) => `Das geschieht alle ${minutes} Minuten.`,
  },
  ru: {
    title: 'Сроки хранения',
    lede: 'Что удаляется, когда и какой пункт политики этого требует.',
    today: 'сегодня',
    tomorrow: 'завтра',
    byTomorrow: 'До конца завтрашнего дня (UTC)',
    inAll: (days) => `За ближайшие дни (${days})`,
    restricted: 'Ограничены, остаются',
    restrictedWhy: 'Ограничения потребовал сам человек, или хранения требует закон (ст. 18, пункт 4.4).',
    next: 'Что будет удалено следующим',
    byDay: 'Удаления по дням',
    byDayWords: 'Сколько записей удаляется в каждый из ближайших дней.',
    records: 'Записи',
    when: 'Когда',
    what: 'Что',
    howMany: 'Сколько',
    why: 'Почему',
    because: (clause, period, anchor) => `пункт ${clause}: ${period} ${anchor}`,
    nothing: 'В эти дни ничего не подлежит удалению',
    nothingWhy: 'Записи появляются здесь, когда подходит конец их срока.',
    past: 'Последние удаления',
    pastNone: 'Пока ничего не удалялось.',
    everyMinutes: (minutes) => `Проверка проходит раз в ${minutes} минут.`,
  },
};
