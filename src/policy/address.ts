/** What counts as an e-mail address, the same for every form: RFC 5321 with RFC 6531 (beyond ASCII) and RFC 5890. */
import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** Longest address in a path of SMTP (RFC 5321, section 4.5.3.1.3, without its angle brackets). */
const longest = 254;

// Blanks, controls, invisible format characters but the joiners of some scripts, lone surrogates; <, > and the comma would
// make two addresses of one in a header.
const neverInside = /[\p{Z}\p{Cc}\p{Cs}<>,]|(?![\u200c\u200d])\p{Cf}/u;
const dotted = /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+(\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+)*$/u;
const quoted = /^"([^"\\]|\\.)+"$/u;
// What a URL would take for a port, a path, a percent sign and the like has no place in a domain.
const typedDomain = /^[a-z\d.\u0080-\u{10ffff}-]+$/iu;
const label = '[a-z\\d]([a-z\\d-]{0,61}[a-z\\d])?';
const wireDomain = new RegExp(`^(?=.{1,253}$)(${label}\\.)+(?!\\d+$)(?=..)${label}$`);

/** Whether mail can be addressed so: any local part, and a domain that has an ASCII form with at least two labels. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (neverInside.test(text) || !(dotted.test(local) || quoted.test(local)) || !typedDomain.test(domain))
    return false;
  const ascii = domainToASCII(domain);
  return wireDomain.test(ascii) && Math.max(text.length, local.length + 1 + ascii.length) <= longest;
}

/** An address that is trimmed already. */
export const address = z.string().refine(isAddress, { params: { code: 'badEmail' } });

/** An address as somebody types it; it is kept so, but for blanks around it. */
export const typedAddress = z.string().trim().max(longest).pipe(address);
