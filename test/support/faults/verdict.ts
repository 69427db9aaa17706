import { eventually } from '../world.js';
import { findings, ownerless } from './checks.js';
import { type Town } from './town.js';

/** After recovery everything that was accepted must have an owner by then, in milliseconds. */
const OWNED_WITHIN = 30_000;

/** What is wrong once a fault has been mended, in words; empty where nothing is. */
export async function verdict(town: Town): Promise<string[]> {
  const { db, load, since } = town;
  await town.recovered();
  const ids = load.filed.flatMap(({ answers }) => answers[0]?.id ?? []);
  const late = await eventually(
    () => ownerless(db, ids),
    (count) => count === 0,
    OWNED_WITHIN,
  ).catch(() => ownerless(db, ids));
  const { lost } = await town.integrity();
  return [
    ...(late > 0 ? [`${late} without owner`] : []),
    ...(lost === 0 ? [] : [`${lost} lost, as Tanggap says itself`]),
    ...(await findings(db, () => load.intents, since)),
    ...load.surprises,
  ];
}

/** The same once citizens file no more; and every one that was sent again until it was answered, is. */
export async function lastVerdict(town: Town): Promise<string[]> {
  const { db, load } = town;
  await load.stop();
  const wrong = await verdict(town);
  const unanswered = load.intents.filter(({ isPatient, answers }) => isPatient && answers.length === 0);
  const { rows } = await db.query<{ complaints: number; keys: number }>(
    `SELECT (SELECT count(*) FROM complaints)::int AS complaints,
            (SELECT count(*) FROM idempotency_keys WHERE used_at <> 'infinity')::int AS keys`,
  );
  const { complaints, keys } = rows[0] ?? { complaints: 0, keys: 0 };
  const { accepted } = await town.integrity();
  return [
    ...wrong,
    ...(unanswered.length > 0 ? [`${unanswered.length} never answered`] : []),
    ...(keys === complaints ? [] : [`${keys} keys for ${complaints} complaints`]),
    ...(accepted === complaints ? [] : [`${accepted} accepted, as Tanggap says itself, of ${complaints}`]),
  ];
}
