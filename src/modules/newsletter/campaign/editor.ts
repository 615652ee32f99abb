/** What the editor shows. */
import type { Services } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { CampaignPicture } from './pictures.ts';
import type { FullCampaign } from './queries.ts';
import type { CampaignText } from './render.tsx';

export interface EditorPage {
  readonly services: Pick<Services, 'policy' | 'env'>;
  /** Of the console. */
  readonly language: Language;
  readonly campaign: FullCampaign;
  readonly pictures: readonly CampaignPicture[];
  /** The text that is edited. */
  readonly text: Language;
  readonly mayWrite: boolean;
  readonly maySend: boolean;
  /** As it was typed, where it is not stored. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Somebody else's version, stored meanwhile. */
  readonly theirs?: CampaignText;
  readonly done?: 'saved' | 'tested' | undefined;
}

/** Of a language in which nothing is written yet. */
export const noText: CampaignText = { subject: '', preheader: '', body: '' };
