/** Words of the public archive. */
import type { Language } from '../../../policy/vocabulary.ts';

interface ArchiveWords {
  readonly title: string;
  readonly description: string;
  readonly lede: string;
  readonly subscribe: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly all: string;
  readonly feeds: string;
  readonly feedTitle: (brand: string) => string;
  readonly sent: (day: string) => string;
  /** Says in which language a mail is that was not written in the page's own. */
  readonly inLanguage: (name: string) => string;
}

const en: ArchiveWords = {
  title: 'Newsletter archive',
  description: 'Issues of our newsletter that were sent, to read without a subscription.',
  lede: 'What we have sent so far. Reading here needs no subscription, and nobody counts it.',
  subscribe: 'Subscribe to the newsletter',
  nothing: 'Nothing has been sent yet',
  nothingText: 'Issues appear here once they are sent.',
  all: 'All issues',
  feeds: 'Also as a feed:',
  feedTitle: (brand) => `${brand} newsletter`,
  sent: (day) => `Sent on ${day}`,
  inLanguage: (name) => `This issue was written in ${name}.`,
};

const de: ArchiveWords = {
  title: 'Newsletter-Archiv',
  description: 'Versandte Ausgaben unseres Newsletters, zu lesen ohne Anmeldung.',
  lede: 'Was wir bisher versandt haben. Hier lesen Sie ohne Anmeldung, und niemand zählt es.',
  subscribe: 'Newsletter bestellen',
  nothing: 'Noch nichts versandt',
  nothingText: 'Ausgaben erscheinen hier, sobald sie versandt sind.',
  all: 'Alle Ausgaben',
  feeds: 'Auch als Feed:',
  feedTitle: (brand) => `Newsletter von ${brand}`,
  sent: (day) => `Versandt am ${day}`,
  inLanguage: (name) => `Die Sprache dieser Ausgabe: ${name}.`,
};

const ru: ArchiveWords = {
  title: 'Архив рассылки',
  description: 'Отправленные выпуски нашей рассылки, которые можно читать без подписки.',
  lede: 'Всё, что мы уже отправили. Читать здесь можно без подписки, и никто этого не считает.',
  subscribe: 'Подписаться на рассылку',
  nothing: 'Пока ничего не отправлено',
  nothingText: 'Выпуски появляются здесь после отправки.',
  all: 'Все выпуски',
  feeds: 'Также в виде ленты:',
  feedTitle: (brand) => `Рассылка ${brand}`,
  sent: (day) => `Отправлено ${day}`,
  inLanguage: (name) => `Язык этого выпуска: ${name}.`,
};

export const archiveWords: Readonly<Record<Language, ArchiveWords>> = { en, de, ru };
