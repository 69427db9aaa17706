import { types } from 'node:util';

/** Codes of sockets and of PostgreSQL that say "not now" rather than "a bug". */
const NOT_NOW = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  // Serialization failure and deadlock.
  '40001',
  '40P01',
  // Idle-in-transaction timeout; statement timeout; lock timeout.
  '25P03',
  '57014',
  '55P03',
  // A server that is read-only, as during a failover.
  '25006',
]);

/** Classes of PostgreSQL: the connection; resources, such as connections or the disk; an operator or a crash; the system. */
const NOT_NOW_CLASSES = /^(08|53|57P|58)/;

/** What pg, TypeORM and ioredis say without a code. */
const NOT_NOW_WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'is not queryable',
  'Query runner already released',
  'Connection is closed',
  "Stream isn't writeable",
  'max retries per request limit',
  'Command timed out',
  'Socket timeout',
  'OOM command not allowed',
  'LOADING ',
  'READONLY ',
];

/**
 * Whether a fault says that the database or the queue cannot be reached, or
 * cannot work at present, so that the same may succeed later. Everything else is
 * a refusal or a bug, and trying again would not help.
 */
export function isOutOfReach(fault: unknown): boolean {
  if (!types.isNativeError(fault)) return false;
  const { code, driverError, cause } = fault as { code?: unknown; driverError?: unknown; cause?: unknown };
  if (typeof code === 'string' && (NOT_NOW.has(code) || NOT_NOW_CLASSES.test(code))) return true;
  if (NOT_NOW_WORDS.some((words) => fault.message.includes(words))) return true;
  if (fault instanceof AggregateError && fault.errors.length > 0) return fault.errors.every(isOutOfReach);
  return [driverError, cause].some((inner) => inner !== fault && isOutOfReach(inner));
}
