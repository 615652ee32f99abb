/** Words of the conversations in an account. */
import type { Language } from '../../../policy/vocabulary.ts';

interface AccountWords {
  readonly title: string;
  readonly none: string;
  readonly write: string;
  readonly message: string;
  readonly date: string;
  readonly state: string;
  readonly back: string;
}

const en: AccountWords = {
  title: 'Your messages to us',
  none: 'No message came from the address of this account.',
  write: 'Write to us',
  message: 'Message',
  date: 'Received',
  state: 'State',
  back: 'Back to the account',
};

const de: AccountWords = {
  title: 'Ihre Nachrichten an uns',
  none: 'Von der Adresse dieses Kontos ist keine Nachricht eingegangen.',
  write: 'Schreiben Sie uns',
  message: 'Nachricht',
  date: 'Empfangen',
  state: 'Stand',
  back: 'Zurück zum Konto',
};

const ru: AccountWords = {
  title: 'Ваши сообщения нам',
  none: 'С адреса этого кабинета сообщений не было.',
  write: 'Написать нам',
  message: 'Сообщение',
  date: 'Получено',
  state: 'Состояние',
  back: 'Вернуться в кабинет',
};

export const accountWords: Readonly<Record<Language, AccountWords>> = { en, de, ru };
