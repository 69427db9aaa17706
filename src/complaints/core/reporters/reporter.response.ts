import { ApiField } from '../../../common/api-field.js';
import { maskEmail, maskName, maskPhone } from './mask-contact.js';

const maybeText = { type: String, nullable: true } as const;

/** Name and contacts of a citizen. */
export class ReporterResponse {
  @ApiField('Name.', 'Warga Gambir', maybeText)
  name!: string | null;

  @ApiField('E-mail address.', 'warga@example.com', maybeText)
  email!: string | null;

  @ApiField('Phone number.', '+62 812 3456 7890', maybeText)
  phone!: string | null;
}

/** The same, masked. */
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
