/** The words of a policy in one language. A missing sentence is a compile error, and `avow policy check` names it. */
import type {
  ActivityName,
  Basis,
  ClauseId,
  CookieName,
  DataCategory,
  RecipientName,
  SectionId,
  StaffRole,
  SubjectKind,
} from './vocabulary.ts';

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

export interface PolicyTexts {
  readonly title: string;
  readonly lead: string;
  readonly sections: Readonly<Record<SectionId, string>>;
  /** Paragraphs of each clause. Figures stand as placeholders such as `{accessLog.keep.1}`, never as digits. */
  readonly clauses: Readonly<Record<ClauseId, readonly string[]>>;
  readonly activities: Readonly<Record<ActivityName, ActivityText>>;
  readonly data: Readonly<Record<DataCategory, string>>;
  readonly subjects: Readonly<Record<SubjectKind, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly cookies: Readonly<Record<CookieName, string>>;
  readonly recipients: Readonly<Record<RecipientName, string>>;
  readonly roles: Readonly<Record<StaffRole, string>>;
  readonly safeguards: Readonly<Record<'none' | 'adequacy' | 'standardClauses' | 'explicitConsent', string>>;
  readonly reasons: { readonly noRepresentative: string; readonly noDataProtectionOfficer: string };
  /** What changed, by policy version, newest first. */
  readonly changes: readonly { readonly version: string; readonly text: string }[];
}

export type AllTexts = Readonly<Record<'en' | 'de' | 'ru', PolicyTexts>>;

/** Declares the words of one language; the value is returned unchanged. */
export function defineTexts(texts: PolicyTexts): PolicyTexts {
  return texts;
}
