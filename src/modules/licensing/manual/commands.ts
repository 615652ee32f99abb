/** Activation by a code that was read off a screen: what is stored is licence, mark of the machine, nonce and time (clause 7.3). */
import type { Certificate } from '../../../../client/src/certificate.ts';
import type { ActivationRequest } from '../../../../client/src/requestCode.ts';
import { writeResponse } from '../../../../client/src/responseCode.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { Policy } from '../../../policy/language.ts';
import { activate } from '../activation/commands.ts';
import { guessed } from '../activation/limits.ts';
import type { LicensingDb, SigningServices } from '../database.ts';
import { productFile } from '../product/file.ts';
import { deactivate } from '../seat/commands.ts';

export type ManualAnswer =
  | { readonly kind: 'activate'; readonly response: string; readonly certificate: Certificate }
  | { readonly kind: 'deactivate' };

/**
 * Answers a request: with the response to be typed, or by giving the seat back.
 * @param licenceKey in its one spelling
 * @throws DomainError `requestOfOther` where the policy lists no such product; `licenceRefused`, `seatsTaken`, `nonceUsed`, `clientTooOld`
 */
export async function answerRequest(
  db: LicensingDb,
  services: SigningServices,
  { licenceKey, request }: { readonly licenceKey: string; readonly request: ActivationRequest },
): Promise<ManualAnswer> {
  const product = productOf(services.policy, request.product);
  const file = product === null ? null : productFile(services, services.signing, product);
  if (!file) throw new DomainError('requestOfOther');
  const { machine, nonce, keyId } = request;
  if (request.kind === 'deactivate') {
    await deactivate(db, services, { licenceKey, product: file.product, machine }, 'code');
    return { kind: 'deactivate' };
  }
  const { certificate } = await guessed(services, licenceKey, () =>
    db.transaction().execute((tx) =>
      activate(tx, services, {
        licenceKey,
        product: file.product,
        version: null,
        machine,
        nonce,
        manner: 'manual',
        newestKey: keyId,
        consent: null,
        given: {},
        address: null,
      }),
    ),
  );
  return { kind: 'activate', response: writeResponse(file, certificate), certificate };
}

const productOf = ({ products }: Policy, number: number): string | null =>
  Object.keys(products).find((id) => products[id]?.number === number) ?? null;
