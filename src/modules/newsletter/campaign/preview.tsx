/** The mail as its readers see it, in a frame of its own beside the editor. */
import { raw } from 'hono/html';
import type { RequestContext, Services } from '../../../platform/module.ts';
import { formatBytes } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { leavePlaceholder } from '../sending/placeholders.ts';
import { type CheckFinding, checkTexts, largestHtml } from './checks.ts';
import { Findings } from './findings-view.tsx';
import type { CampaignPicture } from './pictures.ts';
import { type CampaignText, draftMail } from './render.tsx';
import { campaignWords } from './words.ts';

export const looks = ['light', 'dark', 'text'] as const;
export type Look = (typeof looks)[number];

type PreviewServices = Pick<Services, 'policy' | 'env'>;

interface Draft {
  readonly language: Language;
  readonly text: CampaignText;
  readonly pictures: readonly CampaignPicture[];
}

/**
 * The document of the frame. A mail brings its styles inline, as mail programs want it; so the frame's own policy lets them
 * in, and nothing else: no script, no form, and the frame stands in our own pages only. Keeping its origin lets the
 * editor hold the place to which somebody scrolled.
 */
const framePolicy = [
  "default-src 'none'",
  "img-src 'self' https: data:",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

export function previewDocument(
  services: PreviewServices,
  context: RequestContext,
  { language, text, pictures }: Draft,
  look: Look,
): Response {
  // From the address under which the console is open, which need not be the public one.
  const images = pictures.map((picture) => ({ ...picture, url: picture.path }));
  const mail = { language, text, images, audience: 'plain' } as const;
  const html =
    look === 'text'
      ? textDocument(language, draftMail(services, mail).text)
      : draftMail(services, mail, { scheme: look }).html;
  return new Response(html.replaceAll(leavePlaceholder, '…'), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': context.var.language,
      'Content-Security-Policy': framePolicy,
      'Cache-Control': 'no-store',
    },
  });
}

const textStyle =
  ':root { color-scheme: light dark } body { margin: 16px } pre { margin: 0; font: 14px/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere }';

const textDocument = (language: Language, text: string): string =>
  (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{campaignWords[language].looks.text}</title>
          <style>{raw(textStyle)}</style>
        </head>
        <body>
          <pre>{text}</pre>
        </body>
      </html>
    </>
  ).toString();

interface FactsProps extends Draft {
  readonly services: PreviewServices;
  /** Of the console. */
  readonly words: Language;
}

/** How large the mail is, and what is wrong with it. */
export function Facts({ services, words, language, text, pictures }: FactsProps) {
  const w = campaignWords[words];
  const mail = draftMail(services, { language, text, images: pictures, audience: 'plain' });
  const empty = `${text.subject}${text.preheader}${text.body}`.trim() === '';
  const findings: readonly CheckFinding[] = empty
    ? []
    : checkTexts(services, { texts: { [language]: text }, pictures });
  return (
    <>
      <p class="soft small">
        {w.sizes(
          formatBytes(Buffer.byteLength(mail.html), words),
          formatBytes(largestHtml, words),
          formatBytes(Buffer.byteLength(mail.text), words),
        )}
      </p>
      {!empty && findings.length === 0 && <p class="soft small">{w.factsGood}</p>}
      {findings.length > 0 && (
        <>
          <h3>{w.factsTitle}</h3>
          <Findings language={words} findings={findings} />
        </>
      )}
    </>
  );
}
