import { type EntityManager } from 'typeorm';

/** The channels that complaints of a city came through, by name: the index is looked at once for each, however many complaints. */
export async function channelsInUse(manager: EntityManager, city: string): Promise<string[]> {
  const rows = await manager.query<{ channel: string }[]>(
    `WITH RECURSIVE known AS (
       (SELECT channel FROM complaints ORDER BY channel LIMIT 1)
       UNION ALL
       SELECT (SELECT channel FROM complaints WHERE channel > known.channel ORDER BY channel LIMIT 1)
       FROM known WHERE known.channel IS NOT NULL
     )
     SELECT channel FROM known
     WHERE EXISTS (SELECT FROM complaints WHERE complaints.channel = known.channel AND city_prefix = $1)
     ORDER BY channel`,
    [city],
  );
  return rows.map(({ channel }) => channel);
}
