/** Activation for a caller: two codes in, the answer out in groups that can be read aloud. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Typed } from '../console/form.ts';
import { errorAt } from '../console/terms-view.tsx';
import { licenceWords } from '../console/words.ts';
import { spelled } from './spelling.ts';

export const phonePath = '/console/phone-activation';

interface PhonePage {
  readonly language: Language;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

export function phonePage({ language, typed = {}, errors = [] }: PhonePage): ConsolePage {
  const w = licenceWords[language];
  const field = (name: string) => ({ language, name, value: typed[name], error: errorAt(errors, name) });
  return {
    path: phonePath,
    title: w.phone,
    lede: w.phoneLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={phonePath} autocomplete="off">
          <TextField
            {...field('licenceKey')}
            label={w.phoneKey}
            hint={w.phoneKeyHint}
            maxlength={200}
            required
          />
          <TextField
            {...field('request')}
            label={w.phoneRequest}
            hint={w.phoneRequestHint}
            maxlength={200}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.phoneButton}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** The answer, in groups with how their signs are said. */
export function readingPage(language: Language, response: string): ConsolePage {
  const w = licenceWords[language];
  return {
    path: phonePath,
    title: w.phoneAnswer,
    lede: w.phoneAnswerText,
    actions: <ButtonLink href={phonePath}>{w.phoneNext}</ButtonLink>,
    children: (
      <ol class="spoken">
        {response.split('-').map((group) => (
          <li>
            <code>{group}</code>
            <span>{spelled(language, group)}</span>
          </li>
        ))}
      </ol>
    ),
  };
}

/** After a seat was given back by a code. */
export function givenBackPage(language: Language): ConsolePage {
  const w = licenceWords[language];
  return {
    path: phonePath,
    title: w.phoneFreed,
    lede: w.phoneFreedText,
    actions: <ButtonLink href={phonePath}>{w.phoneNext}</ButtonLink>,
    children: null,
  };
}
