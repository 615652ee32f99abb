import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailTables, queueMail } from '../src/platform/mail/queue.ts';
import { recipientNames } from '../src/policy/vocabulary.ts';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../test/campaign.ts';
import { asStaff } from '../test/console.ts';
import { editPolicy } from '../test/edited-policy.ts';
import { openMailServer } from '../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const mail = {
  personId: '0193a000-0000-7000-8000-000000000001',
  to: 'jane.roe@example.com',
  from: 'contact',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  kind: 'contact.answer',
} as const;

const outbox = async () =>
  (await avow.admin.query<{ mails: number }>('SELECT count(*)::int AS mails FROM mail.outbox')).rows[0]
    ?.mails;

test('1.4 no mail leaves through a relay that the policy does not register for it', async () => {
  const { services, pools } = avow.program;
  const { policy } = services;
  const unregistered = {
    ...policy,
    recipients: {
      ...policy.recipients,
      mailRelay: { ...policy.recipients.mailRelay, activities: ['incomingMail'] as const },
    },
  };
  const db = pools.database<MailTables>('contact');
  await expect(queueMail(db, { ...services, policy: unregistered }, mail)).rejects.toThrow('flowRefused');
  expect(await outbox()).toBe(0);
  await queueMail(db, services, mail);
  expect(await outbox()).toBe(1);
});

test('1.4 no campaign leaves through a relay that the policy does not register for the newsletter: it is a draft again, and says why', async () => {
  const server = await openMailServer();
  const { file, remove } = editPolicy([
    "activities: ['outgoingMail', 'newsletter']",
    "activities: ['outgoingMail']",
  ]);
  const edited = await openTestProgram({
    environment: { SMTP_URL: server.url, AVOW_POLICY: file },
    fresh: true,
  });
  await fillSubscribers(edited.admin, edited.program.services, readers(2));
  const id = await makeCampaign(edited.admin, edited.program.services);
  await edited.runTask('newsletter.send');
  const { rows } = await edited.admin.query('SELECT state, pause_reason, frozen_at FROM newsletter.campaign');
  expect(rows).toEqual([{ state: 'draft', pause_reason: 'flowRefused', frozen_at: null }]);
  expect([await statesOf(edited.admin, id), server.taken]).toEqual([{}, []]);
  const page = await asStaff(edited).request(`/console/newsletter/${id}/send`);
  expect(await page.text()).toContain('the policy does not let the newsletter go to the mail server');
  await edited.close();
  await server.close();
  remove();
});

test('1.4 every recipient stands on the page with its role, country and safeguard', async () => {
  const page = await (await avow.request('/en/privacy')).text();
  const { policy, texts } = avow.program.services;
  for (const name of recipientNames) {
    const { name: called, kind, safeguard } = policy.recipients[name];
    expect(page).toContain(called);
    expect(page).toContain(texts.en.recipientKinds[kind]);
    expect(page).toContain(texts.en.safeguards[safeguard]);
  }
});
