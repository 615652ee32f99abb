import { formatTime } from '../../../platform/ui/components/time.tsx';
import { type Composed, letter } from '../../../platform/ui/letter.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { NewsletterServices } from '../database.ts';
import { signUpWords } from './words.ts';

interface Confirmation {
  readonly token: string;
  /** The page to leave, for whoever did not ask. */
  readonly leave: string;
  /** When the link dies. */
  readonly until: Date | null;
}

/** The mail whose link confirms a sign-up. Nothing in it comes from whoever typed the address. */
export function confirmationMail(
  services: Pick<NewsletterServices, 'policy' | 'env'>,
  language: Language,
  { token, leave, until }: Confirmation,
): Composed {
  const { policy, env } = services;
  const w = signUpWords[language].mail;
  return letter(services, language, {
    subject: w.subject,
    text: w.text(policy.controller.name),
    button: { href: `${env.publicUrl}/${language}/newsletter/confirm/${token}`, label: w.button },
    after: [...(until ? [w.until(formatTime(language, until, 'dateTime'))] : []), w.ignore],
    links: [
      { href: leave, label: w.leave },
      { href: `${env.publicUrl}/${language}/privacy`, label: w.privacy },
    ],
    reason: w.reason,
  });
}
