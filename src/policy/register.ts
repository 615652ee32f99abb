/** The record of processing activities (GDPR Art. 30(1)), compiled from the policy. */
import { stringify } from 'csv-stringify/sync';
import type { Policy } from './language.ts';
import { type ActivityRow, compileActivities, sectionOf } from './page.ts';
import type { PolicyTexts } from './texts.ts';
import { countryName, eea, fill, type Values, valuesOf } from './values.ts';
import type { ActivityName, ClauseId, Language } from './vocabulary.ts';

export interface RegisterRow {
  readonly activity: ActivityName;
  readonly title: string;
  readonly clause: ClauseId;
  /** The program that takes the data (clause 1.1). */
  readonly surface: 'webServer' | 'activationClient';
  readonly surfaceName: string;
  readonly purpose: string;
  readonly subjects: string;
  readonly data: readonly string[];
  readonly basis: string;
  readonly ground: string;
  /** "Name (role)" of each recipient. */
  readonly recipients: readonly string[];
  /** Recipients outside the European Economic Area: "Name, country: safeguard". */
  readonly thirdCountries: readonly string[];
  readonly disclose: string;
  readonly timeLimits: string;
}

export interface Register {
  readonly version: string;
  readonly effective: string;
  readonly controller: {
    readonly name: string;
    readonly address: string;
    readonly country: string;
    readonly email: string;
    readonly phones: string;
  };
  /** Sentences: who it is, or why there is none. */
  readonly representative: string;
  readonly dataProtectionOfficer: string;
  readonly security: readonly string[];
  readonly activities: readonly RegisterRow[];
}

/**
 * The register in one language; plain data, printed as JSON as it is.
 * @throws UnknownPlaceholder when a text asks for a value that the policy does not give
 */
export function compileRegister(policy: Policy, texts: PolicyTexts, language: Language): Register {
  const values = valuesOf(policy, texts, language);
  const { controller } = policy;
  return {
    version: policy.version,
    effective: policy.effective,
    controller: {
      name: controller.name,
      address: controller.address,
      country: countryName(controller.country, language),
      email: controller.emails.privacy,
      phones: sentence(values, 'controller.phones'),
    },
    representative: sentence(values, 'controller.representative.text'),
    dataProtectionOfficer: sentence(values, 'controller.dataProtectionOfficer.text'),
    security: texts.security.map((measure) => fill(measure, values)),
    activities: compileActivities(policy, texts, language).map((row) =>
      registerRow(policy, texts, language, row),
    ),
  };
}

const sentence = (values: Values, name: string): string => fill(`{${name}}`, values);

/** Products are clause 7: what they take, the activation client takes. */
const surfaceOf = (clause: ClauseId): RegisterRow['surface'] =>
  sectionOf(clause) === '7' ? 'activationClient' : 'webServer';

function registerRow(policy: Policy, texts: PolicyTexts, language: Language, row: ActivityRow): RegisterRow {
  const recipients = row.recipients.map((name) => policy.recipients[name]);
  return {
    activity: row.name,
    title: row.title,
    clause: row.clause,
    surface: surfaceOf(row.clause),
    surfaceName: texts.surfaces[surfaceOf(row.clause)],
    purpose: row.purpose,
    subjects: row.subjects,
    data: row.data.map(({ name }) => name),
    basis: row.basis,
    ground: row.ground,
    recipients: recipients.map(({ name, kind }) => `${name} (${texts.recipientKinds[kind]})`),
    thirdCountries: recipients
      .filter(({ country }) => !eea.has(country))
      .map(
        ({ name, country, safeguard }) =>
          `${name}, ${countryName(country, language)}: ${texts.safeguards[safeguard]}`,
      ),
    disclose: row.disclose,
    timeLimits: row.until,
  };
}

/**
 * The register as CSV (RFC 4180), one activity a line, all of Art. 30(1) on each. Cells that a spreadsheet would run as
 * a formula begin with an apostrophe.
 */
export function registerCsv(register: Register): string {
  const { controller } = register;
  const shared = {
    controller: `${controller.name}, ${controller.address}, ${controller.country}`,
    contact: `${controller.email}; ${controller.phones}`,
    representative: register.representative,
    dataProtectionOfficer: register.dataProtectionOfficer,
    security: register.security.join(' '),
    policyVersion: register.version,
  };
  const rows = register.activities.map(({ surface: _, ...row }) => ({
    ...row,
    data: row.data.join('; '),
    recipients: row.recipients.join('; '),
    thirdCountries: row.thirdCountries.join('; '),
    ...shared,
  }));
  return stringify(rows, { header: true, record_delimiter: '\r\n', escape_formulas: true });
}
