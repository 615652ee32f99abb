import { type Composed, letter } from '../../../platform/ui/letter.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { anchorOf } from '../../publication/module.ts';
import type { LicensingServices } from '../database.ts';
import { countSentence } from './sentence.ts';
import type { Told } from './tell.ts';
import { reviewWords } from './words.ts';

/** The mail about a decision. Its link carries a token and nothing else. @param token null where nothing is left to answer */
export function reviewMail(
  services: LicensingServices,
  language: Language,
  told: Told,
  token: string | null,
): Composed {
  const { policy, env } = services;
  const w = reviewWords[language];
  const { subject, text, button, after } = w.letters[told.decision];
  const url = (path: string) => `${env.publicUrl}/${language}${path}`;
  const product = policy.products[told.product]?.name ?? told.product;
  const counted = told.decision === 'lifted' ? [] : [countSentence(language, told)];
  return letter(services, language, {
    subject: subject(told.prefix),
    text: [text(told.prefix, product), ...counted, w.reason(told.reason)].join(' '),
    button: { href: url(token === null ? '/contact' : `/licence/answer/${token}`), label: button },
    after,
    links: [
      { href: url('/contact'), label: w.contact },
      { href: url(`/privacy#${anchorOf('7.2')}`), label: w.privacy },
    ],
    reason: w.why,
  });
}
