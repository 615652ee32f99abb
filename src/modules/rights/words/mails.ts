/** Words of letters to persons. */
import type { Language } from '../../../policy/vocabulary.ts';

interface MailWords {
  readonly answerSubject: string;
  readonly answerLead: string;
  readonly answerClose: string;
  readonly reasonsWanted: string;
  readonly lifting: string;
  readonly upheld: string;
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    answerSubject: 'About your request on your data',
    answerLead: 'You wrote to us about your data. This is what we have to say:',
    answerClose:
      'If you think that we are wrong, you may complain to a data protection authority or go to court (Art. 12(4) GDPR).',
    reasonsWanted:
      'You objected without giving reasons. So that we can weigh your objection: what in your situation speaks against the use of the data? Until then it is not used.',
    lifting: 'The pause on the use of your data will now be lifted (Art. 18(3) GDPR).',
    upheld: 'Your objection is upheld. The data that it concerns is deleted.',
  },
  de: {
    answerSubject: 'Zu Ihrer Anfrage über Ihre Daten',
    answerLead: 'Sie haben uns wegen Ihrer Daten geschrieben. Das haben wir dazu zu sagen:',
    answerClose:
      'Wenn Sie meinen, dass wir im Unrecht sind, können Sie sich bei einer Datenschutzbehörde beschweren oder vor Gericht gehen (Art. 12 Abs. 4 DSGVO).',
    reasonsWanted:
      'Sie haben ohne Gründe widersprochen. Damit wir Ihren Widerspruch abwägen können: Was spricht in Ihrer Lage gegen die Nutzung? Bis dahin werden die Daten nicht genutzt.',
    lifting: 'Die Einschränkung Ihrer Daten wird nun aufgehoben (Art. 18 Abs. 3 DSGVO).',
    upheld: 'Ihrem Widerspruch wird stattgegeben. Die betroffenen Daten sind gelöscht.',
  },
  ru: {
    answerSubject: 'О вашем запросе о данных',
    answerLead: 'Вы написали нам о своих данных. Вот наш ответ:',
    answerClose:
      'Если вы считаете, что мы неправы, вы можете пожаловаться в орган по защите данных или обратиться в суд (ст. 12(4) GDPR).',
    reasonsWanted:
      'Вы возразили, не указав причин. Чтобы взвесить возражение, нам нужно знать: что в вашем положении говорит против использования данных? До тех пор они не используются.',
    lifting: 'Ограничение использования ваших данных сейчас будет снято (ст. 18(3) GDPR).',
    upheld: 'Ваше возражение принято. Данные, которых оно касается, удалены.',
  },
};
