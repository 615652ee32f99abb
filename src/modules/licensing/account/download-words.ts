/** Words of the downloads in an account. */
import type { Language } from '../../../policy/vocabulary.ts';

interface DownloadWords {
  readonly title: string;
  readonly version: string;
  readonly released: string;
  readonly support: string;
  readonly until: (date: string) => string;
  readonly ended: (date: string) => string;
  readonly product: (name: string) => string;
}

const en: DownloadWords = {
  title: 'Your products and versions',
  version: 'Version',
  released: 'Released',
  support: 'Support',
  until: (date) => `supported until ${date}`,
  ended: (date) => `support ended on ${date}`,
  product: (name) => `To the page of ${name}`,
};

const de: DownloadWords = {
  title: 'Ihre Produkte und Versionen',
  version: 'Version',
  released: 'Erschienen',
  support: 'Unterstützung',
  until: (date) => `unterstützt bis ${date}`,
  ended: (date) => `Unterstützung endete am ${date}`,
  product: (name) => `Zur Seite von ${name}`,
};

const ru: DownloadWords = {
  title: 'Ваши продукты и версии',
  version: 'Версия',
  released: 'Выпущена',
  support: 'Поддержка',
  until: (date) => `поддерживается до ${date}`,
  ended: (date) => `поддержка закончилась ${date}`,
  product: (name) => `На страницу ${name}`,
};

export const downloadWords: Readonly<Record<Language, DownloadWords>> = { en, de, ru };
