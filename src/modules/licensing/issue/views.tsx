/** The form for new licences, and their keys, shown once. */
import { stringify } from 'csv-stringify/sync';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { type Choice, SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { entitlementsOf, type Typed } from '../console/form.ts';
import { licencesPath } from '../console/list-views.tsx';
import { errorAt, TermsFields } from '../console/terms-view.tsx';
import { licenceWords } from '../console/words.ts';
import type { IssuedLicence, LicenceTerms } from '../licence/commands.ts';

interface IssuePage {
  readonly language: Language;
  readonly policy: Policy;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

export const issuePath = `${licencesPath}/issue`;

const usual: Typed = { seats: '1', graceDays: '0', count: '1' };

export function issuePage({ language, policy, typed = usual, errors = [] }: IssuePage): ConsolePage {
  const w = licenceWords[language];
  const field = (name: string) => ({ language, name, value: typed[name], error: errorAt(errors, name) });
  return {
    path: licencesPath,
    title: w.issue,
    lede: w.issueLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={issuePath}>
          <SelectField
            {...field('kind')}
            label={w.kind}
            choices={kindsOf(policy)}
            empty={w.choose}
            required
          />
          <TermsFields
            language={language}
            typed={typed}
            errors={errors}
            entitlements={entitlementsOf(policy, language)}
          />
          <TextField
            {...field('count')}
            label={w.count}
            hint={w.countHint}
            inputmode="numeric"
            autocomplete="off"
            required
          />
          <TextField {...field('soldOn')} type="date" label={w.soldOn} hint={w.soldOnHint} />
          <TextField {...field('soldAt')} label={w.soldAt} maxlength={200} autocomplete="off" />
          <TextField {...field('reference')} label={w.reference} maxlength={200} autocomplete="off" />
          <div class="form-actions">
            <Button kind="primary">{w.issueButton}</Button>
          </div>
        </form>
      </>
    ),
  };
}

const kindsOf = ({ products }: Policy): Choice[] =>
  Object.entries(products).flatMap(([id, { name, editions }]) =>
    Object.entries(editions).map(([edition, words]) => ({
      value: `${id}/${edition}`,
      label: `${name} ${words.name}`,
    })),
  );

/** The keys, shown once: the file to save stands in the page itself, so that nothing has to be kept for it. */
export function issuedPage(
  language: Language,
  terms: LicenceTerms,
  issued: readonly IssuedLicence[],
): ConsolePage {
  const w = licenceWords[language];
  return {
    path: licencesPath,
    title: w.issuedTitle(new Intl.NumberFormat(localeOf[language]).format(issued.length)),
    lede: w.issuedText,
    actions: (
      <ButtonLink kind="primary" href={csvUrl(terms, issued)} download="licences.csv">
        {w.saveCsv}
      </ButtonLink>
    ),
    children: (
      <>
        <Card title={w.keys}>
          <ul class="codes">
            {issued.map(({ id, key }) => (
              <li>
                <a href={`${licencesPath}/${id}`}>
                  <code>{key}</code>
                </a>
              </li>
            ))}
          </ul>
        </Card>
        <p>
          <ButtonLink href={licencesPath}>{w.toList}</ButtonLink>
        </p>
      </>
    ),
  };
}

function csvUrl(terms: LicenceTerms, issued: readonly IssuedLicence[]): string {
  const { product, edition, seats, endsOn, termMonths, graceDays, entitlements } = terms;
  const same = [product, edition, seats, endsOn, termMonths, graceDays, entitlements.join(' ')];
  const text = stringify([
    ['key', 'id', 'product', 'edition', 'seats', 'ends_on', 'term_months', 'grace_days', 'entitlements'],
    ...issued.map(({ key, id }) => [key, id, ...same]),
  ]);
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`;
}
