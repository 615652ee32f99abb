import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Prose } from '../../../platform/ui/components/reading.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Block } from '../campaign/tree.ts';
import { PageBlocks } from './blocks-view.tsx';
import { feedTypes } from './feeds.ts';
import type { ArchivedMail } from './queries.ts';
import { archiveWords } from './words.ts';

export const archivePath = '/newsletter/archive';

/** Where feed readers find the feeds of a page. */
export const feedLinks = (language: Language, brand: string) =>
  feedTypes.map(({ file, type, name }) => ({
    href: `/${language}${archivePath}/${file}`,
    type,
    title: `${archiveWords[language].feedTitle(brand)} (${name})`,
  }));

interface ArchivePage {
  readonly language: Language;
  readonly brand: string;
  readonly mails: readonly ArchivedMail[];
}

/** What was sent, the latest first. */
export function archivePage({ language, brand, mails }: ArchivePage): SitePage {
  const w = archiveWords[language];
  return {
    path: archivePath,
    title: w.title,
    description: w.description,
    lede: w.lede,
    feeds: feedLinks(language, brand),
    children: (
      <>
        {mails.length === 0 && (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        )}
        {mails.length > 0 && (
          <ul class="issues">
            {mails.map((mail) => (
              <li>
                <a
                  href={`/${language}${archivePath}/${mail.number}`}
                  lang={mail.language === language ? undefined : mail.language}
                >
                  {mail.subject}
                </a>
                <p lang={mail.language === language ? undefined : mail.language}>{mail.preheader}</p>
                <p class="soft small">
                  <Time language={language} at={mail.sentAt} />
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={`/${language}/newsletter`}>{w.subscribe}</a>
        </p>
        <p class="soft small">
          {w.feeds}{' '}
          {feedTypes.map(({ file, name }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/${language}${archivePath}/${file}`}>{name}</a>
            </>
          ))}
        </p>
      </>
    ),
  };
}

interface MailPage {
  readonly language: Language;
  readonly brand: string;
  readonly mail: ArchivedMail;
  readonly blocks: readonly Block[];
}

/** One mail as a page: its text, without what belongs to a reader. */
export function mailPage({ language, brand, mail, blocks }: MailPage): SitePage {
  const w = archiveWords[language];
  const foreign = mail.language !== language;
  return {
    path: `${archivePath}/${mail.number}`,
    title: mail.subject,
    description: mail.preheader || mail.subject,
    feeds: feedLinks(language, brand),
    lede: w.sent(formatTime(language, mail.sentAt, 'date')),
    children: (
      <>
        {foreign && (
          <p class="soft small">
            {w.inLanguage(new Intl.DisplayNames(language, { type: 'language' }).of(mail.language) ?? '')}
          </p>
        )}
        <article lang={foreign ? mail.language : undefined}>
          <Prose>
            <PageBlocks blocks={blocks} />
          </Prose>
        </article>
        <p>
          <a href={`/${language}${archivePath}`}>{w.all}</a>
        </p>
      </>
    ),
  };
}
