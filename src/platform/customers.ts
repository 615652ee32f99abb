import type { Customers, RequestContext, Route, SignedInCustomer, Wiring } from './module.ts';

/** Who signs customers in, for the modules that show something in their accounts. */
export function customersOf({ parts }: Pick<Wiring, 'parts'>): Customers {
  const [found] = [...parts().values()].flatMap(({ customers = [] }) => customers);
  if (!found) throw new Error('No module signs customers in.');
  return found;
}

type CustomerAct = (context: RequestContext, customer: SignedInCustomer) => Response | Promise<Response>;

/** A route for whoever is signed in to an account; all others are led to the door. @param path below `/account/` */
export const customerRoute = (
  wiring: Wiring,
  method: Route['method'],
  path: string,
  act: CustomerAct,
): Route => ({
  method,
  path: `/account/${path}`,
  localised: true,
  noAddress: true,
  handle: async (context) => {
    const customer = await customersOf(wiring).signedIn(context);
    const response = customer
      ? await act(context, customer)
      : context.redirect(`/${context.var.language}/account/sign-in`, 303);
    response.headers.set('Cache-Control', 'no-store');
    return response;
  },
});
