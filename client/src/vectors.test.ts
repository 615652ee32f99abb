import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../src/platform/repository.ts';
import { vectorsFile } from './vectors.ts';

const file = join(repository, 'client/vectors/avow-activation-1.json');
const page = readFileSync(join(repository, 'docs/activation-verify.md'), 'utf8');
const program = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

test('the vectors are those of this program', async () => {
  await expect(vectorsFile()).toMatchFileSnapshot(file);
});

test('the program of the docs, in Python with OpenSSL, takes and refuses what the vectors say', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'avow-vectors-')), 'verify.py');
  writeFileSync(path, program);
  const { stdout, stderr, status } = spawnSync('python3', [path, file], { encoding: 'utf8' });
  expect({ stdout, stderr, status }).toEqual({ stdout: 'all vectors hold\n', stderr: '', status: 0 });
});

test('the line of the docs verifies with OpenSSL alone, and refuses what was changed', () => {
  const { product, certificates } = JSON.parse(readFileSync(file, 'utf8'));
  const [{ signed, signature }] = certificates.valid;
  const folder = mkdtempSync(join(tmpdir(), 'avow-openssl-'));
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(product.keys[1], 'base64url'),
  ]);
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  writeFileSync(join(folder, 'key.pem'), pem);
  writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'hex'));
  const [command = '', ...args] = (/^(openssl pkeyutl .*)$/m.exec(page)?.[1] ?? '').split(' ');
  const verify = (message: Buffer) => {
    writeFileSync(join(folder, 'message'), message);
    return spawnSync(command, args, { cwd: folder, encoding: 'utf8' }).status;
  };
  const message = Buffer.from(signed, 'hex');
  expect(verify(message)).toBe(0);
  message[30] = (message[30] ?? 0) ^ 1;
  expect(verify(message)).not.toBe(0);
});
