/**
 * What the program itself decides: about whom an activity is, where the policy tells of it, and what it is able to
 * take. A policy file states it for its readers and may take less; it cannot make it untrue.
 */
import type { Activity } from './language.ts';
import type { ActivityName, DataCategory } from './vocabulary.ts';

export interface ActivityFacts extends Pick<Activity, 'clause' | 'ours' | 'subjects'> {
  /** What a person can be asked for, as a condition or not. */
  readonly given: readonly DataCategory[];
  /** What arises in the program. */
  readonly recorded: readonly DataCategory[];
}

/** Given categories whose taking is no choice: files and choices are always free, a password is always needed. */
export const fixedTaking: { readonly [C in DataCategory]?: 'required' | 'optional' } = {
  attachment: 'optional',
  cookieChoice: 'optional',
  password: 'required',
};

export const activityFacts: Readonly<Record<ActivityName, ActivityFacts>> = {
  accessLog: {
    clause: '2.1',
    ours: false,
    subjects: 'visitors',
    given: [],
    recorded: ['ipAddress', 'time', 'searchPhrase', 'browser', 'system', 'language', 'provider', 'request'],
  },
  visits: {
    clause: '5.2',
    ours: false,
    subjects: 'visitors',
    given: [],
    recorded: ['visitId', 'pageViewed', 'linkUsed', 'timeOnPage', 'time'],
  },
  statistics: { clause: '5.3', ours: false, subjects: 'nobody', given: [], recorded: [] },
  choice: { clause: '5.5', ours: true, subjects: 'visitors', given: ['cookieChoice'], recorded: [] },
  contact: {
    clause: '1.3',
    ours: false,
    subjects: 'correspondents',
    given: ['message', 'email', 'name', 'phone', 'attachment'],
    recorded: ['language', 'time', 'token'],
  },
  supportRequest: {
    clause: '6.1.1',
    ours: false,
    subjects: 'customers',
    given: [
      'description',
      'name',
      'email',
      'productName',
      'productVersion',
      'licenceNumber',
      'operatingSystem',
      'attachment',
    ],
    recorded: ['language', 'time', 'token'],
  },
  faultRecord: {
    clause: '6.1.2',
    ours: false,
    subjects: 'nobody',
    given: [],
    recorded: ['productName', 'productVersion', 'operatingSystem', 'faultKind'],
  },
  satisfaction: { clause: '10.8', ours: true, subjects: 'nobody', given: ['rating'], recorded: [] },
  newsletterSignUp: {
    clause: '6.2.2',
    ours: false,
    subjects: 'subscribers',
    given: ['email'],
    recorded: ['language', 'time', 'consentText', 'token'],
  },
  newsletter: {
    clause: '6.2.3',
    ours: false,
    subjects: 'subscribers',
    given: ['email', 'topics', 'language'],
    recorded: ['time', 'consentText'],
  },
  newsletterMeasuring: {
    clause: '6.2.3',
    ours: true,
    subjects: 'subscribers',
    given: [],
    recorded: ['opens', 'clicks'],
  },
  suppression: { clause: '6.2.4', ours: true, subjects: 'subscribers', given: [], recorded: ['addressHash'] },
  sendLedger: {
    clause: '6.2.3',
    ours: true,
    subjects: 'subscribers',
    given: [],
    recorded: ['deliveryState', 'time'],
  },
  bounce: {
    clause: '6.2.3',
    ours: true,
    subjects: 'subscribers',
    given: [],
    recorded: ['email', 'deliveryState', 'time'],
  },
  googleAnalytics: {
    clause: '6.3.1',
    ours: false,
    subjects: 'visitors',
    given: [],
    recorded: ['pageViewed', 'linkUsed', 'ipAddress'],
  },
  yandexMetrica: {
    clause: '6.3.1',
    ours: false,
    subjects: 'visitors',
    given: [],
    recorded: ['pageViewed', 'linkUsed', 'ipAddress'],
  },
  licenceSeat: {
    clause: '7.1',
    ours: true,
    subjects: 'customers',
    given: ['licenceNumber'],
    recorded: ['machineHash', 'nonce', 'productVersion', 'edition', 'time'],
  },
  licenceVerification: {
    clause: '7.2',
    ours: false,
    subjects: 'customers',
    given: ['purchaseDate', 'purchasePlace'],
    recorded: ['consentText'],
  },
  activationAddress: {
    clause: '7.2',
    ours: false,
    subjects: 'customers',
    given: [],
    recorded: ['ipAddress'],
  },
  personalSupport: {
    clause: '7.2',
    ours: false,
    subjects: 'customers',
    given: ['userName', 'firstName', 'surname', 'email'],
    recorded: ['consentText'],
  },
  licenceReview: {
    clause: '7.2',
    ours: true,
    subjects: 'customers',
    given: ['message'],
    recorded: ['language', 'time', 'token'],
  },
  account: {
    clause: '7.2',
    ours: false,
    subjects: 'customers',
    given: ['email', 'password'],
    recorded: ['language', 'time', 'consentText'],
  },
  accountSession: {
    clause: '10.1',
    ours: true,
    subjects: 'customers',
    given: [],
    recorded: ['token', 'time'],
  },
  secondFactor: {
    clause: '10.1',
    ours: true,
    subjects: 'customers',
    given: ['passkeyName'],
    recorded: ['totpSecret', 'passkey', 'time'],
  },
  personRecord: { clause: '10.1', ours: true, subjects: 'persons', given: [], recorded: ['email', 'time'] },
  addressProof: {
    clause: '10.1',
    ours: true,
    subjects: 'persons',
    given: ['email'],
    recorded: ['token', 'time', 'language'],
  },
  consentReceipt: {
    clause: '10.2',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['decision', 'consentText', 'recipient', 'time'],
  },
  objection: {
    clause: '8.1',
    ours: true,
    subjects: 'persons',
    given: ['reasons'],
    recorded: ['decision', 'time'],
  },
  rightsRequest: {
    clause: '10.3',
    ours: true,
    subjects: 'persons',
    given: ['email', 'reasons'],
    recorded: ['decision', 'time', 'language', 'token'],
  },
  consultation: {
    clause: '10.3',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['reader', 'reasons', 'time'],
  },
  disclosure: {
    clause: '10.4',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['recipient', 'evidence', 'lawName', 'time'],
  },
  hold: {
    clause: '10.4',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['lawName', 'reasons', 'reader', 'time'],
  },
  breachRegister: {
    clause: '10.4',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['incident', 'time'],
  },
  erasureLedger: {
    clause: '10.5',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['addressHash', 'time'],
  },
  backup: { clause: '10.5', ours: true, subjects: 'persons', given: [], recorded: [] },
  outgoingMail: {
    clause: '10.6',
    ours: true,
    subjects: 'persons',
    given: ['email'],
    recorded: ['mailContent', 'deliveryState', 'time'],
  },
  incomingMail: {
    clause: '10.6',
    ours: true,
    subjects: 'persons',
    given: [],
    recorded: ['email', 'mailContent', 'time'],
  },
  staff: {
    clause: '10.7',
    ours: true,
    subjects: 'staff',
    given: ['email', 'name', 'password', 'language'],
    recorded: ['totpSecret', 'staffRole', 'token', 'time'],
  },
  staffLog: { clause: '10.7', ours: true, subjects: 'staff', given: [], recorded: ['staffAct', 'time'] },
};
