import { ApiField } from '../../common/api-field.js';

/** That somebody said "me too". */
export class SupportResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Withdraws it again. Given this once; keep it.', 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF')
  trackingSecret!: string;

  @ApiField('How often it was said and not taken back; each time counts alike, whoever said so.', 4)
  supporters!: number;
}
