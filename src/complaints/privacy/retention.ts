import { type DataSource } from 'typeorm';
import { City } from '../../areas/city.entity.js';
import { OperatorError } from '../../common/operator-error.js';
import { recordCommand } from '../../audit/by-command.js';
import { type RetentionPolicy, RetentionPoliciesRepository } from './retention-policies.repository.js';

/** Months. */
const LONGEST = 600;

/** The versions of a city, the one in force last. */
export async function policiesOf(db: DataSource, prefix: string): Promise<RetentionPolicy[]> {
  await checkCity(db, prefix);
  return new RetentionPoliciesRepository(db).ofCity(prefix);
}

/**
 * Sets how long a city keeps the data, from now on and for what is stored already.
 *
 * @param source the decree or the reason
 * @throws OperatorError where there is no such city, or the months are out of range
 */
export async function keepFor(db: DataSource, prefix: string, text: string, source: string): Promise<number> {
  await checkCity(db, prefix);
  const months = Number(text);
  if (!/^\d+$/.test(text) || months < 1 || months > LONGEST)
    throw new OperatorError(`"${text}" are no months.`, `Give a whole number from 1 to ${LONGEST}.`);
  await db.transaction(async (manager) => {
    await new RetentionPoliciesRepository(manager).add(prefix, months, source);
    await recordCommand(manager, 'retention.set', prefix, { months, source });
  });
  return months;
}

async function checkCity(db: DataSource, prefix: string): Promise<void> {
  const cities = await db.getRepository(City).find({ select: { prefix: true } });
  if (cities.some((city) => city.prefix === prefix)) return;
  throw new OperatorError(
    `There is no city ${prefix}.`,
    `Give --city one of: ${cities.map((each) => each.prefix).join(', ')}.`,
  );
}
