/** Words of the console's pages about campaigns, by language. */
import type { Names } from '../../../platform/names.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { ru } from './words/ru.ts';

export type CampaignWords = typeof en;

export const campaignWords: Readonly<Record<Language, CampaignWords>> = { en, de, ru };

/** What staff did with campaigns, and the one mail that they send from here. */
export const campaignNames: Names = {
  'newsletter.test': {
    en: 'Test of a campaign',
    de: 'Probe einer Newsletter-Ausgabe',
    ru: 'Пробное письмо рассылки',
  },
  'campaign.created': { en: 'made a campaign', de: 'eine Ausgabe angelegt', ru: 'создание выпуска рассылки' },
  'campaign.deleted': {
    en: 'deleted a campaign',
    de: 'eine Ausgabe gelöscht',
    ru: 'удаление выпуска рассылки',
  },
  'campaign.tested': {
    en: 'sent themselves a test of a campaign',
    de: 'sich die Probe einer Ausgabe gesendet',
    ru: 'отправка себе пробного письма рассылки',
  },
};
