/** A device on which somebody signed in before. */
export interface Device {
  readonly id: string;
  readonly accountId: string;
  /** Of the account's credentials then; a later one makes the device unknown. */
  readonly version: number;
}

/** Where a request comes from that is to sign somebody in. */
export interface SignInOrigin {
  /** The client's address. */
  readonly ip: string;
  /** Of the browser's cookie, its signature checked. */
  readonly devices: readonly Device[];
  /** The browser or program, as it calls itself. */
  readonly program: string | undefined;
}

/** Whose credentials a device is compared with. */
export interface Credentials {
  readonly id: string;
  readonly credentialsVersion: number;
}

/** The device of a request, where it is one of the account. */
export function knownDevice({ devices }: SignInOrigin, account: Credentials | null): Device | undefined {
  return devices.find(
    ({ accountId, version }) => accountId === account?.id && version === account.credentialsVersion,
  );
}
