/** Mails to staff. */
import type { Mail } from '../../platform/mail/queue.ts';
import { MailButton, MailLayout, MailTitle } from '../../platform/ui/mail.tsx';
import { formatPeriod } from '../../policy/period.ts';
import type { Language, StaffRole } from '../../policy/vocabulary.ts';
import type { StaffServices } from './database.ts';
import { staffWords } from './words.ts';

/** The invitation to the console. */
export function invitationMail(
  { policy, texts }: StaffServices,
  language: Language,
  { href, role }: { href: string; role: StaffRole },
): Omit<Mail, 'personId' | 'to'> {
  const w = staffWords[language].mail;
  const { name, address } = policy.controller;
  const works = w.works(formatPeriod(policy.staffAccess.invitation, language));
  const subject = w.subject(name);
  const body = w.text(name, texts[language].roles[role]);
  const html = (
    <MailLayout
      language={language}
      subject={subject}
      footer={{ controller: name, address: [address], reason: w.reason }}
    >
      <MailTitle>{subject}</MailTitle>
      <p>{body}</p>
      <MailButton href={href}>{w.button}</MailButton>
      <p>{works}</p>
    </MailLayout>
  );
  return {
    from: 'contact',
    subject,
    text: [body, href, works, w.reason, `${name}, ${address}`].join('\n\n'),
    html: html.toString(),
    kind: 'staff.invitation',
    priority: 0,
    holdsToken: true,
  };
}
