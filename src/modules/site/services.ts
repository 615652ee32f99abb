/** Services that are not open yet: for each its page says what the policy says. A module that opens one takes its line out. */
import type { ClauseId, Language } from '../../policy/vocabulary.ts';

export interface ComingService {
  readonly path: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly clauses: readonly ClauseId[];
}

export const comingServices: readonly ComingService[] = [
  {
    path: '/support',
    title: { en: 'Support', de: 'Support', ru: 'Поддержка' },
    clauses: ['6.1.1', '6.1.2', '6.1.3'],
  },
];
