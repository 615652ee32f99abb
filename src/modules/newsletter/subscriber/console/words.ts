/** Words of the console's pages about subscribers, by language. */
import type { Language } from '../../../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { ru } from './words/ru.ts';

export type SubscriberWords = typeof en;

export const subscriberWords: Readonly<Record<Language, SubscriberWords>> = { en, de, ru };
