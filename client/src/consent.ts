/** What somebody agreed to while installing, as hashes that customer and vendor hold alike. */
import { createHash } from 'node:crypto';
import { withLength } from './certificate.ts';

/** In the order in which a certificate names them. */
export const purposes = ['licenceVerification', 'personalSupport', 'account'] as const;
export type Purpose = (typeof purposes)[number];

/** A sentence as it was shown, and for what. */
export interface ConsentText {
  readonly product: string;
  /** Of the product. */
  readonly version: string;
  readonly purpose: Purpose;
  readonly language: string;
  /** The policy in force. */
  readonly policyVersion: string;
  readonly text: string;
}

/** SHA-256 as 64 hexadecimal digits. */
export function consentTextHash(shown: ConsentText): string {
  const { product, version, purpose, language, policyVersion, text } = shown;
  const fields = [product, version, purpose, language, policyVersion, text].map((field) =>
    Buffer.from(field),
  );
  return sha256(Buffer.concat([Buffer.from('avow consent 1\0'), ...fields.map(withLength)]));
}

/** The consent that a certificate states: over the hashes of the texts agreed to. `null` where there is none. */
export function consentHash(given: Partial<Readonly<Record<Purpose, string>>>): string | null {
  const lines = purposes.flatMap((purpose) => (given[purpose] ? [`${purpose}=${given[purpose]}\n`] : []));
  return lines.length === 0 ? null : sha256(Buffer.from(lines.join('')));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
