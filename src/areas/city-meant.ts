import { type EntityManager } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { City } from './city.entity.js';

/**
 * The city that a command is about: the one that is named, or the only one there is.
 *
 * @param prefix as it was given with `--city`
 * @throws OperatorError where none is meant, or one that is not there
 */
export async function cityMeant(manager: EntityManager, prefix: string | undefined): Promise<City> {
  const cities = await manager.find(City, { order: { loadedAt: 'ASC', prefix: 'ASC' } });
  const known = cities.map((city) => `${city.prefix} (${city.name})`).join(', ');
  if (cities.length === 0) throw new OperatorError('There is no city.', 'Load one first, with: areas import');
  if (prefix === undefined && cities.length > 1)
    throw new OperatorError('Which city is it?', `Give --city one of: ${known}.`);
  const meant =
    prefix === undefined ? cities[0] : cities.find((city) => city.prefix === prefix.toUpperCase());
  if (!meant) throw new OperatorError(`There is no city "${prefix}".`, `Give --city one of: ${known}.`);
  return meant;
}
