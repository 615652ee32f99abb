/** What can be wrong with a code, a certificate or a file, for programs; `docs/activation.md` says what each means. */
export type FaultCode =
  | 'codeSymbol'
  | 'codeLength'
  | 'codeGroup'
  | 'codeVersion'
  | 'codeValue'
  | 'fileForm'
  | 'fileMember'
  | 'fileValue'
  | 'productForm'
  | 'keyUnknown'
  | 'signatureWrong'
  | 'otherProduct'
  | 'otherMachine'
  | 'otherRequest'
  | 'nonceUsed'
  | 'notYetValid'
  | 'expired'
  | 'clockBack'
  | 'machineUnknown'
  | 'storeFailed'
  | 'notActivated'
  | 'noRequest'
  | 'serverAway'
  | 'serverRefused';

/** A fault that somebody can mend: the sentence says what is wrong and what to do. Nothing that was given stands in it. */
export class ActivationFault extends Error {
  override readonly name = 'ActivationFault';
  readonly code: FaultCode;
  /** Groups of a typed code that are wrong, counted from 1. */
  readonly groups: readonly number[];
  /** Of `serverRefused`: the code of the server's answer. */
  readonly serverCode: string | null;

  constructor(
    code: FaultCode,
    message: string,
    groups: readonly number[] = [],
    serverCode: string | null = null,
  ) {
    super(message);
    this.code = code;
    this.groups = groups;
    this.serverCode = serverCode;
  }
}
