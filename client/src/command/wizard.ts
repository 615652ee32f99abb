/** Asks whoever sits before the computer: consents first, then what they want to give, and shows it before it is sent. */
import type { Certificate } from '../certificate.ts';
import type { Client } from '../client.ts';
import type { Purpose } from '../consent.ts';
import { ActivationFault } from '../fault.ts';
import type { ConsentOffer, Given, Offer } from '../server.ts';
import type { Language, Words } from './words.ts';

export interface Terminal {
  readonly say: (line: string) => void;
  /** @param hidden what is typed is not shown */
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
  const licenceKey = setting.licenceKey ?? (await terminal.ask(words.licenceKey));
  const given = await askFields(setting, offer, agreed);
  const body = client.preview({ licenceKey, version, language, agreed, given });
  const { password, ...shown } = body;
  terminal.say(`\n${words.preview}`);
  terminal.say(JSON.stringify({ ...shown, ...(password !== undefined && { password: '…' }) }, null, 2));
  if (!(await agrees(setting, words.send))) {
    terminal.say(words.notSent);
    return null;
  }
  return client.activate(body);
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
      const file = terminal.readFile(typed);
      return file === null ? client.acceptResponse(typed) : client.acceptFile(file);
    } catch (error) {
      if (!(error instanceof ActivationFault) || error.code === 'storeFailed') throw error;
      terminal.say(words.faults[error.code] ?? error.message);
      if (error.groups.length > 0) terminal.say(words.wrongGroups(error.groups.join(', ')));
    }
  }
}
