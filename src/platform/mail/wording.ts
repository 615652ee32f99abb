/** What mail servers say in words, as enhanced status codes (RFC 3463): many say no code, or one that tells nothing. */

/** The first that matches decides, so the narrower ones come first. */
const wordings: readonly (readonly [status: string, words: RegExp])[] = [
  [
    '5.2.2',
    /mail ?box (is |size )?(full|exceeded)|(over|exceed\w*|out of).{0,30}(quota|storage)|quota (exceeded|is full)|postfach (ist )?(voll|überfüllt)|переполнен|превышен\w* (квот|размер)/i,
  ],
  [
    '5.2.1',
    /(mailbox|account|user)\b.{0,60}\b(disabled|inactive|suspended|deactivated|blocked for inactivity)|postfach.{0,40}(deaktiviert|gesperrt)|ящик.{0,60}(заблокирован|отключ[её]н|неактивен)|аккаунт.{0,40}заблокирован/i,
  ],
  [
    '5.7.1',
    /\bspam\b|black ?list|block ?list|\bdnsbl\b|spamhaus|\bdmarc\b|\bdkim\b|\bspf\b|reputation|policy (reasons?|violation)|against policy|\brelay(ing)? (access )?(is )?(not |denied|prohibited)|(unable|not (permitted|allowed)) to relay|authentication (is )?required|(sending|rate|hourly|daily)( \w{1,20})? limit|спам/i,
  ],
  [
    '5.1.2',
    /(host|domain)( name)? (is )?(unknown|not found|does not exist|doesn.t exist)|unknown (host|domain)|unrouteable (mail )?domain|unrouteable address|nxdomain|no such (host|domain)|couldn.t find any host|domain.{0,60}couldn.t be found|домен.{0,40}не (найден|существует)/i,
  ],
  [
    '5.1.1',
    /(user|recipient|address|mailbox|account|e-?mail)( name)?( \S{1,254})? (is )?(unknown|not found|invalid|unavailable|does ?n[o']t exist|not exist)|(unknown|no such|invalid|non-?existent|not a valid)( local)? (user|recipient|address|e-?mail|mailbox|account|person)|no mailbox (here )?by that name|(couldn.t|could not) be found|address(es)? (couldn.t|could not|was not|wasn.t) (be )?found|that you tried to reach does not exist|not listed in|unbekannter (benutzer|empfänger)|(empfänger|benutzer|adresse|postfach).{0,60}(unbekannt|nicht gefunden|existiert nicht|nicht vorhanden)|нет такого (пользователя|адресата|ящика)|(пользовател|ящик|адрес|получател|аккаунт).{0,60}(не найден|не существует|неизвестен)|несуществующ/i,
  ],
  [
    '4.4.7',
    /(message|delivery) (expired|timed out|time expired)|retry time(out)? (not reached|exceeded)|too long|queue too long|giving up|истекло время|zeitüberschreitung/i,
  ],
  ['4.4.1', /connection (timed out|refused)|no route to host|host unreachable|deferred/i],
];

/** @returns the status that a sentence of a mail server means, `null` where it says nothing known */
export const statusOfWords = (text: string): string | null =>
  wordings.find(([, words]) => words.test(text))?.[0] ?? null;

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/g;

/** The first enhanced status code that stands in a text, and says more than `5.0.0`; that one where no other does. */
export function statusIn(text: string): string | null {
  const found = [...text.matchAll(enhanced)].map(([, code = '']) => code);
  return found.find((code) => !code.endsWith('.0.0')) ?? found[0] ?? null;
}

/** A reply code without an enhanced one: only what RFC 5321 4.2.3 says of it can be known. */
export function statusOfReply(text: string): string | null {
  const code = /(?<![\d.])([45][0-5]\d)(?=[ -])/.exec(text)?.[1];
  if (code === undefined) return null;
  return code === '552' ? '5.2.2' : `${code[0]}.0.0`;
}
