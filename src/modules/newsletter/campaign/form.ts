/** The editor's form, read strictly. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { type FormBody, type Validated, validate } from '../../../platform/http/forms.ts';
import type { Policy } from '../../../policy/language.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { CampaignDraft } from './commands.ts';
import { looks } from './preview.tsx';
import type { CampaignText } from './render.tsx';

/** Longer than any mail: Gmail cuts off a tenth of it. */
const longestBody = 200_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a line holds none of these
const oneLine = /^[^\u0000-\u001f\u007f\u2028\u2029]*$/;

/** Comes along with what is pasted from other programs. */
const unprintable = /[^\P{Cc}\n\t]/gu;

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .max(most)
        .refine((text) => oneLine.test(text), { params: { code: 'lineBreak' } }),
    );

const formSchema = z.strictObject({
  revision: z.coerce.number().int().positive(),
  text: z.enum(languages),
  subject: line(200),
  preheader: line(250),
  body: z
    .string()
    .max(longestBody)
    .transform((text) => text.replace(unprintable, '')),
  title: line(100).refine((text) => text !== '', { params: { code: 'missing' } }),
  archived: z.literal('yes').optional(),
  act: z
    .string()
    .regex(/^(save|test|send|remove:[0-9a-f-]{36})$/)
    .default('save'),
  look: z.enum(looks).optional(),
  width: z.string().max(20).optional(),
});

export interface EditorInput {
  readonly revision: number;
  readonly language: Language;
  readonly text: CampaignText;
  readonly draft: CampaignDraft;
  readonly act: 'save' | 'test' | 'send';
  /** Id of a picture to remove. */
  readonly remove: string | null;
}

/** The fields with plain line breaks; browsers send two characters for each (HTML, "newline normalisation"). */
export const fieldsOf = ({ fields }: FormBody): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]));

/** @throws DomainError `unknownField`, also for a topic that the policy does not have */
export function readEditor(
  { newsletter }: Pick<Policy, 'newsletter'>,
  fields: Readonly<Record<string, string>>,
): Validated<EditorInput> {
  const given = Object.entries(fields);
  const ticked = given.filter(([name]) => name.startsWith('topic-')).map(([name]) => name.slice(6));
  const unknown = ticked.find((topic) => !Object.hasOwn(newsletter.topics, topic));
  if (unknown !== undefined)
    throw new DomainError('unknownField', { field: `topic-${unknown}`.slice(0, 60) });
  const others = Object.fromEntries(given.filter(([name]) => !name.startsWith('topic-')));
  const checked = validate(formSchema, others);
  if (!checked.ok) return checked;
  const { revision, text: language, subject, preheader, body, title, archived, act } = checked.value;
  const [verb, picture = null] = act.split(':');
  return {
    ok: true,
    value: {
      revision,
      language,
      text: { subject, preheader, body },
      draft: { title, topics: ticked, archived: archived === 'yes' },
      act: verb === 'test' || verb === 'send' ? verb : 'save',
      remove: picture,
    },
  };
}

/** What a preview needs of the same form, however unfinished. */
export function readDraft(fields: Readonly<Record<string, string>>): {
  readonly language: Language;
  readonly text: CampaignText;
  readonly look: string;
} {
  const { text, subject = '', preheader = '', body = '', look = 'light' } = fields;
  const language = languages.find((one) => one === text) ?? languages[0];
  return { language, text: { subject, preheader, body: body.slice(0, longestBody) }, look };
}
