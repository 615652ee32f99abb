import { expect, test } from 'vitest';
import { decisionInWords } from './decisions.ts';

test.each([
  ['nothingToObject', 'nichts, was wir über Sie haben, beruht auf berechtigten Interessen'],
  ['erased', 'gelöscht'],
  [
    'corrected; to be told (Art. 19): a.example, b.example',
    'berichtigt; mitzuteilen (Art. 19): a.example, b.example',
  ],
  ['to be told (Art. 19): a.example', 'mitzuteilen (Art. 19): a.example'],
  ['rejected: Das Gesetz\nverlangt es.', 'Ihr Widerspruch wird zurückgewiesen: Das Gesetz\nverlangt es.'],
  ['Hier ist alles; mehr gibt es nicht.', 'Hier ist alles; mehr gibt es nicht.'],
  ['constructor', 'constructor'],
])('the decision %j is worded', (stored, worded) => {
  expect(decisionInWords('de', stored)).toBe(worded);
});
