/** Words of the questions about licences in the console. */
import type { Language } from '../../../../policy/vocabulary.ts';
import type { Decision, ReviewState } from '../decisions.ts';
import type { Signal } from '../limits.ts';

interface ConsoleWords {
  readonly title: string;
  readonly lede: string;
  readonly oldest: (day: string) => string;
  readonly tabs: string;
  readonly lists: Readonly<Record<'waiting' | 'decided', string>>;
  readonly nothing: Readonly<Record<'waiting' | 'decided', string>>;
  readonly nothingText: string;
  readonly licence: string;
  readonly product: string;
  readonly signal: string;
  readonly signals: Readonly<Record<Signal, string>>;
  readonly counted: string;
  readonly ofAllowed: (counted: string, allowed: string) => string;
  readonly state: string;
  readonly states: Readonly<Record<ReviewState | 'answered', string>>;
  readonly raised: string;
  readonly newest: string;
  readonly older: string;
  readonly pages: string;
  readonly one: (licence: string) => string;
  readonly what: string;
  readonly how: Readonly<Record<Signal, string>>;
  readonly limits: string;
  readonly seats: string;
  readonly machines: string;
  readonly allowed: string;
  readonly byDay: string;
  readonly byDayWords: string;
  readonly legend: string;
  readonly taken: string;
  readonly networks: string;
  readonly toLicence: string;
  readonly licenceStands: string;
  readonly history: string;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly told: (persons: string) => string;
  readonly toldNobody: string;
  readonly answer: string;
  readonly recorded: string;
  readonly decide: string;
  readonly decideText: Readonly<Record<'open' | 'blocked', string>>;
  readonly reason: string;
  readonly reasonHint: string;
  readonly later: string;
  readonly acts: Readonly<Record<Decision, string>>;
  readonly faults: Readonly<Record<'reason' | 'decision', string>>;
  readonly moved: string;
  readonly licenceMoved: string;
}

export const consoleWords: Readonly<Record<Language, ConsoleWords>> = {
  en: {
    title: 'Questions about licences',
    lede: 'Counts say that a licence may be used as a pirate copy. They decide nothing: look at it, decide, and say why.',
    oldest: (day) => `the oldest since ${day}`,
    tabs: 'Which questions',
    lists: { waiting: 'Waiting', decided: 'Decided' },
    nothing: { waiting: 'No question waits', decided: 'Nothing was decided yet' },
    nothingText: 'Every hour the licences that were activated since yesterday are counted.',
    licence: 'Key begins',
    product: 'Product',
    signal: 'What stood out',
    signals: { machines: 'many machines', networks: 'many networks', overlap: 'many networks on one day' },
    counted: 'Counted',
    ofAllowed: (counted, allowed) => `${counted}, up to ${allowed} is usual`,
    state: 'State',
    states: {
      open: 'to be decided',
      answered: 'answered',
      cleared: 'harmless',
      blocked: 'suspended',
      lifted: 'released',
    },
    raised: 'Raised',
    newest: 'Newest',
    older: 'Older',
    pages: 'Pages',
    one: (licence) => `Licence ${licence}`,
    what: 'What was counted',
    how: {
      machines:
        'Marks of machines that took a seat. One that came back counts once. A reinstalled system may have a new mark.',
      networks:
        'Keyed marks of networks of automatic activations, one key for each day: one network on two days counts twice, and none leads back to an address. Manual activations have none.',
      overlap:
        'Networks of one day against the machines that had a seat on it. Copies of one machine have one mark, one seat, and a network each. A laptop on a journey looks alike for a while.',
    },
    limits:
      'A count is no proof. A school that sets up its computers anew, or a mobile phone as modem, can look the same.',
    seats: 'Seats',
    machines: 'Machines',
    allowed: 'Usual up to',
    byDay: 'Day by day',
    byDayWords: 'Seats that were taken and networks that were seen on each day of the window.',
    legend: 'Bars: seats that were taken. Line: networks of the day.',
    taken: 'Seats taken',
    networks: 'Networks',
    toLicence: 'To the licence and its machines',
    licenceStands: 'The licence is',
    history: 'What was decided',
    decisions: {
      cleared: 'Harmless',
      blocked: 'Suspended',
      upheld: 'Stays suspended',
      lifted: 'Released',
    },
    told: (persons) => `Told by mail: ${persons}`,
    toldNobody:
      'Nobody was known to hold this licence, so nobody could be told. Whoever writes to us is answered there.',
    answer: 'Answer of the customer',
    recorded: 'That you read this is recorded.',
    decide: 'Decide',
    decideText: {
      open: 'If it is harmless, the same count raises no question again. If you suspend the licence, no machine can be activated with it until it is released; programs that run are told nothing, and whoever is known to hold it is told why.',
      blocked:
        'Released, the licence can be activated again. Whoever is known to hold it is told, with your reason.',
    },
    reason: 'Reason',
    reasonHint:
      'Compulsory. If the licence is suspended or released, the customer reads it as you write it. Write nothing about a person.',
    later: 'Decide later',
    acts: {
      cleared: 'It is harmless',
      blocked: 'Suspend the licence',
      upheld: 'Let it stay suspended',
      lifted: 'Release the licence',
    },
    faults: {
      reason: 'Write the reason, in 500 characters at most.',
      decision: 'Choose what you decide by pressing its button.',
    },
    moved:
      'Somebody was quicker: this question stands differently now. Nothing was changed. Look at it again.',
    licenceMoved:
      'The licence was withdrawn or has a new key by now, so it can be neither suspended nor released. Nothing was changed.',
  },
  de: {
    title: 'Fragen zu Lizenzen',
    lede: 'Zahlen deuten darauf hin, dass eine Lizenz als Raubkopie genutzt wird. Sie entscheiden nichts: Sehen Sie nach, entscheiden Sie, und nennen Sie den Grund.',
    oldest: (day) => `die älteste seit ${day}`,
    tabs: 'Welche Fragen',
    lists: { waiting: 'Offen', decided: 'Entschieden' },
    nothing: { waiting: 'Keine Frage wartet', decided: 'Noch wurde nichts entschieden' },
    nothingText: 'Jede Stunde werden die Lizenzen gezählt, die seit gestern aktiviert wurden.',
    licence: 'Schlüssel beginnt mit',
    product: 'Produkt',
    signal: 'Was auffiel',
    signals: { machines: 'viele Computer', networks: 'viele Netze', overlap: 'viele Netze an einem Tag' },
    counted: 'Gezählt',
    ofAllowed: (counted, allowed) => `${counted}, üblich bis ${allowed}`,
    state: 'Zustand',
    states: {
      open: 'zu entscheiden',
      answered: 'beantwortet',
      cleared: 'harmlos',
      blocked: 'gesperrt',
      lifted: 'freigegeben',
    },
    raised: 'Aufgefallen',
    newest: 'Neueste',
    older: 'Ältere',
    pages: 'Seiten',
    one: (licence) => `Lizenz ${licence}`,
    what: 'Was gezählt wurde',
    how: {
      machines:
        'Kennzeichen von Computern, die einen Platz belegt haben. Wer wiederkam, zählt einmal. Ein neu aufgesetztes System kann ein neues Kennzeichen haben.',
      networks:
        'Schlüsselgebundene Kennzeichen der Netze automatischer Aktivierungen, mit einem Schlüssel je Tag: Ein Netz an zwei Tagen zählt zweimal, und keines führt zu einer Adresse zurück. Manuelle Aktivierungen haben keine.',
      overlap:
        'Die Netze eines Tages gegen die Computer, die an ihm einen Platz hatten. Kopien eines Computers haben ein Kennzeichen, einen Platz und je ein Netz. Ein Laptop auf Reisen sieht eine Zeit lang genauso aus.',
    },
    limits:
      'Eine Zahl ist kein Beweis. Eine Schule, die ihre Computer neu einrichtet, oder ein Handy als Modem kann genauso aussehen.',
    seats: 'Plätze',
    machines: 'Computer',
    allowed: 'Üblich bis',
    byDay: 'Tag für Tag',
    byDayWords: 'Belegte Plätze und gesehene Netze an jedem Tag des Zeitraums.',
    legend: 'Balken: belegte Plätze. Linie: Netze des Tages.',
    taken: 'Belegte Plätze',
    networks: 'Netze',
    toLicence: 'Zur Lizenz und ihren Computern',
    licenceStands: 'Die Lizenz ist',
    history: 'Was entschieden wurde',
    decisions: {
      cleared: 'Harmlos',
      blocked: 'Gesperrt',
      upheld: 'Bleibt gesperrt',
      lifted: 'Freigegeben',
    },
    told: (persons) => `Per E-Mail benachrichtigt: ${persons}`,
    toldNobody:
      'Niemand war als Inhaber dieser Lizenz bekannt, also konnte niemand benachrichtigt werden. Wer uns schreibt, bekommt dort Antwort.',
    answer: 'Antwort des Kunden',
    recorded: 'Dass Sie das lesen, wird vermerkt.',
    decide: 'Entscheiden',
    decideText: {
      open: 'Ist es harmlos, wirft dieselbe Zahl keine Frage mehr auf. Sperren Sie die Lizenz, lässt sich bis zur Freigabe kein Computer damit aktivieren; laufende Programme erfahren nichts, und wer als Inhaber bekannt ist, erfährt den Grund.',
      blocked:
        'Nach der Freigabe lässt sich die Lizenz wieder aktivieren. Wer als Inhaber bekannt ist, erfährt es, mit Ihrem Grund.',
    },
    reason: 'Grund',
    reasonHint:
      'Pflicht. Wird die Lizenz gesperrt oder freigegeben, liest der Kunde ihn so, wie Sie ihn schreiben. Schreiben Sie nichts über eine Person.',
    later: 'Später entscheiden',
    acts: {
      cleared: 'Es ist harmlos',
      blocked: 'Lizenz sperren',
      upheld: 'Gesperrt lassen',
      lifted: 'Lizenz freigeben',
    },
    faults: {
      reason: 'Nennen Sie den Grund, in höchstens 500 Zeichen.',
      decision: 'Wählen Sie mit der Schaltfläche, was Sie entscheiden.',
    },
    moved:
      'Jemand war schneller: Um diese Frage steht es inzwischen anders. Es wurde nichts geändert. Sehen Sie sie noch einmal an.',
    licenceMoved:
      'Die Lizenz wurde inzwischen entzogen oder hat einen neuen Schlüssel; sie lässt sich weder sperren noch freigeben. Es wurde nichts geändert.',
  },
  ru: {
    title: 'Вопросы о лицензиях',
    lede: 'По числам похоже, что лицензию используют как пиратскую копию. Числа ничего не решают: посмотрите, решите и укажите причину.',
    oldest: (day) => `самый старый — с ${day}`,
    tabs: 'Какие вопросы',
    lists: { waiting: 'Ждут решения', decided: 'Решены' },
    nothing: { waiting: 'Ни один вопрос не ждёт', decided: 'Пока ничего не решено' },
    nothingText: 'Каждый час подсчитываются лицензии, которые активировали со вчерашнего дня.',
    licence: 'Начало ключа',
    product: 'Продукт',
    signal: 'Что заметно',
    signals: {
      machines: 'много компьютеров',
      networks: 'много сетей',
      overlap: 'много сетей за один день',
    },
    counted: 'Подсчитано',
    ofAllowed: (counted, allowed) => `${counted}, обычно до ${allowed}`,
    state: 'Состояние',
    states: {
      open: 'ждёт решения',
      answered: 'есть ответ',
      cleared: 'безобидно',
      blocked: 'приостановлена',
      lifted: 'возобновлена',
    },
    raised: 'Замечено',
    newest: 'Новые',
    older: 'Старые',
    pages: 'Страницы',
    one: (licence) => `Лицензия ${licence}`,
    what: 'Что подсчитано',
    how: {
      machines:
        'Метки компьютеров, занимавших место. Вернувшийся считается один раз. После переустановки системы метка может быть новой.',
      networks:
        'Метки сетей автоматических активаций, созданные с секретным ключом, каждый день другим: одна сеть в два дня считается дважды, и ни одна не ведёт к адресу. У ручных активаций меток нет.',
      overlap:
        'Сети одного дня против компьютеров, занимавших в этот день места. У копий одного компьютера одна метка, одно место и у каждой своя сеть. Ноутбук в поездке какое-то время выглядит так же.',
    },
    limits:
      'Число — не доказательство. Так же может выглядеть школа, которая заново настраивает компьютеры, или телефон в роли модема.',
    seats: 'Места',
    machines: 'Компьютеры',
    allowed: 'Обычно до',
    byDay: 'По дням',
    byDayWords: 'Занятые места и замеченные сети в каждый день периода.',
    legend: 'Столбцы — занятые места, линия — сети за день.',
    taken: 'Занято мест',
    networks: 'Сети',
    toLicence: 'К лицензии и её компьютерам',
    licenceStands: 'Состояние лицензии',
    history: 'Что решено',
    decisions: {
      cleared: 'Безобидно',
      blocked: 'Приостановлена',
      upheld: 'Остаётся приостановленной',
      lifted: 'Возобновлена',
    },
    told: (persons) => `Сообщено письмом, человек: ${persons}`,
    toldNobody:
      'Владелец этой лицензии был неизвестен, поэтому сообщить было некому. Кто напишет нам, получит ответ там.',
    answer: 'Ответ клиента',
    recorded: 'То, что вы это читаете, записывается.',
    decide: 'Решение',
    decideText: {
      open: 'Если всё безобидно, то же число больше не вызовет вопроса. Если приостановить лицензию, до возобновления её нельзя будет активировать; работающие программы об этом не узнают, а известному владельцу сообщат причину.',
      blocked:
        'После возобновления лицензию снова можно активировать. Известному владельцу сообщат об этом вместе с вашей причиной.',
    },
    reason: 'Причина',
    reasonHint:
      'Обязательно. Если лицензия приостановлена или возобновлена, клиент прочитает её так, как вы напишете. Ничего не пишите о человеке.',
    later: 'Решить позже',
    acts: {
      cleared: 'Это безобидно',
      blocked: 'Приостановить лицензию',
      upheld: 'Оставить приостановленной',
      lifted: 'Возобновить лицензию',
    },
    faults: {
      reason: 'Укажите причину, не длиннее 500 знаков.',
      decision: 'Выберите решение, нажав его кнопку.',
    },
    moved:
      'Кто-то успел раньше: теперь с этим вопросом всё иначе. Ничего не изменено. Посмотрите на него ещё раз.',
    licenceMoved:
      'Лицензия уже отозвана или получила новый ключ, поэтому её нельзя ни приостановить, ни возобновить. Ничего не изменено.',
  },
};
