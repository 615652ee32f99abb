/** How a sign is said on the phone, so that B is not heard as D. */
import type { Language } from '../../../policy/vocabulary.ts';

/** For the letters of codes, which have no I, L, O and U; digits are said as digits. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';

/** ICAO; DIN 5009:2022 by its cities, with the English letters' own names where it has none; for Russian the ICAO words as they are said. */
const words: Readonly<Record<Language, readonly string[]>> = {
  en: 'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel Juliett Kilo Mike November Papa Quebec Romeo Sierra Tango Victor Whiskey Xray Yankee Zulu'.split(
    ' ',
  ),
  de: 'Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Jena Köln München Nürnberg Potsdam Quickborn Rostock Salzwedel Tübingen Völklingen Wuppertal Xanten Ypsilon Zwickau'.split(
    ' ',
  ),
  ru: 'Альфа Браво Чарли Дельта Эко Фокстрот Гольф Отель Джульетт Кило Майк Новембер Папа Квебек Ромео Сьерра Танго Виктор Виски Эксрей Янки Зулу'.split(
    ' ',
  ),
};

/** A group of a code, sign by sign: "7 · Kilo · Quebec". */
export const spelled = (language: Language, group: string): string =>
  [...group].map((sign) => words[language][letters.indexOf(sign)] ?? sign).join(' · ');
