/** Days of certificates: UTC days by their number, of which 1 January 2020 is the first. */
const dayMs = 86_400_000;
const dayZero = Date.UTC(2019, 11, 31);

/** The number of an instant's UTC day. */
export const dayNumber = (at: Date): number => Math.floor((at.getTime() - dayZero) / dayMs);

/** `2026-11-25` of a day's number. */
export const dayText = (number: number): string =>
  new Date(dayZero + number * dayMs).toISOString().slice(0, 10);

/** The number of a day written `2026-11-25`; `null` where it is none, or has no number of 16 bits. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) return null;
  const number = dayNumber(at);
  return number >= 1 && number <= 0xffff ? number : null;
}
