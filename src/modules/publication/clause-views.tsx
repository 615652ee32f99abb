/** A clause of the policy: its words with what was measured beside them, and what its activities take beneath. */
import { DefinitionList } from '../../platform/ui/components/definition-list.tsx';
import { MarginNote } from '../../platform/ui/components/margin-note.tsx';
import { Meter } from '../../platform/ui/components/meter.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import { Passage } from '../../platform/ui/components/reading.tsx';
import type { Tone } from '../../platform/ui/components/tone.tsx';
import type { ActivityRow, Inline, PageClause, PageParagraph } from '../../policy/page.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { ProofRow } from './proof/queries.ts';
import { words } from './words.ts';

export const toneOf: Readonly<Record<ProofRow['state'], Tone>> = {
  kept: 'kept',
  broken: 'broken',
  unmeasured: 'broken',
};

/** Where a clause stands on the policy page. */
export const anchorOf = (clause: string): string => `clause-${clause}`;

interface ClauseProps {
  readonly language: Language;
  readonly clause: PageClause;
  readonly activities: readonly ActivityRow[];
  readonly rows: readonly ProofRow[];
}

/** One clause with its number, its measurements in the margin and its activities folded beneath. */
export function Clause({ language, clause, activities, rows }: ClauseProps) {
  const notes = rows.filter((row) => row.clause === clause.id);
  const own = activities.filter((activity) => clause.activities.includes(activity.name));
  const number = clause.id.includes('.') ? clause.id : null;
  return (
    <div class="clause" id={anchorOf(clause.id)}>
      <Passage
        notes={notes.length > 0 ? notes.map((row) => <Note language={language} row={row} />) : undefined}
      >
        {clause.paragraphs.map((paragraph, index) => (
          <Paragraph
            language={language}
            paragraph={paragraph}
            number={index === 0 ? number : null}
            marked={!clause.paragraphs[index - 1]?.ours}
          />
        ))}
        {own.map((activity) => (
          <ActivityFacts language={language} activity={activity} />
        ))}
      </Passage>
    </div>
  );
}

interface ParagraphProps {
  readonly language: Language;
  readonly paragraph: PageParagraph;
  readonly number: string | null;
  /** The first of several additions bears the words; those after it share its line. */
  readonly marked: boolean;
}

function Paragraph({ language, paragraph, number, marked }: ParagraphProps) {
  const label = number && (
    <a class="clause-number" href={`#${anchorOf(number)}`}>
      <span class="visually-hidden">{words[language].clause} </span>
      {number}
    </a>
  );
  if (!paragraph.ours)
    return (
      <p>
        {label}
        <Inlines parts={paragraph.text} />
      </p>
    );
  return (
    <p class="ours">
      {label}
      {marked && <span class="ours-mark">{words[language].ours} </span>}
      <Inlines parts={paragraph.text} />
    </p>
  );
}

/** Text and links of a compiled sentence. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return <>{parts.map(({ text, href }) => (href ? <a href={href}>{text}</a> : text))}</>;
}

function Note({ language, row }: { language: Language; row: ProofRow }) {
  const tone = toneOf[row.state];
  const [value, title] = [row.value[language], row.title[language]];
  return (
    <MarginNote language={language}>
      {row.share === null ? (
        <>
          <Pill tone={tone}>{value}</Pill>
          <span>{title}</span>
        </>
      ) : (
        <Meter tone={tone} value={value} share={row.share} note={title} />
      )}
    </MarginNote>
  );
}

/** What an activity takes, why, on what ground and for how long; folded, because the sentence above says it in words. */
export function ActivityFacts({ language, activity }: { language: Language; activity: ActivityRow }) {
  const w = words[language];
  return (
    <details class="fold">
      <summary>{w.details(activity.title)}</summary>
      <DefinitionList items={activityItems(language, activity)} />
    </details>
  );
}

/** The facts of an activity as terms and values (GDPR Art. 13). */
function activityItems(language: Language, activity: ActivityRow) {
  const w = words[language];
  return [
    { term: w.subjects, value: activity.subjects },
    { term: w.purpose, value: activity.purpose },
    ...(activity.data.length > 0 ? [{ term: w.data, value: <DataList activity={activity} /> }] : []),
    { term: w.ground, value: `${activity.basis}. ${activity.ground}` },
    { term: w.obligation, value: activity.obligation },
    { term: w.period, value: <Period language={language} activity={activity} /> },
    {
      term: w.recipients,
      value: `${activity.recipientNames.join(', ') || w.nobody}; ${activity.disclose}`,
    },
  ];
}

/** The categories by the way in which they are taken. */
function DataList({ activity }: { activity: ActivityRow }) {
  const ways = [...new Set(activity.data.map(({ takingName }) => takingName))];
  return (
    <ul>
      {ways.map((way) => (
        <li>
          {activity.data
            .filter(({ takingName }) => takingName === way)
            .map(({ name }) => name)
            .join(', ')}{' '}
          <span class="soft">({way})</span>
        </li>
      ))}
    </ul>
  );
}

function Period({ language, activity }: { language: Language; activity: ActivityRow }) {
  if (activity.keep.length === 0) return <>{`${words[language].notKept}. ${activity.until}`}</>;
  return (
    <>
      <ul>
        {activity.keep.map(({ period, from, act }) => (
          <li>
            {period} {from}: {act}
          </li>
        ))}
      </ul>
      <p>{activity.until}</p>
    </>
  );
}
