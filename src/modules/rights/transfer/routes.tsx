/** "Take it with me": the download, the offer to somebody else, and what that somebody opens. */
import { DomainError } from '../../../platform/fault.ts';
import { readForm } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { typedAddress } from '../../../policy/address.ts';
import { rightsOf } from '../../../policy/rights.ts';
import { activitiesOf } from '../act/commands.ts';
import { takePage } from '../act/views.tsx';
import type { RightsDb, RightsServices } from '../database.ts';
import { normaliseAddress } from '../person/commands.ts';
import type { Proven } from '../person/proof.ts';
import { fileResponse, redirect, requireProven } from '../person/session.ts';
import {
  fetchTransfer,
  findTransfer,
  offerTransfer,
  openTransfers,
  takeBackTransfer,
  transferable,
} from './commands.ts';
import { recipientPage, type TransferChoice, tickOf } from './views.tsx';

/** Offers by one person: a page must not become a way to send mail to strangers. */
const perPerson = { name: 'transfer', points: 5, seconds: 3_600 };

export function transferRoutes(db: RightsDb, services: RightsServices): Route[] {
  const base = { localised: true, noAddress: true } as const;
  return [
    {
      ...base,
      method: 'GET',
      path: '/privacy/my-data/take',
      handle: async (context) => showTake(db, services, context, await requireProven(db, services, context)),
    },
    {
      ...base,
      method: 'POST',
      path: '/privacy/my-data/transfer',
      handle: async (context) => offer(db, services, context, await requireProven(db, services, context)),
    },
    {
      ...base,
      method: 'POST',
      path: '/privacy/my-data/take-back',
      handle: async (context) => {
        const { personId } = await requireProven(db, services, context);
        const { fields } = await readForm(context);
        await takeBackTransfer(db, services, personId, fields.transfer ?? '');
        return redirect(services, `/${context.var.language}/privacy/my-data?done=takenBack`);
      },
    },
    {
      ...base,
      method: 'GET',
      path: '/privacy/transfer/:token',
      handle: async (context) => {
        const token = context.req.param('token') ?? '';
        await findTransfer(db, services, token);
        return sitePage(services, context, recipientPage(context.var.language, token));
      },
    },
    {
      ...base,
      method: 'POST',
      path: '/privacy/transfer/:token',
      handle: async (context) => {
        const token = context.req.param('token') ?? '';
        const file = await fetchTransfer(db, services, token, context.var.language);
        return fileResponse(file, 'application/json; charset=utf-8', 'transfer.json');
      },
    },
  ];
}

async function showTake(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  { personId }: Proven,
  refused?: Pick<TransferChoice, 'given' | 'fault'>,
): Promise<Response> {
  const { policy, texts } = services;
  const held = await activitiesOf(db, services, personId);
  const page = takePage(context.var.language, {
    texts,
    controller: policy.controller.name,
    portable: held.filter((name) => rightsOf(policy, name).portability),
    choice: {
      activities: await transferable(db, services, personId),
      waiting: await openTransfers(db, services, personId),
      given: {},
      ...refused,
    },
  });
  return sitePage(services, context, page, refused ? 422 : 200);
}

async function offer(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
  person: Proven,
): Promise<Response> {
  const { fields } = await readForm(context);
  const possible = await transferable(db, services, person.personId);
  const [first] = possible;
  if (!first) throw new DomainError('badForm');
  const activities = possible.filter((name) => fields[tickOf(name)] === 'yes');
  const recipient = typedAddress.safeParse(fields.recipient);
  const refuse = (fault: TransferChoice['fault'] & object) =>
    showTake(db, services, context, person, { given: fields, fault });
  if (!recipient.success) return refuse({ field: 'recipient', code: 'wrongRecipient' });
  if (normaliseAddress(recipient.data) === normaliseAddress(person.address))
    return refuse({ field: 'recipient', code: 'ownRecipient' });
  if (activities.length === 0) return refuse({ field: tickOf(first), code: 'nothingChosen' });
  if (fields.agree !== 'yes') return refuse({ field: 'agree', code: 'notAgreed' });
  await services.limiter.use(perPerson, person.personId);
  const { language } = context.var;
  await offerTransfer(db, services, { person, language, recipient: recipient.data, activities });
  return redirect(services, `/${language}/privacy/my-data?done=offered`);
}
