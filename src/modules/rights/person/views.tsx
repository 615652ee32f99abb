/** The pages on which people use their rights, as pure functions of what is shown. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { ErrorSummary } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { rightsWords } from '../words.ts';
import type { ProofPurpose } from './proof.ts';

/** Where a link is asked for. */
export function askPage(policy: Policy, language: Language, wrong?: string): SitePage {
  const w = rightsWords[language];
  const error = wrong === undefined ? undefined : w.ask.wrongAddress;
  return {
    path: '/privacy/my-data',
    title: w.title,
    lede: w.ask.lede,
    children: (
      <>
        <form method="post" action={`/${language}/privacy/my-data`} class="form" novalidate>
          <ErrorSummary language={language} errors={error ? [{ field: 'email', message: error }] : []} />
          <TextField
            language={language}
            name="email"
            type="email"
            label={w.ask.email}
            value={wrong}
            error={error}
            autocomplete="email"
            maxlength={254}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.ask.button}</Button>
          </div>
        </form>
        <p>{w.ask.what(formatPeriod(policy.rights.proofLink, language))}</p>
        <p>
          {w.ask.visit} <a href={`/${language}/privacy/my-visit`}>{w.ask.visitLink}</a>
        </p>
      </>
    ),
  };
}

/** After asking: the same for every address. */
export function sentPage(policy: Policy, language: Language): SitePage {
  const w = rightsWords[language].sent;
  return {
    path: '/privacy/my-data/sent',
    title: w.title,
    visibility: 'personal',
    lede: w.text(formatPeriod(policy.rights.proofLink, language)),
    children: (
      <p>
        <a href={`/${language}/privacy/my-data`}>{w.again}</a>
      </p>
    ),
  };
}

/** What a mailed link opens: one button, because programs that scan mail follow links but press nothing. */
export function openPage(language: Language, token: string, purpose: ProofPurpose): SitePage {
  const w = rightsWords[language].open;
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: w.text[purpose],
    children: (
      <form method="post" action={`/${language}/privacy/my-data/open/${token}`}>
        <div class="form-actions">
          <Button kind="primary">{w.button[purpose]}</Button>
          <ButtonLink href={`/${language}/`}>{rightsWords[language].restrict.cancel}</ButtonLink>
        </div>
      </form>
    ),
  };
}
