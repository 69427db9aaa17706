import { Area } from '../areas/area.entity.js';
import { Boundary } from '../areas/boundary.entity.js';
import { City } from '../areas/city.entity.js';
import { Category } from '../complaints/core/categories/category.entity.js';
import { ComplaintEvent } from '../complaints/core/complaint-event.entity.js';
import { Complaint } from '../complaints/core/complaint.entity.js';
import { ComplaintWords } from '../complaints/core/complaint-words.entity.js';
import { Erasure } from '../complaints/privacy/erasure.entity.js';
import { Supporter } from '../complaints/core/reporters/supporter.entity.js';
import { Reporter } from '../complaints/core/reporters/reporter.entity.js';
import { DeadlinePolicy } from '../deadlines/deadline-policy.entity.js';
import { DeadlineVersion } from '../deadlines/deadline-version.entity.js';
import { Holiday } from '../deadlines/holiday.entity.js';
import { WorkingHours } from '../deadlines/working-hours.entity.js';
import { AccountEntity } from '../identity/account.entity.js';
import { RoleAssignmentEntity } from '../identity/accounts/role-assignment.entity.js';
import { PasswordReset } from '../identity/password-resets/password-reset.entity.js';
import { ApiClient } from '../identity/api-clients/api-client.entity.js';
import { ApiKey } from '../identity/api-clients/api-key.entity.js';
import { SessionEntity } from '../identity/session.entity.js';
import { OutgoingMail } from '../notifications/outgoing-mail.entity.js';
import { Office } from '../officials/office.entity.js';
import { Person } from '../officials/person.entity.js';
import { Posting } from '../officials/posting.entity.js';
import { Tenure } from '../officials/tenure.entity.js';
import { Unit } from '../officials/unit.entity.js';
import { DeadLetter } from '../queues/dead-letters/dead-letter.entity.js';

/** Every table that the code knows. */
export const entities = [
  City,
  Area,
  Boundary,
  Office,
  Person,
  Tenure,
  Posting,
  Unit,
  AccountEntity,
  RoleAssignmentEntity,
  ApiClient,
  ApiKey,
  SessionEntity,
  PasswordReset,
  OutgoingMail,
  DeadlineVersion,
  Holiday,
  WorkingHours,
  DeadlinePolicy,
  Category,
  Complaint,
  ComplaintEvent,
  ComplaintWords,
  Reporter,
  Supporter,
  Erasure,
  DeadLetter,
];
