import { type DataSource } from 'typeorm';
import { City } from '../../areas/city.entity.js';
import { OperatorError } from '../../common/operator-error.js';
import { recordCommand } from '../../audit/by-command.js';

/** How long a complaint keeps its citizen's data after its end, where a city has not said. */
export const DEFAULT_MONTHS = 24;
const LONGEST = 600;

/** How long a city keeps it, in one of its versions. */
export interface RetentionPolicy {
  readonly version: number;
  readonly months: number;
  readonly source: string;
  readonly madeAt: Date;
}

/** The versions of a city, the one in force last. */
export async function policiesOf(db: DataSource, prefix: string): Promise<RetentionPolicy[]> {
  await cityOrRefuse(db, prefix);
  return db.query(
    `SELECT version, months, source, made_at AS "madeAt" FROM retention_policies
     WHERE city_prefix = $1 ORDER BY version`,
    [prefix],
  );
}

/**
 * Sets how long a city keeps the data, from now on and for what is stored already.
 *
 * @param source the decree or the reason
 * @throws OperatorError where the city or the months are none
 */
export async function keepFor(db: DataSource, prefix: string, text: string, source: string): Promise<number> {
  await cityOrRefuse(db, prefix);
  const months = Number(text);
  if (!/^\d+$/.test(text) || months < 1 || months > LONGEST)
    throw new OperatorError(`"${text}" are no months.`, `Give a whole number from 1 to ${LONGEST}.`);
  await db.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO retention_policies (city_prefix, version, months, source)
       SELECT prefix, coalesce((SELECT max(version) FROM retention_policies WHERE city_prefix = prefix), 0) + 1, $2, $3
       FROM cities WHERE prefix = $1 FOR UPDATE`,
      [prefix, months, source],
    );
    await recordCommand(manager, 'retention.set', prefix, { months, source });
  });
  return months;
}

async function cityOrRefuse(db: DataSource, prefix: string): Promise<void> {
  const cities = await db.getRepository(City).find({ select: { prefix: true } });
  if (cities.some((city) => city.prefix === prefix)) return;
  throw new OperatorError(
    `There is no city ${prefix}.`,
    `Give --city one of: ${cities.map((each) => each.prefix).join(', ')}.`,
  );
}
