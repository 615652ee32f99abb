/** The public face of the client. */
export {
  type Certificate,
  formatCertificate,
  parseCertificate,
  readCertificate,
  type Terms,
  type Validity,
  validityOn,
  verifySignature,
} from './certificate.ts';
export { type Client, type ClientOptions, openClient, type Status, type Wish } from './client.ts';
export { type ConsentText, consentHash, consentTextHash, type Purpose, purposes } from './consent.ts';
export { ActivationFault, type FaultCode } from './fault.ts';
export { folderFor, type Scope } from './files.ts';
export { keyPrefix, normaliseLicenceKey } from './licenceKey.ts';
export { machineMark, newNonce } from './machine.ts';
export { machineId } from './machineId.ts';
export { newestKey, type Product, parseProduct } from './product.ts';
export { type ActivationRequest, readRequest, writeRequest } from './requestCode.ts';
export { readResponse } from './responseCode.ts';
export type { ActivationBody, ConsentOffer, Given, Offer } from './server.ts';
export { type GroupState, grouped, groupStates, keyShape, requestShape, responseShape } from './symbols.ts';
