/** Words of the pages on a person's rights. */
import type { Language } from '../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en, type RightsWords } from './words/en.ts';
import { ru } from './words/ru.ts';

export type { RightsWords } from './words/en.ts';

export const rightsWords: Readonly<Record<Language, RightsWords>> = { en, de, ru };
