import { type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { cityMeant } from '../../areas/city-meant.js';
import { City } from '../../areas/city.entity.js';
import { type Day, dayOf } from '../../common/city-time.js';
import { OperatorError } from '../../common/operator-error.js';
import { type CityRole, cityRoles, RoleAssignmentEntity } from './role-assignment.entity.js';

/** A role that an account is to have. */
export interface NewRole {
  readonly role: string;
  /** Prefix of the city; may be left out where there is only one. */
  readonly city: string | undefined;
  /** First day; today in the city where not given. */
  readonly from: Day | undefined;
  /** First day no longer; until further notice where not given. */
  readonly until: Day | undefined;
}

/** A role in a city from a day to a day. */
export interface Assigned {
  readonly role: CityRole;
  readonly city: string;
  readonly from: Day;
  readonly until: Day | null;
  /** Whether anything is other than before. */
  readonly changed: boolean;
}

/**
 * Gives an account a role in a city, or changes the days of the one that it has on those days already.
 *
 * @throws OperatorError where it has the same role in another city then
 */
export async function assignRole(
  manager: EntityManager,
  accountId: string,
  { role: text, city: prefix, from, until }: NewRole,
): Promise<Assigned> {
  const role = deskRoleOrRefuse(text);
  const city = await cityMeant(manager, prefix);
  const begins = from ?? dayOf(new Date(), city.timeZone);
  const [same, ...others] = await overlapping(manager, accountId, role, begins, until);
  const other = [same, ...others].find((each) => each && each.cityPrefix !== city.prefix);
  if (other)
    throw new OperatorError(
      `This account is ${role} of ${other.cityPrefix} from ${other.fromDay} to ${other.untilDay ?? 'further notice'}.`,
      `Let that end first: accounts end ADDRESS --role ${role} --on DAY`,
    );
  const fromDay = from ?? same?.fromDay ?? begins;
  const untilDay = until ?? same?.untilDay ?? null;
  if (untilDay !== null && untilDay <= fromDay)
    throw new OperatorError(
      `${untilDay} does not come after ${fromDay}.`,
      'Give --until the first day no longer.',
    );
  if (others.length > 0)
    throw new OperatorError(
      `This account is ${role} several times within these days.`,
      'See it with: accounts list',
    );
  const changed = same?.fromDay !== fromDay || same.untilDay !== untilDay;
  const id = same?.id ?? uuid();
  if (changed)
    await manager.save(RoleAssignmentEntity, {
      id,
      accountId,
      role,
      cityPrefix: city.prefix,
      fromDay,
      untilDay,
    });
  return { role, city: city.prefix, from: fromDay, until: untilDay, changed };
}

/**
 * Lets a desk of an account end.
 *
 * @param on first day no longer; today in the city where not given
 * @throws OperatorError where the account has no such desk then
 */
export async function endRole(
  manager: EntityManager,
  { id: accountId, email }: { readonly id: string; readonly email: string },
  text: string,
  on: Day | undefined,
): Promise<{ readonly city: string; readonly until: Day }> {
  const role = deskRoleOrRefuse(text);
  const desks = await manager.find(RoleAssignmentEntity, {
    where: { accountId, role },
    order: { fromDay: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const { id, cityPrefix, fromDay, untilDay } of desks) {
    const { timeZone } = await manager.findOneByOrFail(City, { prefix: cityPrefix });
    const until = on ?? dayOf(new Date(), timeZone);
    if (untilDay !== null && untilDay <= until) continue;
    // One that has not begun by then never does.
    if (fromDay >= until) await manager.delete(RoleAssignmentEntity, { id });
    else await manager.update(RoleAssignmentEntity, { id }, { untilDay: until });
    return { city: cityPrefix, until };
  }
  throw new OperatorError(`${email} has no such desk on that day.`, 'See it with: accounts list');
}

function overlapping(
  manager: EntityManager,
  accountId: string,
  role: CityRole,
  from: Day,
  until: Day | undefined,
): Promise<RoleAssignmentEntity[]> {
  return manager
    .createQueryBuilder(RoleAssignmentEntity, 'r')
    .where({ accountId, role })
    .andWhere(`daterange(r.from_day, r.until_day) && daterange(:from, :until)`, {
      from,
      until: until !== undefined && until > from ? until : null,
    })
    .orderBy('r.from_day')
    .getMany();
}

function deskRoleOrRefuse(text: string): CityRole {
  const role = cityRoles.find((each) => each === text);
  if (!role)
    throw new OperatorError(`There is no role "${text}".`, `Choose one of: ${cityRoles.join(', ')}.`);
  return role;
}
