import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../../../platform/ui/components/error-summary.tsx';
import { Meter } from '../../../../platform/ui/components/meter.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { StatRow } from '../../../../platform/ui/components/stat-row.tsx';
import { TextField } from '../../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import { type Audience, exclusions } from '../../sending/audience.ts';
import type { Progress } from '../../sending/queries.ts';
import type { CheckFinding } from '../checks.ts';
import { Findings } from '../findings-view.tsx';
import { campaignsPath, StatePill } from '../list-views.tsx';
import type { CampaignState, FullCampaign } from '../queries.ts';
import type { Pace } from './port.ts';
import { Report, type Trouble, TroubleList } from './report-views.tsx';
import { reportWords } from './report-words.ts';
import { sendWords } from './words.ts';

export interface SenderFacts {
  /** Whom it would go to; `null` once it is frozen, for then the progress tells. */
  readonly audience: Audience | null;
  readonly progress: Progress;
  readonly paces: readonly Pace[];
  readonly trouble: Trouble;
}

export interface SendPage {
  readonly language: Language;
  readonly policy: Pick<Policy, 'newsletter' | 'analysis'>;
  readonly campaign: FullCampaign;
  readonly findings: readonly CheckFinding[];
  /** `all` includes whether links and pictures answer. */
  readonly checked: 'texts' | 'all';
  /** What the sender knows; `null` where none runs. */
  readonly sender: SenderFacts | null;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Something in `findings` stopped it just now. */
  readonly blocked?: true;
}

export const notYet: readonly CampaignState[] = ['draft', 'scheduled', 'late'];
const moving: readonly CampaignState[] = ['preparing', 'sending'];

const pathOf = ({ campaign }: Pick<SendPage, 'campaign'>) => `${campaignsPath}/${campaign.id}/send`;

/** Marks what a script fetches anew while the campaign is under way. */
const refreshOf = ({ state }: FullCampaign) => (moving.includes(state) ? '' : undefined);

/** Everything between a finished text and its last reader. */
export function sendPage(page: SendPage): ConsolePage {
  const { language, campaign, sender, errors = [] } = page;
  const w = sendWords[language];
  const early = notYet.includes(campaign.state);
  return {
    path: pathOf(page),
    title: w.title,
    headline: campaign.title,
    actions: (
      <>
        <span id="state" data-refresh={refreshOf(campaign)}>
          <StatePill language={language} state={campaign.state} />
        </span>
        <ButtonLink href={`${campaignsPath}/${campaign.id}`}>{w.edit}</ButtonLink>
      </>
    ),
    scripts: ['campaign.js'],
    children: (
      <>
        {page.blocked && <Notice tone="broken" title={w.blocked} />}
        <ErrorSummary language={language} errors={errors} />
        {(early || !sender) && <State {...page} />}
        {!early && sender && <ProgressCard page={page} progress={sender.progress} />}
        {!early && !moving.includes(campaign.state) && sender && (
          <Report
            language={language}
            progress={sender.progress}
            smallest={page.policy.analysis.smallestGroup}
          />
        )}
        {!early && sender && <TroubleList language={language} trouble={sender.trouble} path={pathOf(page)} />}
        <div class="sending">
          {early && <Checks {...page} />}
          {early && sender?.audience && <AudienceCard page={page} audience={sender.audience} />}
          {early && sender?.audience && <Orders page={page} audience={sender.audience} />}
          {sender && <PaceCard page={page} paces={sender.paces} />}
        </div>
      </>
    ),
  };
}

/** A form of one button. */
function Order({
  page,
  act,
  kind,
  children,
}: {
  page: SendPage;
  act: string;
  kind?: 'primary' | 'danger';
  children: Child;
}) {
  return (
    <form method="post" action={`${pathOf(page)}/${act}`}>
      <Button {...(kind && { kind })}>{children}</Button>
    </form>
  );
}

function State({ language, campaign }: SendPage) {
  const w = sendWords[language];
  const { state, scheduledAt, pauseReason } = campaign;
  const time = scheduledAt ? formatTime(language, scheduledAt, 'dateTime') : '';
  if (state === 'late')
    return (
      <Notice tone="broken" title={w.lateTitle}>
        <p>{w.lateText(time)}</p>
      </Notice>
    );
  if (state === 'scheduled') return <Notice tone="due" title={w.scheduledFor(time)} />;
  if (pauseReason === null) return null;
  const why = reportWords[language].waits[pauseReason];
  return (
    <Notice tone={state === 'sending' ? 'due' : 'broken'} title={why?.title ?? w.pausedTitle}>
      <p>{why?.text ?? pauseReason}</p>
    </Notice>
  );
}

function Checks(page: SendPage) {
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

function AudienceCard({ page, audience }: { page: SendPage; audience: Audience }) {
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

function Orders({ page, audience }: { page: SendPage; audience: Audience }) {
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

function ProgressCard({ page, progress }: { page: SendPage; progress: Progress }) {
  const { language, campaign } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const count = (state: string) => progress[state] ?? 0;
  const left = count('queued') + count('sending');
  const done =
    count('sent') + count('refused') + count('failed') + count('unknown') + count('excluded') + count('gone');
  const shown = {
    sent: count('sent'),
    left,
    refused: count('refused'),
    failed: count('failed'),
    unknown: count('unknown'),
    excluded: count('excluded') + count('gone'),
  };
  return (
    <section class="stack" id="progress" data-refresh={refreshOf(campaign)}>
      <State {...page} />
      <h2>{w.progress}</h2>
      <Meter
        tone={left === 0 ? 'kept' : 'due'}
        value={
          campaign.state === 'preparing'
            ? w.preparing
            : w.progressOf(figure.format(done), figure.format(done + left))
        }
        share={done + left === 0 ? 0 : done / (done + left)}
      />
      <StatRow
        stats={(Object.keys(shown) as (keyof typeof shown)[]).map((name) => ({
          label: w.counts[name],
          figure: figure.format(shown[name]),
        }))}
      />
      <Running page={page} failed={shown.refused + shown.failed} />
      {shown.unknown > 0 && <Unknown page={page} count={figure.format(shown.unknown)} />}
    </section>
  );
}

function Running({ page, failed }: { page: SendPage; failed: number }) {
  const { language, campaign } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const { state } = campaign;
  const open = moving.includes(state) || state === 'paused';
  return (
    <>
      <div class="form-actions">
        {state === 'sending' && (
          <Order page={page} act="pause">
            {w.pause}
          </Order>
        )}
        {state === 'paused' && (
          <Order page={page} act="resume" kind="primary">
            {w.resume}
          </Order>
        )}
        {open && (
          <Order page={page} act="cancel" kind="danger">
            {w.cancel}
          </Order>
        )}
        {failed > 0 && !open && (
          <Order page={page} act="retry">
            {w.retry(figure.format(failed))}
          </Order>
        )}
      </div>
      {open && <p class="soft small">{w.cancelHint}</p>}
    </>
  );
}

function Unknown({ page, count }: { page: SendPage; count: string }) {
  const w = sendWords[page.language];
  return (
    <Notice tone="due" title={w.unknownTitle}>
      <p>{w.unknownText(count)}</p>
      <div class="form-actions">
        <Order page={page} act="count-sent">
          {w.asSent}
        </Order>
        <Order page={page} act="send-again" kind="danger">
          {w.again}
        </Order>
      </div>
      <p class="small">{w.againHint}</p>
    </Notice>
  );
}

function PaceCard({ page, paces }: { page: SendPage; paces: readonly Pace[] }) {
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
