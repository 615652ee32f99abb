/** Receipts of erasures: signed with Ed25519 (RFC 8032), verifiable without us. They name nobody. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../../platform/fault.ts';
import type { Keys } from '../../../platform/keys.ts';

/** What a receipt states. */
export const statementShape = z.strictObject({
  format: z.literal('avow-erasure-receipt'),
  version: z.literal(1),
  controller: z.string(),
  ledgerNumber: z.int().positive(),
  erasedAt: z.iso.datetime(),
  policyVersion: z.string(),
  /** Rows deleted, by table. */
  deleted: z.record(z.string(), z.int().nonnegative()),
  /** Rows kept, and why. */
  kept: z.array(
    z.strictObject({
      table: z.string(),
      rows: z.int().positive(),
      article: z.string(),
      because: z.string(),
      until: z.iso.datetime().nullable(),
    }),
  ),
  /** Recipients to whom data went, and who are to be told (Art. 19). */
  toBeTold: z.array(z.string()),
});
export type Statement = z.infer<typeof statementShape>;

/** The file: the statement as the exact text that was signed, and the signature in base64. */
export const receiptShape = z.object({ statement: z.string(), signature: z.string() });
export type Receipt = z.infer<typeof receiptShape>;

/** PKCS #8 wrapping of an Ed25519 seed (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKey = (keys: Keys): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, keys.bytes('receipts')]), format: 'der', type: 'pkcs8' });

/** The public key as PEM (SubjectPublicKeyInfo). */
export const publicKeyPem = (keys: Keys): string =>
  createPublicKey(privateKey(keys)).export({ format: 'pem', type: 'spki' }).toString();

export function signStatement(keys: Keys, statement: Statement): Receipt {
  const text = JSON.stringify(statement);
  return { statement: text, signature: sign(null, Buffer.from(text), privateKey(keys)).toString('base64') };
}

/**
 * Verifies a receipt file against a public key.
 * @throws Fault naming what is wrong: the file, the key or the signature
 */
export function verifyReceipt(file: string, pem: string): Statement {
  const receipt = parseReceipt(file);
  if (
    !verify(
      null,
      Buffer.from(receipt.statement),
      readPublicKey(pem),
      Buffer.from(receipt.signature, 'base64'),
    )
  )
    throw new Fault(
      'The signature does not fit: the receipt was altered, or it was signed with another key.',
    );
  return readStatement(receipt);
}

function parseReceipt(file: string): Receipt {
  try {
    return receiptShape.parse(JSON.parse(file));
  } catch {
    throw new Fault('The file is no receipt: it must be the JSON file that was offered for download.');
  }
}

export const readStatement = (receipt: Receipt): Statement =>
  statementShape.parse(JSON.parse(receipt.statement));

function readPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new Fault('The key is no public key in PEM: fetch /.well-known/avow-receipts.pem from the site.');
  }
}
