import { formatTime } from '../../../platform/ui/components/time.tsx';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Signal } from './limits.ts';
import { reviewWords } from './words.ts';

export interface Counts {
  readonly signal: Signal;
  readonly counted: number;
  readonly allowed: number;
  /** UTC day, `YYYY-MM-DD`. */
  readonly since: string;
}

/** What was counted, what raises no question, and from which day on, in a sentence for everybody. */
export function countSentence(language: Language, { signal, counted, allowed, since }: Counts): string {
  const number = new Intl.NumberFormat(localeOf[language]);
  const day = formatTime(language, new Date(`${since}T12:00:00Z`), 'date');
  return reviewWords[language].counts[signal](number.format(counted), number.format(allowed), day);
}
