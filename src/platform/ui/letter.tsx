/** A mail of a service about itself: a few paragraphs, one button where there is something to press, and links. */
import type { Language } from '../../policy/vocabulary.ts';
import type { Services } from '../module.ts';
import { MailButton, MailLayout, type MailLink, MailTitle } from './mail.tsx';

export interface Letter {
  readonly subject: string;
  /** Before the button. */
  readonly text: string;
  readonly button: MailLink;
  /** After it. */
  readonly after: readonly string[];
  readonly links: readonly MailLink[];
  /** Why the mail came. */
  readonly reason: string;
}

export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function letter(
  { policy }: Pick<Services, 'policy'>,
  language: Language,
  { subject, text, button, after, links, reason }: Letter,
): Composed {
  const { name, address } = policy.controller;
  const html = MailLayout({
    language,
    subject,
    preview: text,
    footer: { controller: name, address: [address], links, reason },
    children: (
      <>
        <MailTitle>{subject}</MailTitle>
        <p>{text}</p>
        <MailButton href={button.href}>{button.label}</MailButton>
        {after.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </>
    ),
  }).toString();
  const ways = links.map(({ href, label }) => `${label}:\n${href}`);
  const plain = [text, `${button.label}:\n${button.href}`, ...after, ...ways];
  return { subject, html, text: [...plain, '-- ', reason, `${name}, ${address}`].join('\n\n') };
}
