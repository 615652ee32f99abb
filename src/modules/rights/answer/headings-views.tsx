/** All headings of Art. 15, each with an answer, also where it is "none". */
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import { locales } from '../../../platform/ui/words.ts';
import type { DataCategory, Language } from '../../../policy/vocabulary.ts';
import { rightsWords } from '../words.ts';
import { capital } from './values.ts';
import type { AnswerView } from './views.tsx';

export function Headings(view: AnswerView) {
  const { language } = view;
  const w = rightsWords[language].heading;
  return (
    <section id="law">
      <h2>{w.title}</h2>
      <DefinitionList
        items={[
          { term: w.purposes, value: w.purposesText },
          { term: w.categories, value: `${capital(categories(view).join(', '))}.` },
          { term: w.recipients, value: recipients(view) },
          { term: w.period, value: periods(view) },
          { term: w.source, value: sources(view) },
          { term: w.rights, value: w.rightsText },
          {
            term: w.complaint,
            value: (
              <>
                {w.complaintText} <a href={`/${language}/privacy/authorities`}>{w.complaintLink}</a>.
              </>
            ),
          },
          { term: w.decisions, value: w.decisionsText },
          { term: w.countries, value: countries(view) },
          { term: w.looked, value: looks(view) },
          {
            term: w.unmatched,
            value: (
              <>
                {w.unmatchedText}{' '}
                <a href={`/${language}/privacy/my-visit`}>{rightsWords[language].ask.visitLink}</a>.
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

const heldCategories = ({ answer }: AnswerView): DataCategory[] => [
  ...new Set(
    answer.held.flatMap(({ rows }) =>
      rows.flatMap(({ values }) =>
        values.filter(({ value }) => value !== null).map(({ category }) => category),
      ),
    ),
  ),
];

const categories = (view: AnswerView): string[] =>
  heldCategories(view).map((category) => view.texts[view.language].data[category]);

function recipients({ language, answer }: AnswerView) {
  const w = rightsWords[language].heading;
  if (answer.recipients.length === 0) return w.recipientsNone;
  return answer.recipients.map(({ name }) => name).join(', ');
}

function periods({ texts, language, answer }: AnswerView) {
  return (
    <ul>
      {answer.held.map(({ activity, until }) => (
        <li>
          {texts[language].activities[activity].title}:{' '}
          {until
            ? rightsWords[language].data.gone(formatTime(language, until, 'date'))
            : rightsWords[language].data.noEnd}
        </li>
      ))}
    </ul>
  );
}

function sources(view: AnswerView) {
  const { policy, texts, language, answer } = view;
  const w = rightsWords[language].heading;
  const isGiven = (category: DataCategory) =>
    answer.held.some(({ activity }) =>
      ['required', 'optional'].includes(policy.activities[activity].data[category] ?? ''),
    );
  const all = heldCategories(view);
  const list = (wanted: boolean) =>
    all
      .filter((category) => isGiven(category) === wanted)
      .map((category) => texts[language].data[category])
      .join(', ');
  return (
    <>
      <p>{w.given(list(true))}</p>
      <p>{w.recorded(list(false))}</p>
    </>
  );
}

const countryName = (language: Language, code: string): string =>
  new Intl.DisplayNames([locales[language]], { type: 'region' }).of(code) ?? code;

function countries({ policy, texts, language, answer }: AnswerView) {
  const w = rightsWords[language].heading;
  const listed = answer.recipients.flatMap(({ name, listed: entry }) => (entry ? [{ name, ...entry }] : []));
  return (
    <>
      <p>{w.controllerIn(countryName(language, policy.controller.country))}</p>
      {listed.length === 0 && <p>{w.countriesNone}</p>}
      {listed.map(({ name, country, safeguard }) => (
        <p>
          {name}: {countryName(language, country)}. {capital(texts[language].safeguards[safeguard])}.
        </p>
      ))}
    </>
  );
}

function looks({ language, answer }: AnswerView) {
  if (answer.looks.length === 0) return rightsWords[language].heading.lookedNobody;
  return (
    <ul>
      {answer.looks.map(({ reader, reason, at }) => (
        <li>
          {formatTime(language, at, 'dateTime')}: {reader}, {reason}
        </li>
      ))}
    </ul>
  );
}
