import { mayReadMetrics } from './metrics-access.js';

const closed = { production: false, trustProxy: [] };
const token = 'rahasia-yang-panjang';
const asked = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') => ({
  headers: { host: 'localhost:3000', ...headers },
  socket: { remoteAddress },
});

describe('who may read the figures', () => {
  it.each([
    ['this machine', closed, asked(), true],
    ['this machine by IPv6', closed, asked({ host: '[::1]:3000' }, '::1'), true],
    ['this machine by IPv4 in IPv6', closed, asked({}, '::ffff:127.0.0.1'), true],
    ['another machine', closed, asked({}, '192.0.2.7'), false],
    ['nobody knows who', closed, { headers: { host: 'localhost' }, socket: {} }, false],
    ['a name that leads here', closed, asked({ host: 'kota.example' }), false],
    ['a name that begins like an address', closed, asked({ host: '127.0.0.1.kota.example' }), false],
    ['a proxy on this machine', closed, asked({ 'x-forwarded-for': '192.0.2.7' }), false],
    ['a proxy that says Via', closed, asked({ via: '1.1 proxy' }), false],
    ['this machine in production', { ...closed, production: true }, asked(), false],
    ['where it is public', { ...closed, publicUrl: 'https://kota.example' }, asked(), false],
    ['where there is a proxy', { ...closed, trustProxy: ['10.0.0.0/8'] }, asked(), false],
    ['no token', { ...closed, metricsToken: token }, asked(), false],
    ['a wrong one', { ...closed, metricsToken: token }, asked({ authorization: `Bearer ${token}x` }), false],
    ['a part of it', { ...closed, metricsToken: token }, asked({ authorization: 'Bearer rahasia' }), false],
    ['another scheme', { ...closed, metricsToken: token }, asked({ authorization: `Basic ${token}` }), false],
    [
      'the token from anywhere',
      { ...closed, production: true, metricsToken: token },
      asked({ authorization: `Bearer ${token}`, host: 'kota.example' }, '192.0.2.7'),
      true,
    ],
    ['a port elsewhere', { ...closed, metricsPort: 9464 }, asked(), false],
    [
      'a port elsewhere, whatever the token',
      { ...closed, metricsPort: 9464, metricsToken: token },
      asked({ authorization: `Bearer ${token}` }),
      false,
    ],
  ])('on the main port: %s', (_, config, request, may) => {
    expect(mayReadMetrics(config, request, false)).toBe(may);
  });

  it.each([
    ['anyone', { ...closed, production: true, metricsPort: 9464 }, asked({}, '10.0.0.7'), true],
    ['no token', { ...closed, metricsPort: 9464, metricsToken: token }, asked(), false],
    [
      'the token',
      { ...closed, metricsToken: token },
      asked({ authorization: `bearer ${token}` }, '10.0.0.7'),
      true,
    ],
  ])('on a port of their own: %s', (_, config, request, may) => {
    expect(mayReadMetrics(config, request, true)).toBe(may);
  });
});
