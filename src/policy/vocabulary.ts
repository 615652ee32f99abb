/**
 * The words that the policy, the declarations and the modules share. A name that is not listed here cannot be
 * written in a policy file or in a `data.ts`: the compiler refuses it, and `avow policy check` refuses it by name.
 * Terms follow the GDPR and the W3C Data Privacy Vocabulary where these have one.
 */

export const languages = ['en', 'de', 'ru'] as const;
export type Language = (typeof languages)[number];

/** Activities of processing (GDPR Art. 30). Those of services not yet built are bound by the same policy. */
export const activityNames = [
  'accessLog',
  'visits',
  'statistics',
  'contact',
  'supportRequest',
  'faultRecord',
  'satisfaction',
  'newsletterSignUp',
  'newsletter',
  'newsletterMeasuring',
  'suppression',
  'sendLedger',
  'bounce',
  'googleAnalytics',
  'yandexMetrica',
  'licenceSeat',
  'licenceVerification',
  'activationAddress',
  'personalSupport',
  'licenceReview',
  'account',
  'accountSession',
  'secondFactor',
  'personRecord',
  'addressProof',
  'consentReceipt',
  'objection',
  'rightsRequest',
  'consultation',
  'disclosure',
  'hold',
  'breachRegister',
  'erasureLedger',
  'outgoingMail',
  'incomingMail',
  'choice',
  'staff',
  'staffLog',
  'backup',
] as const;
export type ActivityName = (typeof activityNames)[number];

/** Categories of personal data. A column of a table holds one of them, or `none`. */
export const dataCategories = [
  'ipAddress',
  'time',
  'searchPhrase',
  'browser',
  'system',
  'language',
  'provider',
  'request',
  'visitId',
  'pageViewed',
  'linkUsed',
  'timeOnPage',
  'email',
  'name',
  'phone',
  'message',
  'attachment',
  'productName',
  'productVersion',
  'licenceNumber',
  'operatingSystem',
  'description',
  'faultKind',
  'rating',
  'topics',
  'opens',
  'clicks',
  'addressHash',
  'userName',
  'firstName',
  'surname',
  'purchaseDate',
  'purchasePlace',
  'password',
  'machineHash',
  'nonce',
  'edition',
  'token',
  'totpSecret',
  'passkey',
  'passkeyName',
  'consentText',
  'decision',
  'reasons',
  'reader',
  'recipient',
  'evidence',
  'lawName',
  'mailContent',
  'deliveryState',
  'cookieChoice',
  'staffRole',
  'staffAct',
  'incident',
] as const;
export type DataCategory = (typeof dataCategories)[number];

export const subjectKinds = [
  'visitors',
  'correspondents',
  'customers',
  'subscribers',
  'persons',
  'staff',
  'nobody',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Legal bases of GDPR Art. 6(1) that the program supports. */
export const bases = ['consent', 'contract', 'legalObligation', 'legitimateInterests'] as const;
export type Basis = (typeof bases)[number];
export const basisArticle: Record<Basis, string> = {
  consent: '6(1)(a)',
  contract: '6(1)(b)',
  legalObligation: '6(1)(c)',
  legitimateInterests: '6(1)(f)',
};

/** What is asked while a product is installed, each by a tick of its own (clause 7.2). They are activities too. */
export const consentPurposes = [
  'licenceVerification',
  'personalSupport',
  'account',
] as const satisfies readonly ActivityName[];
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Activities that rest on the consent to another one, and end with it. */
export const consentedWith: { readonly [A in ActivityName]?: ConsentPurpose } = {
  activationAddress: 'licenceVerification',
};

/** Points in time from which a period runs. A table maps each anchor that its activity uses to a column. */
export const anchors = [
  'recorded',
  'lastSeen',
  'received',
  'answered',
  'closed',
  'signedUp',
  'left',
  'released',
  'activated',
  'issued',
  'ended',
  'decided',
  'sent',
  'day',
] as const;
export type Anchor = (typeof anchors)[number];

export const recipientKinds = [
  'self',
  'processor',
  'third-party',
  'designated-by-person',
  'authority',
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

export const staffRoles = ['owner', 'privacyOfficer', 'support', 'editor', 'sales', 'viewer'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What a member of staff may do. Each console route states the one that it needs. */
export const permissions = [
  'overview',
  'visits:read',
  'siteHealth:read',
  'contact:read',
  'contact:answer',
  'rights:read',
  'rights:decide',
  'persons:export',
  'persons:erase',
  'holds:manage',
  'retention:read',
  'register:read',
  'disclosures:read',
  'consultations:read',
  'outbox:read',
  'newsletter:read',
  'newsletter:write',
  'newsletter:send',
  'subscribers:read',
  'subscribers:export',
  'licences:read',
  'licences:issue',
  'licences:manage',
  'licences:export',
  'customers:read',
  'activations:read',
  'reviews:decide',
  'tokens:manage',
  'staff:read',
  'staff:manage',
] as const;
export type Permission = (typeof permissions)[number];

/** What a token of the interface may do: the same words as for staff, of which each token has some. */
export const tokenScopes = [
  'licences:issue',
  'licences:manage',
  'activations:read',
] as const satisfies readonly Permission[];
export type TokenScope = (typeof tokenScopes)[number];

export const cookieNames = ['visit', 'choice', 'staff', 'account', 'proof'] as const;
export type CookieName = (typeof cookieNames)[number];

export const recipientNames = ['mailRelay', 'google', 'yandex'] as const;
export type RecipientName = (typeof recipientNames)[number];

/** Clauses of the published page, in their order. `10.x` is what we add to the policy of record. */
export const clauseIds = [
  'preamble',
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '2.1',
  '2.2',
  '2.3',
  '3',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '4',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '4.6',
  '4.7',
  '5.1',
  '5.2',
  '5.3',
  '5.4',
  '5.5',
  '6',
  '6.1.1',
  '6.1.2',
  '6.1.3',
  '6.2.1',
  '6.2.2',
  '6.2.3',
  '6.2.4',
  '6.3.1',
  '6.3.2',
  '6.3.3',
  '6.3.4',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
  '7.5',
  '8.1',
  '8.2',
  '8.3',
  '9',
  '10.1',
  '10.2',
  '10.3',
  '10.4',
  '10.5',
  '10.6',
  '10.7',
  '10.8',
] as const;
export type ClauseId = (typeof clauseIds)[number];

export const sectionIds = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export type SectionId = (typeof sectionIds)[number];
