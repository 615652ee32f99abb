/** Words of the register of disclosures. */
import type { Language } from '../../policy/vocabulary.ts';

const en = {
  title: 'Register of disclosures',
  lede: 'Every flow of personal data out of the program: to whom, of which activity, on what ground. The latest first.',
  when: 'When',
  recipient: 'Recipient',
  activity: 'Activity',
  ground: 'Ground',
  evidence: 'Evidence',
  agreed: 'Agreed by',
  none: 'Nothing has left',
  noneText: 'Each mail, transfer and answer to an authority leaves an entry here, in the same step.',
};
type Words = typeof en;

const de: Words = {
  title: 'Verzeichnis der Weitergaben',
  lede: 'Jeder Weg persönlicher Daten aus dem Programm: an wen, aus welcher Tätigkeit, auf welcher Grundlage. Die letzten zuerst.',
  when: 'Wann',
  recipient: 'Empfänger',
  activity: 'Tätigkeit',
  ground: 'Grundlage',
  evidence: 'Beleg',
  agreed: 'Zugestimmt',
  none: 'Nichts ist hinausgegangen',
  noneText:
    'Jede E-Mail, Übermittlung und Antwort an eine Behörde hinterlässt hier im selben Schritt einen Eintrag.',
};

const ru: Words = {
  title: 'Реестр передач',
  lede: 'Каждый путь персональных данных из программы: кому, из какой деятельности, на каком основании. Последние сверху.',
  when: 'Когда',
  recipient: 'Получатель',
  activity: 'Деятельность',
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
    en: `${count}; allowed 0`,
    de: `${count}; erlaubt 0`,
    ru: `${count}; допустимо 0`,
  }),
} as const;
