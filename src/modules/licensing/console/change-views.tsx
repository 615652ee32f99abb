/** The questions before a licence or a seat is changed, and the key that is shown once. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { entitlementsOf, opensField, type Typed } from './form.ts';
import { licencesPath, productName } from './list-views.tsx';
import type { LicenceDetails, SeatLine } from './queries.ts';
import { errorAt, TermsFields } from './terms-view.tsx';
import { licenceWords } from './words.ts';

export type Asked = 'suspend' | 'resume' | 'revoke' | 'replace' | 'transfer';

interface Form {
  readonly language: Language;
  readonly policy: Policy;
  readonly licence: LicenceDetails;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

const frameOf = ({ language, policy, licence }: Form) => ({
  path: licencesPath,
  title: licenceWords[language].one(licence.prefix),
  lede: productName(policy, language, licence),
});

/** The question before a licence is changed; what stops it needs a reason. */
export function askPage({ asked, ...form }: Form & { readonly asked: Asked }): ConsolePage {
  const { language, licence, typed = {}, errors = [] } = form;
  const w = licenceWords[language];
  const path = `${licencesPath}/${licence.id}`;
  const needsReason = asked === 'suspend' || asked === 'revoke';
  return {
    ...frameOf(form),
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <Confirm
          title={w.titles[asked]}
          action={`${path}/${asked}`}
          button={w.acts[asked]}
          cancel={{ href: path, label: w.cancel }}
          fields={
            needsReason && (
              <TextField
                language={language}
                name="reason"
                label={w.reason}
                hint={w.reasonHint}
                value={typed.reason}
                error={errorAt(errors, 'reason')}
                maxlength={500}
                autocomplete="off"
                required
              />
            )
          }
        >
          <p>{w.texts[asked]}</p>
        </Confirm>
      </>
    ),
  };
}

export function freePage({ seat, ...form }: Form & { readonly seat: SeatLine }): ConsolePage {
  const w = licenceWords[form.language];
  const path = `${licencesPath}/${form.licence.id}`;
  return {
    ...frameOf(form),
    children: (
      <Confirm
        title={w.freeTitle(`${seat.machine}…`)}
        action={`${path}/seats/${seat.id}/free`}
        button={w.free}
        cancel={{ href: path, label: w.cancel }}
      >
        <p>{w.freeText}</p>
      </Confirm>
    ),
  };
}

export function termsPage(form: Form): ConsolePage {
  const { language, policy, licence, typed = typedOf(licence), errors = [] } = form;
  const w = licenceWords[language];
  const path = `${licencesPath}/${licence.id}`;
  return {
    ...frameOf(form),
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`${path}/terms`}>
          <p class="soft">{w.termsLede}</p>
          <TermsFields
            language={language}
            typed={typed}
            errors={errors}
            entitlements={entitlementsOf(policy, language, licence.product)}
          />
          <div class="form-actions">
            <Button kind="primary">{w.save}</Button>
            <ButtonLink href={path}>{w.cancel}</ButtonLink>
          </div>
        </form>
      </>
    ),
  };
}

const typedOf = (licence: LicenceDetails): Typed => ({
  seats: String(licence.seats),
  endsOn: licence.ends_on ?? '',
  termMonths: licence.term_months === null ? '' : String(licence.term_months),
  graceDays: String(licence.grace_days),
  ...Object.fromEntries(licence.entitlements.map((name) => [opensField(name), 'yes'])),
});

/** The new key of a licence, shown once. */
export function newKeyPage(
  language: Language,
  { id, key }: { readonly id: string; readonly key: string },
): ConsolePage {
  const w = licenceWords[language];
  return {
    path: licencesPath,
    title: w.newKey,
    lede: w.newKeyText,
    children: (
      <Card title={w.newKey}>
        <p>
          <code class="token">{key}</code>
        </p>
        <p>
          <ButtonLink href={`${licencesPath}/${id}`}>{w.back}</ButtonLink>
        </p>
      </Card>
    ),
  };
}
