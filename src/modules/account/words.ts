/** Words of the account's pages. */
import type { Language } from '../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { ru } from './words/ru.ts';

export type FaultCode =
  | 'wrongSignIn'
  | 'wrongPassword'
  | 'tooMany'
  | 'passwordShort'
  | 'passwordLong'
  | 'passwordControl'
  | 'passwordPopular'
  | 'passwordGuessable'
  | 'wrongCode'
  | 'signInExpired'
  | 'factorThere'
  | 'wrongPasskey'
  | 'passkeyUnfit'
  | 'passkeysMany'
  | 'consentMissing'
  | 'missing'
  | 'tooLong'
  | 'badEmail'
  | 'lineBreak'
  | 'badValue';

type FactorWord =
  | 'title'
  | 'text'
  | 'there'
  | 'setUp'
  | 'remove'
  | 'anyCode'
  | 'setUpTitle'
  | 'scan'
  | 'qrAlt'
  | 'typeInstead'
  | 'code'
  | 'use'
  | 'codesTitle'
  | 'codesText'
  | 'toAccount'
  | 'stepTitle'
  | 'stepLede'
  | 'stepButton';

type PasskeyWord =
  | 'title'
  | 'text'
  | 'missing'
  | 'add'
  | 'name'
  | 'nameHint'
  | 'unnamed'
  | 'added'
  | 'used'
  | 'change'
  | 'remove'
  | 'addTitle'
  | 'addLede'
  | 'make'
  | 'cancel'
  | 'unmade'
  | 'known'
  | 'removeTitle'
  | 'removeButton'
  | 'keep'
  | 'signIn'
  | 'unused';

export interface AccountWords {
  readonly title: string;
  readonly email: string;
  readonly password: string;
  readonly passwordHint: (least: number) => string;
  readonly signIn: {
    readonly title: string;
    readonly lede: string;
    readonly button: string;
    readonly forgotten: string;
    readonly open: string;
  };
  readonly open: {
    readonly title: string;
    readonly lede: string;
    readonly needless: string;
    readonly button: string;
    readonly have: string;
  };
  readonly sent: {
    readonly title: string;
    readonly lede: (period: string) => string;
    readonly hints: readonly string[];
    readonly again: string;
  };
  readonly confirm: {
    readonly title: string;
    readonly lede: string;
    readonly text: string;
    readonly button: string;
    readonly knownLede: string;
    readonly knownButton: string;
  };
  readonly forgotten: { readonly title: string; readonly lede: string; readonly button: string };
  readonly forgottenSent: { readonly title: string; readonly lede: (period: string) => string };
  readonly reset: {
    readonly title: string;
    readonly lede: string;
    readonly fresh: string;
    readonly button: string;
  };
  readonly move: { readonly title: string; readonly lede: string; readonly button: string };
  readonly undo: { readonly title: string; readonly lede: string; readonly button: string };
  readonly factor: Readonly<Record<FactorWord, string>>;
  readonly passkey: Readonly<Record<PasskeyWord, string>> & {
    readonly question: (name: string) => string;
    readonly removeText: readonly string[];
  };
  readonly home: {
    readonly lede: (email: string) => string;
    readonly signOut: string;
    readonly sessions: string;
    readonly sessionsText: (idle: string, total: string) => string;
    readonly begun: string;
    readonly seen: string;
    readonly browser: string;
    readonly thisBrowser: string;
    readonly otherBrowser: string;
    readonly endOne: string;
    readonly endOthers: string;
    readonly changePassword: string;
    readonly current: string;
    readonly fresh: string;
    readonly passwordText: string;
    readonly changeButton: string;
    readonly move: string;
    readonly moveText: string;
    readonly newEmail: string;
    readonly moveButton: string;
    readonly held: string;
    readonly heldText: string;
    readonly heldButton: string;
    readonly close: string;
    readonly closeText: (period: string) => string;
    readonly closeLink: string;
    readonly done: Readonly<
      Record<
        'opened' | 'password' | 'sessions' | 'asked' | 'moved' | 'passkeyAdded' | 'passkeyRemoved',
        string
      >
    >;
  };
  readonly close: {
    readonly title: string;
    readonly question: string;
    readonly text: readonly ((period: string) => string)[];
    readonly button: string;
    readonly cancel: string;
  };
  readonly closed: {
    readonly title: string;
    readonly lede: (period: string) => string;
    readonly again: string;
  };
  readonly faults: Readonly<Record<FaultCode, string>>;
}

export const accountWords: Readonly<Record<Language, AccountWords>> = { en, de, ru };
