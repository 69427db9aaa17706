import { Controller, Get } from '@nestjs/common';
import { AppModule } from '../src/app.module.js';
import { openWorld, type World } from './support/world.js';

const MOST = 5;

jest.setTimeout(60_000);

describe('a route that somebody adds, and for which nothing is declared', () => {
  let world: World;
  beforeAll(async () => {
    @Controller('added')
    class AddedController {
      @Get()
      show(): object {
        return { shown: true };
      }
    }
    const original = AppModule.in.bind(AppModule);
    const added = jest
      .spyOn(AppModule, 'in')
      .mockImplementation((context) => ({ ...original(context), controllers: [AddedController] }));
    const settings = () => ({ RATE_LIMITS: 'on', RATE_LIMIT_PER_ADDRESS: String(MOST) });
    world = await openWorld({ role: 'http', settings });
    added.mockRestore();
  });
  afterAll(() => world.close());

  it('lies under the prefix of the API, and is limited for each address as all routes are', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < MOST + 1; time++) statuses.push((await world.ask('GET', '/added')).status);
    expect(statuses).toEqual([...Array<number>(MOST).fill(200), 429]);
  });

  it('refuses as programs expect it, whatever they accept', async () => {
    const refused = await world.ask('GET', '/added', { headers: { accept: 'text/html' } });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });

  it('differs from what declares that it is always answered', async () => {
    expect((await world.ask('GET', '/health/live')).status).toBe(200);
  });
});
