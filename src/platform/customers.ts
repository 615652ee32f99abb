import type { Customers, Wiring } from './module.ts';

/** Who signs customers in, for the modules that show something in their accounts. */
export function customersOf({ parts }: Pick<Wiring, 'parts'>): Customers {
  const [found] = [...parts().values()].flatMap(({ customers = [] }) => customers);
  if (!found) throw new Error('No module signs customers in.');
  return found;
}
