/**
 * Whether PostgreSQL refused a statement for what is in one of its rows: a value
 * it cannot hold (class 22), a rule it breaks (class 23), a trigger's own refusal
 * (P0001). Without that row the same statement would do.
 */
export function isRefusedRow(fault: unknown): boolean {
  return /^(22|23|P0001)/.test(driverErrorOf(fault)?.code ?? '');
}

/** Name of the constraint that a statement broke; undefined where it broke none. */
export function brokenConstraint(fault: unknown): string | undefined {
  return driverErrorOf(fault)?.constraint;
}

function driverErrorOf(fault: unknown): { code?: string; constraint?: string } | undefined {
  return (fault as { driverError?: { code?: string; constraint?: string } } | undefined)?.driverError;
}
