/** A complaint that this device knows the secret of. */
export interface DeviceSecret {
  readonly number: string;
  readonly secret: string;
}

/** So many are kept, the latest first. */
const MOST = 10;
const PAIR = /^([A-Z0-9-]{8,20})~([\w-]{8,64})$/;

/** The complaints that a text of {@link written} names; what is none is left out. */
export function readKept(text: string): DeviceSecret[] {
  return text
    .split('.')
    .flatMap((pair) => {
      const [, number, secret] = PAIR.exec(pair) ?? [];
      return number !== undefined && secret !== undefined ? [{ number, secret }] : [];
    })
    .slice(0, MOST);
}

/** As a cookie holds it. */
export function written(kept: readonly DeviceSecret[]): string {
  return kept.map(({ number, secret }) => `${number}~${secret}`).join('.');
}

/** With one more, which comes first; the oldest gives way. */
export function withOne(kept: readonly DeviceSecret[], one: DeviceSecret): DeviceSecret[] {
  return [one, ...without(kept, one.number)].slice(0, MOST);
}

export function without(kept: readonly DeviceSecret[], number: string): DeviceSecret[] {
  return kept.filter((each) => each.number !== number);
}
