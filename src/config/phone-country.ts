/** Code of the country of phone numbers that are written without one: Indonesia. */
export const PHONE_COUNTRY = '62';
