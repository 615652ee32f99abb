/**
 * Tells our own server, and nobody else, that a page was opened, which link was used and for how long the page was
 * seen (clause 5.2). Reads nothing from the device and keeps nothing on it; silent where the browser objects or has
 * cookies switched off. Loads a third party only after the server said that the visitor agreed (clause 6.3.3).
 */
import { isLeftover } from './leftovers.ts';

interface Party {
  readonly name: 'google' | 'yandex';
  readonly id: string;
  readonly host: string;
}
interface Signals {
  readonly globalPrivacyControl?: boolean;
}
interface Counters {
  dataLayer?: unknown[];
  ym?: { (...args: unknown[]): void; a?: unknown[][]; l?: number };
}

const page = location.pathname;
const counters: Counters = window as Counters;
let seen = 0;
let told = 0;
let since: number | null = null;

function send(report: object): Promise<Response> {
  const body = JSON.stringify({ p: page, ...report });
  return fetch('/v', {
    method: 'POST',
    body,
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
  });
}

/** Counts only while the page is visible and has the focus. */
function watch(): void {
  const now = performance.now();
  if (since !== null) seen += now - since;
  since = document.visibilityState === 'visible' && document.hasFocus() ? now : null;
}

function tellSeen(): void {
  watch();
  const total = Math.min(Math.round(seen), 86_400_000);
  // leaving a page tells twice, a few milliseconds apart
  if (total <= told || (told > 0 && total - told < 500)) return;
  const body = JSON.stringify({ p: page, t: total, b: told });
  told = total;
  navigator.sendBeacon('/v', new Blob([body], { type: 'application/json' }));
}

function tellLink(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || !/^https?:$/.test(link.protocol)) return;
  const used = link.host === location.host ? link.pathname : `//${link.hostname}`;
  if (used !== page) void send({ l: used.slice(0, 300) });
}

function load({ name, id, host }: Party): void {
  const script = document.createElement('script');
  script.async = true;
  if (name === 'google') {
    const layer: unknown[] = [];
    counters.dataLayer = layer;
    // the library wants the arguments object itself, not an array
    const tag = function (..._: unknown[]) {
      // biome-ignore lint/complexity/noArguments: see above
      layer.push(arguments);
    };
    tag('js', new Date());
    tag('config', id);
    script.src = `${host}/gtag/js?id=${id}`;
  } else {
    const queue: unknown[][] = [];
    const ym: Counters['ym'] = Object.assign((...args: unknown[]) => void queue.push(args), {
      a: queue,
      l: Date.now(),
    });
    counters.ym = ym;
    ym(Number(id), 'init', { clickmap: false, trackLinks: true });
    script.src = `${host}/metrika/tag.js`;
  }
  document.head.append(script);
}

/** Removes what a third party left under our name, once its consent is withdrawn: the page says which names. */
function forget(patterns: readonly string[]): void {
  const gone = (name: string) => isLeftover(patterns, name);
  const labels = location.hostname.split('.');
  const domains = labels.map((_, at) => `;domain=${labels.slice(at).join('.')}`);
  for (const pair of document.cookie.split('; ')) {
    const name = pair.split('=')[0] ?? '';
    if (gone(name))
      // biome-ignore lint/suspicious/noDocumentCookie: cookies of parent domains have no other interface
      for (const domain of ['', ...domains]) document.cookie = `${name}=;path=/;max-age=0${domain}`;
  }
  for (const name of Object.keys(localStorage)) if (gone(name)) localStorage.removeItem(name);
}

if (!(navigator as Signals).globalPrivacyControl && navigator.cookieEnabled) {
  watch();
  send({})
    .then(async (answer) => {
      if (answer.status !== 200) return;
      const { load: parties }: { load: readonly Party[] } = await answer.json();
      parties.forEach(load);
    })
    // a report that is lost is lost: the page does not depend on it
    .catch(() => {});
  for (const name of ['focus', 'blur']) addEventListener(name, watch);
  addEventListener('click', tellLink, true);
  addEventListener('pagehide', tellSeen);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tellSeen();
    else watch();
  });
}

const leftovers = document.querySelector('[data-forget]')?.getAttribute('data-forget');
if (leftovers) forget(leftovers.split(' '));
