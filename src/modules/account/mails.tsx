import { formatTime } from '../../platform/ui/components/time.tsx';
import { type Composed, letter } from '../../platform/ui/letter.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import type { AccountServices } from './database.ts';
import { type LetterName, mailWords } from './words/mails.ts';

/** A mail about an account. Nothing in it comes from whoever typed the address; its links carry tokens and nothing else. */
export function accountMail(
  services: Pick<AccountServices, 'policy' | 'env'>,
  language: Language,
  { name, path, until }: { readonly name: LetterName; readonly path: string; readonly until: Date | null },
): Composed {
  const { policy, env } = services;
  const w = mailWords[language];
  const { subject, text, button, after } = w.letters[name];
  const url = (to: string) => `${env.publicUrl}/${language}${to}`;
  return letter(services, language, {
    subject,
    text: text(policy.controller.name),
    button: { href: url(path), label: button },
    after: [...(until ? [w.until(formatTime(language, until, 'dateTime'))] : []), ...after],
    links: [
      { href: url('/contact'), label: w.contact },
      { href: url('/privacy#clause-7.2'), label: w.privacy },
    ],
    reason: w.reason,
  });
}
