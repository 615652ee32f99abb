/** Words of the statistics of activations. */
import type { Language } from '../../../policy/vocabulary.ts';

interface StatisticsWords {
  readonly title: string;
  readonly lede: string;
  readonly window: string;
  readonly days: (days: string) => string;
  readonly byDay: string;
  readonly byDayWords: string;
  readonly activations: string;
  readonly byProduct: string;
  readonly product: string;
  readonly version: string;
  readonly versionNotTold: string;
  readonly share: string;
  readonly manners: Readonly<Record<'all' | 'online' | 'manual', string>>;
  readonly waiting: string;
  readonly nothing: string;
  readonly nothingText: string;
}

export const statisticsWords: Readonly<Record<Language, StatisticsWords>> = {
  en: {
    title: 'Activations',
    lede: 'How often products were activated. Counts by day: no licence, machine or person stands in them.',
    window: 'Window',
    days: (days) => `${days} days`,
    byDay: 'By day',
    byDayWords: 'Activations on each day of the window; the last day is today, until now.',
    activations: 'Activations',
    byProduct: 'By product and version',
    product: 'Product',
    version: 'Version',
    versionNotTold: 'not told, by code',
    share: 'Share',
    manners: { all: 'In all', online: 'Automatically', manual: 'By code' },
    waiting: 'Open questions about licences',
    nothing: 'No activation in this time',
    nothingText: 'As soon as a product is activated, it is counted here.',
  },
  de: {
    title: 'Aktivierungen',
    lede: 'Wie oft Produkte aktiviert wurden. Zahlen je Tag: Weder Lizenz noch Computer noch Person steht darin.',
    window: 'Zeitraum',
    days: (days) => `${days} Tage`,
    byDay: 'Nach Tagen',
    byDayWords: 'Aktivierungen an jedem Tag des Zeitraums; der letzte Tag ist heute, bis jetzt.',
    activations: 'Aktivierungen',
    byProduct: 'Nach Produkt und Version',
    product: 'Produkt',
    version: 'Version',
    versionNotTold: 'nicht angegeben, per Code',
    share: 'Anteil',
    manners: { all: 'Insgesamt', online: 'Automatisch', manual: 'Per Code' },
    waiting: 'Offene Fragen zu Lizenzen',
    nothing: 'Keine Aktivierung in dieser Zeit',
    nothingText: 'Sobald ein Produkt aktiviert wird, wird es hier gezählt.',
  },
  ru: {
    title: 'Активации',
    lede: 'Сколько раз активировали продукты. Числа по дням: в них нет ни лицензий, ни компьютеров, ни людей.',
    window: 'Период',
    days: (days) => `${days} дн.`,
    byDay: 'По дням',
    byDayWords: 'Активации в каждый день периода; последний день — сегодняшний, до этого момента.',
    activations: 'Активации',
    byProduct: 'По продуктам и версиям',
    product: 'Продукт',
    version: 'Версия',
    versionNotTold: 'не указана, по коду',
    share: 'Доля',
    manners: { all: 'Всего', online: 'Автоматически', manual: 'По коду' },
    waiting: 'Открытые вопросы о лицензиях',
    nothing: 'За это время активаций нет',
    nothingText: 'Как только продукт активируют, это будет учтено здесь.',
  },
};
