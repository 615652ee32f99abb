/** What its mails are for, in the registers of others. */
import type { Names } from '../../platform/names.ts';

export const newsletterNames: Names = {
  'newsletter.confirmation': {
    en: 'Confirmation of the newsletter',
    de: 'Bestätigung des Newsletters',
    ru: 'Подтверждение рассылки',
  },
  'newsletter.manage': {
    en: 'Link to the newsletter’s choices',
    de: 'Link zur Auswahl des Newsletters',
    ru: 'Ссылка на настройки рассылки',
  },
};
