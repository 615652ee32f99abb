const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const shape = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;

/**
 * The time of an access-log line, `17/May/2015:10:05:03 +0200`. A leap second is the first instant of the next
 * minute. Null where it is no time of the calendar.
 */
export function parseLogTime(text: string): Date | null {
  const found = shape.exec(text);
  if (!found) return null;
  const [day, year, hour, minute, second, zoneHour, zoneMinute] = [1, 3, 4, 5, 6, 8, 9].map((at) =>
    Number(found[at]),
  );
  const month = months.indexOf(found[2] ?? '');
  if (day === undefined || year === undefined || hour === undefined || minute === undefined) return null;
  if (second === undefined || zoneHour === undefined || zoneMinute === undefined) return null;
  // years below 1000 would be read as 19xx, and no web server is older
  if (year < 1990 || !isDate(year, month, day)) return null;
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 14 || zoneMinute > 59) return null;
  const offset = (zoneHour * 60 + zoneMinute) * (found[7] === '-' ? -60_000 : 60_000);
  return new Date(Date.UTC(year, month, day, hour, minute, second) - offset);
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month, day));
  return month >= 0 && date.getUTCMonth() === month && date.getUTCDate() === day;
}
