import { CURSOR_EXAMPLE } from '../../../common/pagination.js';
import { ApiField } from '../../../common/api-field.js';
import { ComplaintSummaryResponse } from '../reading/complaint.response.js';
import { maskEmail, maskName, maskPhone } from './mask-contact.js';

const maybeText = { type: String, nullable: true } as const;

/** What a citizen said of themselves. */
export class ReporterResponse {
  @ApiField('Name.', 'Warga Gambir', maybeText)
  name!: string | null;

  @ApiField('E-mail address.', 'warga@example.com', maybeText)
  email!: string | null;

  @ApiField('Phone number.', '+62 812 3456 7890', maybeText)
  phone!: string | null;
}

/** The same for those who need not see it. */
export class MaskedReporterResponse {
  @ApiField('First letter of the name.', 'W*** ****', maybeText)
  name!: string | null;

  @ApiField('First letter of the e-mail address, and what it ends in.', 'w***@***.com', maybeText)
  email!: string | null;

  @ApiField('Last two digits of the phone number.', '****-****-**90', maybeText)
  phone!: string | null;
}

export function maskReporter({ name, email, phone }: ReporterResponse): MaskedReporterResponse {
  return { name: name && maskName(name), email: email && maskEmail(email), phone: phone && maskPhone(phone) };
}

/** Who stands behind a complaint. */
export class ReporterLookResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Who filed it; null where nobody was named, or they were erased.', undefined, {
    type: ReporterResponse,
    nullable: true,
  })
  reporter!: ReporterResponse | null;

  @ApiField('Of those who said "me too" the first hundred that can be reached.', undefined, {
    type: [ReporterResponse],
  })
  supporters!: ReporterResponse[];

  @ApiField(
    'How many different people said "me too", as far as their contacts tell; without who filed it.',
    4,
  )
  differentSupporters!: number;
}

/** Complaints that one reporter filed. */
export class FoundComplaintsResponse {
  @ApiField('The complaints, newest first.', undefined, { type: [ComplaintSummaryResponse] })
  items!: ComplaintSummaryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, maybeText)
  nextCursor!: string | null;
}
