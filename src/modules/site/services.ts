/** Services that are not open yet: for each its page says what the policy says. A module that opens one takes its line out. */
import type { ClauseId, Language } from '../../policy/vocabulary.ts';

export interface ComingService {
  readonly path: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly clauses: readonly ClauseId[];
  /** The page reads and logs no address (clause 2.1). */
  readonly noAddress?: true;
}

export const comingServices: readonly ComingService[] = [
  {
    path: '/support',
    title: { en: 'Support', de: 'Support', ru: 'Поддержка' },
    clauses: ['6.1.1', '6.1.2', '6.1.3'],
  },
  {
    path: '/activate',
    title: { en: 'Activate a product', de: 'Produkt aktivieren', ru: 'Активация продукта' },
    clauses: ['7.1', '7.2', '7.3', '7.4', '7.5'],
    noAddress: true,
  },
  {
    path: '/account',
    title: { en: 'My account', de: 'Mein Konto', ru: 'Мой кабинет' },
    clauses: ['7.2', '10.1'],
  },
];
