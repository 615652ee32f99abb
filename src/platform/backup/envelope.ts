/**
 * The encryption of a backup: AES-256-GCM over pieces of 64 KiB, each with its number and whether it is the last one in
 * its nonce, so that pieces cannot be altered, exchanged, left out or cut off (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption", 2015). Every file has a key of its own.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Fault } from '../fault.ts';

const magic = Buffer.from('avow backup 1\n');
const saltBytes = 32;
const checkBytes = 16;
const pieceBytes = 65_536;
const tagBytes = 16;
const headBytes = magic.length + saltBytes + checkBytes;

/** Encrypts a stream of bytes under the deployment's backup key. */
export async function* seal(key: Buffer, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  yield Buffer.concat([magic, salt, checkOf(key, salt)]);
  const fileKey = fileKeyOf(key, salt);
  let number = 0;
  // Only what has more behind it is surely not the last piece.
  for await (const { piece, last } of piecesOf(plain, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number++, last));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * Decrypts what `seal` made. Each piece is proven before it is given out; the end of the iteration proves that nothing
 * is missing, so what was read must not be relied on before.
 * @throws Fault when the file is no backup, was made under another key, or was altered or cut off
 */
export async function* unseal(key: Buffer, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let fileKey: Buffer | null = null;
  let number = 0;
  for await (const { piece, last } of piecesOf(sealed, pieceBytes + tagBytes, headBytes)) {
    if (fileKey) yield openPiece(fileKey, piece, number++, last);
    else fileKey = openHead(key, piece, last);
  }
}

function openHead(key: Buffer, head: Buffer, last: boolean): Buffer {
  const salt = head.subarray(magic.length, magic.length + saltBytes);
  if (head.length < headBytes || !head.subarray(0, magic.length).equals(magic))
    throw new Fault('This file is no backup of Avow: name the file that "avow backup" wrote.');
  if (!timingSafeEqual(head.subarray(magic.length + saltBytes), checkOf(key, salt)))
    throw new Fault(
      'This backup was made under another key: put the keys/backup.key of that time into the data directory.',
    );
  if (last) throw altered();
  return fileKeyOf(key, salt);
}

function openPiece(key: Buffer, piece: Buffer, number: number, last: boolean): Buffer {
  if (piece.length < tagBytes) throw altered();
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last));
  decipher.setAuthTag(piece.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw altered();
  }
}

const altered = () =>
  new Fault('This backup was cut off or altered and nothing was restored: take another copy of it.');

const fileKeyOf = (key: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'avow backup file', 32));

/** Tells a wrong key from an altered file. */
const checkOf = (key: Buffer, salt: Buffer): Buffer =>
  createHmac('sha256', fileKeyOf(key, salt)).update('avow backup key check').digest().subarray(0, checkBytes);

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 0, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of one size, the first of another where given; the last may be shorter, and is marked. */
async function* piecesOf(
  stream: AsyncIterable<Buffer>,
  size: number,
  firstSize = size,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = firstSize;
  for await (const chunk of stream) {
    held.push(chunk);
    length += chunk.length;
    if (length <= wanted) continue;
    let rest = Buffer.concat(held);
    while (rest.length > wanted) {
      yield { piece: rest.subarray(0, wanted), last: false };
      rest = rest.subarray(wanted);
      wanted = size;
    }
    held = [rest];
    length = rest.length;
  }
  yield { piece: Buffer.concat(held), last: true };
}
