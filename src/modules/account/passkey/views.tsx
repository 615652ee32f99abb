/** Passkeys in the account: their list, adding one, and taking one away. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { PasswordField, personal } from '../views.tsx';
import { accountWords } from '../words.ts';
import type { OwnPasskey } from './passkeys.ts';
import { passkeyScript } from './sign-in-views.tsx';

interface PasskeyProps {
  readonly language: Language;
  /** Signing in asks for a code, and so does this. */
  readonly hasFactor: boolean;
  readonly errors?: readonly FieldError[];
}

/** The part of the account's page about them. */
export function PasskeyCard(props: PasskeyProps & { readonly passkeys: readonly OwnPasskey[] }) {
  const { language, passkeys } = props;
  const w = accountWords[language].passkey;
  return (
    <Card title={w.title}>
      <p class="measure">{w.text}</p>
      {passkeys.length > 0 && <Passkeys language={language} passkeys={passkeys} />}
      <p class="measure soft" data-passkey-missing>
        {w.missing}
      </p>
      <div hidden data-passkey="begin">
        <form class="form" method="post" action={`/${language}/account/passkey`}>
          <Proof {...props} />
          <div class="form-actions">
            <Button>{w.add}</Button>
          </div>
        </form>
      </div>
    </Card>
  );
}

function Passkeys({
  language,
  passkeys,
}: {
  readonly language: Language;
  readonly passkeys: readonly OwnPasskey[];
}) {
  const w = accountWords[language].passkey;
  const day = (on: string | null) => (on ? <Time language={language} at={new Date(on)} /> : '–');
  return (
    <DataTable
      caption={w.title}
      captionHidden
      columns={[
        { header: w.name, cell: ({ name }) => name ?? w.unnamed },
        { header: w.added, cell: ({ addedOn }) => day(addedOn) },
        { header: w.used, cell: ({ usedOn }) => day(usedOn) },
        {
          header: w.change,
          cell: ({ id }) => <a href={`/${language}/account/passkey/${id}/remove`}>{w.remove}</a>,
        },
      ]}
      rows={passkeys}
    />
  );
}

/** What shows that it is the owner. */
function Proof({ language, hasFactor, errors }: PasskeyProps) {
  const w = accountWords[language];
  return (
    <>
      <PasswordField language={language} name="passkeyPassword" label={w.home.current} errors={errors} />
      {hasFactor && (
        <TextField
          language={language}
          name="passkeyCode"
          label={w.factor.anyCode}
          autocomplete="one-time-code"
          required
        />
      )}
    </>
  );
}

interface AddView {
  readonly language: Language;
  /** What the browser is asked for, as JSON. */
  readonly options: string;
  readonly handle: string;
  /** The policy takes a name for it. */
  readonly takesName: boolean;
}

/** Shown as the answer to the password; its script asks the browser, and hands what it made to the form. */
export function addPasskeyPage({ language, options, handle, takesName }: AddView): SitePage {
  const w = accountWords[language].passkey;
  return {
    path: '/account',
    title: w.addTitle,
    lede: w.addLede,
    ...personal,
    scripts: [passkeyScript],
    children: (
      <>
        <p class="measure" data-passkey-missing>
          {w.missing}
        </p>
        <div hidden data-passkey="make" data-options={options} data-unused={w.unmade} data-known={w.known}>
          <div class="stack">
            <form class="form" method="post" action={`/${language}/account/passkey/add`}>
              {takesName && (
                <TextField
                  language={language}
                  name="passkeyName"
                  label={w.name}
                  hint={w.nameHint}
                  autocomplete="off"
                  maxlength={60}
                />
              )}
              <input type="hidden" name="handle" value={handle} />
              <input type="hidden" name="answer" />
              <div class="form-actions">
                <Button kind="primary">{w.make}</Button>
                <ButtonLink href={`/${language}/account`}>{w.cancel}</ButtonLink>
              </div>
            </form>
            <div role="alert" />
          </div>
        </div>
      </>
    ),
  };
}

/** Asked before a passkey is taken away. */
export function removePasskeyPage({
  passkey,
  ...props
}: PasskeyProps & { readonly passkey: OwnPasskey }): SitePage {
  const { language, errors = [] } = props;
  const w = accountWords[language].passkey;
  const path = `/account/passkey/${passkey.id}/remove`;
  return {
    path,
    title: w.removeTitle,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <Confirm
          title={w.question(passkey.name ?? w.unnamed)}
          action={`/${language}${path}`}
          fields={<Proof {...props} />}
          button={w.removeButton}
          cancel={{ href: `/${language}/account`, label: w.keep }}
        >
          {w.removeText.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Confirm>
      </>
    ),
  };
}
