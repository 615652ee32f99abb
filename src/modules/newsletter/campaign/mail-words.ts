/** What stands below every mail of the newsletter. */
import type { Language } from '../../../policy/vocabulary.ts';

interface MailWords {
  readonly why: string;
  readonly leave: string;
  readonly manage: string;
  readonly privacy: string;
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    why: 'You receive this mail because your address is subscribed to our newsletter.',
    leave: 'Unsubscribe',
    manage: 'Topics and language',
    privacy: 'Privacy policy',
  },
  de: {
    why: 'Sie erhalten diese E-Mail, weil Ihre Adresse für unseren Newsletter angemeldet ist.',
    leave: 'Abmelden',
    manage: 'Themen und Sprache',
    privacy: 'Datenschutzerklärung',
  },
  ru: {
    why: 'Вы получили это письмо, потому что ваш адрес подписан на нашу рассылку.',
    leave: 'Отписаться',
    manage: 'Темы и язык',
    privacy: 'Политика конфиденциальности',
  },
};
