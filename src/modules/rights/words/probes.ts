/** Titles and values of the live checks on rights. */
export const probeWords = {
  flows: {
    en: 'Mails without an entry in the register of disclosures',
    de: 'E-Mails ohne Eintrag im Verzeichnis der Weitergaben',
    ru: 'Письма без записи в реестре передач',
  },
  due: {
    en: 'Open requests and the nearest due date',
    de: 'Offene Anfragen und die nächste Frist',
    ru: 'Открытые запросы и ближайший срок',
  },
  ledger: {
    en: 'Erasure ledger replayed up to its end',
    de: 'Löschbuch bis zum Ende nachvollzogen',
    ru: 'Книга удалений выполнена до конца',
  },
  restriction: {
    en: 'Tables whose restricted rows no service sees',
    de: 'Tabellen, deren eingeschränkte Zeilen kein Dienst sieht',
    ru: 'Таблицы, ограниченные строки которых не видит ни одна служба',
  },
  objections: {
    en: 'Open objections and the nearest due date',
    de: 'Offene Widersprüche und die nächste Frist',
    ru: 'Открытые возражения и ближайший срок',
  },
  count: (count: number) => ({
    en: count === 0 ? 'none' : `${count}; none allowed`,
    de: count === 0 ? 'keine' : `${count}; keine erlaubt`,
    ru: count === 0 ? 'нет' : `${count}; допустимо 0`,
  }),
  open: {
    en: (count: number, due: string | null) =>
      due ? `${count} open; the nearest is due on ${due}` : 'none open',
    de: (count: number, due: string | null) =>
      due ? `${count} offen; die nächste Frist am ${due}` : 'keine offen',
    ru: (count: number, due: string | null) =>
      due ? `открыто: ${count}; ближайший срок: ${due}` : 'открытых нет',
  },
  replayed: (known: number, last: number) => ({
    en: `${known} of ${last} entries`,
    de: `${known} von ${last} Einträgen`,
    ru: `записей: ${known} из ${last}`,
  }),
  hidden: (hidden: number, all: number) => ({
    en: `${hidden} of ${all} tables`,
    de: `${hidden} von ${all} Tabellen`,
    ru: `таблиц: ${hidden} из ${all}`,
  }),
} as const;
