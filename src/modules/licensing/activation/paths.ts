/** Where installers ask. */
export const activationsPath = '/api/v1/activations';
export const offerPath = '/api/v1/products/:product/versions/:version/activation';
