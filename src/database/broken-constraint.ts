/** Name of the constraint that a statement broke; undefined where it broke none. */
export function brokenConstraint(fault: unknown): string | undefined {
  return (fault as { driverError?: { constraint?: string } } | undefined)?.driverError?.constraint;
}
