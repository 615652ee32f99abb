/** Why somebody looked at a person's data, in words for the person and for staff alike. */
import type { Wiring } from '../../../platform/module.ts';
import { nameOf } from '../../../platform/names.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { rightsWords } from '../words.ts';

const ofRequest: Readonly<Record<Language, (kind: string) => string>> = {
  en: (kind) => `handled the request: ${kind}`,
  de: (kind) => `die Anfrage bearbeitet: ${kind}`,
  ru: (kind) => `работа с запросом: ${kind}`,
};

/** Why staff looked at a person whose request they handle, as the register keeps it. */
export const requestReason = (kind: string): string => `rights request: ${kind}`;

/** Entries of the register with their reasons in words; what staff wrote themselves stays as they wrote it. */
export const looksInWords = <L extends { readonly reason: string }>(
  wiring: Wiring,
  language: Language,
  looks: readonly L[],
): L[] => looks.map((look) => ({ ...look, reason: inWords(wiring, language, look.reason) }));

function inWords(wiring: Wiring, language: Language, reason: string): string {
  const kinds: Readonly<Record<string, string>> = rightsWords[language].data.requestKinds;
  const kind = kinds[/^rights request: (\w+)$/.exec(reason)?.[1] ?? ''];
  return kind ? ofRequest[language](kind) : nameOf(wiring, language, reason);
}
