import type { TransferredExamination } from '@kangban/domain/transfer/types';
import { writeExamination } from '@kangban/domain/transfer/write-observations';
import type { MapContext } from './actors';
import { metaOf, type Served } from './resource';

export interface ExaminationFacts extends TransferredExamination {
  siteId: string | null;
  recordedAt: Date;
}

/**
 * An examination of the eyes as it travels in a package (domain/transfer), under ids that stay: the panel has the row's own, what was
 * measured of each eye the same with a number.
 */
export function visionOf(row: ExaminationFacts, { patient, actors }: MapContext): Served[] {
  const meta = metaOf(row);
  let made = 0;
  const newId = (): string => `${row.examinationId}-${(made += 1)}`;
  const performer = [
    actors.organization(row.siteId, row.institution),
    actors.practitioner(row.examinedBy, row.institution),
  ].flatMap((one) => one ?? []);
  const entries = writeExamination(row, { patient, newId });
  const members = entries.slice(1).map(({ uuid }) => ({ reference: `Observation/${uuid}` }));
  return entries.map(({ uuid, resource }, place) => ({
    ...resource,
    resourceType: 'Observation',
    id: uuid,
    meta,
    performer,
    ...(place === 0 && members.length > 0 && { hasMember: members }),
  }));
}
