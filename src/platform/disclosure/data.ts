/** The register of every flow of personal data out of the program. */
import { declare, personTable, text, texts, timestamp, uuid } from '../../policy/declare.ts';

export const disclosureData = declare('disclosure', {
  tables: {
    entry: personTable({
      activity: 'disclosure',
      columns: {
        id: uuid('none'),
        /** The activity whose data left. */
        activity: text('none'),
        kind: text('none'),
        recipient: text('recipient'),
        ground: text('none'),
        evidence: text('evidence').optional(),
        law: text('lawName').optional(),
        agreed_by: texts('none'),
        disclosed_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      anchors: { recorded: 'disclosed_at' },
    }),
  },
});
