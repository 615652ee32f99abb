/** Holds in the console: placed with law, ground and end; lifted before it. */
import { z } from 'zod';
import { readForm } from '../../../platform/http/forms.ts';
import type { RequestContext, Route, SignedInStaff } from '../../../platform/module.ts';
import { typedAddress } from '../../../policy/address.ts';
import { activityNames } from '../../../policy/vocabulary.ts';
import { redirect } from '../person/session.ts';
import { liftHold, placeHold } from '../restriction/holds.ts';
import { ownedTables } from '../tables.ts';
import { type Desk, idOf, missing, read, route, show, words, wordsFor } from './desk.ts';
import { holdsPage } from './hold-views.tsx';
import { holdsPath } from './paths.ts';
import { findPerson, listHolds } from './queries.ts';

export const holdRoutes = (desk: Desk): Route[] => [
  route('GET', holdsPath, 'holds:manage', (context) => showHolds(desk, context)),
  route('POST', holdsPath, 'holds:manage', (context, staff) => place(desk, context, staff)),
  route('POST', `${holdsPath}/:id/lift`, 'holds:manage', async (context, staff) => {
    await liftHold(desk.db, desk.services, { id: idOf(context), by: staff });
    return redirect(desk.services, holdsPath);
  }),
];

async function showHolds(desk: Desk, context: RequestContext): Promise<Response> {
  const holds = await listHolds(desk.db);
  const activities = [...new Set(ownedTables(desk.services.declarations).map(({ activity }) => activity))];
  return show(desk, context, holdsPage({ ...wordsFor(desk, context), holds, activities }));
}

const holdShape = z.strictObject({
  address: typedAddress,
  law: words(200),
  ground: z.enum(['a', 'b', 'c', 'd', 'e']),
  activity: z.enum(['', ...activityNames]),
  until: z.iso.date(),
  reasons: z.string().trim().max(5_000),
});

async function place(
  { db, services }: Desk,
  context: RequestContext,
  staff: SignedInStaff,
): Promise<Response> {
  const form = read(holdShape, (await readForm(context)).fields);
  const { address, activity, until, reasons, ...hold } = form;
  await placeHold(db, services, staff, {
    ...hold,
    personId: (await findPerson(db, address)) ?? missing(),
    activity: activity === '' ? null : activity,
    reasons: reasons === '' ? null : reasons,
    until: new Date(`${until}T24:00:00Z`),
  });
  return redirect(services, holdsPath);
}
