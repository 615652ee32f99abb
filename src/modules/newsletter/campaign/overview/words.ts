import type { Language } from '../../../../policy/vocabulary.ts';

interface OverviewWords {
  readonly months: string;
  readonly monthsNote: string;
  readonly monthsText: (joined: string, left: string) => string;
  readonly joined: string;
  readonly left: string;
  readonly sent: string;
  readonly sentText: (campaigns: string, mails: string) => string;
  readonly mails: string;
}

export const overviewWords: Readonly<Record<Language, OverviewWords>> = {
  en: {
    months: 'Subscribers by month',
    monthsNote: 'Bars: new. Line: left.',
    monthsText: (joined, left) =>
      `In twelve months ${joined} joined and ${left} left, counted from what is still stored: who left is forgotten as the policy says.`,
    joined: 'New',
    left: 'Left',
    sent: 'Mails by campaign',
    sentText: (campaigns, mails) => `Campaigns: ${campaigns}. Mails that the mail server took: ${mails}.`,
    mails: 'Mails',
  },
  de: {
    months: 'Abonnenten nach Monaten',
    monthsNote: 'Balken: neu. Linie: abgemeldet.',
    monthsText: (joined, left) =>
      `In zwölf Monaten ${joined} neu und ${left} abgemeldet, gezählt aus dem, was noch gespeichert ist: Wer sich abmeldet, wird vergessen, wie es die Datenschutzerklärung sagt.`,
    joined: 'Neu',
    left: 'Abgemeldet',
    sent: 'E-Mails nach Ausgaben',
    sentText: (campaigns, mails) => `Ausgaben: ${campaigns}. E-Mails, die der Mailserver annahm: ${mails}.`,
    mails: 'E-Mails',
  },
  ru: {
    months: 'Подписчики по месяцам',
    monthsNote: 'Столбцы: новые. Линия: отписались.',
    monthsText: (joined, left) =>
      `За двенадцать месяцев новых: ${joined}, отписавшихся: ${left}. Считается по тому, что ещё хранится: об отписавшихся забывают, как сказано в политике.`,
    joined: 'Новые',
    left: 'Отписались',
    sent: 'Письма по выпускам',
    sentText: (campaigns, mails) => `Выпусков: ${campaigns}. Писем, принятых почтовым сервером: ${mails}.`,
    mails: 'Письма',
  },
};
