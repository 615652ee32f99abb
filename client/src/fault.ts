/** What can be wrong with a code, a certificate or a file, for programs; `docs/activation.md` says what each means. */
export type FaultCode =
  | 'codeSymbol'
  | 'codeLength'
  | 'codeGroup'
  | 'codeVersion'
  | 'codeValue'
  | 'fileMissing'
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
  | 'inputEnded'
  | 'serverAway'
  | 'serverRefused';

/** A member of what was sent that the server does not take. */
export interface MemberFault {
  /** Such as `email`. */
  readonly name: string;
  readonly code: string;
  /** How many characters are allowed, where that is what is wrong. */
  readonly limit: number | null;
}

/** A fault that somebody can mend: the sentence says what is wrong and what to do. Nothing that was given stands in it. */
export class ActivationFault extends Error {
  override readonly name = 'ActivationFault';
  readonly code: FaultCode;
  /** Groups of a typed code that are wrong, counted from 1. */
  readonly groups: readonly number[];
  /** Of `serverRefused`: the code of the server's answer. */
  readonly serverCode: string | null;
  /** Of `serverRefused`: what is wrong with what was sent. */
  readonly members: readonly MemberFault[];

  constructor(
    code: FaultCode,
    message: string,
    groups: readonly number[] = [],
    server: { readonly code: string; readonly members: readonly MemberFault[] } | null = null,
  ) {
    super(message);
    this.code = code;
    this.groups = groups;
    this.serverCode = server?.code ?? null;
    this.members = server?.members ?? [];
  }
}
