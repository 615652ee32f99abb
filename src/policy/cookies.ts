/** Cookies exist only as the policy declares them. */
import type { Cookie, Policy } from './language.ts';
import { addPeriod } from './period.ts';
import type { CookieName } from './vocabulary.ts';

/**
 * The policy as a site served by https keeps it: its cookies bear the prefixes by which browsers refuse them from any
 * other place (RFC 6265bis, 4.1.3; ASVS 3.3), `__Host-` where they are for all paths, else `__Secure-`.
 */
export function withCookiePrefixes(policy: Policy): Policy {
  const prefixed = Object.entries(policy.cookies).map(([name, cookie]) => [
    name,
    { ...cookie, name: `${cookie.path === '/' ? '__Host-' : '__Secure-'}${cookie.name}` },
  ]);
  return { ...policy, cookies: Object.fromEntries(prefixed) as Policy['cookies'] };
}

/**
 * The `Set-Cookie` value of a declared cookie. Session cookies carry no expiry date.
 * @param secure whether the site is served by https
 * @throws RangeError when the cookie is not in the policy or its value is not made of RFC 6265 cookie octets
 */
export function setCookie(
  policy: Policy,
  name: CookieName,
  value: string,
  options: { secure: boolean; now: Date },
): string {
  const cookie = declared(policy, name);
  if (!/^[\w.~-]*$/.test(value))
    throw new RangeError(`The value of cookie ${cookie.name} has characters that a cookie may not have.`);
  return attributes(cookie, value, maxAge(cookie, options.now), options.secure);
}

/** The `Set-Cookie` value that removes a declared cookie. */
export function clearCookie(policy: Policy, name: CookieName, options: { secure: boolean }): string {
  return attributes(declared(policy, name), '', 0, options.secure);
}

/**
 * When the server ends what a cookie stands for, whatever the browser still sends: browsers restore session cookies.
 * @returns the earlier of its two ends, `null` where the policy sets none
 */
export function serverEnd({ idle, total }: Cookie, issuedAt: Date, seenAt: Date): Date | null {
  const ends = [
    ...(idle ? [addPeriod(seenAt, idle).getTime()] : []),
    ...(total ? [addPeriod(issuedAt, total).getTime()] : []),
  ];
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

/** The value of a declared cookie in a `Cookie` header, if it is there. */
export function readCookie(policy: Policy, name: CookieName, header: string | undefined): string | undefined {
  const wanted = declared(policy, name).name;
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === wanted) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

function declared(policy: Policy, name: CookieName): Cookie {
  const cookie = policy.cookies[name];
  if (!cookie)
    throw new RangeError(
      `The policy declares no cookie "${name}"; declare it in the policy file before setting it.`,
    );
  return cookie;
}

const maxAge = (cookie: Cookie, now: Date): number | null =>
  cookie.life === 'session'
    ? null
    : Math.round((addPeriod(now, cookie.life).getTime() - now.getTime()) / 1000);

function attributes(cookie: Cookie, value: string, age: number | null, secure: boolean): string {
  const parts = [`${cookie.name}=${value}`, `Path=${cookie.path}`, `SameSite=${cookie.sameSite}`, 'HttpOnly'];
  if (age !== null) parts.push(`Max-Age=${age}`);
  if (secure) parts.push('Secure');
  return parts.join('; ');
}
