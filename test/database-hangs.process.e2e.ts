import { freePort } from './support/processes.js';
import { openProxy, type TcpProxy } from './support/tcp-proxy.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const body = {
  category: 'flood',
  description: 'Air setinggi lutut di gang.',
  location: { lat: -6.1766, lng: 106.8269 },
};

describe('a database behind a bad network', () => {
  let world: World;
  let proxy: TcpProxy;
  let base: string;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    const url = new URL(world.env.DATABASE_URL ?? '');
    proxy = await openProxy(Number(url.port));
    url.port = String(proxy.port);
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    await world.start({ DATABASE_URL: url.href, PORT: String(port), ROLE: 'all' });
  });
  afterAll(async () => {
    proxy.close();
    await world.close();
  });

  const file = async (): Promise<number> => (await world.ask('POST', '/complaints', { base, body })).status;
  /** More than there are connections. */
  const fileMany = (): Promise<number[]> => Promise.all(Array.from({ length: 30 }, file));
  const isReady = async (): Promise<boolean> =>
    (await world.ask('GET', '/health/ready', { base })).status === 200;

  it.each(['cut', 'stall'] as const)(
    'answers every request that meets a %s, and serves again once it is mended',
    async (fault) => {
      expect(await fileMany()).toEqual(Array<number>(30).fill(201));
      const duringFault = fileMany();
      proxy[fault]();
      const answers = new Set([...(await duringFault), ...(await fileMany())]);
      answers.delete(201);
      expect([...answers]).toEqual([503]);
      expect(await isReady()).toBe(false);

      proxy.restore();
      await eventually(isReady, Boolean);
      expect(await fileMany()).toEqual(Array<number>(30).fill(201));
    },
  );
});
