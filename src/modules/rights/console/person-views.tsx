/** A person as staff see them: searching, all that is held, erasing. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { VerdictTable } from '../act/views.tsx';
import { Headings } from '../answer/headings-views.tsx';
import { type AnswerView, HeldEntries } from '../answer/views.tsx';
import type { Verdict } from '../erasure/queries.ts';
import { personsPath, requestsPath } from './paths.ts';
import type { Words } from './titles.ts';
import { consoleWords } from './words.ts';

/** Where staff look for a person. */
export function searchPage(language: Language, unknown: boolean): ConsolePage {
  const w = consoleWords[language];
  return {
    path: requestsPath,
    title: w.search,
    lede: w.searchLede,
    children: (
      <>
        {unknown && <Notice tone="neutral" title={w.unknown} />}
        <form method="post" action={personsPath} class="form">
          <TextField
            language={language}
            name="address"
            type="email"
            label={w.address}
            autocomplete="off"
            required
          />
          <TextField language={language} name="reason" label={w.why} maxlength={200} required />
          <div class="form-actions">
            <Button kind="primary">{w.searchButton}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** All that is held about a person, as they see it themselves. */
export function personPage(
  view: AnswerView & { personId: string; may: { export: boolean; erase: boolean; decide: boolean } },
): ConsolePage {
  const { language, personId, may } = view;
  const w = consoleWords[language];
  const at = `${personsPath}/${personId}`;
  return {
    path: requestsPath,
    title: w.held,
    children: (
      <>
        <div class="form-actions">
          {may.export && (
            <form method="post" action={`${at}/export`}>
              <Button>{w.exportButton}</Button>
            </form>
          )}
          {may.decide && (
            <form method="post" action={`${at}/restrict`}>
              <Button>{w.restrictButton}</Button>
            </form>
          )}
          {may.erase && <ButtonLink href={`${at}/erase`}>{w.eraseLink}</ButtonLink>}
        </div>
        <HeldEntries {...view} />
        <Headings {...view} />
      </>
    ),
  };
}

/** What an erasure by staff would do. */
export function eraseByStaffPage(
  view: Words & { personId: string; verdicts: readonly Verdict[] },
): ConsolePage {
  const w = consoleWords[view.language];
  return {
    path: requestsPath,
    title: w.erase,
    children: (
      <>
        <VerdictTable {...view} />
        <Confirm
          title={w.erase}
          action={`${personsPath}/${view.personId}/erase`}
          button={w.eraseButton}
          cancel={{ href: requestsPath, label: w.cancel }}
        >
          <p>{w.eraseText}</p>
        </Confirm>
      </>
    ),
  };
}

/** After an erasure by staff: the receipt, to be handed to the person. */
export function erasedPage(language: Language, receiptHref: string): ConsolePage {
  const w = consoleWords[language];
  return {
    path: requestsPath,
    title: w.erased,
    children: (
      <Notice tone="kept" title={w.erased}>
        <p>
          <a href={receiptHref}>{w.receipt}</a>
        </p>
      </Notice>
    ),
  };
}
