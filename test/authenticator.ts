/** A passkey authenticator in software (WebAuthn 3, 6): what a browser would answer, and what none would, for tests. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What is otherwise than it should be. */
export interface Oddity {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly counter?: number;
  /** The user was there but not verified. */
  readonly unverified?: true;
  readonly userHandle?: string;
}

export interface Authenticator {
  /** The answer to creation options, as the JSON that a browser makes. */
  readonly make: (options: CreationOptions, oddity?: Oddity) => string;
  /** The answer to request options, by the passkey that was made. */
  readonly use: (options: RequestOptions, oddity?: Oddity) => string;
}

export interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
}

export interface RequestOptions {
  readonly challenge: string;
}

const userPresent = 0x01;
const userVerified = 0x04;
const withCredential = 0x40;

export function createAuthenticator(publicUrl: string): Authenticator {
  const { hostname, origin } = new URL(publicUrl);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let handle = '';
  let counter = 0;
  const clientData = (type: string, options: RequestOptions, oddity: Oddity) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: options.challenge,
        origin,
        crossOrigin: false,
        ...changedBy(oddity),
      }),
    );
  const authData = (flags: number, { rpId = hostname, counter: odd = counter, unverified }: Oddity) =>
    Buffer.concat([
      sha256(rpId),
      Buffer.of(flags | userPresent | (unverified ? 0 : userVerified)),
      uint32(odd),
    ]);
  const answer = (response: Readonly<Record<string, string>>) => {
    const rawId = id.toString('base64url');
    return JSON.stringify({ id: rawId, rawId, type: 'public-key', response, clientExtensionResults: {} });
  };
  return {
    make: (options, oddity = {}) => {
      handle = options.user.id;
      const length = Buffer.of(id.length >> 8, id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const data = Buffer.concat([authData(withCredential, oddity), credential]);
      return answer({
        clientDataJSON: clientData('webauthn.create', options, oddity).toString('base64url'),
        attestationObject: attestation(data).toString('base64url'),
      });
    },
    use: (options, oddity = {}) => {
      counter += 1;
      const json = clientData('webauthn.get', options, oddity);
      const data = authData(0, oddity);
      return answer({
        clientDataJSON: json.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature(privateKey, Buffer.concat([data, sha256(json)])).toString('base64url'),
        userHandle: oddity.userHandle ?? handle,
      });
    },
  };
}

const changedBy = ({ origin, challenge }: Oddity) => ({
  ...(origin !== undefined && { origin }),
  ...(challenge !== undefined && { challenge }),
});

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const signature = (key: KeyObject, data: Buffer): Buffer => sign('sha256', data, key);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A key of ES256 as COSE writes it (RFC 9053, 7.1.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (label: number, value: string) =>
    Buffer.concat([Buffer.of(label, 0x58, 32), Buffer.from(value, 'base64url')]);
  return Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01),
    coordinate(0x21, x),
    coordinate(0x22, y),
  ]);
}

/** An attestation that attests nothing, in CBOR: {"fmt": "none", "attStmt": {}, "authData": data}. */
function attestation(data: Buffer): Buffer {
  const name = (text: string) => Buffer.concat([Buffer.of(0x60 | text.length), Buffer.from(text)]);
  const parts = [name('fmt'), name('none'), name('attStmt'), Buffer.of(0xa0), name('authData')];
  return Buffer.concat([Buffer.of(0xa3), ...parts, Buffer.of(0x58, data.length), data]);
}
