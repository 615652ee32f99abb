/** The products of an account with their versions. */
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { downloadWords } from './download-words.ts';
import type { EntitledProduct } from './downloads.ts';

interface DownloadsProps {
  readonly language: Language;
  readonly products: readonly EntitledProduct[];
}

export function Downloads({ language, products }: DownloadsProps) {
  const w = downloadWords[language];
  return (
    <>
      {products.map(({ id, name, versions }) => (
        <section class="stack">
          <h3>{name}</h3>
          <DataTable
            caption={name}
            captionHidden
            columns={[
              { header: w.version, cell: ({ version }) => version },
              { header: w.released, cell: ({ released }) => <Time language={language} at={released} /> },
              {
                header: w.support,
                cell: ({ isSupported, supportEnds }) => {
                  const date = formatTime(language, supportEnds, 'date');
                  return isSupported ? w.until(date) : w.ended(date);
                },
              },
            ]}
            rows={versions}
          />
          <p>
            <a href={`/${language}/products/${id}`}>{w.product(name)}</a>
          </p>
        </section>
      ))}
    </>
  );
}
