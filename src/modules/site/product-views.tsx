import { raw } from 'hono/html';
import { ButtonLink } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../platform/ui/components/definition-list.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import { Prose } from '../../platform/ui/components/reading.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import { Timeline } from '../../platform/ui/components/timeline.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { ActivityRow, PageClause } from '../../policy/page.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { ActivityFacts, anchorOf, Inlines } from '../publication/module.ts';
import type { Article } from './content.ts';
import type { ProductFacts, VersionFacts } from './products.ts';
import { words } from './words.ts';

interface ListProps {
  readonly language: Language;
  readonly article: Article;
  readonly products: readonly ProductFacts[];
  readonly articleOf: (id: string) => Article | null;
  readonly now: Date;
}

/** All products, the newest first, each with the time of its support. */
export function productsPage({ language, article, products, articleOf, now }: ListProps): SitePage {
  return {
    path: '/products',
    title: article.title,
    description: article.lede,
    lede: article.lede,
    children: (
      <ul class="product-list">
        {products.map((product) => (
          <li class="product-item">
            <div>
              <h2 class="row">
                <a class="product-name" href={`/${language}/products/${product.id}`}>
                  {product.name}
                </a>
                <SupportPill language={language} supported={product.supported} />
              </h2>
              <p>{articleOf(product.id)?.lede}</p>
            </div>
            {product.versions[0] && (
              <SupportLine language={language} version={product.versions[0]} now={now} />
            )}
          </li>
        ))}
      </ul>
    ),
  };
}

interface ProductProps {
  readonly language: Language;
  readonly product: ProductFacts;
  readonly article: Article | null;
  /** The activities that an installation with consent serves. */
  readonly activities: readonly ActivityRow[];
  /** The clause on the running product. */
  readonly running: PageClause | undefined;
  readonly now: Date;
}

/** One product: what it is, how long each version is supported, and what installing it collects. */
export function productPage(props: ProductProps): SitePage {
  const { language, product, article } = props;
  const w = words[language];
  return {
    path: `/products/${product.id}`,
    title: product.name,
    ...(article ? { description: article.lede, lede: article.lede } : {}),
    actions: <SupportPill language={language} supported={product.supported} />,
    children: (
      <>
        {article?.body && (
          <div class="product-main">
            <Prose>{raw(article.body)}</Prose>
            <AtAGlance {...props} />
          </div>
        )}
        <section class="stack">
          <h2>{w.versions}</h2>
          <Versions {...props} />
        </section>
        <Installation {...props} />
      </>
    ),
  };
}

/** What decides for somebody in a hurry: the newest version, how long it is supported, whom to ask. */
function AtAGlance({ language, product, now }: ProductProps) {
  const w = words[language];
  const [version] = product.versions;
  if (!version) return null;
  return (
    <Card title={`${w.version} ${version.version}`} aside={product.supported && w.newest}>
      <SupportLine language={language} version={version} now={now} />
      <DefinitionList
        items={[
          { term: w.installing, value: collectsWords(language, version.collects) },
          { term: w.inOperation, value: w.collectsNothing },
        ]}
      />
      <p class="row">
        <ButtonLink href={`/${language}/contact`}>{w.askAbout}</ButtonLink>
      </p>
    </Card>
  );
}

function Versions({ language, product, now }: ProductProps) {
  const w = words[language];
  return (
    <DataTable
      caption={w.versions}
      captionHidden
      columns={[
        { header: w.version, cell: (row: VersionFacts) => row.version },
        { header: w.today, cell: (row) => <SupportPill language={language} supported={row.supported} /> },
        { header: w.installing, cell: (row) => collectsWords(language, row.collects) },
        {
          header: w.support,
          cell: (row) => <SupportLine language={language} version={row} now={now} />,
        },
      ]}
      rows={product.versions}
    />
  );
}

const collectsWords = (language: Language, collects: VersionFacts['collects']): string =>
  collects === 'none' ? words[language].collectsNothing : words[language].collectsConsent;

function Installation({ language, product, activities, running }: ProductProps) {
  const w = words[language];
  const asks = product.versions.some((version) => version.collects === 'consent');
  return (
    <section class="stack">
      <h2>{w.installationTitle}</h2>
      <Prose>
        <p>{asks ? w.installationConsent : w.installationNothing}</p>
        {asks && activities.map((activity) => <ActivityFacts language={language} activity={activity} />)}
        <h3>{w.inOperation}</h3>
        {running?.paragraphs.map((paragraph) => (
          <p>
            <Inlines parts={paragraph.text} />
          </p>
        ))}
        <p>
          <a href={`/${language}/privacy#${anchorOf('7.1')}`}>{w.moreInPolicy}</a>
        </p>
      </Prose>
    </section>
  );
}

/** Whether a version is supported today. */
export function SupportPill({ language, supported }: { language: Language; supported: boolean }) {
  const w = words[language];
  return <Pill tone={supported ? 'kept' : 'neutral'}>{supported ? w.supported : w.ended}</Pill>;
}

/** The time of support as a line from the release to its end. */
export function SupportLine(props: { language: Language; version: VersionFacts; now: Date }) {
  const { language, version, now } = props;
  const w = words[language];
  return (
    <Timeline
      language={language}
      since={version.released}
      now={now}
      until={version.supportEnds}
      sinceLabel={
        <>
          {w.released} <Time language={language} at={version.released} style="month" />
        </>
      }
      untilLabel={
        <>
          {version.supported ? w.supportUntil : w.supportEnded}{' '}
          <Time language={language} at={version.supportEnds} style="shortDate" />
        </>
      }
    />
  );
}
