import pg from 'pg';

/** The server gives up a statement after this long, and a transaction that stands idle in between. */
const STATEMENT = '15s';
const IDLE_IN_TRANSACTION = '10s';
/** A server that has not even said so by then hangs, or the network swallows everything. In milliseconds. */
const ANSWER = 20_000;

/**
 * How the connections behave that serve requests and jobs: none waits for ever,
 * and one that got no answer is closed, so that the pool opens another as soon
 * as the server is back. Commands, migrations and seeds take their time instead.
 */
export const appConnections = {
  query_timeout: ANSWER,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  onConnect: async (client: pg.ClientBase): Promise<void> => {
    closeWhenUnanswered(client);
    // Not as parameters of the connection, which some poolers in between refuse.
    await client.query(
      `SELECT set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false)`,
      [STATEMENT, IDLE_IN_TRANSACTION],
    );
  },
};

/** pg gives the waiting query up but keeps the connection, on which the next would wait as well. */
function closeWhenUnanswered(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const watched = (...given: unknown[]): unknown => {
    const answer = query(...given);
    if (answer instanceof Promise)
      answer.catch((fault: Error) => {
        if (fault.message === 'Query read timeout' && client instanceof pg.Client) void client.end();
      });
    return answer;
  };
  client.query = watched as typeof client.query;
}
