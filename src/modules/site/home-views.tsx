import { raw } from 'hono/html';
import { ButtonLink } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { Meter } from '../../platform/ui/components/meter.tsx';
import { Prose } from '../../platform/ui/components/reading.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import { anchorOf, KeptPill, type Proof } from '../publication/module.ts';
import type { Article } from './content.ts';
import { SupportLine, SupportPill } from './product-views.tsx';
import type { ProductFacts } from './products.ts';
import { words } from './words.ts';

interface HomeProps {
  readonly language: Language;
  readonly brand: string;
  readonly article: Article;
  readonly current: ProductFacts | undefined;
  /** What is written about the current product. */
  readonly about: Article | null;
  readonly proof: Proof;
  readonly now: Date;
}

/** The home page: what the software does, the current product, and the promises with their measurements. */
export function homePage(props: HomeProps): SitePage {
  const { language, brand, article, current } = props;
  const w = words[language];
  return {
    path: '/',
    title: `${brand}: ${article.title}`,
    headline: article.title,
    description: article.lede,
    lede: article.lede,
    actions: (
      <>
        <ButtonLink kind="primary" href={`/${language}/products`}>
          {w.seeProducts}
        </ButtonLink>
        <ButtonLink href={`/${language}/contact`}>{w.writeToUs}</ButtonLink>
      </>
    ),
    children: (
      <>
        {current && (
          <div class="home-product">
            <CurrentProduct {...props} product={current} />
          </div>
        )}
        <div class="home-points">
          {parts(article.body).map((part) => (
            <Prose>{raw(part)}</Prose>
          ))}
        </div>
        <Promises language={language} proof={props.proof} />
      </>
    ),
  };
}

/** The article's parts, each from its headline, to stand side by side. */
const parts = (body: string): string[] => body.split(/(?=<h2\b)/).filter((part) => part.trim() !== '');

function CurrentProduct({ language, product, about, now }: HomeProps & { readonly product: ProductFacts }) {
  const w = words[language];
  const [version] = product.versions;
  if (!version) return null;
  return (
    <Card title={product.name} aside={w.current}>
      {about && <p>{about.lede}</p>}
      <p class="row">
        <SupportPill language={language} supported={version.supported} />
        <span class="soft">
          {w.version} {version.version}
        </span>
      </p>
      <SupportLine language={language} version={version} now={now} />
      <p>
        <a href={`/${language}/products/${product.id}`}>{w.moreAbout(product.name)}</a>
      </p>
    </Card>
  );
}

/** The promises that say most to somebody who only passes by; others take their place where one is not measured. */
const telling: readonly string[] = ['accesslog.oldestLine', 'disclosure.never', 'visits.joinPaths'];
const shown = 3;

function Promises({ language, proof }: { language: Language; proof: Proof }) {
  const w = words[language];
  const first = telling.flatMap((id) => proof.rows.find((row) => row.id === id) ?? []);
  const rows = [...first, ...proof.rows.filter((row) => !first.includes(row))];
  return (
    <section class="card home-promises">
      <div class="home-pledge">
        <h2>{w.privacyTitle}</h2>
        <p>{w.privacyText}</p>
        <p class="row">
          <KeptPill language={language} proof={proof} />
          <span class="soft small">
            {w.measured} <Time language={language} at={proof.measuredAt} style="time" />
          </span>
        </p>
        <p class="row">
          <a href={`/${language}/privacy`}>{w.readPolicy}</a>
          <a href={`/${language}/privacy/proof`}>{w.seeProof}</a>
          <a href={`/${language}/privacy/my-data`}>{w.yourData}</a>
        </p>
      </div>
      <ul class="promises">
        {rows.slice(0, shown).map(({ clause, title, value, share, state }) => (
          <li class="promise">
            <a href={`/${language}/privacy#${anchorOf(clause)}`}>{title[language]}</a>
            {share === null ? (
              <strong>{value[language]}</strong>
            ) : (
              <Meter tone={state === 'kept' ? 'kept' : 'broken'} value={value[language]} share={share} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
