/** Mails about messages. None repeats what was written to us: the address is not proven, and the form no relay. */
import type { Child } from 'hono/jsx';
import { MailLayout, MailTitle } from '../../platform/ui/mail.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import type { ContactServices } from './database.ts';
import { mailWords } from './receipt/words.ts';

interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
type MailServices = Pick<ContactServices, 'policy' | 'env'>;

/** Says that a message has arrived. */
export function confirmationMail(services: MailServices, language: Language): Composed {
  const w = mailWords[language];
  return compose(services, language, w.confirmed, [...w.confirmedText]);
}

/** Our answer. Its text stands as staff wrote it, an empty line between paragraphs. */
export function answerMail(services: MailServices, language: Language, body: string): Composed {
  const w = mailWords[language];
  return compose(services, language, w.answer, [...body.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/), w.reply]);
}

function compose(
  { policy, env }: MailServices,
  language: Language,
  subject: string,
  paragraphs: readonly string[],
): Composed {
  const w = mailWords[language];
  const { name, address } = policy.controller;
  const privacy = `${env.publicUrl}/${language}/privacy`;
  const html = MailLayout({
    language,
    subject,
    footer: {
      controller: name,
      address: [address],
      links: [{ href: privacy, label: w.privacy }],
      reason: w.why,
    },
    children: (
      <>
        <MailTitle>{subject}</MailTitle>
        {paragraphs.map((paragraph) => (
          <p>{withBreaks(paragraph)}</p>
        ))}
      </>
    ),
  }).toString();
  const text = [...paragraphs, '--', w.why, `${name}, ${address}`, privacy].join('\n\n');
  return { subject, text, html };
}

const withBreaks = (paragraph: string): Child =>
  paragraph.split(/\r?\n/).map((line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ));
