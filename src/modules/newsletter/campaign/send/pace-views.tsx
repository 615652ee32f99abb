import { Button } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { TextField } from '../../../../platform/ui/components/text-field.tsx';
import { localeOf } from '../../../../policy/values.ts';
import { pathOf, type SendPage } from './page.ts';
import type { Pace } from './port.ts';
import { sendWords } from './words.ts';

/** How many mails a minute leave, and the form that changes it. */
export function PaceCard({ page, paces }: { page: SendPage; paces: readonly Pace[] }) {
  const { language, typed, errors = [] } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const server = paces.find(({ domain }) => domain === null)?.perMinute ?? null;
  const domains = paces.filter(({ domain }) => domain !== null);
  const shown = (perMinute: number | null) => (perMinute === null ? w.noLimit : figure.format(perMinute));
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <Card title={w.pace}>
      <p class="soft small">{w.paceHint}</p>
      <DefinitionList
        items={[
          { term: w.server, value: shown(server) },
          ...domains.map(({ domain, perMinute }) => ({ term: domain ?? '', value: shown(perMinute) })),
        ]}
      />
      <form class="form" method="post" action={`${pathOf(page)}/pace`}>
        <TextField
          language={language}
          name="domain"
          label={w.domain}
          hint={w.domainHint}
          value={typed?.domain}
          error={error('domain')}
          autocomplete="off"
        />
        <TextField
          language={language}
          name="perMinute"
          label={w.perMinute}
          inputmode="numeric"
          value={typed?.perMinute}
          error={error('perMinute')}
          autocomplete="off"
        />
        <div class="form-actions">
          <Button>{w.setPace}</Button>
        </div>
      </form>
    </Card>
  );
}
