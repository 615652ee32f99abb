/** Where a program answers request codes. */
export const manualPath = '/api/v1/activations/manual';
