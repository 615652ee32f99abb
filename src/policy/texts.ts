/** The words of a policy in one language. A missing sentence is a compile error, and `avow policy check` names it. */
import type { Activity, Recipient, Taking } from './language.ts';
import type {
  ActivityName,
  Anchor,
  Basis,
  ClauseId,
  ConsentPurpose,
  CookieName,
  DataCategory,
  Permission,
  RecipientKind,
  RecipientName,
  SectionId,
  StaffRole,
  SubjectKind,
} from './vocabulary.ts';

/**
 * A paragraph of a clause. `ours`: an addition of ours, printed as such. Links are written `[words](https://…)` or
 * `[words](/path)`; a path is completed with the language. Figures stand as placeholders such as
 * `{accessLog.keep.1}`, never as digits; `values.ts` lists the placeholders.
 */
export type Paragraph = string | { readonly ours: string };

export interface ActivityText {
  readonly title: string;
  readonly purpose: string;
  /** Why the ground holds: the interest pursued, the law, the contract, or what one is asked. Keyed by the ground. */
  readonly ground: { readonly [B in Basis]?: string };
  /** Art. 13(2)(e): whether it must be given, and what follows if not. */
  readonly obligation: string;
  /** What ends the keeping, in words, with placeholders for the periods. */
  readonly until: string;
}

/** Sentences of which the policy picks one by a value, so that the page follows the value. */
export interface Variants {
  /** `{analysis.text}`, by `analysis.mode`. */
  readonly analysis: Readonly<Record<'exempt' | 'consent', string>>;
  /** `{recipients.google.text}`, `{recipients.yandex.text}`: off while the site id is `none`. */
  readonly google: Readonly<Record<'off' | 'on', string>>;
  readonly yandex: Readonly<Record<'off' | 'on', string>>;
  /** `{controller.representative.text}` (Art. 27): `none` gives the reason, `unneeded` holds within the EEA. */
  readonly representative: Readonly<Record<'none' | 'unneeded' | 'named', string>>;
  /** `{controller.dataProtectionOfficer.text}` (Art. 37): `none` gives the reason. */
  readonly dataProtectionOfficer: Readonly<Record<'none' | 'named', string>>;
  /** `{controller.seat.text}`: whether the controller itself sits in a third country (Art. 13(1)(f)). */
  readonly seat: Readonly<Record<'inside' | 'outside', string>>;
}

/** Single words that values are printed with. */
export interface Words {
  /** What stands for an empty list. */
  readonly none: string;
  readonly tollFree: string;
  /** Life of a cookie without an expiry date. */
  readonly session: string;
  /** Whether a recipient is in use. */
  readonly on: string;
  readonly off: string;
  /** What a version of a product collects during activation. */
  readonly collects: Readonly<Record<'none' | 'consent', string>>;
}

export interface PolicyTexts {
  readonly title: string;
  readonly lead: string;
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly clauses: Readonly<Record<ClauseId, readonly Paragraph[]>>;
  readonly variants: Variants;
  readonly words: Words;
  readonly activities: Readonly<Record<ActivityName, ActivityText>>;
  readonly data: Readonly<Record<DataCategory, string>>;
  readonly takings: Readonly<Record<Taking, string>>;
  readonly subjects: Readonly<Record<SubjectKind, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  /** The event that a period counts from, as "after …". */
  readonly anchors: Readonly<Record<Anchor, string>>;
  /** What happens at the end of a period. */
  readonly keepActs: Readonly<Record<'block' | 'erase', string>>;
  readonly disclosures: Readonly<Record<Activity['disclose'], string>>;
  readonly cookies: Readonly<Record<CookieName, string>>;
  readonly recipients: Readonly<Record<RecipientName, string>>;
  readonly recipientKinds: Readonly<Record<RecipientKind, string>>;
  readonly safeguards: Readonly<Record<Recipient['safeguard'], string>>;
  readonly roles: Readonly<Record<StaffRole, string>>;
  readonly permissions: Readonly<Record<Permission, string>>;
  /** The programs that take data (clause 1.1). */
  readonly surfaces: Readonly<Record<'webServer' | 'activationClient', string>>;
  /** What one agrees to while installing, as it stands beside the tick: one sentence in the first person, with placeholders. */
  readonly consents: Readonly<Record<ConsentPurpose, string>>;
  /** General description of the technical and organisational measures (Art. 30(1)(g), Art. 32(1)). */
  readonly security: readonly string[];
  /** What changed, by policy version, newest first. */
  readonly changes: readonly { readonly version: string; readonly text: string }[];
}

export type AllTexts = Readonly<Record<'en' | 'de' | 'ru', PolicyTexts>>;

/** Declares the words of one language; the value is returned unchanged. */
export function defineTexts(texts: PolicyTexts): PolicyTexts {
  return texts;
}
