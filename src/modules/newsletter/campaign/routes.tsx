/** Campaigns in the console: list, editor, preview, pictures, copies. */
import { DomainError } from '../../../platform/fault.ts';
import { answerConsole, type DeskHandle, deskRoutes, signedIn } from '../../../platform/http/console.tsx';
import { type FieldFault, readForm } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import { contentSecurityPolicy } from '../../../policy/csp.ts';
import { localeOf } from '../../../policy/values.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { NewsletterDb } from '../database.ts';
import { createCampaign, deleteCampaign, duplicateCampaign, saveCampaign } from './commands.ts';
import type { EditorPage } from './editor.ts';
import { editorPage } from './editor-views.tsx';
import { type EditorInput, fieldsOf, readDraft, readEditor } from './form.ts';
import { campaignsPath, deletePage, listPage } from './list-views.tsx';
import { overviewOf } from './overview/queries.ts';
import {
  type CheckedPictures,
  campaignPictures,
  checkPictures,
  mostPictureBytes,
  pictureFile,
} from './pictures.ts';
import { Facts, looks, previewDocument } from './preview.tsx';
import { campaignById, countLate, type FullCampaign, listCampaigns } from './queries.ts';
import { sendTest } from './test-mail.ts';
import { campaignWords } from './words.ts';

/** The campaigns' place in the menu; those that are late wait for somebody. */
export const campaignsEntry = (db: NewsletterDb): ConsoleEntry => ({
  group: 'reach',
  title: { en: campaignWords.en.entry, de: campaignWords.de.entry, ru: campaignWords.ru.entry },
  path: campaignsPath,
  permission: 'newsletter:read',
  count: () => countLate(db),
  urgency: async (language) => {
    const late = await countLate(db);
    return late > 0 ? campaignWords[language].late(late) : null;
  },
});

interface Desk {
  readonly own: ModuleServices;
  readonly db: NewsletterDb;
}
type Handle = DeskHandle<Desk>;

/** A campaign's own pages; other pages of the newsletter stand beside them. */
const one = '/:id{[0-9a-f-]{36}}';
/** A few pictures at once, with the text. */
const editorBytes = 10 * mostPictureBytes + 1_000_000;

export function campaignRoutes(own: ModuleServices, db: NewsletterDb): Route[] {
  const desk: Desk = { own, db };
  const place = { path: campaignsPath, read: 'newsletter:read', write: 'newsletter:write' } as const;
  const route = deskRoutes(desk, place);
  return [
    route('GET', '', list),
    route('POST', '', create),
    route('GET', one, show),
    route('POST', one, save, { maxBody: editorBytes }),
    route('GET', `${one}/preview`, previewStored),
    route('POST', `${one}/preview`, previewTyped, { maxBody: editorBytes }),
    route('POST', `${one}/duplicate`, duplicate),
    route('GET', `${one}/delete`, askDelete, { permission: place.write }),
    route('POST', `${one}/delete`, remove),
    {
      method: 'GET',
      path: '/newsletter/images/:file',
      noAddress: true,
      handle: (context) => servePicture(db, context),
    },
  ];
}

const list: Handle = async ({ own, db }, context) => {
  const { language, staff } = context.var;
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(context.req.query('page') ?? 1)) || 1));
  const [found, overview] = await Promise.all([listCampaigns(db, page), overviewOf(db, own)]);
  const mayWrite = staff?.may('newsletter:write') ?? false;
  return answerConsole(own, own.wiring, context, listPage({ language, page, mayWrite, overview, ...found }));
};

const create: Handle = async ({ own, db }, context) => {
  const { language } = context.var;
  const title = campaignWords[language].untitled(formatTime(language, own.clock.now(), 'date'));
  const id = await createCampaign(db, own, {
    draft: { title, topics: [], archived: true },
    by: signedIn(context),
  });
  return context.redirect(`${campaignsPath}/${id}`, 303);
};

async function campaignOf({ db }: Desk, context: RequestContext): Promise<FullCampaign> {
  const campaign = await campaignById(db, context.req.param('id') ?? '');
  if (!campaign) throw new DomainError('notFound');
  return campaign;
}

/** The language asked for, else the first with a text, else the console's. */
function textLanguage(context: RequestContext, { texts }: FullCampaign): Language {
  const asked = context.req.query('text');
  return (
    languages.find((language) => language === asked) ??
    languages.find((language) => texts[language]) ??
    context.var.language
  );
}

const show: Handle = async (desk, context) => {
  const campaign = await campaignOf(desk, context);
  const done = (['saved', 'tested'] as const).find((name) => context.req.query(name) !== undefined);
  return answerEditor(desk, context, { campaign, text: textLanguage(context, campaign), done });
};

type Shown = Pick<EditorPage, 'campaign' | 'text' | 'typed' | 'errors' | 'theirs' | 'done'>;

/** The page holds a frame, which no other page of ours does. */
async function answerEditor({ own, db }: Desk, context: RequestContext, shown: Shown): Promise<Response> {
  const { language, staff } = context.var;
  const page = editorPage({
    services: own,
    language,
    pictures: await campaignPictures(db, own, shown.campaign.id),
    mayWrite: staff?.may('newsletter:write') ?? false,
    maySend: staff?.may('newsletter:send') ?? false,
    ...shown,
  });
  const scripts = (page.scripts ?? []).filter((name) => own.assets.has(name));
  const status = shown.theirs ? 409 : shown.errors ? 422 : 200;
  const answer = await answerConsole(own, own.wiring, context, { ...page, scripts }, status);
  answer.headers.set('Content-Security-Policy', `${contentSecurityPolicy(own.policy)}; frame-src 'self'`);
  return answer;
}

const save: Handle = async (desk, context) => {
  const { own, db } = desk;
  const campaign = await campaignOf(desk, context);
  const form = await readForm(context, 'pictures');
  const fields = fieldsOf(form);
  const read = readEditor(own.policy, fields);
  const known = await campaignPictures(db, own, campaign.id);
  const pictures = await checkPictures(form.files, known);
  const errors = errorsOf(context.var.language, read.ok ? [] : read.faults, pictures);
  const text = languages.find((language) => language === fields.text) ?? context.var.language;
  if (!read.ok || errors.length > 0)
    return answerEditor(desk, context, { campaign, text, typed: fields, errors });
  try {
    await saveCampaign(db, own, {
      id: campaign.id,
      ...read.value,
      pictures: pictures.accepted,
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'revised') throw error;
    return showRevised(desk, context, fields, text);
  }
  return goOn(desk, context, campaign.id, read.value);
};

/** Both versions, with the stored revision in the form: saving again replaces theirs, knowingly. */
async function showRevised(
  desk: Desk,
  context: RequestContext,
  typed: Readonly<Record<string, string>>,
  text: Language,
): Promise<Response> {
  const campaign = await campaignOf(desk, context);
  const theirs = campaign.texts[text] ?? { subject: '', preheader: '', body: '' };
  return answerEditor(desk, context, { campaign, text, typed, theirs });
}

async function goOn(
  desk: Desk,
  context: RequestContext,
  id: string,
  { act, language }: EditorInput,
): Promise<Response> {
  if (act === 'send') return context.redirect(`${campaignsPath}/${id}/send`, 303);
  if (act === 'save') return context.redirect(`${campaignsPath}/${id}?text=${language}&saved`, 303);
  const campaign = await campaignOf(desk, context);
  try {
    await sendTest(desk.db, desk.own, { campaign, language, by: signedIn(context) });
  } catch (error) {
    const { faults } = campaignWords[context.var.language];
    const code = error instanceof DomainError ? error.code : '';
    if (code !== 'noStaffAddress' && code !== 'faultyText' && code !== 'noText') throw error;
    return answerEditor(desk, context, { campaign, text: language, errors: [{ message: faults[code] }] });
  }
  return context.redirect(`${campaignsPath}/${id}?text=${language}&tested`, 303);
}

function errorsOf(
  language: Language,
  faults: readonly FieldFault[],
  { faults: pictureFaults }: CheckedPictures,
): FieldError[] {
  const w = campaignWords[language].faults;
  const number = new Intl.NumberFormat(localeOf[language]);
  const message = ({ code, limit = 0 }: FieldFault): string =>
    code === 'tooLong' ? w.tooLong(number.format(limit)) : code === 'lineBreak' ? w.lineBreak : w.missing;
  return [
    ...faults.map((fault) => ({ field: fault.field, message: message(fault) })),
    ...pictureFaults.map(({ code, file }) => ({ field: 'pictures', message: w[code](file.slice(0, 100)) })),
  ];
}

const previewStored: Handle = async (desk, context) => {
  const { own, db } = desk;
  const campaign = await campaignOf(desk, context);
  const language = textLanguage(context, campaign);
  const text = campaign.texts[language] ?? { subject: '', preheader: '', body: '' };
  const pictures = await campaignPictures(db, own, campaign.id);
  const look = looks.find((name) => name === context.req.query('look')) ?? 'light';
  return previewDocument(own, context, { language, text, pictures }, look);
};

const previewTyped: Handle = async (desk, context) => {
  const { own, db } = desk;
  const campaign = await campaignOf(desk, context);
  const { language, text, look } = readDraft(fieldsOf(await readForm(context, 'pictures')));
  const pictures = await campaignPictures(db, own, campaign.id);
  if (look === 'facts')
    return context.html(
      (
        <Facts
          services={own}
          words={context.var.language}
          language={language}
          text={text}
          pictures={pictures}
        />
      ).toString(),
    );
  const shown = looks.find((name) => name === look) ?? 'light';
  return previewDocument(own, context, { language, text, pictures }, shown);
};

const duplicate: Handle = async (desk, context) => {
  const { own, db } = desk;
  const { id, title } = await campaignOf(desk, context);
  const copy = await duplicateCampaign(db, own, {
    id,
    title: campaignWords[context.var.language].copyOf(title).slice(0, 100),
    by: signedIn(context),
  });
  return context.redirect(`${campaignsPath}/${copy}`, 303);
};

const isBusy = ({ state }: FullCampaign): boolean => !['draft', 'sent', 'cancelled'].includes(state);

const askDelete: Handle = async (desk, context) => {
  const campaign = await campaignOf(desk, context);
  const page = deletePage(context.var.language, campaign, isBusy(campaign) ? 'busy' : 'free');
  return answerConsole(desk.own, desk.own.wiring, context, page);
};

const remove: Handle = async (desk, context) => {
  const campaign = await campaignOf(desk, context);
  if (isBusy(campaign)) {
    const page = deletePage(context.var.language, campaign, 'busy');
    return answerConsole(desk.own, desk.own.wiring, context, page, 409);
  }
  await deleteCampaign(desk.db, desk.own, { id: campaign.id, by: signedIn(context) });
  return context.redirect(campaignsPath, 303);
};

/** For mail programs of anywhere: who fetches a picture is neither read nor logged. */
async function servePicture(db: NewsletterDb, context: RequestContext): Promise<Response> {
  const picture = await pictureFile(db, context.req.param('file') ?? '');
  if (!picture) throw new DomainError('notFound');
  return new Response(new Uint8Array(picture.content), {
    headers: {
      'Content-Type': picture.type,
      'Content-Length': String(picture.content.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
