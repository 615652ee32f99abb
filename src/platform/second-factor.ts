/** Second factors and recovery codes: how they are made, kept and checked. Each service has keys of its own. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { newCode, normaliseCode } from './ids.ts';
import type { Services } from './module.ts';

type Keys = Services['keys'];
type Scope = 'staff' | 'account';

const secretBytes = 20;
const ivBytes = 12;
const tagBytes = 16;

/** A new TOTP secret: 160 bits (RFC 4226, 4), sealed for its owner with AES-256-GCM. */
export const newSealedSecret = (keys: Keys, scope: Scope, owner: string): Buffer =>
  sealSecret(keys, scope, owner, randomBytes(secretBytes));

export function sealSecret(keys: Keys, scope: Scope, owner: string, secret: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(keys, scope, owner), iv);
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the bytes were changed, or were sealed for somebody else or under another key */
export function openSecret(keys: Keys, scope: Scope, owner: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    sealingKey(keys, scope, owner),
    sealed.subarray(0, ivBytes),
  );
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** Each owner's secret has a key of its own, so that a sealed secret cannot be moved to somebody else. */
const sealingKey = (keys: Keys, scope: Scope, owner: string): Buffer =>
  keys.mac('tokens', `${scope} totp`, owner);

/** The authenticator of an address: six digits, 30 seconds, SHA-1, as every authenticator app has it (RFC 6238). */
export function totpOf(secret: Buffer, issuer: string, email: string): TOTP {
  return new TOTP({ issuer, label: email, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
}

/** The time that authenticators show: they know nothing of a clock that is shifted for a trial. */
export const authenticatorTime = ({ clock, env }: Pick<Services, 'clock' | 'env'>): Date =>
  new Date(clock.now().getTime() - env.clockOffsetMs);

/**
 * The time step (30 s since 1970) to which a code belongs, with one step of tolerance either way; `null` when it is
 * wrong or not later than the last one used.
 */
export function acceptedStep(secret: Buffer, code: string, now: Date, lastStep: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = totpOf(secret, '', '');
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = totp.counter({ timestamp: now.getTime() }) + delta;
  return step > lastStep ? step : null;
}

const recoveryCodes = 8;
/** Five groups carry 125 bits: too many to guess, so a keyed hash is enough to keep them (OWASP ASVS 5, 6.5.2). */
const recoveryGroups = 5;

/** Codes to be printed and put away, for the day on which the second factor is lost. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodes }, () => newCode(recoveryGroups));

/** The keyed hash of a recovery code as it was typed; `null` when it cannot be one. */
export function recoveryMac(keys: Keys, scope: Scope, owner: string, typed: string): Buffer | null {
  const code = normaliseCode(typed, recoveryGroups);
  return code === null ? null : keys.mac('tokens', `${scope} recovery`, `${owner} ${code}`);
}
