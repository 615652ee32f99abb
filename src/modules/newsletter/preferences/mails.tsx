import { type Composed, letter } from '../../../platform/ui/letter.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { NewsletterServices } from '../database.ts';
import { preferencesWords } from './words.ts';

/** The mail with the link to one's own choices. */
export function manageMail(
  services: Pick<NewsletterServices, 'policy' | 'env'>,
  language: Language,
  { token, leave }: { readonly token: string; readonly leave: string },
): Composed {
  const { policy, env } = services;
  const w = preferencesWords[language].mail;
  return letter(services, language, {
    subject: w.subject,
    text: w.text(policy.controller.name),
    button: { href: `${env.publicUrl}/${language}/newsletter/manage/${token}`, label: w.button },
    after: [w.works(formatPeriod(policy.rights.proofLink, language))],
    links: [
      { href: leave, label: w.leave },
      { href: `${env.publicUrl}/${language}/privacy`, label: w.privacy },
    ],
    reason: w.reason,
  });
}
