/** Where the pages of the console on persons' rights stand. */
export const requestsPath = '/console/requests';
export const personsPath = '/console/persons';
export const holdsPath = '/console/holds';
export const consultationsPath = '/console/consultations';
