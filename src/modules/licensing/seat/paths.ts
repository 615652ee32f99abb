/** Where a seat, or what was given with it, is given back. */
export const deactivationsPath = '/api/v1/deactivations';
export const withdrawalsPath = '/api/v1/activations/withdrawals';
