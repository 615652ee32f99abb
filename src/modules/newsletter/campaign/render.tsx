/** Makes the mail of a campaign in one language: once, with places for what belongs to each reader. */
import { DomainError } from '../../../platform/fault.ts';
import { placeholdersIn } from '../../../platform/mail/template.ts';
import type { Services } from '../../../platform/module.ts';
import { MailLayout } from '../../../platform/ui/mail.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { clickUrl, leavePageUrl, openPixelUrl } from '../sending/placeholders.ts';
import { type NamedPicture, parseText } from './blocks.ts';
import { type TextFault, variablesIn } from './faults.ts';
import { blockRules, MailBlocks } from './mail-blocks.tsx';
import { mailWords } from './mail-words.ts';
import { plainText, wrap } from './plain-text.ts';

type RenderServices = Pick<Services, 'policy' | 'env'>;

export interface CampaignText {
  readonly subject: string;
  /** What mail programs show beside the subject in their lists. */
  readonly preheader: string;
  /** Markdown with blocks. */
  readonly body: string;
}

export interface CampaignMail {
  readonly language: Language;
  readonly text: CampaignText;
  readonly images?: readonly NamedPicture[];
  /** `measured` counts openings and clicks: for those who agreed, and nobody else. */
  readonly audience: 'plain' | 'measured';
  /** Targets that bear numbers already, from the campaign's other languages; numbers go on behind them. */
  readonly knownLinks?: readonly string[];
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Targets of links by their number, which begins at 1; those given first. */
  readonly links: readonly string[];
}

/**
 * The mail of a campaign, complete but for the readers' tokens (`sending/placeholders.ts`).
 * @throws DomainError `faultyText` with the first fault's code and what it means: nothing faulty is ever sent
 */
export function renderCampaign(services: RenderServices, mail: CampaignMail): RenderedMail {
  const { faults, ...rendered } = draftMail(services, mail);
  const [first] = faults;
  if (first) throw new DomainError('faultyText', { fault: first.code, what: first.what });
  return rendered;
}

export interface DraftOptions {
  /** For a preview. */
  readonly scheme?: 'light' | 'dark';
}

/** As `renderCampaign`, also of a text with faults: they are named beside it, and what they stand for is left out. */
export function draftMail(
  services: RenderServices,
  mail: CampaignMail,
  { scheme }: DraftOptions = {},
): RenderedMail & { readonly faults: readonly TextFault[] } {
  const { language, text, images = [], audience, knownLinks = [] } = mail;
  const { blocks, faults } = parseText(language, text.body, images);
  const { opens, clicks } = services.policy.activities.newsletterMeasuring.data;
  const counts = audience === 'measured';
  const links = [...knownLinks];
  const linkTo = (href: string): string => {
    if (!/^https?:/i.test(href)) return href;
    if (!links.includes(href)) links.push(href);
    return counts && clicks ? clickUrl(services, links.indexOf(href) + 1) : href;
  };
  const html = (
    <MailLayout
      language={language}
      subject={text.subject}
      preview={text.preheader}
      rules={blockRules}
      footer={footerOf(services, language)}
      {...(scheme && { scheme })}
    >
      <MailBlocks blocks={blocks} linkTo={linkTo} />
      {counts && opens && (
        <img src={openPixelUrl(services)} alt="" width={1} height={1} style="display:block;border:0" />
      )}
    </MailLayout>
  ).toString();
  return {
    subject: text.subject,
    html,
    text: `${plainText(blocks, linkTo)}\n\n${textFooter(services, language)}\n`,
    links,
    faults: [...lineFaults(text), ...faults],
  };
}

/** Faults of the lines around the text, and words in it that only the program may write. */
function lineFaults({ subject, preheader, body }: CampaignText): TextFault[] {
  const lines = [subject, preheader];
  const variables = lines.flatMap(variablesIn).map((what): TextFault => ({ code: 'variable', what }));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line holds none of these
  const broken = lines.filter((line) => /[\u0000-\u001f\u007f\u2028\u2029]/.test(line));
  const reserved = new Set([...lines, body].flatMap(placeholdersIn));
  return [
    ...broken.map((what): TextFault => ({ code: 'lineBreak', what: what.slice(0, 80) })),
    ...variables,
    ...[...reserved].map((what): TextFault => ({ code: 'reserved', what })),
  ];
}

/** Links of every mail, never counted. */
function linksOf(services: RenderServices, language: Language) {
  const w = mailWords[language];
  const own = `${services.env.publicUrl}/${language}`;
  return [
    { href: leavePageUrl(services), label: w.leave },
    { href: `${own}/newsletter/manage`, label: w.manage },
    { href: `${own}/privacy`, label: w.privacy },
  ];
}

function footerOf(services: RenderServices, language: Language) {
  const { name, address } = services.policy.controller;
  return {
    controller: name,
    address: [address],
    links: linksOf(services, language),
    reason: mailWords[language].why,
  };
}

function textFooter(services: RenderServices, language: Language): string {
  const { name, address } = services.policy.controller;
  const links = linksOf(services, language).map(({ href, label }) => `${label}:\n${href}`);
  // The mark of a signature (RFC 3676, 4.3): mail programs set apart what follows, and leave it out of an answer.
  return ['-- ', wrap(mailWords[language].why), wrap(`${name}, ${address}`), ...links].join('\n');
}
