import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { encrypt, decrypt } from '../../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Credentials } from '../tries/sign-in-origin.js';

const TICKET_MINUTES = 15;
const BELONGS_TO = 'sign-in ticket';

const content = z.object({
  accountId: z.string(),
  version: z.number(),
  until: z.number(),
  /** Of a second factor that is being enrolled. */
  secret: z.string().optional(),
});

/** A sign-in whose password was right and that lacks a second factor. */
export interface PendingSignIn {
  readonly accountId: string;
  readonly version: number;
  readonly secret?: string;
}

/** Pending sign-ins as encrypted texts, so that nothing is stored before they are complete. */
@Injectable()
export class SignInTicketsService {
  constructor(
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {}

  issue({ id, credentialsVersion }: Credentials, secret?: string): string {
    const until = this.clock.now().getTime() + TICKET_MINUTES * 60_000;
    const pending = {
      accountId: id,
      version: credentialsVersion,
      until,
      ...(secret !== undefined && { secret }),
    };
    return encrypt(pending, BELONGS_TO, this.keys.current).toString('base64url');
  }

  /** @throws Problem `sign_in_expired` for a text that is none, or older than 15 minutes */
  open(ticket: string): PendingSignIn {
    const pending = this.read(ticket);
    if (!pending || pending.until <= this.clock.now().getTime()) throw new Problem('sign_in_expired');
    return pending;
  }

  private read(ticket: string): z.infer<typeof content> | undefined {
    try {
      return content.parse(decrypt(Buffer.from(ticket, 'base64url'), BELONGS_TO, this.keys.all));
    } catch {
      return undefined;
    }
  }
}
