/** Asks whoever sits before the computer: consents first, then what they want to give, and shows it before it is sent. */
import type { Certificate } from '../certificate.ts';
import type { Client } from '../client.ts';
import type { Purpose } from '../consent.ts';
import { ActivationFault } from '../fault.ts';
import type { ActivationBody, ConsentOffer, Given, Offer } from '../server.ts';
import { sentenceOf } from './sentences.ts';
import type { Language, Words } from './words.ts';

export interface Terminal {
  readonly say: (line: string) => void;
  /** @param hidden what is typed is not shown. @throws ActivationFault `inputEnded` where nobody answers any more */
  readonly ask: (question: string, hidden?: 'hidden') => Promise<string>;
  /** The text of a file that was named instead of an answer; `null` where there is none of that name. */
  readonly readFile: (path: string) => string | null;
}

export interface Setting {
  readonly client: Client;
  readonly terminal: Terminal;
  readonly words: Words;
  readonly language: Language;
  readonly productName: string;
  /** The page for manual activation. */
  readonly page: string;
  readonly version: string;
  readonly licenceKey: string | null;
}

/** @returns the certificate; `null` where it is left for later. @throws ActivationFault */
export async function runWizard(setting: Setting): Promise<Certificate | null> {
  const { terminal, words } = setting;
  terminal.say(words.welcome(setting.productName));
  if ((await choice(setting)) === 'manual') return byCode(setting);
  try {
    return await online(setting);
  } catch (error) {
    if (!(error instanceof ActivationFault) || error.code !== 'serverAway') throw error;
    terminal.say(words.away);
    return byCode(setting);
  }
}

async function choice({ terminal, words }: Setting): Promise<'online' | 'manual'> {
  for (;;) {
    terminal.say(`\n${words.how}\n  ${words.online}\n  ${words.manual}`);
    const typed = (await terminal.ask('1/2')).trim();
    if (typed === '1') return 'online';
    if (typed === '2') return 'manual';
    terminal.say(words.choose);
  }
}

async function online(setting: Setting): Promise<Certificate | null> {
  const { client, terminal, words, language, version } = setting;
  const offer = await client.offer(version, language);
  const agreed = offer.collects === 'none' ? [] : await askConsents(setting, offer.consents);
  if (offer.collects === 'consent' && !agreed.some(({ purpose }) => purpose === 'licenceVerification')) {
    terminal.say(words.toManual);
    return byCode(setting);
  }
  for (let known = setting.licenceKey; ; known = null) {
    const licenceKey = known ?? (await askKey(setting));
    const given = licenceKey === '' ? {} : await askFields(setting, offer, agreed);
    const body = licenceKey === '' ? null : client.preview({ licenceKey, version, language, agreed, given });
    if (!body || !(await mayBeSent(setting, body))) {
      terminal.say(words.notSent);
      return null;
    }
    try {
      return await client.activate(body);
    } catch (error) {
      if (!isMendable(error)) throw error;
      terminal.say(`\n${sentenceOf(error, words)}\n${words.onceMore}`);
    }
  }
}

/** Refused for what was typed, so that it can be typed once more. */
const isMendable = (error: unknown): error is ActivationFault =>
  error instanceof ActivationFault &&
  (error.serverCode === 'licenceRefused' || (error.serverCode !== null && error.members.length > 0));

/** A key whose check symbols fit; empty where somebody gives up. */
async function askKey({ client, terminal, words, version, language }: Setting): Promise<string> {
  for (;;) {
    const licenceKey = (await terminal.ask(words.licenceKey)).trim();
    if (licenceKey === '') return '';
    try {
      client.preview({ licenceKey, version, language, agreed: [], given: {} });
      return licenceKey;
    } catch (error) {
      if (!(error instanceof ActivationFault)) throw error;
      terminal.say(sentenceOf(error, words));
    }
  }
}

/** Shows just what would be sent, but for the password, and asks. */
async function mayBeSent(setting: Setting, { password, ...shown }: ActivationBody): Promise<boolean> {
  const { terminal, words } = setting;
  terminal.say(`\n${words.preview}`);
  terminal.say(JSON.stringify({ ...shown, ...(password !== undefined && { password: '…' }) }, null, 2));
  return agrees(setting, words.send);
}

/** Each tick is a question of its own, and nothing but a yes is one. */
async function askConsents(setting: Setting, offers: readonly ConsentOffer[]): Promise<ConsentOffer[]> {
  const { terminal, words } = setting;
  terminal.say(`\n${words.consents}\n${words.consentsHelp}`);
  const agreed: ConsentOffer[] = [];
  for (const [index, offer] of offers.entries()) {
    terminal.say(`\n${index + 1}. ${words.purposes[offer.purpose]}\n   ${offer.text}`);
    if (await agrees(setting, words.agree)) agreed.push(offer);
    // Without the first nothing is sent, so nothing further is asked.
    else if (offer.purpose === 'licenceVerification') return [];
  }
  return agreed;
}

async function agrees({ terminal, words }: Setting, question: string): Promise<boolean> {
  const typed = (await terminal.ask(question)).trim().toLowerCase();
  return words.yes.includes(typed);
}

async function askFields(
  { terminal, words }: Setting,
  offer: Offer,
  agreed: readonly ConsentOffer[],
): Promise<Given> {
  const purposes: Purpose[] = agreed.map(({ purpose }) => purpose);
  const names = [...new Set(purposes.flatMap((purpose) => offer.fields[purpose] ?? []))];
  if (names.length > 0) terminal.say(`\n${words.optional}`);
  const given: Record<string, string> = {};
  for (const name of names) {
    const typed = await terminal.ask(words.fields[name] ?? name, name === 'password' ? 'hidden' : undefined);
    if (typed.trim() !== '') given[name] = name === 'password' ? typed : typed.trim();
  }
  return given;
}

/** Shows the request, and takes the answer as often as it takes. */
async function byCode({ client, terminal, words, page }: Setting): Promise<Certificate | null> {
  terminal.say(`\n${words.requestIs}\n\n  ${client.request()}\n\n${words.requestNext(page)}`);
  for (;;) {
    const typed = (await terminal.ask(`\n${words.answer}`)).trim();
    if (typed === '') {
      terminal.say(words.later);
      return null;
    }
    try {
      return takeAnswer(client, terminal, typed);
    } catch (error) {
      if (!(error instanceof ActivationFault) || error.code === 'storeFailed') throw error;
      terminal.say(sentenceOf(error, words));
    }
  }
}

/**
 * Takes an answer as its groups, as the text of the saved file, or as the path of that.
 * @throws ActivationFault `fileMissing`, and as the client
 */
export function takeAnswer(
  client: Client,
  { readFile }: Pick<Terminal, 'readFile'>,
  typed: string,
): Certificate {
  const file = typed.startsWith('{') ? typed : readFile(typed);
  if (file !== null) return client.acceptFile(file);
  // No code has a slash, or ends as the saved file does.
  if (/[/\\]|\.avow$/i.test(typed))
    throw new ActivationFault(
      'fileMissing',
      'There is no file of this name, or it may not be read: look for it once more.',
    );
  return client.acceptResponse(typed);
}
