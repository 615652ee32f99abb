/** The compiled policy page of each language, made once: policy and words are read at start. */
import type { Services } from '../../platform/module.ts';
import { compilePage, type PolicyPage } from '../../policy/page.ts';
import type { Language } from '../../policy/vocabulary.ts';

export type PageOf = (language: Language) => PolicyPage;

/** Pages on demand; each is compiled when it is first asked for. */
export function createPages({ policy, texts }: Pick<Services, 'policy' | 'texts'>): PageOf {
  const pages = new Map<Language, PolicyPage>();
  return (language) => {
    const page = pages.get(language) ?? compilePage(policy, texts[language], language);
    pages.set(language, page);
    return page;
  };
}
