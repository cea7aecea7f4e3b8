/** What a visit contains, with what the record has settled already. */
import type { PlainDate } from '../shared/plain-date';
import type { VisitCode } from './visit-code';
import { COUNTY_LEVEL_EYE_ITEMS, type VisitRow, VISITS } from './visit-table';
import { EYE_ITEM_NAMES, ITEM_TEXTS, TCM_TEXTS } from './visit-texts';

export type ScreenResult = 'pass' | 'refer' | 'not-done';

/** A visit in the record, as far as the plan asks. */
export interface DoneVisit {
  visit: VisitCode;
  visitedOn: PlainDate;
  /** Grams per litre; absent when no blood was taken. */
  haemoglobinGL?: number | undefined;
  /** The newborn's hearing test, known at the home visit or at one month. */
  newbornHearing?: ScreenResult | undefined;
  hearing?: ScreenResult | undefined;
}

export type ItemKind =
  | 'physical'
  | 'newborn'
  | 'blood'
  | 'hearing'
  | 'hearing-rescreen'
  | 'development'
  | 'autism'
  | 'teeth'
  | 'eyes'
  | 'tcm';

/** One thing done at a visit. */
export interface VisitItem {
  kind: ItemKind;
  text: string;
  /** False for blood that another visit of the same mark has settled. */
  needed: boolean;
  /** Mainly done by a county-level institution (the star of the specification). */
  countyLevel: boolean;
  source: string;
}

const SPECIFICATION = 'S17';

/** One line of a visit; needed, at any place, by the specification unless told. */
export const item = (kind: ItemKind, text: string, told: Partial<VisitItem> = {}): VisitItem => ({
  kind,
  text,
  needed: true,
  countyLevel: false,
  source: SPECIFICATION,
  ...told,
});

const settles = ({ visit, haemoglobinGL }: DoneVisit, row: VisitRow): boolean =>
  visit !== row.code &&
  haemoglobinGL !== undefined &&
  VISITS.some((one) => one.code === visit && one.blood === 'shared');

function bloodItem(row: VisitRow, done: readonly DoneVisit[]): VisitItem[] {
  if (row.blood === 'none') return [];
  if (row.blood === 'once') return [item('blood', ITEM_TEXTS.blood())];
  if (done.some((one) => settles(one, row)))
    return [
      item('blood', row.code === 'm8' ? ITEM_TEXTS['blood-done']() : ITEM_TEXTS['blood-shared'](), { needed: false }),
    ];
  const isLast = row.code === 'm8';
  return [item('blood', isLast ? ITEM_TEXTS.blood() : ITEM_TEXTS['blood-shared']())];
}

const namesOf = (eyes: VisitRow['eyes']): string => eyes.map((eye) => EYE_ITEM_NAMES[eye]).join('、');

function eyeItems({ eyes }: VisitRow): VisitItem[] {
  const here = eyes.filter((eye) => !COUNTY_LEVEL_EYE_ITEMS.has(eye));
  const starred = eyes.filter((eye) => COUNTY_LEVEL_EYE_ITEMS.has(eye));
  const source = 'S18';
  return [
    ...(here.length > 0 ? [item('eyes', ITEM_TEXTS.eyes(namesOf(here)), { source })] : []),
    ...(starred.length > 0 ? [item('eyes', ITEM_TEXTS.eyes(namesOf(starred)), { source, countyLevel: true })] : []),
  ];
}

/** Head circumference and lying length belong to the first three years: the standard's head table ends there. */
const SMALL_UNTIL: readonly VisitCode[] = ['y4', 'y5', 'y6'];

/**
 * What a visit contains, with what the record has settled already (blood once at 6–8 months) left unneeded.
 * @param done the visits of the record
 */
export function itemsOf(row: VisitRow, done: readonly DoneVisit[]): VisitItem[] {
  const isBig = SMALL_UNTIL.includes(row.code);
  const tcm = row.tcm === null ? [] : [item('tcm', ITEM_TEXTS.tcm(TCM_TEXTS[row.tcm].names), { source: 'S21' })];
  return [
    item('physical', isBig ? ITEM_TEXTS['physical-big']() : ITEM_TEXTS['physical-small']()),
    ...(row.code === 'home' ? [item('newborn', ITEM_TEXTS.newborn(), { source: 'S17 M' })] : []),
    ...bloodItem(row, done),
    ...(row.hearing ? [item('hearing', ITEM_TEXTS.hearing())] : []),
    ...(row.development ? [item('development', ITEM_TEXTS.development())] : []),
    ...(row.autism ? [item('autism', ITEM_TEXTS.autism())] : []),
    ...(row.teeth ? [item('teeth', ITEM_TEXTS.mouth())] : []),
    ...eyeItems(row),
    ...tcm,
  ];
}
