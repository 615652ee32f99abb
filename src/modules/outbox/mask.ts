/** What must not be read off a mail in the console, once mails really go out. */

const secrets =
  /(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]{43}|[a-z2-7]{42}|(?:[0-9A-HJKMNP-TV-Z]{5}-){2,}[0-9A-HJKMNP-TV-Z]{5})(?![A-Za-z0-9_-])/g;

/** Replaces tokens of links and typed codes by dots: they act for their reader. */
export const maskTokens = (text: string): string => text.replaceAll(secrets, '••••••');

/** `nina.weber@example.com` → `n…@example.com`, for lists. */
export function shortAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? address : `${[...address][0]}…${address.slice(at)}`;
}
