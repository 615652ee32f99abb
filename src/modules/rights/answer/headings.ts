/** What Art. 15 asks beside the data themselves, as plain values for the files. The page says the same in sentences. */
import type { DataCategory, Language } from '../../../policy/vocabulary.ts';
import type { RightsServices } from '../database.ts';
import type { Answer } from './queries.ts';

/** Headings of the law that stand for everything held; purpose, ground and end stand with each activity. */
export function headingsOf(
  { policy, texts }: Pick<RightsServices, 'policy' | 'texts'>,
  answer: Answer,
  language: Language,
) {
  return {
    recipients: answer.recipients.map(({ name, listed, activities }) => ({
      name,
      country: listed?.country ?? null,
      safeguard: listed?.safeguard ?? null,
      activities,
    })),
    consultations: answer.looks.map(({ reader, reason, at }) => ({ reader, reason, at: at.toISOString() })),
    rights: ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'withdrawal'],
    complaint: { to: 'a supervisory authority (Art. 77 GDPR)', page: `/${language}/privacy/authorities` },
    automatedDecisions: 'none',
    categories: [
      ...new Set(answer.held.flatMap(({ activity }) => Object.keys(policy.activities[activity].data))),
    ].map((category) => ({
      category,
      label: (texts[language].data as Readonly<Record<string, string>>)[category] ?? category,
    })),
    sources: answer.held.map(({ activity }) => sourcesOf(policy.activities[activity].data, activity)),
    notMatched: ['accessLog', 'visits'],
  };
}

type Data = RightsServices['policy']['activities'][keyof RightsServices['policy']['activities']]['data'];

/** Which categories of an activity the person gave, and which arose in the program (Art. 15(1)(g)). */
function sourcesOf(data: Data, activity: string) {
  const taken = Object.entries(data) as [DataCategory, string][];
  const list = (isRecorded: boolean) =>
    taken.filter(([, taking]) => (taking === 'recorded') === isRecorded).map(([category]) => category);
  return { activity, fromThePerson: list(false), fromTheProgram: list(true) };
}
