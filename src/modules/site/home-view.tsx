import { raw } from 'hono/html';
import { ButtonLink } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { Meter } from '../../platform/ui/components/meter.tsx';
import { Prose } from '../../platform/ui/components/reading.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { ClauseId, Language } from '../../policy/vocabulary.ts';
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
      <div class="home-main">
        <Prose>{raw(article.body)}</Prose>
        <div class="home-side">
          {current && <CurrentProduct language={language} product={current} now={props.now} />}
          <Promises language={language} proof={props.proof} />
        </div>
      </div>
    ),
  };
}

function CurrentProduct({
  language,
  product,
  now,
}: {
  language: Language;
  product: ProductFacts;
  now: Date;
}) {
  const w = words[language];
  const [version] = product.versions;
  if (!version) return null;
  return (
    <Card title={<a href={`/${language}/products/${product.id}`}>{product.name}</a>} aside={w.current}>
      <p class="row">
        <SupportPill language={language} supported={version.supported} />
        <span class="soft">
          {w.version} {version.version}
        </span>
      </p>
      <SupportLine language={language} version={version} now={now} />
    </Card>
  );
}

/** The promises that say most to somebody who only passes by; others take their place where one is not measured. */
const telling: readonly ClauseId[] = ['2.1', '3.5', '6'];
const shown = 3;

function Promises({ language, proof }: { language: Language; proof: Proof }) {
  const w = words[language];
  const first = telling.flatMap((clause) => proof.rows.find((row) => row.clause === clause) ?? []);
  const rows = [...first, ...proof.rows.filter((row) => !first.includes(row))];
  return (
    <Card title={w.privacyTitle}>
      <p>{w.privacyText}</p>
      <p class="row">
        <KeptPill language={language} proof={proof} />
        <span class="soft small">
          {w.measured} <Time language={language} at={proof.measuredAt} style="time" />
        </span>
      </p>
      <ul class="promises">
        {rows.slice(0, shown).map(({ clause, title, value, share, state }) => (
          <li class="promise">
            {share === null ? (
              <>
                <strong>{value[language]}</strong>
                <br />
              </>
            ) : (
              <Meter tone={state === 'kept' ? 'kept' : 'broken'} value={value[language]} share={share} />
            )}
            <a href={`/${language}/privacy#${anchorOf(clause)}`}>{title[language]}</a>
          </li>
        ))}
      </ul>
      <p class="row">
        <a href={`/${language}/privacy`}>{w.readPolicy}</a>
        <a href={`/${language}/privacy/proof`}>{w.seeProof}</a>
        <a href={`/${language}/privacy/my-data`}>{w.yourData}</a>
      </p>
    </Card>
  );
}
