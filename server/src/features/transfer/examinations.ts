import type { TransferredExamination } from '@kangban/domain/transfer/types';
import type { Deps } from '../../deps';
import { loadVision } from '../vision/service';

/** The examinations of a person that stand, oldest first, as they travel. */
export async function transferable(
  deps: Deps,
  countyCode: string,
  residentId: string,
): Promise<TransferredExamination[]> {
  const file = (await loadVision(deps, countyCode, [residentId])).get(residentId);
  return (file?.examinations ?? []).map(({ examination }) => ({
    examinationId: examination.examinationId,
    examinedOn: examination.examinedOn,
    institution: examination.institution,
    examinedBy: examination.examinedBy,
    setting: examination.setting,
    cycloplegic: examination.cycloplegic,
    right: examination.right,
    left: examination.left,
    items: examination.items,
  }));
}
