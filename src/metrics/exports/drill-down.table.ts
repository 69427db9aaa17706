import { inZone } from '../../common/city-time.js';
import { DRILL_DOWN_COLUMNS, type DrillDownRow, toCountedComplaint } from '../drill-down/drill-down-rows.js';
import { type CountedComplaintResponse } from '../drill-down/drill-down.response.js';
import { counted } from '../aggregates/counted.js';
import { type ChargedComplaintsRepository } from '../aggregates/charged-complaints.repository.js';
import { type Counts, definitionOf } from '../numbers/response-rate.js';
import { type Question } from '../question/question.js';
import { members, type CsvTable } from '../tables/csv-file.js';
import { fileName } from '../tables/file-name.js';

/** All complaints that a number of a question counts, as a table: those of the list, and all of its parts. */
export function tableOfCounted(
  complaints: ChargedComplaintsRepository,
  question: Question,
  number: keyof Counts,
): CsvTable<CountedComplaintResponse> {
  const { from, to, city } = question;
  const asOf = inZone(question.asOf, question.zone);
  const definition = definitionOf(question.definition);
  return {
    name: fileName(['complaints', city, number, from, to], asOf),
    columns: members(
      'number',
      'category',
      'channel',
      'office',
      'unit',
      'status',
      'rejectionReason',
      'filedAt',
      'firstResponseDueAt',
      'firstRespondedAt',
      'demo',
    ),
    always: { from, to, asOf },
    once: { counted: number, definitionId: definition.id, definitionEn: definition.en },
    parts: shown(
      complaints.inParts<DrillDownRow>(question, { columns: DRILL_DOWN_COLUMNS, condition: counted[number] }),
      question,
    ),
  };
}

async function* shown(
  parts: AsyncIterable<DrillDownRow[]>,
  question: Question,
): AsyncGenerator<CountedComplaintResponse[]> {
  for await (const rows of parts) yield rows.map((row) => toCountedComplaint(row, question));
}
