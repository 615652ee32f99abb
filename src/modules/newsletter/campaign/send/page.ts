/** What the page shows between a finished text and its last reader. */
import type { FieldError } from '../../../../platform/ui/components/error-summary.tsx';
import type { Policy } from '../../../../policy/language.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { Audience } from '../../sending/audience.ts';
import type { Progress } from '../../sending/queries.ts';
import type { CheckFinding } from '../checks.ts';
import { campaignsPath } from '../list-views.tsx';
import type { CampaignState, FullCampaign } from '../queries.ts';
import type { Pace } from './port.ts';
import type { Trouble } from './report-views.tsx';

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
export const moving: readonly CampaignState[] = ['preparing', 'sending'];

export const pathOf = ({ campaign }: Pick<SendPage, 'campaign'>) => `${campaignsPath}/${campaign.id}/send`;

/** Marks what a script fetches anew while the campaign is under way. */
export const refreshOf = ({ state }: FullCampaign) => (moving.includes(state) ? '' : undefined);
