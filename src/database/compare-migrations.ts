import { type DataSource } from 'typeorm';

/** How the migrations that were run differ from those of this version. */
export interface MigrationsCompared {
  /** Of this version, and not run yet. */
  readonly missing: readonly string[];
  /** Run by a later version. */
  readonly unknown: readonly string[];
}

/** Compares the migrations that were run with those of this version. */
export async function compareMigrations(db: DataSource): Promise<MigrationsCompared> {
  const rows = await db.query<{ name: string }[]>('SELECT name FROM migrations');
  const run = rows.map(({ name }) => name);
  const known = db.migrations.map(({ name, constructor }) => name ?? constructor.name);
  return {
    missing: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
}
