/** Words of the register of disclosures. */
import type { Language } from '../../policy/vocabulary.ts';

const en = {
  title: 'Register of disclosures',
  lede: 'Every flow of personal data out of the program: to whom, of which activity, on what ground. The latest come first.',
  when: 'When',
  recipient: 'Recipient',
  activity: 'Activity',
  ground: 'Ground',
  evidence: 'Evidence',
  agreed: 'Agreed by',
  none: 'Nothing has been passed on',
  noneText: 'Each mail, transfer and answer to an authority leaves an entry here, in the same step.',
};
type Words = typeof en;

const de: Words = {
  title: 'Verzeichnis der Weitergaben',
  lede: 'Jede Weitergabe persönlicher Daten aus dem Programm: an wen, aus welcher Tätigkeit, auf welcher Grundlage. Die letzten zuerst.',
  when: 'Wann',
  recipient: 'Empfänger',
  activity: 'Tätigkeit',
  ground: 'Grundlage',
  evidence: 'Beleg',
  agreed: 'Zugestimmt',
  none: 'Nichts wurde weitergegeben',
  noneText:
    'Jede E-Mail, Übermittlung und Antwort an eine Behörde hinterlässt hier im selben Schritt einen Eintrag.',
};

const ru: Words = {
  title: 'Реестр передач',
  lede: 'Каждая передача персональных данных из программы: кому, по какому виду обработки, на каком основании. Последние сверху.',
  when: 'Когда',
  recipient: 'Получатель',
  activity: 'Вид обработки',
  ground: 'Основание',
  evidence: 'Доказательство',
  agreed: 'Согласовали',
  none: 'Ничего не передавалось',
  noneText: 'Каждое письмо, передача и ответ ведомству оставляют здесь запись тем же шагом.',
};

export const disclosureWords: Readonly<Record<Language, Words>> = { en, de, ru };

/** Titles and values of the live checks. */
export const probeWords = {
  flows: {
    en: 'Mails that left without an entry in the register',
    de: 'E-Mails ohne Eintrag im Verzeichnis',
    ru: 'Письма без записи в реестре',
  },
  never: {
    en: 'Transfers to third parties of what is never passed on',
    de: 'Weitergaben an Dritte aus dem, was nie weitergegeben wird',
    ru: 'Передачи третьим лицам того, что не передаётся никогда',
  },
  count: (count: number) => ({
    en: count === 0 ? 'none' : `${count}; none allowed`,
    de: count === 0 ? 'keine' : `${count}; keine erlaubt`,
    ru: count === 0 ? 'нет' : `${count}; допустимо 0`,
  }),
} as const;
