import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../../../test/browser.ts';
import { inspect, withPage } from '../../../../../test/pages.ts';
import { policy } from '../../../../../test/reference.ts';
import { loadAssets } from '../../../../platform/ui/assets.ts';
import { ConsoleLayout } from '../../../../platform/ui/layout.tsx';
import type { FullCampaign } from '../queries.ts';
import type { SendPage } from './page.ts';
import { sendPage } from './views.tsx';

const campaign: FullCampaign = {
  id: '01900000-0000-7000-8000-000000000001',
  number: 7,
  title: 'PROMT 21.5',
  state: 'draft',
  topics: ['products'],
  archived: true,
  revision: 3,
  pauseReason: null,
  changedAt: new Date('2026-11-25T12:00:00Z'),
  scheduledAt: null,
  finishedAt: null,
  texts: {},
};

const ready: SendPage = {
  language: 'en',
  policy,
  campaign,
  findings: [],
  checked: 'texts',
  sender: {
    audience: { candidates: 12_840, toSend: 12_345, excluded: { topic: 400, language: 95 } },
    progress: {},
    trouble: { lines: [], after: 0, more: false, addresses: 'hidden' },
    paces: [
      { domain: null, perMinute: 6_000 },
      { domain: 'mail.example', perMinute: 300 },
    ],
  },
};

const underWay = (state: FullCampaign['state'], more: Partial<FullCampaign> = {}): SendPage => ({
  ...ready,
  campaign: { ...campaign, state, ...more },
  sender: ready.sender && {
    ...ready.sender,
    trouble: {
      lines: (['refused', 'failed', 'unknown', 'excluded'] as const).map((state, index) => ({
        personId: campaign.id,
        email: `reader${index}@example.com`,
        number: 17 * (index + 1),
        state,
        replyCode: state === 'refused' ? '550' : null,
        reason: [null, 'tries', 'replyLost', 'left'][index] ?? null,
        attempts: 1,
      })),
      after: 0,
      more: true,
      addresses: 'shown',
    },
    progress: {
      queued: 4_000,
      sending: 20,
      sent: 8_100,
      refused: 12,
      failed: 40,
      unknown: 3,
      excluded: 7,
      toSend: 12_182,
      agreed: 900,
      opens: 410,
      clicks: 120,
      'bounced.hard': 14,
      'bounced.soft': 7,
      complaints: 1,
      'left.link': 9,
      'left.bounce': 14,
    },
  },
});

const pages: Readonly<Record<string, SendPage>> = {
  draft: ready,
  late: underWay('late', { scheduledAt: new Date('2026-11-24T08:00:00Z') }),
  sending: underWay('sending'),
  paused: underWay('paused', { pauseReason: 'signIn' }),
  sent: underWay('sent'),
};

const assets = loadAssets();
const html = (page: SendPage): string =>
  ConsoleLayout({
    language: 'en',
    asset: assets.asset,
    groups: [],
    ...sendPage(page),
    scripts: [],
  }).toString();

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe.each(Object.entries(pages))('a campaign that is %s', (name, page) => {
  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('has an accessible page that fits at %i px, %s', async (width, colorScheme) => {
    await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (tab) => {
      await tab.route('**/*', (route) => {
        const asset = assets.serve(new URL(route.request().url()).pathname);
        return route.fulfill(
          asset
            ? { body: asset.body, contentType: asset.type }
            : { body: html(page), contentType: 'text/html' },
        );
      });
      await tab.goto('http://localhost/');
      expect(await inspect(tab, `send-${name}-${width}`)).toEqual({ overflow: 0, violations: [] });
    });
  });
});

test('a draft says to how many it goes; with a fault it cannot be sent', () => {
  expect(html(ready)).toContain('Send to 12,345 addresses now');
  const faulty: SendPage = {
    ...ready,
    findings: [{ code: 'variable', level: 'error', language: 'en', what: '{name}' }],
  };
  expect(html(faulty)).not.toContain('addresses now');
  const warned: SendPage = {
    ...ready,
    findings: [{ code: 'noPreheader', level: 'warning', language: 'en', what: '' }],
  };
  expect(html(warned)).toContain('addresses now');
});

test('a campaign for nobody cannot be sent', () => {
  const nobody: SendPage = {
    ...ready,
    sender: ready.sender && {
      ...ready.sender,
      audience: { candidates: 3, toSend: 0, excluded: { topic: 3, language: 0 } },
    },
  };
  expect(html(nobody)).toContain('Nobody would get it');
  expect(html(nobody)).not.toContain('addresses now');
});

test('a late campaign asks: now, another time, or back to a draft', () => {
  const page = html(underWay('late', { scheduledAt: new Date('2026-11-24T08:00:00Z') }));
  for (const act of ['start', 'schedule', 'withdraw']) expect(page).toContain(`/send/${act}"`);
});

test('what failed is tried again once nothing moves; what is unknown is decided by a person, warned', () => {
  expect(html(underWay('sending'))).not.toContain('/send/retry"');
  const page = html(underWay('sent'));
  expect(page).toContain('Try the 52 that failed again');
  expect(page).toContain('Some of these people may get the mail twice.');
});

test('who did not get it is told in words, and why a campaign waits', () => {
  const page = html(underWay('sent'));
  for (const words of ['the server refused it for good', 'the connection ended before', '?after=68#trouble'])
    expect(page).toContain(words);
  expect(html(underWay('paused', { pauseReason: 'certificate' }))).toContain('NODE_EXTRA_CA_CERTS');
  expect(html(underWay('sending', { pauseReason: 'unreachable' }))).toContain('cannot be reached');
});

test('what few persons did is not shown', () => {
  const page = underWay('sent');
  const few = (progress: Readonly<Record<string, number>>) =>
    html({ ...page, sender: page.sender && { ...page.sender, progress } });
  const smallest = policy.analysis.smallestGroup;
  expect(few({ toSend: 90, sent: 90, agreed: smallest - 1, opens: smallest - 1 })).not.toContain(
    'Counted only',
  );
  const shown = few({ toSend: 90, sent: 90, agreed: smallest, opens: smallest, clicks: smallest - 1 });
  expect(shown).toContain(`Counted only for the ${smallest} of 90`);
  expect(shown).toContain(`<data value="0">fewer than ${smallest}</data>`);
  expect(few({ toSend: 90, sent: 90, agreed: 0 })).not.toContain('Opened and clicked');
});
