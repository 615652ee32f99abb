import { createHmac, randomBytes } from 'node:crypto';

/**
 * The mark of a machine for one product: 16 hexadecimal digits. It tells neither the machine id nor the mark for another product.
 * @param machineId as the operating system has it
 */
export const machineMark = (machineId: string, product: string): string =>
  createHmac('sha256', machineId).update(`avow machine 1\0${product}`).digest('hex').slice(0, 16);

/** A number for one request: 10 hexadecimal digits. */
export const newNonce = (): string => randomBytes(5).toString('hex');
