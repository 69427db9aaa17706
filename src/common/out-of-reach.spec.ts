import { QueryFailedError } from 'typeorm';
import { isOutOfReach } from './out-of-reach.js';

const coded = (code: string, message = 'it failed'): Error => Object.assign(new Error(message), { code });

describe('what may succeed later', () => {
  it.each([
    'ECONNREFUSED',
    'EAI_AGAIN',
    '57P01',
    '57P02',
    '57P03',
    '57014',
    '08006',
    '53300',
    '53100',
    '25P03',
  ])('is told by the code %s', (code) => expect(isOutOfReach(coded(code))).toBe(true));

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Query runner already released. Cannot run queries anymore.',
    'Connection is closed.',
    "OOM command not allowed when used memory > 'maxmemory'.",
  ])('is told by the words: %s', (words) => expect(isOutOfReach(new Error(words))).toBe(true));

  it('is told through whatever wraps it', () => {
    expect(isOutOfReach(new QueryFailedError('SELECT 1', [], coded('57P01')))).toBe(true);
    expect(isOutOfReach(new Error('could not start', { cause: coded('ECONNREFUSED') }))).toBe(true);
    // As of a host with two addresses: neither takes the connection.
    expect(isOutOfReach(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe(true);
  });
});

describe('what would fail again', () => {
  it.each([
    ['a number that is taken', coded('23505')],
    ['a table that is missing', coded('42P01')],
    ['a wrapped refusal', new QueryFailedError('SELECT 1', [], coded('22P02'))],
    ['one cause among others', new AggregateError([coded('ECONNREFUSED'), coded('23505')])],
    ['nothing at all', new AggregateError([])],
    ['a bug', new TypeError('x is undefined')],
    ['words that are no error', 'ECONNREFUSED'],
  ])('is not: %s', (_what, fault) => expect(isOutOfReach(fault)).toBe(false));
});
