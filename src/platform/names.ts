/** What modules write into each other's registers as codes, in the words of people. */
import type { Language } from '../policy/vocabulary.ts';
import type { Wiring } from './module.ts';

/** By code, such as `contact.answer`. */
export type Names = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The name of a code, in the words of the module that writes it; the code itself, of an earlier version, where none does. */
export function nameOf({ parts }: Pick<Wiring, 'parts'>, language: Language, code: string): string {
  for (const { names } of parts().values()) {
    const name = names?.[code]?.[language];
    if (name !== undefined) return name;
  }
  return code;
}
