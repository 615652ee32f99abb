/** What the policy lets a subscriber choose, and what the form of it takes. */
import { z } from 'zod';
import type { Policy } from '../../../policy/language.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { chosenColumns } from '../subscriber/columns.ts';

interface TopicChoice {
  readonly topic: string;
  /** The name of its field. */
  readonly field: string;
  readonly label: string;
}

/** The topics with their names in a language; none where the policy takes no choice of them. */
export const topicChoices = (policy: Policy, language: Language): TopicChoice[] =>
  chosenColumns(policy).includes('topics')
    ? Object.entries(policy.newsletter.topics).map(([topic, names]) => ({
        topic,
        field: `topic-${topic}`,
        label: names[language],
      }))
    : [];

/** A strict schema of the form: a tick for each topic, and the language. */
export const choiceSchema = (policy: Policy) =>
  z.strictObject({
    ...(chosenColumns(policy).includes('language') && { language: z.enum(languages) }),
    ...Object.fromEntries(
      topicChoices(policy, 'en').map(({ field }) => [field, z.literal('yes').optional()]),
    ),
  });
