/** Receipts of erasures, and the key that verifies them. */
import { errorPage, sitePage } from '../../../platform/http/pages.tsx';
import type { Route } from '../../../platform/module.ts';
import { dueAt } from '../../../policy/retention.ts';
import { receiptPage } from '../act/views.tsx';
import type { RightsDb, RightsServices } from '../database.ts';
import { fileResponse } from '../person/session.ts';
import { ownedTables } from '../tables.ts';
import { findReceipt } from './commands.ts';
import { publicKeyPem, readStatement } from './receipt.ts';

export function receiptRoutes(db: RightsDb, services: RightsServices): Route[] {
  const tables = ownedTables(services.declarations);
  return [
    {
      method: 'GET',
      path: '/privacy/receipt/:code',
      localised: true,
      noAddress: true,
      handle: async (context) => {
        const code = context.req.param('code') ?? '';
        const found = await findReceipt(db, services, code);
        if (!found) return errorPage(services, context, 'notFound');
        const statement = readStatement(found.receipt);
        const until = dueAt(services.policy, 'erasureLedger', { recorded: found.erasedAt });
        const page = receiptPage(context.var.language, {
          statement,
          code,
          until,
          origin: services.env.publicUrl,
          titleOf: (table) => {
            const owned = tables.find(({ full }) => full === table);
            return owned ? services.texts[context.var.language].activities[owned.activity].title : table;
          },
        });
        return sitePage(services, context, page);
      },
    },
    {
      method: 'GET',
      path: '/privacy/receipt/:code/file',
      localised: true,
      noAddress: true,
      handle: async (context) => {
        const found = await findReceipt(db, services, context.req.param('code') ?? '');
        if (!found) return errorPage(services, context, 'notFound');
        const file = `${JSON.stringify(found.receipt, null, 2)}\n`;
        return fileResponse(file, 'application/json; charset=utf-8', 'erasure-receipt.json');
      },
    },
    {
      method: 'GET',
      path: '/.well-known/avow-receipts.pem',
      handle: () =>
        new Response(publicKeyPem(services.keys), { headers: { 'Content-Type': 'application/x-pem-file' } }),
    },
  ];
}
