/** Personal support: who asks, and with which product. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Customer } from './queries.ts';
import { customerWords } from './words.ts';

export const customersPath = '/console/customers';

interface CustomersPage {
  readonly language: Language;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  /** What was found; absent before anything was looked for. */
  readonly found?: readonly Customer[];
  readonly productName: (id: string) => string;
}

export function customersPage({
  language,
  typed,
  errors = [],
  found,
  productName,
}: CustomersPage): ConsolePage {
  const w = customerWords[language];
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  return {
    path: customersPath,
    title: w.title,
    lede: w.lede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={customersPath} autocomplete="off">
          <TextField
            language={language}
            name="email"
            type="email"
            label={w.address}
            hint={w.addressHint}
            value={typed}
            error={errorOf('email')}
            autocomplete="off"
            required
          />
          <CheckboxField
            language={language}
            name="proven"
            label={w.proven}
            hint={w.provenHint}
            error={errorOf('proven')}
            required
          />
          <p class="small soft">{w.noted}</p>
          <div class="form-actions">
            <Button kind="primary">{w.find}</Button>
          </div>
        </form>
        {found && <Found language={language} found={found} productName={productName} />}
      </>
    ),
  };
}

function Found({
  language,
  found,
  productName,
}: Pick<CustomersPage, 'language' | 'productName'> & { readonly found: readonly Customer[] }) {
  const w = customerWords[language];
  if (found.length === 0) return <EmptyState title={w.none}>{w.noneText}</EmptyState>;
  return (
    <Card title={w.found}>
      <DataTable
        caption={w.found}
        captionHidden
        columns={[
          {
            header: w.name,
            cell: ({ firstName, surname }) => [firstName, surname].filter(Boolean).join(' ') || '–',
          },
          { header: w.userName, cell: ({ userName }) => userName ?? '–' },
          {
            header: w.product,
            cell: ({ product, version }) => [productName(product), version].filter(Boolean).join(', '),
          },
          { header: w.licence, cell: ({ licence }) => <code>{licence}</code> },
          {
            header: w.since,
            cell: ({ activatedAt }) => <Time language={language} at={activatedAt} />,
            look: 'soft',
          },
        ]}
        rows={found}
      />
    </Card>
  );
}
