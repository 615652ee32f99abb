/** What a member of staff is told who types for a caller: what to ask for, and what is known of the licence. */
import type { FaultWords } from '../manual/read.ts';

export const phoneFaultWords: FaultWords = {
  en: {
    missing: 'Type what the caller reads.',
    codeSymbol: 'In {groups} there is a sign that is never in a code. Have it read once more.',
    codeLength: 'The code is not complete. Have the caller count the groups.',
    codeGroup: 'Something in {groups} was heard or typed wrongly. Have it read once more.',
    codeVersion:
      'The code comes from a newer version of the product than this server knows. The server has to be updated before it can be answered.',
    codeValue: 'No product shows such a code. Have the whole code read once more.',
    requestOfOther:
      'The code comes from a product that the policy does not list. Ask which program shows it.',
    licenceRefused:
      'This key activates nothing: it is mistyped, of another product, over, or stopped. Have it compared, then look the licence up under “Licences” by its first group.',
    seatsTaken:
      'All seats of this licence are taken. Ask on which computer it is no longer needed, and free that seat under “Licences”.',
    nonceUsed:
      'This request was answered before, and its seat was given back. The caller has to begin the activation anew and read the new code.',
    clientTooOld:
      'This version of the product is too old to be activated. The caller has to update it first.',
    tooMany:
      'Too many wrong keys. Wait {wait}; until then call back, or look the licence up under “Licences”.',
  },
  de: {
    missing: 'Tippen Sie ein, was der Anrufer vorliest.',
    codeSymbol:
      'In {groups} steht ein Zeichen, das in keinem Code vorkommt. Lassen Sie es noch einmal vorlesen.',
    codeLength: 'Der Code ist nicht vollständig. Lassen Sie den Anrufer die Gruppen zählen.',
    codeGroup: 'In {groups} wurde etwas falsch verstanden oder getippt. Lassen Sie es noch einmal vorlesen.',
    codeVersion:
      'Der Code kommt aus einer neueren Version des Produkts, als dieser Server kennt. Er lässt sich erst beantworten, wenn der Server aktualisiert ist.',
    codeValue: 'Einen solchen Code zeigt kein Produkt. Lassen Sie den ganzen Code noch einmal vorlesen.',
    requestOfOther:
      'Der Code kommt aus einem Produkt, das in der Erklärung nicht steht. Fragen Sie, welches Programm ihn zeigt.',
    licenceRefused:
      'Dieser Schlüssel aktiviert nichts: Er ist vertippt, für ein anderes Produkt, abgelaufen oder gesperrt. Lassen Sie ihn vergleichen, und suchen Sie die Lizenz dann unter „Lizenzen“ mit seiner ersten Gruppe.',
    seatsTaken:
      'Alle Plätze dieser Lizenz sind belegt. Fragen Sie, auf welchem Computer sie nicht mehr gebraucht wird, und geben Sie diesen Platz unter „Lizenzen“ frei.',
    nonceUsed:
      'Diese Anfrage wurde schon beantwortet und ihr Platz zurückgegeben. Der Anrufer muss die Aktivierung neu beginnen und den neuen Code vorlesen.',
    clientTooOld:
      'Diese Version des Produkts ist zu alt, um aktiviert zu werden. Der Anrufer muss sie zuerst aktualisieren.',
    tooMany:
      'Zu viele falsche Schlüssel. Wartezeit: {wait}. Bieten Sie einen Rückruf an, oder suchen Sie die Lizenz unter „Lizenzen“.',
  },
  ru: {
    missing: 'Введите то, что диктует звонящий.',
    codeSymbol: 'В {groups} есть знак, которого в кодах не бывает. Попросите продиктовать ещё раз.',
    codeLength: 'Код неполный. Попросите звонящего пересчитать группы.',
    codeGroup: 'В {groups} что-то неверно услышано или введено. Попросите продиктовать ещё раз.',
    codeVersion:
      'Код создан более новой версией продукта, чем знает этот сервер. Ответить можно будет после обновления сервера.',
    codeValue: 'Такого кода не показывает ни один продукт. Попросите продиктовать весь код ещё раз.',
    requestOfOther:
      'Код создан продуктом, которого нет в политике. Спросите, какая программа его показывает.',
    licenceRefused:
      'Этот ключ ничего не активирует: он введён с опечаткой, от другого продукта, истёк или приостановлен. Попросите сверить его, затем найдите лицензию в разделе «Лицензии» по первой группе.',
    seatsTaken:
      'Все места этой лицензии заняты. Спросите, на каком компьютере она больше не нужна, и освободите это место в разделе «Лицензии».',
    nonceUsed:
      'На этот запрос уже ответили, и место было освобождено. Звонящему нужно начать активацию заново и продиктовать новый код.',
    clientTooOld: 'Эта версия продукта слишком стара для активации. Звонящему нужно сначала обновить её.',
    tooMany:
      'Слишком много неверных ключей. Подождите: {wait}. Предложите перезвонить или найдите лицензию в разделе «Лицензии».',
  },
};
