/** Words of the newsletter in an account. */
import type { Language } from '../../../policy/vocabulary.ts';

interface AccountWords {
  readonly title: string;
  readonly none: string;
  readonly signUp: string;
  readonly address: string;
  readonly language: string;
  readonly topics: string;
  readonly all: string;
  readonly noTopic: string;
  readonly change: string;
  readonly leave: string;
}

const en: AccountWords = {
  title: 'Newsletter',
  none: 'You do not receive the newsletter.',
  signUp: 'Sign up for the newsletter',
  address: 'Goes to',
  language: 'Language',
  topics: 'Topics',
  all: 'all',
  noTopic: 'none; only mails for all readers',
  change: 'Change my choices',
  leave: 'Leave the newsletter',
};

const de: AccountWords = {
  title: 'Newsletter',
  none: 'Sie erhalten den Newsletter nicht.',
  signUp: 'Newsletter bestellen',
  address: 'Geht an',
  language: 'Sprache',
  topics: 'Themen',
  all: 'alle',
  noTopic: 'keine; nur E-Mails, die an alle gehen',
  change: 'Auswahl ändern',
  leave: 'Newsletter abbestellen',
};

const ru: AccountWords = {
  title: 'Рассылка',
  none: 'Вы не получаете рассылку.',
  signUp: 'Подписаться на рассылку',
  address: 'Приходит на адрес',
  language: 'Язык',
  topics: 'Темы',
  all: 'все',
  noTopic: 'ни одной; только письма, которые получают все',
  change: 'Изменить выбор',
  leave: 'Отписаться от рассылки',
};

export const accountWords: Readonly<Record<Language, AccountWords>> = { en, de, ru };
