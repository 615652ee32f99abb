/** `/privacy/authorities`: where to complain, by country in the reader's language. */
import { cachedPage } from '../../../platform/http/pages.tsx';
import type { Route, Services } from '../../../platform/module.ts';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import { locales } from '../../../platform/ui/words.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { rightsWords } from '../words.ts';
import { type Authority, authorities } from './authorities.ts';

export const authoritiesRoute = (services: Services): Route => ({
  method: 'GET',
  path: '/privacy/authorities',
  localised: true,
  handle: cachedPage(services, (context) => authoritiesPage(context.var.language)),
});

function authoritiesPage(language: Language): SitePage {
  const w = rightsWords[language].authorities;
  const names = new Intl.DisplayNames([locales[language]], { type: 'region' });
  const nameOf = ({ country }: Authority) => names.of(country) ?? country;
  const { compare } = new Intl.Collator(locales[language]);
  return {
    path: '/privacy/authorities',
    title: w.title,
    lede: w.lede,
    children: (
      <DataTable
        caption={w.title}
        captionHidden
        columns={[
          { header: w.country, cell: nameOf },
          { header: w.authority, cell: ({ name, href }: Authority) => <a href={href}>{name}</a> },
        ]}
        rows={[...authorities].sort((a, b) => compare(nameOf(a), nameOf(b)))}
      />
    ),
  };
}
