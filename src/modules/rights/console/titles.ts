/** Words that several pages share. */
import type { AllTexts } from '../../../policy/texts.ts';
import { activityNames, type Language } from '../../../policy/vocabulary.ts';
import { rightsWords } from '../words.ts';
import { consoleWords } from './words.ts';

/** What a view words itself with. */
export interface Words {
  readonly language: Language;
  readonly texts: AllTexts;
}

/** What a request is about, in words. */
export const kindOf = (language: Language, kind: string): string => {
  const kinds: Readonly<Record<string, string>> = rightsWords[language].data.requestKinds;
  return kinds[kind] ?? kind;
};

/** The activity that a request or a hold is for; none stands for all. */
export function activityTitle({ language, texts }: Words, activity: string | null): string {
  const name = activityNames.find((one) => one === activity);
  return name ? texts[language].activities[name].title : consoleWords[language].everything;
}
