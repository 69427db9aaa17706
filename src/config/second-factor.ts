import { z } from 'zod';

/** Roles of officers, of which a second factor can be demanded. */
export const officerRoles = [
  'administrator',
  'communications',
  'triage',
  'lurah',
  'staff',
  'camat',
  'walikota',
  'gubernur',
  'unit',
] as const;
export type OfficerRole = (typeof officerRoles)[number];

export const secondFactorVariables = {
  SECOND_FACTOR_ROLES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.enum(officerRoles, `must be roles, with commas between: ${officerRoles.join(', ')}`)))
    .default([]),
};
