/** Adds the office hours in the visitor's own time. Without this script they stand at the office's offset only. */

interface HoursData {
  hoursFrom?: string;
  hoursTo?: string;
  hoursOffset?: string;
  hoursWords?: string;
}

function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function showHours(line: HTMLElement): void {
  const { hoursFrom = '', hoursTo = '', hoursOffset = '', hoursWords = '' } = line.dataset as HoursData;
  const now = new Date();
  const officeDay = new Date(now.getTime() + offsetMs(hoursOffset)).toISOString().slice(0, 10);
  const at = (time: string) => new Date(`${officeDay}T${time}:00${hoursOffset}`);
  if (-at(hoursFrom).getTimezoneOffset() * 60_000 === offsetMs(hoursOffset)) return;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  line.textContent = hoursWords.replace(
    '{hours}',
    `${format.format(at(hoursFrom))}–${format.format(at(hoursTo))}`,
  );
  line.hidden = false;
}

for (const line of document.querySelectorAll<HTMLElement>('[data-hours-from]')) showHours(line);
