/** Entries of the log of staff. */
import { type Column, DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { Pagination } from '../../platform/ui/components/pagination.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import type { ActPage, LoggedAct } from './queries.ts';
import { staffWords } from './words.ts';

/** An entry with what was done, in words. */
export interface NamedAct extends LoggedAct {
  readonly what: string;
}

interface ActTableProps {
  readonly language: Language;
  readonly acts: readonly NamedAct[];
  readonly caption: string;
  /** Leaves out who did it, where they are all of one person. */
  readonly ofOne?: boolean;
  /** Leaves out numbers that only tell entries apart: names stand behind the act. */
  readonly brief?: boolean;
}

export function ActTable({ language, acts, caption, ofOne = false, brief = false }: ActTableProps) {
  const w = staffWords[language];
  if (acts.length === 0) return <p class="soft">{w.log.none}</p>;
  const done: Column<NamedAct> = {
    header: w.log.what,
    cell: ({ what, subjectName }) => (brief && subjectName ? `${what}: ${subjectName}` : what),
  };
  const who: Column<NamedAct> = { header: w.log.who, cell: (act) => actorOf(language, act) };
  const subject: Column<NamedAct> = { header: w.log.subject, cell: subjectOf, look: 'soft' };
  const time: Column<NamedAct> = {
    header: w.log.time,
    cell: ({ at }) => <Time language={language} at={at} style="dateTime" />,
    look: 'soft',
  };
  const columns = [done, ...(ofOne ? [] : [who]), ...(brief ? [] : [subject]), time];
  return <DataTable caption={caption} captionHidden columns={columns} rows={acts} />;
}

/** The last group of an id tells entries apart well enough for the eye. */
const shortId = (id: string): string => id.slice(-12);

function actorOf(language: Language, { act, staffId, name }: LoggedAct): string {
  const w = staffWords[language].log;
  if (staffId !== null) return name ?? w.former(shortId(staffId));
  return act === 'staff.signInFailed' ? w.unknown : w.operator;
}

const subjectOf = ({ subjectId, subjectName }: LoggedAct) =>
  subjectName ?? (subjectId === null ? '–' : <code>{shortId(subjectId)}</code>);

interface LogView {
  readonly language: Language;
  /** How long an entry is kept, in words. */
  readonly kept: string;
  readonly log: ActPage & { readonly acts: readonly NamedAct[] };
}

export function logPage({ language, kept, log }: LogView): ConsolePage {
  const w = staffWords[language].log;
  return {
    path: '/console/staff-log',
    title: w.title,
    lede: w.lede(kept),
    children:
      log.acts.length === 0 ? (
        <EmptyState title={w.none} />
      ) : (
        <>
          <ActTable language={language} acts={log.acts} caption={w.title} />
          <Pagination
            language={language}
            page={log.page}
            pages={log.pages}
            href={(page) => `/console/staff-log?page=${page}`}
          />
        </>
      ),
  };
}
