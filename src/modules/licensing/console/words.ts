/** Words of the console's pages about licences, by language. */
import type { Language } from '../../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { ru } from './words/ru.ts';

export type LicenceWords = typeof en;

export const licenceWords: Readonly<Record<Language, LicenceWords>> = { en, de, ru };
