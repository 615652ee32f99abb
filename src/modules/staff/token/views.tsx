/** Tokens of the interface in the console. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { type Column, DataTable } from '../../../platform/ui/components/data-table.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { fieldId } from '../../../platform/ui/components/field.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language, TokenScope } from '../../../policy/vocabulary.ts';
import { errorOf } from '../form.ts';
import type { ListedToken } from './queries.ts';
import { tokenWords } from './words.ts';

type ScopeNames = Readonly<Record<TokenScope, string>>;

interface TokensView {
  readonly language: Language;
  readonly scopes: ScopeNames;
  readonly tokens: readonly ListedToken[];
  /** What this member of staff may give, with what was typed. */
  readonly form: {
    readonly choices: readonly TokenScope[];
    readonly name: string;
    readonly chosen: readonly string[];
    readonly errors: readonly FieldError[];
  };
}

export function tokensPage(view: TokensView): ConsolePage {
  const { language, form } = view;
  const w = tokenWords[language];
  return {
    path: '/console/interface',
    title: w.title,
    lede: w.lede,
    children: (
      <>
        <ErrorSummary language={language} errors={form.errors} />
        <Card title={w.tokens}>
          <TokenTable {...view} />
        </Card>
        <Card title={w.make}>
          <TokenForm {...view} />
        </Card>
        <p class="small soft">
          <a href="/api/openapi.json">{w.description}</a>
        </p>
      </>
    ),
  };
}

function TokenTable({ language, scopes, tokens }: TokensView) {
  const w = tokenWords[language];
  if (tokens.length === 0) return <p class="soft">{w.none}</p>;
  const columns: Column<ListedToken>[] = [
    { header: w.name, cell: ({ name }) => name },
    { header: w.may, cell: (token) => token.scopes.map((scope) => scopes[scope]).join('; ') },
    { header: w.issued, cell: ({ issuedAt }) => <Time language={language} at={issuedAt} />, look: 'soft' },
    {
      header: w.used,
      cell: ({ usedOn }) => (usedOn ? <Time language={language} at={new Date(usedOn)} /> : w.never),
      look: 'soft',
    },
    {
      header: w.change,
      cell: ({ id, name }) => (
        <ButtonLink href={`/console/interface/${id}/withdraw`} aria-label={`${w.withdraw}: ${name}`}>
          {w.withdraw}
        </ButtonLink>
      ),
    },
  ];
  return <DataTable caption={w.tokens} captionHidden columns={columns} rows={tokens} />;
}

function TokenForm({ language, scopes, form }: TokensView) {
  const w = tokenWords[language];
  return (
    <form class="form" method="post" action="/console/interface">
      <TextField
        language={language}
        name="name"
        label={w.name}
        hint={w.nameHint}
        value={form.name}
        error={errorOf(form.errors, 'name')}
        required
      />
      <fieldset class="field" id={fieldId('scope')}>
        <legend>{w.may}</legend>
        {form.choices.map((scope) => (
          <CheckboxField
            language={language}
            name={scope}
            label={scopes[scope]}
            checked={form.chosen.includes(scope)}
          />
        ))}
      </fieldset>
      <div class="form-actions">
        <Button kind="primary">{w.makeButton}</Button>
      </div>
    </form>
  );
}

/** The token, shown once. */
export function madePage(language: Language, token: string): ConsolePage {
  const w = tokenWords[language];
  return {
    path: '/console/interface',
    title: w.madeTitle,
    lede: w.madeText,
    children: (
      <Card title={w.token}>
        <p>
          <code class="token">{token}</code>
        </p>
        <p>
          <ButtonLink href="/console/interface">{w.back}</ButtonLink>
        </p>
      </Card>
    ),
  };
}

/** The question before a token is withdrawn. */
export function withdrawPage(language: Language, { id, name }: ListedToken): ConsolePage {
  const w = tokenWords[language];
  return {
    path: '/console/interface',
    title: w.withdraw,
    children: (
      <Confirm
        title={w.withdrawTitle(name)}
        action={`/console/interface/${id}/withdraw`}
        button={w.withdraw}
        cancel={{ href: '/console/interface', label: w.keep }}
      >
        <p>{w.withdrawText}</p>
      </Confirm>
    ),
  };
}
