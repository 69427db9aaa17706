import { createHmac } from 'node:crypto';
import { type City } from '../../areas/city.entity.js';
import { useRows } from '../../attachments/photo-rows.js';
import { asBytea } from '../../common/bytea.js';
import { dayOf, inZone } from '../../common/city-time.js';
import { encrypt } from '../../common/encryption.js';
import { type CityKeys } from '../../config/city-keys.js';
import { type DueTimes } from '../../deadlines/due-times.js';
import { hashToken } from '../../identity/token.js';
import { type Category } from '../core/categories/category.entity.js';
import { hashesOf } from '../../identity/contact.js';
import { normalAddress } from '../../common/network-address.js';
import { type FileComplaintBody } from './file-complaint.dto.js';
import { makeNumber } from '../core/number.js';

/** A checked filing. */
export interface Filing {
  readonly id: string;
  readonly trackingSecret: string;
  readonly filedAt: Date;
  readonly channel: string;
  readonly body: FileComplaintBody;
  readonly category: Category;
  readonly city: City;
  readonly due: DueTimes;
  /** Code of the office or unit whose conduct it is about; null where it is about none. */
  readonly aboutOffice: string | null;
  /** Account of the officer who filed it for the citizen. */
  readonly filedBy?: string;
  /** Network address, if it is the citizen's own. */
  readonly address?: string;
}

/** What the citizen gets for a filing. The secret is shown only once. */
export interface Filed {
  readonly id: string;
  readonly number: string;
  readonly trackingSecret: string;
  readonly status: 'received';
  /** ISO 8601 with the offset of the city. */
  readonly filedAt: string;
}

/** Gives a filing a random number, which may be taken already. */
export function numbered({ id, trackingSecret, filedAt, city }: Filing): Filed {
  const inCity = inZone(filedAt, city.timeZone);
  const number = makeNumber(city.prefix, Number(inCity.slice(0, 4)));
  return { id, number, trackingSecret, status: 'received', filedAt: inCity };
}

/** The row of `complaints` for a filing. */
export function complaintRow(
  { id, trackingSecret, filedAt, channel, body, category, city, due, aboutOffice }: Filing,
  number: string,
): Record<string, unknown> {
  return {
    id,
    number,
    tracking_secret_hash: asBytea(hashToken(trackingSecret)),
    city_prefix: city.prefix,
    category_code: category.code,
    channel,
    external_id: body.externalId,
    description: body.description,
    lat: body.location?.lat,
    lng: body.location?.lng,
    address: body.address,
    stated_kelurahan: body.kelurahanCode,
    about_office: aboutOffice,
    filed_at: filedAt,
    filed_on: dayOf(filedAt, city.timeZone),
    first_response_due_at: due.firstResponseDueAt,
    resolution_due_at: due.resolutionDueAt,
  };
}

/** The rows of `photo_uses`, one for each photo of the citizen. */
export function photoRows({ id, body }: Filing): Record<string, unknown>[] {
  return useRows(body.photos ?? [], { complaintId: id, eventSeq: 1, sentBy: 'citizen' });
}

/** The officer who filed for the citizen, for the first event. */
export function actorRows({ id, filedBy }: Filing): Record<string, unknown>[] {
  return filedBy === undefined ? [] : [{ complaint_id: id, account_id: filedBy }];
}

/** The row of `filing_addresses`, if the address is the citizen's own: a keyed hash, equal for equal addresses. */
export function addressRows({ id, filedAt, address }: Filing, hashKey: Buffer): Record<string, unknown>[] {
  if (address === undefined) return [];
  const addressHash = createHmac('sha256', hashKey)
    .update(`filing ${normalAddress(address)}`)
    .digest();
  return [{ complaint_id: id, address_hash: asBytea(addressHash), filed_at: filedAt }];
}

/** The row of `reporters`, if the citizen gave a name or a contact. */
export function reporterRows({ id, body: { reporter } }: Filing, keys: CityKeys): Record<string, unknown>[] {
  if (!reporter) return [];
  const { phoneHash, emailHash } = hashesOf(reporter, keys.hash);
  return [
    {
      complaint_id: id,
      sealed: asBytea(encrypt(reporter, id, keys.current)),
      phone_hash: phoneHash && asBytea(phoneHash),
      email_hash: emailHash && asBytea(emailHash),
    },
  ];
}
