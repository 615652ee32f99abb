import { ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import { campaignsPath, StatePill } from '../list-views.tsx';
import { PaceCard } from './pace-views.tsx';
import { moving, notYet, pathOf, refreshOf, type SendPage } from './page.ts';
import { ProgressCard } from './progress-views.tsx';
import { Report, TroubleList } from './report-views.tsx';
import { AudienceCard, Checks, Orders } from './start-views.tsx';
import { State } from './state-views.tsx';
import { sendWords } from './words.ts';

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
