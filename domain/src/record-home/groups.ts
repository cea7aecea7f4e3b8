import type { RecordKind } from '../record/kinds';

/** The filters of the timeline, in the order they are shown; every kind stands in exactly one. */
export const TIMELINE_GROUPS = {
  checkup: ['checkup', 'screening', 'child-visit', 'vision'],
  'follow-up': ['follow-up', 'care-plan'],
  vaccine: ['immunization'],
  visit: ['encounter', 'condition', 'referral', 'appointment-elsewhere'],
  test: ['lab-report', 'imaging-report'],
  number: ['observation', 'growth'],
  medicine: ['medication', 'allergy'],
  maternal: ['maternal-visit'],
  basic: ['basic-information'],
} as const satisfies Record<string, readonly RecordKind[]>;

export type TimelineGroup = keyof typeof TIMELINE_GROUPS;

const GROUPS = Object.keys(TIMELINE_GROUPS).filter((key): key is TimelineGroup => key in TIMELINE_GROUPS);

/** The filter a kind stands under. */
export function groupOf(kind: RecordKind): TimelineGroup {
  const found = GROUPS.find((group) => TIMELINE_GROUPS[group].some((one) => one === kind));
  if (!found) throw new RangeError(`a kind under no filter: ${kind}`);
  return found;
}

/** The kinds of a filter. */
export const kindsOf = (group: TimelineGroup): readonly RecordKind[] => TIMELINE_GROUPS[group];
