/** What mails are for, in the words of the console. */
import type { Language } from '../../policy/vocabulary.ts';

const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'contact.confirmation': 'Message received',
    'contact.answer': 'Answer to a message',
    'rights.proof': 'Link to prove an address',
    'rights.answer': 'Answer to a rights request',
    'rights.transfer': 'Offer of a transfer',
    'staff.invitation': 'Invitation of staff',
  },
  de: {
    'contact.confirmation': 'Nachricht erhalten',
    'contact.answer': 'Antwort auf eine Nachricht',
    'rights.proof': 'Link zum Nachweis der Adresse',
    'rights.answer': 'Antwort auf eine Betroffenenanfrage',
    'rights.transfer': 'Angebot einer Übertragung',
    'staff.invitation': 'Einladung ins Team',
  },
  ru: {
    'contact.confirmation': 'Сообщение получено',
    'contact.answer': 'Ответ на сообщение',
    'rights.proof': 'Ссылка для подтверждения адреса',
    'rights.answer': 'Ответ на запрос субъекта',
    'rights.transfer': 'Предложение переноса данных',
    'staff.invitation': 'Приглашение сотрудника',
  },
};

/** The name of a mail's kind; an unknown one, of a later or earlier version, stays as it is. */
export const mailKindName = (language: Language, kind: string): string => names[language][kind] ?? kind;
