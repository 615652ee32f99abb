/** The answer as a file. Its schema is documented in docs/export-format.md. */
import { stringify } from 'csv-stringify/sync';
import { rightsOf } from '../../../policy/rights.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import { basisArticle } from '../../../policy/vocabulary.ts';
import type { RightsServices } from '../database.ts';
import { headingsOf } from './headings.ts';
import type { HeldActivity, HeldRow } from './held.ts';
import type { Answer } from './queries.ts';
import { isSecret, jsonValue, plainValue } from './values.ts';

/**
 * `access`: all that is held (Art. 15). `portable`: what rests on consent or contract (Art. 20). `transfer`: what the
 * person chose to have handed to somebody else.
 */
export type ExportScope = 'access' | 'portable' | 'transfer';

type ExportServices = Pick<RightsServices, 'policy' | 'texts' | 'policyVersion' | 'declarations'>;

/** The activities that belong into a file. */
function inScope(
  { policy }: ExportServices,
  answer: Answer,
  scope: ExportScope,
  only?: readonly ActivityName[],
) {
  return answer.held.filter(
    ({ activity }) =>
      scope === 'access' || (only?.includes(activity) ?? rightsOf(policy, activity).portability),
  );
}

/** The answer as one JSON document, `avow-person-export` version 1. */
export function exportJson(
  services: ExportServices,
  answer: Answer,
  options: {
    readonly scope: ExportScope;
    /** The activities of a transfer. */
    readonly only?: readonly ActivityName[];
    readonly language: Language;
    readonly address: string | null;
  },
): string {
  const { policy, policyVersion } = services;
  const { controller } = policy;
  const document = {
    format: 'avow-person-export',
    version: 1,
    scope: options.scope,
    exportedAt: answer.at.toISOString(),
    policyVersion,
    controller: { name: controller.name, address: controller.address, country: controller.country },
    address: options.address,
    activities: inScope(services, answer, options.scope, options.only).map((held) =>
      activityOf(services, held, options.language),
    ),
    ...(options.scope === 'access' ? headingsOf(services, answer, options.language) : {}),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function activityOf({ policy, texts }: ExportServices, held: HeldActivity, language: Language) {
  const { basis, clause } = policy.activities[held.activity];
  const words = texts[language].activities[held.activity];
  return {
    activity: held.activity,
    title: words.title,
    purpose: words.purpose,
    basis,
    article: basisArticle[basis],
    clause,
    until: held.until?.toISOString() ?? null,
    rows: held.rows.map(rowOf),
  };
}

function rowOf(row: HeldRow) {
  const withheld = new Set(row.values.filter((value) => isSecret(row, value)).map(({ column }) => column));
  return {
    table: row.table,
    until: row.until?.toISOString() ?? null,
    restricted: row.restricted,
    withheld: [...withheld],
    values: Object.fromEntries(
      Object.entries(row.raw)
        .filter(([column]) => !withheld.has(column))
        .map(([column, value]) => [column, jsonValue(value)]),
    ),
  };
}

/** What Art. 15 asks beside the data, as lines of the same columns: no table, no row, the heading as column. */
function headingLines(services: ExportServices, answer: Answer, language: Language): (string | number)[][] {
  const general = Object.entries(headingsOf(services, answer, language)).flatMap(([heading, said]) =>
    [said].flat().map((one) => line('', heading, typeof one === 'string' ? one : JSON.stringify(one))),
  );
  const ofActivities = answer.held.flatMap((held) => {
    const { activity, purpose, basis, article, clause, until } = activityOf(services, held, language);
    const facts = { purpose, basis: `${basis} (Art. ${article} GDPR)`, clause, until: until ?? '' };
    return Object.entries(facts).map(([heading, said]) => line(activity, heading, said));
  });
  return [...ofActivities, ...general];
}

const line = (activity: string, heading: string, said: string) => [activity, '', '', heading, '', said];

/**
 * The answer as CSV: one line for each value, columns `activity,table,row,column,category,value`; those without a table say
 * what Art. 15 asks beside the data.
 */
export function exportCsv(
  services: ExportServices,
  answer: Answer,
  { scope, language }: { readonly scope: ExportScope; readonly language: Language },
): string {
  const lines = inScope(services, answer, scope).flatMap(({ activity, rows }) =>
    rows.flatMap((row, index) =>
      row.values.map((value) => [
        activity,
        row.table,
        index + 1,
        value.column,
        value.category,
        isSecret(row, value) ? '' : plainValue(value.value),
      ]),
    ),
  );
  return stringify([...lines, ...(scope === 'access' ? headingLines(services, answer, language) : [])], {
    header: true,
    columns: ['activity', 'table', 'row', 'column', 'category', 'value'],
    escape_formulas: true,
  });
}
