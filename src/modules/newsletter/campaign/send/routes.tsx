/** The page from which a campaign is sent, and what its buttons order. */
import { DomainError } from '../../../../platform/fault.ts';
import { answerConsole, signedIn } from '../../../../platform/http/console.tsx';
import { readForm } from '../../../../platform/http/forms.ts';
import type { ModuleServices, RequestContext, Route, SignedInStaff } from '../../../../platform/module.ts';
import { recordListing } from '../../../rights/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { checkCampaign, checkTexts } from '../checks.ts';
import { campaignsPath } from '../list-views.tsx';
import { campaignPictures } from '../pictures.ts';
import { campaignById, type FullCampaign } from '../queries.ts';
import { notYet, type SenderFacts, type SendPage } from './page.ts';
import type { Pace, Sending } from './port.ts';
import type { Trouble } from './report-views.tsx';
import { sendPage } from './views.tsx';
import { sendWords } from './words.ts';

interface Desk {
  readonly own: ModuleServices;
  readonly db: NewsletterDb;
  readonly sending: Sending | null;
}
interface Asked {
  readonly campaign: FullCampaign;
  readonly by: SignedInStaff;
}
type Handle = (desk: Desk, context: RequestContext, asked: Asked) => Response | Promise<Response>;

const one = `${campaignsPath}/:id{[0-9a-f-]{36}}/send`;

/** @param sending what carries orders out; without it a campaign is checked only */
export function sendRoutes(own: ModuleServices, db: NewsletterDb, sending: Sending | null): Route[] {
  const desk = { own, db, sending };
  const route = (method: Route['method'], path: string, handle: Handle): Route => ({
    method,
    path: one + path,
    permission: 'newsletter:send',
    handle: async (context) => {
      const campaign = await campaignById(db, context.req.param('id') ?? '');
      if (!campaign) throw new DomainError('notFound');
      return handle(desk, context, { campaign, by: signedIn(context) });
    },
  });
  const checks = [
    route('GET', '', (page, context, { campaign }) => show(page, context, campaign)),
    route('POST', '/check', check),
  ];
  return sending ? [...checks, ...orderRoutes(sending, route)] : checks;
}

type Order = Parameters<Sending['pause']>[0];

function orderRoutes(
  sending: Sending,
  route: (method: Route['method'], path: string, handle: Handle) => Route,
): Route[] {
  const simple = (path: string, act: (order: Order) => Promise<void>) =>
    route('POST', path, async (_desk, context, { campaign, by }) => {
      await act({ campaignId: campaign.id, by });
      return back(context, campaign);
    });
  return [
    route('POST', '/start', start(sending)),
    route('POST', '/schedule', schedule(sending)),
    simple('/withdraw', sending.withdraw),
    simple('/pause', sending.pause),
    simple('/resume', sending.resume),
    simple('/cancel', sending.cancel),
    simple('/retry', sending.retryFailed),
    simple('/count-sent', (order) => sending.resolveUnknown({ ...order, as: 'sent' })),
    simple('/send-again', (order) => sending.resolveUnknown({ ...order, as: 'again' })),
    route('POST', '/pace', setPace(sending)),
  ];
}

const back = (context: RequestContext, { id }: FullCampaign): Response =>
  context.redirect(`${campaignsPath}/${id}/send`, 303);

type Shown = Partial<Pick<SendPage, 'findings' | 'checked' | 'typed' | 'errors' | 'blocked'>>;

async function show(
  { own, db, sending }: Desk,
  context: RequestContext,
  campaign: FullCampaign,
  shown: Shown = {},
): Promise<Response> {
  const pictures = await campaignPictures(db, own, campaign.id);
  const page = sendPage({
    language: context.var.language,
    policy: own.policy,
    campaign,
    findings: checkTexts(own, { texts: campaign.texts, pictures }),
    checked: 'texts',
    sender: sending && (await factsOf({ own, db, sending }, sending, context, campaign)),
    ...shown,
  });
  const scripts = (page.scripts ?? []).filter((name) => own.assets.has(name));
  const status = shown.errors || shown.blocked ? 422 : 200;
  return answerConsole(own, own.wiring, context, { ...page, scripts }, status);
}

/** Rows of trouble shown at once. */
const linesOfPart = 50;

async function factsOf(
  { own, db }: Desk,
  sending: Sending,
  context: RequestContext,
  campaign: FullCampaign,
): Promise<SenderFacts> {
  const [audience, progress, paces, trouble] = await Promise.all([
    notYet.includes(campaign.state) ? sending.audience(campaign.id) : null,
    sending.progress(campaign.id),
    sending.paces(),
    troubleOf({ own, db }, sending, context, campaign),
  ]);
  return { audience, progress, paces, trouble };
}

/** Who did not get it; addresses only for those who may see subscribers, and their look is noted. */
async function troubleOf(
  { own, db }: Pick<Desk, 'own' | 'db'>,
  sending: Sending,
  context: RequestContext,
  { id }: FullCampaign,
): Promise<Trouble> {
  const asked = context.req.query('after') ?? '';
  const after = /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
  const staff = signedIn(context);
  const addresses = staff.may('subscribers:read') ? 'shown' : 'hidden';
  const found = await sending.trouble({ campaignId: id, after, limit: linesOfPart + 1, addresses });
  const lines = found.slice(0, linesOfPart);
  if (addresses === 'shown') {
    const personIds = lines.map(({ personId }) => personId);
    await recordListing(db, own, { staff, personIds, reason: 'newsletter.trouble' });
  }
  return { lines, after, more: found.length > linesOfPart, addresses };
}

const check: Handle = async (desk, context, { campaign }) =>
  show(desk, context, campaign, { findings: await findingsOf(desk, campaign), checked: 'all' });

async function findingsOf({ own, db }: Desk, { id, texts }: FullCampaign) {
  return checkCampaign(own, { texts, pictures: await campaignPictures(db, own, id) });
}

/** Does what is ordered only when nothing has to be mended. */
async function unlessFaulty(
  desk: Desk,
  context: RequestContext,
  campaign: FullCampaign,
  order: () => Promise<void>,
): Promise<Response> {
  const findings = await findingsOf(desk, campaign);
  if (findings.some(({ level }) => level === 'error'))
    return show(desk, context, campaign, { findings, checked: 'all', blocked: true });
  await order();
  return back(context, campaign);
}

const campaignIn = ({ id, revision }: FullCampaign) => ({ campaignId: id, revision });

const start =
  (sending: Sending): Handle =>
  (desk, context, { campaign, by }) =>
    unlessFaulty(desk, context, campaign, () => sending.start({ ...campaignIn(campaign), by }));

const schedule =
  (sending: Sending): Handle =>
  async (desk, context, { campaign, by }) => {
    const { fields } = await readForm(context);
    const given = fields.at ?? '';
    const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(given) ? new Date(`${given}Z`) : new Date(Number.NaN);
    if (!(at > desk.own.clock.now())) {
      const message = sendWords[context.var.language].atWrong;
      return show(desk, context, campaign, { typed: fields, errors: [{ field: 'at', message }] });
    }
    return unlessFaulty(desk, context, campaign, () => sending.schedule({ ...campaignIn(campaign), by, at }));
  };

const setPace =
  (sending: Sending): Handle =>
  async (desk, context, { campaign, by }) => {
    const { fields } = await readForm(context);
    const w = sendWords[context.var.language];
    const pace = readPace(fields);
    if (typeof pace === 'string') {
      const message = pace === 'domain' ? w.domainWrong : w.paceWrong;
      return show(desk, context, campaign, { typed: fields, errors: [{ field: pace, message }] });
    }
    await sending.setPace(pace, by);
    return back(context, campaign);
  };

/** A pace, or the name of the field that is wrong. */
function readPace(fields: Readonly<Record<string, string>>): Pace | 'domain' | 'perMinute' {
  const domain = (fields.domain ?? '').trim().toLowerCase();
  const perMinute = (fields.perMinute ?? '').trim();
  if (domain !== '' && !/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain))
    return 'domain';
  if (perMinute !== '' && !/^[1-9]\d{0,5}$|^1000000$/.test(perMinute)) return 'perMinute';
  return { domain: domain || null, perMinute: perMinute === '' ? null : Number(perMinute) };
}
