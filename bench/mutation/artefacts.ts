/** What a policy makes the program do, as comparable texts: no page, no register, no dump. */
import { z } from 'zod';
import { confirmEnd, customerCodeEnd, passkeyEnd, resetEnd } from '../../src/modules/account/access.ts';
import { checkFiles } from '../../src/modules/contact/files.ts';
import { confirmationMail } from '../../src/modules/contact/mails.tsx';
import { replayEnd } from '../../src/modules/licensing/activation/replay.ts';
import { productTerms, productWords } from '../../src/modules/licensing/product/terms.ts';
import { signalLimits } from '../../src/modules/licensing/review/limits.ts';
import { choiceSchema, topicChoices } from '../../src/modules/newsletter/preferences/choices.ts';
import { recipientsOf } from '../../src/modules/rights/answer/queries.ts';
import { organisation } from '../../src/modules/site/organisation.ts';
import { mayDo } from '../../src/modules/staff/member/power.ts';
import { codeEnd } from '../../src/modules/staff/sessions.ts';
import { linkEnd } from '../../src/modules/staff/sign-up/links.ts';
import { choiceOf, grantedParties, leftoversOf } from '../../src/modules/visits/choice.ts';
import { isLeftover } from '../../src/modules/visits/leftovers.ts';
import { compileAccess } from '../../src/policy/access.ts';
import { clearCookie, serverEnd, setCookie } from '../../src/policy/cookies.ts';
import { contentSecurityPolicy } from '../../src/policy/csp.ts';
import type { Declaration } from '../../src/policy/declare.ts';
import { fieldSchema } from '../../src/policy/fields.ts';
import { decideFlow } from '../../src/policy/gate.ts';
import type { Policy, Recipient } from '../../src/policy/language.ts';
import { addPeriod } from '../../src/policy/period.ts';
import { versionRule } from '../../src/policy/products.ts';
import { compileRetention, dueAt } from '../../src/policy/retention.ts';
import { rightsOf } from '../../src/policy/rights.ts';
import {
  activityNames,
  anchors,
  bases,
  cookieNames,
  languages,
  permissions,
  recipientKinds,
  recipientNames,
  staffRoles,
} from '../../src/policy/vocabulary.ts';

type Artefact = (policy: Policy, declarations: readonly Declaration[]) => unknown;

/** A leap day's eve, so that months, days and hours of like length end at different times. */
const then = new Date('2028-01-31T10:20:30Z');
const origin = 'https://www.example.com';

const permissionsOfTheDatabase: Artefact = (policy, declarations) => {
  const { grants, rowPolicies, protectedTables } = compileAccess(policy, declarations, 'p');
  return { grants, rowPolicies, protectedTables };
};

/** What each form takes: its shape, and what it says to fixed inputs. */
const forms: Artefact = (policy) =>
  activityNames.map((name) => {
    const schema = fieldSchema(policy, name);
    const answers = inputs.map((input) => {
      const read = schema.safeParse(input);
      return read.success ? read.data : read.error.issues.map(({ code, path }) => [code, path]);
    });
    return [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), answers];
  });
const inputs = [{}, { email: 'a@example.com' }, { message: 'x' }, { email: '', name: '' }, { unknown: 'x' }];

/** Due times of fixed rows: each anchor reached alone, and all at once. */
const dueTimes: Artefact = (policy) =>
  activityNames.map((name) =>
    (['block', 'erase'] as const).map((act) => [
      ...anchors.map((anchor) => dueAt(policy, name, { [anchor]: then }, act)),
      dueAt(policy, name, Object.fromEntries(anchors.map((anchor) => [anchor, then])), act),
    ]),
  );

const retention: Artefact = (policy, declarations) =>
  compileRetention(policy, declarations).map(({ table, key, owner, steps, dayPartitions }) => [
    table,
    key,
    owner,
    dayPartitions,
    steps.map(({ column, period }) => [column, addPeriod(then, period)]),
  ]);

/** So soon, and so late, that idleness or the whole life ends what each cookie stands for. */
const lastSeen = [{ seconds: 1 }, { minutes: 50 }, { minutes: 715 }, { days: 20 }];

const cookies: Artefact = (policy) =>
  cookieNames.map((name) => [
    setCookie(policy, name, 'v', { secure: true, now: then }),
    clearCookie(policy, name, { secure: true }),
    lastSeen.map((after) => serverEnd(policy.cookies[name], then, addPeriod(then, after))),
  ]);

const subsets = [[], ['google'], ['yandex'], ['google', 'yandex']] as const;

/** As it is, and as it were if both third parties were switched on. */
const contentSecurity: Artefact = (policy) =>
  [policy, switchedOn(policy)].map((one) => subsets.map((granted) => contentSecurityPolicy(one, granted)));

const switchedOn = (policy: Policy): Policy =>
  withRecipients(policy, (recipient) => (recipient.siteId ? { ...recipient, siteId: 'G-ON12' } : recipient));

const withRecipients = (policy: Policy, change: (recipient: Recipient) => Recipient): Policy => ({
  ...policy,
  recipients: {
    mailRelay: change(policy.recipients.mailRelay),
    google: change(policy.recipients.google),
    yandex: change(policy.recipients.yandex),
  },
});

/** The gate over all flows: with the recipients as they are, and with one that were registered for everything. */
const disclosures: Artefact = (policy) => {
  const open = withRecipients(policy, (recipient) => ({ ...recipient, activities: activityNames }));
  return [policy, open].map((one) =>
    activityNames.map((activity) =>
      recipientKinds.map((kind) =>
        recipientNames.map((recipient) =>
          bases.map(
            (ground) =>
              decideFlow(one, {
                activity,
                kind,
                recipient,
                ground,
                evidence: 'e',
                agreedBy: ['a', 'b'],
              }).allowed,
          ),
        ),
      ),
    ),
  );
};

/** Whom the answer of Art. 15 names for a fixed entry of the register of disclosures. */
const namedRecipients: Artefact = (policy) => {
  const rows = recipientNames.map((recipient) => ({
    shown: [],
    gone: null,
    raw: { recipient, activity: 'outgoingMail' },
  }));
  const held = [{ activity: 'disclosure', rows }] as unknown as Parameters<typeof recipientsOf>[1];
  return recipientsOf(policy, held).map(({ name, listed }) => [name, listed?.country, listed?.safeguard]);
};

/** What the browser is told to forget after a withdrawal, of a fixed jar: both third parties switched on, none agreed to. */
const foreignCookies: Artefact = (policy) => {
  const patterns = leftoversOf(switchedOn(policy), { analysis: false, google: false, yandex: false });
  return jar.filter((cookie) => isLeftover(patterns, cookie));
};

const jar = [
  ...['_ga', '_ga_EXAMPLE', '_gid', '_ym_uid', '_ym_d', '_ym_isad', '_ym_visorc', '_ym_visorc_1'],
  ...['_ym_hostIndex', '_ym_metrika_enabled', '_ym_debug', '_ym_mp2_substs', '_ym_mp2_track', 'yabs-sid'],
  ...['_more', '_x'],
];

const rights: Artefact = (policy) => [
  activityNames.map((name) => rightsOf(policy, name)),
  Object.values(policy.rights).map((period) => addPeriod(then, period)),
];

const mails: Artefact = (policy) =>
  languages.map((language) => [
    confirmationMail(
      { policy, env: { publicUrl: origin } } as Parameters<typeof confirmationMail>[0],
      language,
    ),
    policy.controller.emails,
  ]);

const imprint: Artefact = (policy) => organisation(policy, origin);

const staff: Artefact = (policy) => [
  staffRoles.map((role) => permissions.map((permission) => mayDo(policy, role, permission))),
  (['first', 'signUp', 'reset', 'secondFactor'] as const).map((purpose) => linkEnd(policy, purpose, then)),
  codeEnd(policy, then),
];

const products: Artefact = (policy) =>
  ['PROMT 18', 'PROMT 19', 'PROMT 20', 'PROMT 21', 'More'].map((name) =>
    ['17', '18', '18.5', '19', '19.9', '20', '21', '21.5', '21.9', '30'].map((version) =>
      versionRule(policy, name, version),
    ),
  );

/** What codes and certificates state of each product, how long an answer is repeated, what raises a question, and how long customers' links work. */
const activation: Artefact = (policy) => [
  Object.keys(policy.products).map((id) => [
    productTerms(policy, id),
    languages.map((language) => productWords(policy, id, language)),
  ]),
  replayEnd(policy, then),
  signalLimits(policy, then),
  [confirmEnd, resetEnd, customerCodeEnd, passkeyEnd].map((end) => end(policy, then)),
];

/** What may be measured of a visitor, without a choice, with each, and with the browser's objection. */
const analysis: Artefact = (policy) => {
  const headers = [{}, { 'sec-gpc': '1' }, cookieOf(policy, 'a1g1y1'), cookieOf(policy, 'a0g0y0')];
  return headers.map((header: Readonly<Record<string, string>>) => {
    const choice = choiceOf(policy, (name) => header[name]);
    return [choice, grantedParties(policy, choice)];
  });
};

const cookieOf = (policy: Policy, value: string) => ({ cookie: `${policy.cookies.choice.name}=${value}` });

/** What a subscriber may choose, and what each choice is called. */
const choices: Artefact = (policy) => [
  z.toJSONSchema(choiceSchema(policy), { io: 'input' }),
  languages.map((language) => topicChoices(policy, language)),
];

const artefacts: Readonly<Record<string, Artefact>> = {
  choices,
  permissionsOfTheDatabase,
  forms,
  dueTimes,
  retention,
  cookies,
  contentSecurity,
  disclosures,
  namedRecipients,
  foreignCookies,
  rights,
  mails,
  imprint,
  staff,
  products,
  activation,
  analysis,
};

/** All artefacts but that of the files, which is asked for by itself because reading files takes its time. */
export function behaviourOf(
  policy: Policy,
  declarations: readonly Declaration[],
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(artefacts).map(([name, make]) => [name, JSON.stringify(make(policy, declarations))]),
  );
}

const samples: readonly Buffer[] = [
  Buffer.from('plain text'),
  Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
  Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'),
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
  Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'),
  Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1'),
];

/** Which of fixed files a policy lets pass, around its own limits of size and number. */
export async function filesOf(
  policy: Policy,
  limits: Pick<Policy['attachments'], 'maxBytes' | 'maxCount'>,
): Promise<string> {
  const file = (content: Buffer) => ({ name: 'file', content });
  const sets = [
    ...samples.map((sample) => [file(sample)]),
    ...[-1, 0, 1].map((more) => [file(Buffer.alloc(limits.maxBytes + more, 'a'))]),
    ...[0, 1].map((more) => Array.from({ length: limits.maxCount + more }, () => file(Buffer.from('a')))),
  ];
  const results = await Promise.all(sets.map((files) => checkFiles(policy.attachments, files)));
  return JSON.stringify(
    results.map(({ accepted, faults }) => [
      accepted.length,
      accepted.map((one) => one.type),
      faults.map((fault) => fault.code),
    ]),
  );
}
