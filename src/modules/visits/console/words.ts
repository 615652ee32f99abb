/** Words of the console's page on visits. */
import type { Language } from '../../../policy/vocabulary.ts';

interface ConsoleWords {
  readonly title: string;
  readonly kept: (period: string) => string;
  readonly ranges: Readonly<Record<1 | 7 | 30 | 90, string>>;
  readonly range: string;
  readonly exported: string;
  readonly visits: string;
  readonly pagesSeen: string;
  readonly seenMedian: string;
  readonly robots: string;
  readonly change: (percent: string) => string;
  readonly perVisit: (count: string) => string;
  readonly views: (count: string) => string;
  readonly kinds: (count: string) => string;
  readonly byHour: string;
  readonly byDay: string;
  readonly chartNote: string;
  readonly chartText: (pages: string, visits: string) => string;
  readonly lists: Readonly<
    Record<'page' | 'phrase' | 'link' | 'browser' | 'system' | 'language' | 'provider' | 'robot', string>
  >;
  readonly pageNote: string;
  readonly other: string;
  readonly emptyList: string;
  readonly emptyTitle: string;
  readonly empty: (k: number) => string;
  readonly smallGroups: (k: number) => string;
}

export const consoleWords: Readonly<Record<Language, ConsoleWords>> = {
  en: {
    title: 'Visits',
    kept: (period) => `kept ${period}, then only counts`,
    ranges: { 1: 'Today', 7: '7 days', 30: '30 days', 90: '90 days' },
    range: 'Period',
    exported: 'Export',
    visits: 'Visits',
    pagesSeen: 'Pages seen',
    seenMedian: 'Visible time, median',
    robots: 'Robots, counted apart',
    change: (percent) => `${percent} on the period before`,
    perVisit: (count) => `${count} a visit`,
    views: (count) => `of ${count} reported views`,
    kinds: (count) => `requests of ${count} kinds`,
    byHour: 'Pages seen by hour',
    byDay: 'Pages seen by day',
    chartNote: 'UTC · bars: pages, line: visits',
    chartText: (pages, visits) => `${pages} pages seen in ${visits} visits over the period.`,
    lists: {
      page: 'Most popular pages',
      phrase: 'Search phrases',
      link: 'Links used',
      browser: 'Browsers',
      system: 'Systems',
      language: 'Languages',
      provider: 'Internet providers',
      robot: 'Robots',
    },
    pageNote: 'pages seen · median time',
    other: 'other, too small to show',
    emptyList: 'No group is large enough yet.',
    emptyTitle: 'Nothing to show for this period',
    empty: (k) =>
      `A group appears here once it has at least ${k} different visitors; the database shows this page no smaller ones. Choose a longer period, or come back later.`,
    smallGroups: (k) => `Groups of fewer than ${k} visitors are not shown.`,
  },
  de: {
    title: 'Besuche',
    kept: (period) => `${period} gespeichert, dann nur Zahlen`,
    ranges: { 1: 'Heute', 7: '7 Tage', 30: '30 Tage', 90: '90 Tage' },
    range: 'Zeitraum',
    exported: 'Exportieren',
    visits: 'Besuche',
    pagesSeen: 'Gesehene Seiten',
    seenMedian: 'Sichtbare Zeit, Median',
    robots: 'Roboter, getrennt gezählt',
    change: (percent) => `${percent} zum Zeitraum davor`,
    perVisit: (count) => `${count} je Besuch`,
    views: (count) => `von ${count} gemeldeten Ansichten`,
    kinds: (count) => `Anfragen von ${count} Arten`,
    byHour: 'Gesehene Seiten nach Stunde',
    byDay: 'Gesehene Seiten nach Tag',
    chartNote: 'UTC · Balken: Seiten, Linie: Besuche',
    chartText: (pages, visits) => `${pages} gesehene Seiten in ${visits} Besuchen im Zeitraum.`,
    lists: {
      page: 'Beliebteste Seiten',
      phrase: 'Suchbegriffe',
      link: 'Benutzte Links',
      browser: 'Browser',
      system: 'Systeme',
      language: 'Sprachen',
      provider: 'Internetanbieter',
      robot: 'Roboter',
    },
    pageNote: 'gesehene Seiten · Median der Zeit',
    other: 'andere, zu klein zum Anzeigen',
    emptyList: 'Noch ist keine Gruppe groß genug.',
    emptyTitle: 'Für diesen Zeitraum gibt es nichts zu zeigen',
    empty: (k) =>
      `Eine Gruppe erscheint hier, sobald sie mindestens ${k} verschiedene Besucher hat; kleinere zeigt die Datenbank dieser Seite nicht. Wählen Sie einen längeren Zeitraum, oder kommen Sie später wieder.`,
    smallGroups: (k) => `Gruppen von weniger als ${k} Besuchern werden nicht gezeigt.`,
  },
  ru: {
    title: 'Посещения',
    kept: (period) => `хранится ${period}, затем только числа`,
    ranges: { 1: 'Сегодня', 7: '7 дней', 30: '30 дней', 90: '90 дней' },
    range: 'Период',
    exported: 'Выгрузить',
    visits: 'Визиты',
    pagesSeen: 'Просмотры страниц',
    seenMedian: 'Время на виду, медиана',
    robots: 'Роботы, отдельный счёт',
    change: (percent) => `${percent} к прошлому периоду`,
    perVisit: (count) => `${count} на визит`,
    views: (count) => `из ${count} сообщений о просмотре`,
    kinds: (count) => `запросы, видов: ${count}`,
    byHour: 'Просмотры по часам',
    byDay: 'Просмотры по дням',
    chartNote: 'UTC · столбцы: страницы, линия: визиты',
    chartText: (pages, visits) => `Просмотров за период: ${pages}, визитов: ${visits}.`,
    lists: {
      page: 'Популярные страницы',
      phrase: 'Поисковые фразы',
      link: 'Использованные ссылки',
      browser: 'Браузеры',
      system: 'Системы',
      language: 'Языки',
      provider: 'Интернет-провайдеры',
      robot: 'Роботы',
    },
    pageNote: 'просмотры · медиана времени',
    other: 'прочие, слишком малы',
    emptyList: 'Пока ни одна группа не достаточно велика.',
    emptyTitle: 'За этот период показать нечего',
    empty: (k) =>
      `Группа появляется здесь, когда в ней не меньше ${k} разных посетителей; меньшие база данных этой странице не показывает. Выберите период подлиннее или зайдите позже.`,
    smallGroups: (k) => `Группы, где посетителей меньше ${k}, не показываются.`,
  },
};
