/** Mail to the privacy address: what is understood is carried out without staff, the rest becomes a request for a person. */
import { DomainError } from '../../platform/fault.ts';
import type { InboxRoute, IncomingMail } from '../../platform/module.ts';
import { isAddress } from '../../policy/address.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { objectTo, withdraw } from './act/commands.ts';
import type { RightsDb, RightsServices, RightsTx } from './database.ts';
import { normaliseAddress, personFor } from './person/commands.ts';
import { mailProof, type ProofPurpose } from './person/proof.ts';
import { openRequest } from './request/commands.ts';
import { nothingToObject } from './request/decisions.ts';

type Intent = Exclude<ProofPurpose, 'open'>;

/** Words by which a wish is recognised, by language; the first that occurs decides. Objection comes after withdrawal: "Widerruf" is none. */
const intents: readonly { readonly intent: Intent; readonly language: Language; readonly words: RegExp }[] = [
  { intent: 'withdrawal', language: 'en', words: /\bwithdr(aw|ew|awal)|\bunsubscribe\b|revoke/i },
  { intent: 'withdrawal', language: 'de', words: /widerruf/i },
  { intent: 'withdrawal', language: 'ru', words: /отзыв|отозва/i },
  { intent: 'objection', language: 'en', words: /\bobject(ion)?\b/i },
  { intent: 'objection', language: 'de', words: /widersprech|widerspruch/i },
  { intent: 'objection', language: 'ru', words: /возраж/i },
  { intent: 'erasure', language: 'en', words: /\berase|\berasure|\bdelet(e|ion)|right to be forgotten/i },
  { intent: 'erasure', language: 'de', words: /lösch/i },
  { intent: 'erasure', language: 'ru', words: /удал/i },
  { intent: 'access', language: 'en', words: /\baccess\b|what (do )?you (hold|store)|copy of my data/i },
  { intent: 'access', language: 'de', words: /auskunft/i },
  { intent: 'access', language: 'ru', words: /доступ|какие данные|сведени/i },
];

/** What a mail wants, by its subject, else by its text above what it quotes. */
export function understand({ subject, text }: Pick<IncomingMail, 'subject' | 'text'>) {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .slice(0, 2_000);
  const find = (words: string) => intents.find((one) => one.words.test(words));
  return find(subject) ?? find(own) ?? null;
}

export function rightsInbox(db: RightsDb, services: RightsServices): InboxRoute {
  const own = normaliseAddress(services.policy.controller.emails.privacy);
  return {
    matches: (recipient) => normaliseAddress(recipient).replace(/\+[^@]*@/, '@') === own,
    receive: (mail) => receive(db, services, mail),
  };
}

/** The longest text that is kept of a mail which a person must read. */
const keptCharacters = 5_000;

async function receive(
  db: RightsDb,
  services: RightsServices,
  mail: IncomingMail,
): Promise<'stored' | 'notUnderstood'> {
  // What a machine wrote may still be somebody's wish, as from a service that writes for many: a person shall see it.
  if (mail.automatic || !mail.from || !isAddress(mail.from)) return 'notUnderstood';
  const meant = understand(mail);
  const language = meant?.language ?? languageOf(mail);
  if (!meant) {
    await openOther(db, services, { mail, from: mail.from, language });
    return 'stored';
  }
  // To show or to erase, the person must see the page anyway; only stopping a use is carried out on a mail alone.
  const isProven = mail.authenticated && (meant.intent === 'withdrawal' || meant.intent === 'objection');
  if (!isProven) {
    if (await mayWriteTo(services, mail.from))
      await mailProof(db, services, { address: mail.from, language, purpose: meant.intent });
    return 'stored';
  }
  const { from, text } = mail;
  const reasons = text.trim().slice(0, keptCharacters);
  await db.transaction().execute(async (tx) => {
    const personId = await personFor(tx, services, from);
    await carryOut(tx, services, { personId, language, intent: meant.intent, reasons });
  });
  return 'stored';
}

/** A mail that a person must read. */
async function openOther(
  db: RightsDb,
  services: RightsServices,
  { mail, from, language }: { mail: IncomingMail; from: string; language: Language },
): Promise<void> {
  const words = [mail.subject, mail.text].filter((part) => part.trim() !== '').join('\n\n');
  const reasons = words.slice(0, keptCharacters);
  await db.transaction().execute(async (tx) => {
    const personId = await personFor(tx, services, from);
    await openRequest(tx, services, { personId, kind: 'other', source: 'mail', language, reasons });
  });
}

/** Links mailed to one address because of mails, whose sender anybody can forge, so that we cannot be used to pester somebody. */
const perSender = { name: 'proof-sender', points: 5, seconds: 86_400 };

async function mayWriteTo({ limiter }: RightsServices, address: string): Promise<boolean> {
  try {
    await limiter.use(perSender, normaliseAddress(address));
    return true;
  } catch (reached) {
    if (reached instanceof DomainError) return false;
    throw reached;
  }
}

/** Carries out a wish that came by mail, its sender proven. Objecting where nothing rests on our interests changes nothing. */
export async function carryOut(
  tx: RightsTx,
  services: RightsServices,
  wish: { personId: string; language: Language; intent: ProofPurpose; reasons: string },
): Promise<void> {
  const { personId, language, intent } = wish;
  const by = { personId, language, source: 'mail' as const, activities: [] };
  if (intent === 'withdrawal') await withdraw(tx, services, by);
  if (intent === 'objection')
    await objectTo(tx, services, { ...by, reasons: wish.reasons || null }).catch(async (error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'nothingToObject') throw error;
      await openRequest(tx, services, {
        personId,
        language,
        source: 'mail',
        kind: 'objection',
        decision: nothingToObject,
      });
    });
}

function languageOf({ subject, text }: IncomingMail): Language {
  const words = `${subject} ${text}`;
  if (/[а-яё]/i.test(words)) return 'ru';
  return /[äöüß]|\b(und|ich|bitte|daten)\b/i.test(words) ? 'de' : 'en';
}
