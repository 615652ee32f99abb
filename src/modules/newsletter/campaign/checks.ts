/** What is looked at before a campaign is sent. Errors stop it; warnings are for the editor to weigh. */
import type { Services } from '../../../platform/module.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { leavePageUrl } from '../sending/placeholders.ts';
import { parseText } from './blocks.ts';
import type { FaultCode } from './faults.ts';
import type { CampaignPicture } from './pictures.ts';
import type { CampaignTexts } from './queries.ts';
import { askingFrom, type Reach, reachAll } from './reach.ts';
import { type CampaignText, draftMail, type RenderedMail } from './render.tsx';
import type { Block } from './tree.ts';

export type CheckCode =
  | FaultCode
  | 'noText'
  | 'noSubject'
  | 'longSubject'
  | 'noPreheader'
  | 'longPreheader'
  | 'noBody'
  | 'tooBig'
  | 'noLeaveLink'
  | `link.${Exclude<Reach, 'answers'>}`
  | `picture.${Exclude<Reach, 'answers'>}`
  | 'manyLinks';

export interface CheckFinding {
  readonly code: CheckCode;
  readonly level: 'error' | 'warning';
  /** The text that is meant; `null` where it concerns them all. */
  readonly language: Language | null;
  /** A link, a variable, a size. */
  readonly what: string;
}

export interface CheckedCampaign {
  readonly texts: CampaignTexts;
  readonly pictures: readonly CampaignPicture[];
}

/** Gmail shows no more of a mail than this, and with the rest it hides the link to leave. */
export const largestHtml = 102 * 1_024;
/** What most mail programs show of a subject and of the line beside it. */
const longest = { subject: 70, preheader: 130 };
const mostLinks = 50;

type CheckServices = Pick<Services, 'policy' | 'env'>;

/** What the texts themselves show, at once. Empty when nothing is wrong. */
export function checkTexts(services: CheckServices, campaign: CheckedCampaign): CheckFinding[] {
  const written = languages.filter((language) => campaign.texts[language]);
  if (written.length === 0) return [{ code: 'noText', level: 'error', language: null, what: '' }];
  return written.flatMap((language) => checkText(services, campaign, language));
}

/** As `checkTexts`, and whether everything that the mails lead to and show is there: takes some seconds. */
export async function checkCampaign(
  services: CheckServices,
  campaign: CheckedCampaign,
): Promise<CheckFinding[]> {
  return [...checkTexts(services, campaign), ...(await checkTargets(services, campaign))];
}

function checkText(
  services: CheckServices,
  { texts, pictures }: CheckedCampaign,
  language: Language,
): CheckFinding[] {
  const text = texts[language];
  if (!text) return [];
  const mail = draftMail(services, { language, text, images: pictures, audience: 'plain' });
  const found = (code: CheckCode, level: CheckFinding['level'], what = ''): CheckFinding => ({
    code,
    level,
    language,
    what,
  });
  return [
    ...checkLines(text, found),
    ...mail.faults.map(({ code, what }) => found(code, 'error', what)),
    ...checkMail(services, mail, found),
  ];
}

type Found = (code: CheckCode, level: CheckFinding['level'], what?: string) => CheckFinding;

function checkLines({ subject, preheader, body }: CampaignText, found: Found): CheckFinding[] {
  const lengths = { subject: [...subject].length, preheader: [...preheader].length };
  return [
    ...(subject.trim() === '' ? [found('noSubject', 'error')] : []),
    ...(body.trim() === '' ? [found('noBody', 'error')] : []),
    ...(preheader.trim() === '' ? [found('noPreheader', 'warning')] : []),
    ...(lengths.subject > longest.subject ? [found('longSubject', 'warning', String(lengths.subject))] : []),
    ...(lengths.preheader > longest.preheader
      ? [found('longPreheader', 'warning', String(lengths.preheader))]
      : []),
  ];
}

function checkMail(services: CheckServices, { html, text }: RenderedMail, found: Found): CheckFinding[] {
  const size = Buffer.byteLength(html);
  const leave = leavePageUrl(services);
  return [
    ...(size >= largestHtml ? [found('tooBig', 'error', String(size))] : []),
    ...(html.includes(leave) && text.includes(leave) ? [] : [found('noLeaveLink', 'error')]),
  ];
}

async function checkTargets(
  services: CheckServices,
  { texts, pictures }: CheckedCampaign,
): Promise<CheckFinding[]> {
  const targets = languages.flatMap((language) => {
    const text = texts[language];
    return text ? targetsOf(services, language, text, pictures) : [];
  });
  const asked = [...new Set(targets.map(({ url }) => url))];
  const reached = await reachAll(asked.slice(0, mostLinks), askingFrom(services));
  const findings = targets.flatMap(({ kind, url, language }): CheckFinding[] => {
    const state = reached.get(url) ?? 'answers';
    if (state === 'answers') return [];
    return [{ code: `${kind}.${state}`, level: state === 'slow' ? 'warning' : 'error', language, what: url }];
  });
  if (asked.length > mostLinks)
    findings.push({ code: 'manyLinks', level: 'warning', language: null, what: String(asked.length) });
  return findings;
}

interface Target {
  readonly kind: 'link' | 'picture';
  readonly url: string;
  readonly language: Language;
}

/** Links, and pictures that are not ours: those stand in the database. */
function targetsOf(
  services: CheckServices,
  language: Language,
  text: CampaignText,
  pictures: readonly CampaignPicture[],
): Target[] {
  const { links } = draftMail(services, { language, text, images: pictures, audience: 'plain' });
  const { blocks } = parseText(language, text.body, pictures);
  const foreign = new Set(
    blocks.flatMap(picturesOf).filter((src) => !src.startsWith(`${services.env.publicUrl}/`)),
  );
  return [
    ...links.map((url): Target => ({ kind: 'link', url, language })),
    ...[...foreign].map((url): Target => ({ kind: 'picture', url, language })),
  ];
}

function picturesOf(block: Block): string[] {
  switch (block.kind) {
    case 'picture':
      return [block.picture.src];
    case 'columns':
      return block.columns.flat().flatMap(picturesOf);
    case 'quote':
      return block.blocks.flatMap(picturesOf);
    case 'list':
      return block.items.flat().flatMap(picturesOf);
    case 'paragraph':
    case 'heading':
      return block.children.flatMap((child) => (child.kind === 'image' ? [child.src] : []));
    default:
      return [];
  }
}
