/** The words of the pages about staff; a missing one is a compile error. */

import type { Names } from '../../platform/names.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { ru } from './words/ru.ts';

/** What can be wrong with a form of this module; `{least}` and `{most}` stand for figures. */
export const faultCodes = [
  'wrongSignIn',
  'wrongCode',
  'signInExpired',
  'wrongPassword',
  'addressTaken',
  'passwordShort',
  'passwordLong',
  'passwordControl',
  'passwordPopular',
  'passwordGuessable',
  'credentialsMissing',
  'lastOwner',
  'roleBeyond',
  'missing',
  'tooLong',
  'badEmail',
  'lineBreak',
  'badValue',
  'nameTaken',
  'scopeMissing',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface StaffWords {
  readonly menu: { overview: string; staff: string; log: string; profile: string };
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
  readonly signIn: {
    title: string;
    button: string;
    forgotten: string;
    codeTitle: string;
    codeLede: string;
    code: string;
    codeHint: string;
    codeButton: string;
    again: string;
  };
  readonly signUp: {
    title: string;
    firstLede: string;
    invitedLede: (role: string) => string;
    resetTitle: string;
    resetLede: string;
    passwordHint: (least: number) => string;
    next: string;
    factorTitle: string;
    factorLede: string;
    scan: string;
    qrAlt: string;
    typeInstead: string;
    codeLabel: string;
    factorButton: string;
    codesTitle: string;
    codesLede: string;
    codesPrint: string;
    toConsole: string;
  };
  readonly overview: {
    title: string;
    lede: (date: string) => string;
    nothingWaits: string;
    whole: string;
    promises: string;
    ofAll: (kept: number, all: number) => string;
    measured: string;
    broken: (count: number) => string;
    acts: string;
    ownActs: string;
    allActs: string;
  };
  readonly staff: {
    title: string;
    lede: string;
    members: string;
    since: string;
    state: string;
    working: string;
    left: (date: string) => string;
    goes: (date: string) => string;
    invitations: string;
    noInvitations: string;
    until: string;
    change: string;
    withdraw: string;
    invite: string;
    inviteText: string;
    inviteButton: string;
    chooseRole: string;
    invitedTitle: string;
    invitedMailed: (address: string) => string;
    invitedLink: string;
    back: string;
    roleMay: string;
    roleButton: string;
    roleText: string;
    signOut: string;
    signOutText: (count: number) => string;
    signOutButton: string;
    end: string;
    endText: (period: string) => string;
    endLink: string;
    endTitle: (name: string) => string;
    endButton: string;
    keep: string;
    acts: string;
  };
  readonly log: {
    title: string;
    lede: (period: string) => string;
    time: string;
    who: string;
    what: string;
    subject: string;
    operator: string;
    unknown: string;
    former: (id: string) => string;
    none: string;
  };
  readonly profile: {
    title: string;
    lede: string;
    facts: string;
    language: string;
    languageLabel: string;
    languageBrowser: string;
    languageButton: string;
    sessions: string;
    sessionsText: (idle: string, total: string) => string;
    begun: string;
    seen: string;
    ends: string;
    browser: string;
    thisBrowser: string;
    otherBrowser: string;
    begunAt: (time: string) => string;
    endWhich: string;
    endOthers: string;
    endSession: string;
    password: string;
    passwordText: string;
    current: string;
    fresh: string;
    passwordButton: string;
    passwordDone: string;
    factor: string;
    factorText: (left: number) => string;
    codeHint: string;
    factorButton: string;
    acts: string;
  };
  readonly mail: {
    subject: (site: string) => string;
    text: (site: string, role: string) => string;
    button: string;
    works: (period: string) => string;
    reason: string;
  };
  readonly faults: Readonly<Record<FaultCode, string>>;
}

export const staffWords: Readonly<Record<Language, StaffWords>> = { en, de, ru };

/** What its mails are for, and what its acts are called in the log of staff. */
export const staffNames: Names = {
  'staff.invitation': {
    en: 'Invitation of staff',
    de: 'Einladung ins Team',
    ru: 'Приглашение сотрудника',
  },
  'staff.invited': {
    en: 'Invited somebody',
    de: 'Jemanden eingeladen',
    ru: 'Приглашение',
  },
  'staff.withdrawn': {
    en: 'Withdrew an invitation',
    de: 'Eine Einladung zurückgezogen',
    ru: 'Отзыв приглашения',
  },
  'staff.joined': {
    en: 'Signed up',
    de: 'Zugang eingerichtet',
    ru: 'Создание доступа',
  },
  'staff.roleChanged': {
    en: 'Changed a role',
    de: 'Eine Rolle geändert',
    ru: 'Изменение роли',
  },
  'staff.left': {
    en: 'Ended an access',
    de: 'Einen Zugang beendet',
    ru: 'Прекращение доступа',
  },
  'staff.resetStarted': {
    en: 'Let somebody set a new password and second factor',
    de: 'Jemanden Passwort und zweiten Faktor neu setzen lassen',
    ru: 'Разрешена замена пароля и второго фактора',
  },
  'staff.resetDone': {
    en: 'Set a new password and second factor',
    de: 'Passwort und zweiten Faktor neu gesetzt',
    ru: 'Замена пароля и второго фактора',
  },
  'staff.signedIn': {
    en: 'Signed in',
    de: 'Angemeldet',
    ru: 'Вход',
  },
  'staff.signInFailed': {
    en: 'Failed to sign in: wrong address or password',
    de: 'Anmeldung gescheitert: Adresse oder Passwort falsch',
    ru: 'Неудачный вход: неверный адрес или пароль',
  },
  'staff.codeFailed': {
    en: 'Failed to sign in: wrong code',
    de: 'Anmeldung gescheitert: Code falsch',
    ru: 'Неудачный вход: неверный код',
  },
  'staff.recoveryCodeUsed': {
    en: 'Used a recovery code',
    de: 'Einen Wiederherstellungscode benutzt',
    ru: 'Использован код восстановления',
  },
  'staff.signedOut': {
    en: 'Signed out',
    de: 'Abgemeldet',
    ru: 'Выход',
  },
  'staff.sessionsEnded': {
    en: 'Ended sessions',
    de: 'Sitzungen beendet',
    ru: 'Завершение сеансов',
  },
  'staff.passwordChanged': {
    en: 'Changed the password',
    de: 'Das Passwort geändert',
    ru: 'Смена пароля',
  },
  'token.issued': {
    en: 'Made a token of the interface',
    de: 'Einen Schlüssel der Schnittstelle erstellt',
    ru: 'Создан ключ интерфейса',
  },
  'token.withdrawn': {
    en: 'Withdrew a token of the interface',
    de: 'Einen Schlüssel der Schnittstelle entzogen',
    ru: 'Отозван ключ интерфейса',
  },
  'staff.secondFactorChanged': {
    en: 'Changed the second factor',
    de: 'Den zweiten Faktor geändert',
    ru: 'Смена второго фактора',
  },
};
