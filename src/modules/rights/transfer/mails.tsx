/** The mail to another controller: it names nobody, and its link fetches the file once. */
import { MailButton } from '../../../platform/ui/mail.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { type Composed, htmlMail, type MailServices, plainMail } from '../mails.tsx';
import { transferWords } from '../words/transfer.ts';

export function transferMail(services: MailServices, language: Language, token: string): Composed {
  const { subject, title, button, footer, ...w } = transferWords[language].mail;
  const href = `${services.env.publicUrl}/${language}/privacy/transfer/${token}`;
  const text = w.text(services.policy.controller.name);
  const works = w.works(formatPeriod(services.policy.rights.transferLink, language));
  return {
    subject,
    text: plainMail(services, [text, href, works], footer),
    html: htmlMail(
      services,
      { language, subject, title, footer },
      <>
        <p>{text}</p>
        <MailButton href={href}>{button}</MailButton>
        <p>{works}</p>
      </>,
    ),
  };
}
