import { CURSOR } from '../../common/page.js';
import { Shown } from '../../common/shown.js';
import { ComplaintSummary } from '../reading/complaint.views.js';
import { maskEmail, maskName, maskPhone } from './mask-contact.js';

const maybeText = { type: String, nullable: true } as const;

/** What a citizen said of themselves. */
export class ReporterView {
  @Shown('Name.', 'Warga Gambir', maybeText)
  name!: string | null;

  @Shown('E-mail address.', 'warga@example.com', maybeText)
  email!: string | null;

  @Shown('Phone number.', '+62 812 3456 7890', maybeText)
  phone!: string | null;
}

/** The same for those who need not see it. */
export class MaskedReporter {
  @Shown('First letter of the name.', 'W*** ****', maybeText)
  name!: string | null;

  @Shown('First letter of the e-mail address, and what it ends in.', 'w***@***.com', maybeText)
  email!: string | null;

  @Shown('Last two digits of the phone number.', '****-****-**90', maybeText)
  phone!: string | null;
}

export function maskReporter({ name, email, phone }: ReporterView): MaskedReporter {
  return { name: name && maskName(name), email: email && maskEmail(email), phone: phone && maskPhone(phone) };
}

/** Who stands behind a complaint. */
export class ReporterLook {
  @Shown('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @Shown('Who filed it; null where nobody was named, or they were erased.', undefined, {
    type: ReporterView,
    nullable: true,
  })
  reporter!: ReporterView | null;

  @Shown('Of those who said "me too" the first hundred that can be reached.', undefined, {
    type: [ReporterView],
  })
  supporters!: ReporterView[];

  @Shown('How many different people said "me too", as far as their contacts tell; without who filed it.', 4)
  differentSupporters!: number;
}

/** Complaints that one reporter filed. */
export class FoundComplaints {
  @Shown('The complaints, newest first.', undefined, { type: [ComplaintSummary] })
  items!: ComplaintSummary[];

  @Shown('Hand it back as `cursor` for the next part; null at the end.', CURSOR, maybeText)
  nextCursor!: string | null;
}
