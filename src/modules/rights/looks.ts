/** Why somebody looked at a person's data, in words that the person understands. */
import type { Language } from '../../policy/vocabulary.ts';
import { rightsWords } from './words.ts';

/** What the program enters by itself when a page is opened. */
const entered: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'contact.conversation': 'opened your message',
    'mail.outbox': 'opened a mail to you',
    'mail.unrouted': 'opened a mail from you',
    export: 'exported what is held',
    'preview of an erasure': 'saw what an erasure would do',
    'export on the command line': 'exported what is held, on the command line',
  },
  de: {
    'contact.conversation': 'Ihre Nachricht geöffnet',
    'mail.outbox': 'eine E-Mail an Sie geöffnet',
    'mail.unrouted': 'eine E-Mail von Ihnen geöffnet',
    export: 'ausgegeben, was gespeichert ist',
    'preview of an erasure': 'angesehen, was eine Löschung bewirken würde',
    'export on the command line': 'auf der Befehlszeile ausgegeben, was gespeichert ist',
  },
  ru: {
    'contact.conversation': 'просмотр вашего сообщения',
    'mail.outbox': 'просмотр письма вам',
    'mail.unrouted': 'просмотр письма от вас',
    export: 'выгрузка данных',
    'preview of an erasure': 'просмотр того, что сделает удаление',
    'export on the command line': 'выгрузка данных в командной строке',
  },
};

const ofRequest: Readonly<Record<Language, (kind: string) => string>> = {
  en: (kind) => `handled your request: ${kind}`,
  de: (kind) => `Ihre Anfrage bearbeitet: ${kind}`,
  ru: (kind) => `работа с вашим запросом: ${kind}`,
};

/** The reason of a look as it stands in the register; what staff wrote themselves stays as they wrote it. */
export function reasonInWords(language: Language, reason: string): string {
  const kinds: Readonly<Record<string, string>> = rightsWords[language].data.requestKinds;
  const kind = kinds[/^rights request: (\w+)$/.exec(reason)?.[1] ?? ''];
  return kind ? ofRequest[language](kind) : (entered[language][reason] ?? reason);
}
