/** The Content-Security-Policy: nothing but our own server, and a third party's hosts only after its grant. */
import type { Policy } from './language.ts';
import type { RecipientName } from './vocabulary.ts';

/**
 * @param granted recipients to which this visitor has consented; only those switched on in the policy count
 */
export function contentSecurityPolicy(policy: Policy, granted: readonly RecipientName[] = []): string {
  const hosts = granted
    .map((name) => policy.recipients[name])
    .filter((recipient) => recipient.siteId !== undefined && recipient.siteId !== 'none')
    .flatMap((recipient) => (recipient.hosts ? [recipient.hosts] : []));
  const directive = (name: string, own: string, more: readonly string[]) => [name, own, ...more].join(' ');
  return [
    "default-src 'none'",
    directive(
      'script-src',
      "'self'",
      hosts.flatMap((host) => host.script),
    ),
    directive(
      'connect-src',
      "'self'",
      hosts.flatMap((host) => host.connect),
    ),
    directive(
      'img-src',
      "'self' data:",
      hosts.flatMap((host) => host.image),
    ),
    "style-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
