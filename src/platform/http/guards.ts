/** What every request must pass before a route sees it. */
import type { RequestContext, Route } from '../module.ts';

/**
 * Whether a changing request comes from our own pages (OWASP CSRF: Fetch Metadata, then Origin). Needs no cookie and no
 * token: browsers that send `Sec-Fetch-Site` are believed, others must send our Origin.
 */
export function isSameSite(header: (name: string) => string | undefined, publicUrl: string): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return header('origin') === publicUrl;
}

const defaultMaxBody = 65_536;

/** The first reason to refuse a request, as a domain code, or `null`. */
export function refusal(
  context: RequestContext,
  route: Route,
  publicUrl: string,
): 'crossSite' | 'tooLarge' | 'lengthMissing' | null {
  if (route.method === 'GET') return null;
  const header = (name: string) => context.req.header(name);
  if (!route.crossSite && !isSameSite(header, publicUrl)) return 'crossSite';
  const length = header('content-length');
  if (length === undefined) return header('transfer-encoding') === undefined ? null : 'lengthMissing';
  return Number(length) > (route.maxBody ?? defaultMaxBody) ? 'tooLarge' : null;
}

/** Headers of every answer; the Content-Security-Policy is added by the caller. */
export function securityHeaders(https: boolean): [string, string][] {
  const headers: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ],
  ];
  if (https) headers.push(['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']);
  return headers;
}
