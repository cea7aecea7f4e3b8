import { parsePlainDate } from '../shared/plain-date';
import { isAcuityTenths } from '../vision/acuity';
import { EYE_ITEMS } from '../child-visit/visit-table';
import { type EyeReading, ITEM_RESULTS, VISION_SETTINGS } from '../vision/types';
import { BELOW_CHART, CONCEPTS, EYE_SITES, OWN_SYSTEM } from './codes';
import { listAt, textAt, valueAt } from './json';
import type { TransferredExamination } from './types';

/** What an eye can measure, as a record takes it: degrees, hundredths of a dioptre and of a millimetre. */
const AXIS = [0, 180] as const;
const SPHERE = [-3000, 3000] as const;
const CYLINDER = [-1500, 1500] as const;
const AXIAL_LENGTH = [1000, 4000] as const;
const isWithin = (value: number | null, [least, most]: readonly [number, number]): boolean =>
  value === null || (value >= least && value <= most);

/** A resource of the bundle by the address it is referred to by. */
export type Find = (reference: string | undefined) => unknown;

/** Thrown inside the reader alone, with the place in the file that cannot be read; caught in read-bundle. */
export class Unreadable extends Error {}

const unreadable = (where: string): never => {
  throw new Unreadable(where);
};

/** The code of our own system in a CodeableConcept. */
export const ownCode = (concept: unknown): string | undefined =>
  listAt(concept, 'coding')
    .filter((coding) => textAt(coding, ['system']) === OWN_SYSTEM)
    .map((coding) => textAt(coding, ['code']))[0];

/** A number of so many decimal places as an integer; refuses one with more. */
function scaled(value: unknown, by: number, where: string): number {
  if (typeof value !== 'number') return unreadable(where);
  const whole = Math.round(value * by);
  return Math.abs(whole / by - value) < 1e-9 && Math.abs(whole) <= 100_000 ? whole : unreadable(where);
}

function readAcuity(observation: unknown, where: string): number {
  const quantity = valueAt(observation, 'valueQuantity', 'value');
  const word = ownCode(valueAt(observation, 'valueCodeableConcept'));
  const below = Object.entries(BELOW_CHART).find(([, concept]) => concept.own === word)?.[0];
  const tenths = below === undefined ? scaled(quantity, 10, where) : Number(below);
  return isAcuityTenths(tenths) ? tenths : unreadable(where);
}

const quantityOf = (part: unknown): unknown => valueAt(part, 'valueQuantity', 'value');
const partOf = (observation: unknown, own: string): unknown =>
  listAt(observation, 'component').find((part) => ownCode(valueAt(part, 'code')) === own);

function readRefraction(observation: unknown, where: string): Pick<EyeReading, 'sphere' | 'cylinder' | 'axis'> {
  const read = (own: string, by: number): number | null => {
    const part = partOf(observation, own);
    return part === undefined ? null : scaled(quantityOf(part), by, where);
  };
  const axis = read(CONCEPTS.axis.own, 1);
  const sphere = read(CONCEPTS.sphere.own, 100);
  const cylinder = read(CONCEPTS.cylinder.own, 100);
  const possible = isWithin(axis, AXIS) && isWithin(sphere, SPHERE) && isWithin(cylinder, CYLINDER);
  return possible && (cylinder === null || sphere !== null) ? { sphere, cylinder, axis } : unreadable(where);
}

function readAxialLength(observation: unknown, where: string): number {
  const hundredths = scaled(quantityOf(observation), 100, where);
  return isWithin(hundredths, AXIAL_LENGTH) ? hundredths : unreadable(where);
}

const NOTHING: EyeReading = {
  naked: null,
  corrected: null,
  sphere: null,
  cylinder: null,
  axis: null,
  axialLength: null,
};

/** What one Observation adds to an eye. */
function readReading(observation: unknown, where: string): Partial<EyeReading> {
  switch (ownCode(valueAt(observation, 'code'))) {
    case CONCEPTS.naked.own:
      return { naked: readAcuity(observation, where) };
    case CONCEPTS.corrected.own:
      return { corrected: readAcuity(observation, where) };
    case CONCEPTS.refraction.own:
      return readRefraction(observation, where);
    case CONCEPTS.axialLength.own:
      return { axialLength: readAxialLength(observation, where) };
    default:
      return unreadable(where);
  }
}

function readEyes(members: readonly unknown[], where: string): Pick<TransferredExamination, 'right' | 'left'> {
  const eyes = { right: NOTHING, left: NOTHING };
  for (const member of members) {
    const site = ownCode(valueAt(member, 'bodySite'));
    const eye = site === EYE_SITES.right.own || site === EYE_SITES.left.own ? site : unreadable(where);
    eyes[eye] = { ...eyes[eye], ...readReading(member, where) };
  }
  return eyes;
}

function readItems(panel: unknown, where: string): TransferredExamination['items'] {
  const parts = listAt(panel, 'component').filter((part) => ownCode(valueAt(part, 'code'))?.startsWith('item-'));
  return parts.map((part) => {
    const item = EYE_ITEMS.find((one) => ownCode(valueAt(part, 'code')) === `item-${one}`);
    const result = ITEM_RESULTS.find((one) => ownCode(valueAt(part, 'valueCodeableConcept')) === `result-${one}`);
    return item && result ? { item, result } : unreadable(where);
  });
}

const performerOf = (panel: unknown, type: string): string | undefined =>
  listAt(panel, 'performer')
    .filter((one) => textAt(one, ['type']) === type)
    .map((one) => textAt(one, ['display'], 100))[0];

/** One examination from its Observation and those it names. Throws Unreadable with the place that is not as it should be. */
export function readExamination(panel: unknown, find: Find): TransferredExamination {
  const examinationId = textAt(panel, ['id'], 36) ?? unreadable('Observation.id');
  const where = `Observation ${examinationId}`;
  if (ownCode(valueAt(panel, 'code')) !== CONCEPTS.examination.own) return unreadable(where);
  const setting = ownCode(valueAt(partOf(panel, CONCEPTS.setting.own), 'valueCodeableConcept'));
  const members = listAt(panel, 'hasMember').map((one) => find(textAt(one, ['reference'])) ?? unreadable(where));
  return {
    examinationId,
    examinedOn: parsePlainDate(textAt(panel, ['effectiveDateTime']) ?? '') ?? unreadable(where),
    institution: performerOf(panel, 'Organization') ?? unreadable(where),
    examinedBy: performerOf(panel, 'Practitioner') ?? null,
    setting: VISION_SETTINGS.find((one) => setting === `setting-${one}`) ?? unreadable(where),
    cycloplegic: valueAt(partOf(panel, CONCEPTS.cycloplegic.own), 'valueBoolean') === true,
    ...readEyes(members, where),
    items: readItems(panel, where),
  };
}
