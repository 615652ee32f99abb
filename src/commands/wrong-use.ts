/** What was typed makes no sense, whatever the state of the program: exit status 2, with a sentence that says how to write it. */
import { z } from 'zod';
import { Fault } from '../platform/fault.ts';

export class WrongUse extends Fault {}

const written = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** A day (its beginning in UTC) or a time with its zone, both of the calendar. @throws WrongUse */
export function timeOf(option: string, text: string): Date {
  if (!written.safeParse(text).success)
    throw new WrongUse(`${option} is "${text}"; write a time such as 2027-01-31 or 2027-01-31T12:00Z.`);
  return new Date(text);
}

/** @throws WrongUse where the calendar has no such day */
export function requireDay(option: string, text: string): void {
  if (!z.iso.date().safeParse(text).success)
    throw new WrongUse(`${option} is "${text}"; write a day as 2026-06-17.`);
}
