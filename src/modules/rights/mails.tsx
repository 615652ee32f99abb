/** Mails to persons about their rights. */
import type { Child } from 'hono/jsx';
import { MailButton, MailLayout, MailTitle } from '../../platform/ui/mail.tsx';
import { formatPeriod } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { RightsServices } from './database.ts';
import type { ProofPurpose } from './person/proof.ts';
import { rightsWords } from './words.ts';

export type MailServices = Pick<RightsServices, 'policy' | 'env'>;

export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail with the link that proves an address. The link's path holds the token only. */
export function proofMail(
  services: MailServices,
  language: Language,
  link: { readonly token: string; readonly purpose: ProofPurpose },
): Composed {
  const w = rightsWords[language].mail;
  const href = `${services.env.publicUrl}/${language}/privacy/my-data/open/${link.token}`;
  const works = w.works(formatPeriod(services.policy.rights.proofLink, language));
  const subject = w.subject[link.purpose];
  return {
    subject,
    text: plainMail(services, [w.text, href, works, w.reason], w.footer),
    html: htmlMail(
      services,
      { language, subject, title: w.title, footer: w.footer },
      <>
        <p>{w.text}</p>
        <MailButton href={href}>{w.button}</MailButton>
        <p>
          {works} {w.reason}
        </p>
      </>,
    ),
  };
}

/** A mail of a few paragraphs, such as the answer to a request. */
export function letter(
  services: MailServices,
  language: Language,
  { subject, paragraphs }: { readonly subject: string; readonly paragraphs: readonly string[] },
): Composed {
  const { footer } = rightsWords[language].mail;
  return {
    subject,
    text: plainMail(services, paragraphs, footer),
    html: htmlMail(
      services,
      { language, subject, title: subject, footer },
      paragraphs.map((paragraph) => <p>{paragraph}</p>),
    ),
  };
}

export function plainMail({ policy }: MailServices, paragraphs: readonly string[], footer: string): string {
  const { name, address } = policy.controller;
  return [...paragraphs, '-- ', footer, `${name}, ${address}`].join('\n\n');
}

export function htmlMail(
  { policy }: MailServices,
  head: { language: Language; subject: string; title: string; footer: string },
  children: Child,
): string {
  return String(
    <MailLayout
      language={head.language}
      subject={head.subject}
      footer={{
        controller: policy.controller.name,
        address: [policy.controller.address],
        reason: head.footer,
      }}
    >
      <MailTitle>{head.title}</MailTitle>
      {children}
    </MailLayout>,
  );
}
