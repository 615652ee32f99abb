import { Button } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { TextField } from '../../../../platform/ui/components/text-field.tsx';
import { localeOf } from '../../../../policy/values.ts';
import { type Audience, exclusions } from '../../sending/audience.ts';
import { Findings } from '../findings-view.tsx';
import { Order } from './order-views.tsx';
import { pathOf, type SendPage } from './page.ts';
import { reportWords } from './report-words.ts';
import { sendWords } from './words.ts';

/** What is wrong with the texts, before they go. */
export function Checks(page: SendPage) {
  const { language, findings, checked } = page;
  const w = sendWords[language];
  return (
    <Card title={w.checks}>
      {findings.length > 0 ? (
        <Findings language={language} findings={findings} names="languages" />
      ) : (
        <p>{checked === 'all' ? w.checksAllGood : w.checksGood}</p>
      )}
      <Order page={page} act="check">
        {w.checkNow}
      </Order>
      <p class="soft small">{w.checkHint}</p>
    </Card>
  );
}

/** Whom it would go to, and whom not. */
export function AudienceCard({ page, audience }: { page: SendPage; audience: Audience }) {
  const { language, policy, campaign } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const topics = campaign.topics.map((topic) => policy.newsletter.topics[topic]?.[language] ?? topic);
  return (
    <Card title={w.audience} aside={topics.length > 0 ? topics.join(', ') : w.everybody}>
      <DefinitionList
        items={[
          { term: w.candidates, value: figure.format(audience.candidates) },
          ...exclusions.map((reason) => ({
            term: `${w.excluded}: ${reportWords[language].reasons[reason]}`,
            value: figure.format(audience.excluded[reason]),
          })),
          { term: w.toSend, value: <strong>{figure.format(audience.toSend)}</strong> },
        ]}
      />
    </Card>
  );
}

/** Sends now, at a time, or not after all. */
export function Orders({ page, audience }: { page: SendPage; audience: Audience }) {
  const { language, campaign, typed, errors = [] } = page;
  const w = sendWords[language];
  const planned = campaign.state !== 'draft';
  const faulty = page.findings.some(({ level }) => level === 'error');
  const stops = faulty || audience.toSend === 0;
  return (
    <Card title={w.act}>
      {!stops && (
        <>
          <Order page={page} act="start" kind="primary">
            {w.now(new Intl.NumberFormat(localeOf[language]).format(audience.toSend))}
          </Order>
          <p class="soft small">{w.nowHint}</p>
          <form class="form" method="post" action={`${pathOf(page)}/schedule`}>
            <TextField
              language={language}
              name="at"
              type="datetime-local"
              label={w.at}
              hint={w.atHint}
              value={typed?.at ?? campaign.scheduledAt?.toISOString().slice(0, 16)}
              error={errors.find(({ field }) => field === 'at')?.message}
              required
            />
            <div class="form-actions">
              <Button>{planned ? w.reschedule : w.schedule}</Button>
            </div>
          </form>
        </>
      )}
      {stops && <p class="soft">{faulty ? w.mendFirst : w.nobody}</p>}
      {planned && (
        <Order page={page} act="withdraw">
          {w.withdraw}
        </Order>
      )}
    </Card>
  );
}
