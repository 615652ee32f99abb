/** The public archive and its feeds. */
import { DomainError } from '../../../platform/fault.ts';
import { cachedPage, siteFrame, sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { parseText } from '../campaign/blocks.ts';
import { campaignPictures } from '../campaign/pictures.ts';
import type { NewsletterDb } from '../database.ts';
import { PageBlocks } from './blocks-view.tsx';
import { atomFeed, type Feed, type FeedEntry, feedTypes, rssFeed } from './feeds.ts';
import { type ArchivedMail, archivedMail, archivedMails } from './queries.ts';
import { archivePage, archivePath, mailPage } from './views.tsx';
import { archiveWords } from './words.ts';

/** How long somebody may see the list without the newest mail. */
const freshSeconds = 60;

export function archiveRoutes(services: Services, db: NewsletterDb): Route[] {
  const localised = { method: 'GET', localised: true } as const;
  return [
    {
      ...localised,
      path: archivePath,
      handle: cachedPage(
        services,
        async ({ var: { language } }) =>
          archivePage({
            language,
            brand: siteFrame(services, language).brand,
            mails: await archivedMails(db, language),
          }),
        freshSeconds,
      ),
    },
    ...feedTypes.map(({ file, type }) => ({
      ...localised,
      path: `${archivePath}/${file}`,
      handle: (context: RequestContext) => showFeed(services, db, context, { file, type }),
    })),
    {
      ...localised,
      path: `${archivePath}/:number{[1-9][0-9]{0,8}}`,
      handle: (context) => showMail(services, db, context),
    },
  ];
}

async function showMail(services: Services, db: NewsletterDb, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const mail = await archivedMail(db, language, Number(context.req.param('number')));
  if (!mail) throw new DomainError('notFound');
  const pictures = await campaignPictures(db, services, mail.campaignId);
  // Under the address by which the page was reached, so that its own policy lets them in.
  const own = pictures.map((picture) => ({ ...picture, url: picture.path }));
  const { blocks } = parseText(mail.language, mail.body, own);
  const { brand } = siteFrame(services, language);
  return sitePage(services, context, mailPage({ language, brand, mail, blocks }));
}

async function showFeed(
  services: Services,
  db: NewsletterDb,
  context: RequestContext,
  { file, type }: { readonly file: string; readonly type: string },
): Promise<Response> {
  const { language } = context.var;
  const feed = await feedOf(services, db, language, file);
  return new Response(type === 'application/rss+xml' ? rssFeed(feed) : atomFeed(feed), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Language': language,
      'Cache-Control': 'public, max-age=600',
    },
  });
}

async function feedOf(services: Services, db: NewsletterDb, language: Language, file: string): Promise<Feed> {
  const { env, policy, clock } = services;
  const w = archiveWords[language];
  const page = `${env.publicUrl}/${language}${archivePath}`;
  const mails = await archivedMails(db, language);
  return {
    language,
    title: w.feedTitle(siteFrame(services, language).brand),
    subtitle: w.description,
    author: policy.controller.name,
    page,
    self: `${page}/${file}`,
    since: clock.now(),
    entries: await Promise.all(mails.map((mail) => entryOf(services, db, mail, page))),
  };
}

async function entryOf(
  services: Services,
  db: NewsletterDb,
  mail: ArchivedMail,
  page: string,
): Promise<FeedEntry> {
  const pictures = await campaignPictures(db, services, mail.campaignId);
  const { blocks } = parseText(mail.language, mail.body, pictures);
  return {
    url: `${page}/${mail.number}`,
    title: mail.subject,
    summary: mail.preheader,
    content: (<PageBlocks blocks={blocks} />).toString(),
    language: mail.language,
    sentAt: mail.sentAt,
  };
}
