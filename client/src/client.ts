/** A product's side of activation: what an installer calls, and what the running product asks. */
import { randomUUID } from 'node:crypto';
import {
  type Certificate,
  parseCertificate,
  type Validity,
  validityOn,
  verifySignature,
} from './certificate.ts';
import { type Purpose, purposes } from './consent.ts';
import { dayNumber } from './days.ts';
import { ActivationFault } from './fault.ts';
import { folderFor, type Scope } from './files.ts';
import { normaliseLicenceKey } from './licenceKey.ts';
import { machineMark, newNonce } from './machine.ts';
import { machineId } from './machineId.ts';
import { newestKey, type Product } from './product.ts';
import { writeRequest } from './requestCode.ts';
import { readResponse } from './responseCode.ts';
import {
  type ActivationBody,
  type ConsentOffer,
  type Fetch,
  type Given,
  type Offer,
  serverAt,
} from './server.ts';
import { openStore, seenOn } from './store.ts';

export interface ClientOptions {
  readonly product: Product;
  /** Whose certificate it is; of this user where nothing is said. */
  readonly scope?: Scope;
  /** Where it is kept; the platform's usual place where nothing is said. */
  readonly folder?: string;
  readonly now?: () => Date;
  readonly fetch?: Fetch;
  /** Of the operating system; read from it where nothing is said. */
  readonly machineId?: string;
}

/** How the product stands. */
export interface Status {
  readonly validity: Validity;
  readonly certificate: Certificate;
}

/** What somebody wants to send. */
export interface Wish {
  readonly licenceKey: string;
  readonly version: string;
  readonly language: string;
  /** The ticks that were set. */
  readonly agreed: readonly ConsentOffer[];
  readonly given: Given;
}

export interface Client {
  /**
   * Asks nobody: reads the certificate, verifies it, and compares the day. Less than a millisecond.
   * @throws ActivationFault `notActivated`, `expired`, `notYetValid`, `clockBack`, or what is wrong with the file
   */
  readonly status: () => Status;
  /** What the policy lets an installer of a version ask. */
  readonly offer: (version: string, language: string) => Promise<Offer>;
  /** What would be sent, to be shown before. @throws ActivationFault for a licence key that is none */
  readonly preview: (wish: Wish) => ActivationBody;
  readonly activate: (body: ActivationBody) => Promise<Certificate>;
  /** The request code for manual activation; the same one until its answer is there. */
  readonly request: () => string;
  /** Takes a typed answer. @throws ActivationFault `noRequest`, what is wrong with the code (with its groups), `signatureWrong` */
  readonly acceptResponse: (typed: string) => Certificate;
  /** Takes a certificate file. @throws ActivationFault */
  readonly acceptFile: (text: string) => Certificate;
  /** Gives the seat back over the net. */
  readonly deactivate: (licenceKey: string) => Promise<void>;
  /** Gives the seat back by a code, to be typed at the page for manual activation. The product stops at once. */
  readonly deactivateByCode: () => string;
  /** Takes back what was given for some purposes; the product stays activated. */
  readonly withdraw: (licenceKey: string, purposes: readonly Purpose[]) => Promise<void>;
}

/** @throws ActivationFault `machineUnknown` */
export function openClient(options: ClientOptions): Client {
  const { product, scope = 'user', now = () => new Date(), fetch: ask = fetch } = options;
  const machine = machineMark(options.machineId ?? machineId(), product.product);
  const store = openStore(options.folder ?? folderFor(product.product, scope), scope);
  const server = serverAt(product.server, product.product, ask);

  /** A certificate that is this machine's, whole, and not given back. */
  const verified = (certificate: Certificate): Certificate => {
    if (certificate.product !== product.product)
      throw new ActivationFault(
        'otherProduct',
        'The certificate is for another product: ask for one for this product.',
      );
    if (certificate.machine !== machine)
      throw new ActivationFault(
        'otherMachine',
        'The certificate is for another computer: activate this one.',
      );
    verifySignature(product, certificate);
    if (store.state().burnt.includes(certificate.nonce))
      throw new ActivationFault('nonceUsed', 'The seat of this certificate was given back: activate again.');
    return certificate;
  };

  const keep = (certificate: Certificate): Certificate => {
    validityOn(verified(certificate), dayNumber(now()));
    store.keep(certificate);
    // An activation that went well shows that the clock is right.
    store.setState({ ...store.state(), pending: null, floor: dayNumber(now()) });
    return certificate;
  };

  const kept = (): Certificate => {
    const certificate = store.certificate();
    if (!certificate)
      throw new ActivationFault('notActivated', 'This product is not activated on this computer yet.');
    return verified(certificate);
  };

  const burn = (): void => {
    const certificate = store.certificate();
    const { burnt, ...state } = store.state();
    const nonces = certificate ? [...burnt, certificate.nonce] : burnt;
    // Burnt first: whatever happens in between, the answer of a seat that was given back is never taken again.
    store.setState({ ...state, pending: null, burnt: [...new Set(nonces)].slice(-50) });
    store.drop();
  };

  const place = (licenceKey: string) => ({
    licenceKey: normaliseLicenceKey(licenceKey),
    product: product.product,
    machine,
  });

  const codeFor = (kind: 'activate' | 'deactivate', nonce: string): string =>
    writeRequest({ kind, product: product.number, keyId: newestKey(product), machine, nonce });

  return {
    status: () => {
      const certificate = kept();
      const today = dayNumber(now());
      const validity = validityOn(certificate, today);
      const state = store.state();
      const seen = seenOn(state, today);
      // Where nothing can be written, a certificate that is right goes on being right.
      if (seen !== state) attempt(() => store.setState(seen));
      return { validity, certificate };
    },
    offer: server.offer,
    preview: ({ licenceKey, version, language, agreed, given }) => ({
      ...place(licenceKey),
      version,
      nonce: newNonce(),
      keyId: newestKey(product),
      language,
      ...(agreed.length > 0 && { consents: consentsOf(agreed) }),
      ...given,
    }),
    activate: async (body) => keep(await server.activate(body, randomUUID())),
    request: () => {
      const state = store.state();
      const nonce = state.pending ?? newNonce();
      if (!state.pending) store.setState({ ...state, pending: nonce });
      return codeFor('activate', nonce);
    },
    acceptResponse: (typed) => {
      const { pending } = store.state();
      if (!pending)
        throw new ActivationFault('noRequest', 'No request is open: make one, and take its answer.');
      return keep(readResponse(product, { machine, nonce: pending }, typed));
    },
    acceptFile: (text) => keep(parseCertificate(text)),
    deactivate: async (licenceKey) => {
      await server.deactivate(place(licenceKey));
      burn();
    },
    deactivateByCode: () => {
      kept();
      const code = codeFor('deactivate', newNonce());
      burn();
      return code;
    },
    withdraw: (licenceKey, given) => server.withdraw({ ...place(licenceKey), purposes: given }),
  };
}

const consentsOf = (agreed: readonly ConsentOffer[]) =>
  Object.fromEntries(
    purposes.flatMap((purpose) => {
      const found = agreed.find((one) => one.purpose === purpose);
      return found ? [[purpose, { hash: found.hash, version: found.version }]] : [];
    }),
  );

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
  }
}
