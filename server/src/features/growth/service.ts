import type { GrowthCurve, GrowthCurveName, GrowthOfResident } from '@kangban/contract/growth';
import { correctedMonths } from '@kangban/domain/growth/age';
import { curveOf } from '@kangban/domain/growth/curve';
import { crossingsOf, velocityOf } from '@kangban/domain/growth/over-time';
import type { Sex } from '@kangban/domain/growth/types';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { type GrowthRecord, loadGrowth, type StoredMeasurement } from './records';
import { assess, growthCards, measurementView, monthsOf, sourceWords } from './views';

/** Measurings of a page: six years of check-ups and a few at home. */
const PAGE = 40;

export interface GrowthToRead {
  right: FamilyRight;
  record: GrowthRecord;
}

/** The child and the right to see its record; somebody else's id says no more than that nothing was found. */
export async function openGrowth(deps: Deps, who: AccountSession, residentId: string): Promise<GrowthToRead | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  const record = (await loadGrowth(deps, who.countyCode, [residentId])).get(residentId);
  return record ? { right, record } : refuse('not-found');
}

/** Measuring at home is for the child's people: oneself or a guardian, not a proxy. */
export const mayMeasure = ({ right }: FamilyRight): boolean => right !== 'proxy';

/** Measurings sort by day, then id; a cursor is the place of the last one shown, so that a correction meanwhile moves nothing. */
const placeOf = ({ measuredOn, measurementId }: StoredMeasurement): string => `${measuredOn}.${measurementId}`;
const CURSOR = /^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/;

function pageFrom({ measurements }: GrowthRecord, cursor: string | undefined) {
  if (cursor !== undefined && !CURSOR.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const newest = [...measurements].reverse().filter((one) => cursor === undefined || placeOf(one) < cursor);
  const items = newest.slice(0, PAGE);
  const last = items.at(-1);
  return { items, nextCursor: last && newest.length > PAGE ? placeOf(last) : null };
}

/** What was measured, how it compares, what was gained. Reading about another person is written down. */
export async function readGrowth(
  deps: Deps,
  who: AccountSession,
  { residentId, cursor }: { residentId: string; cursor: string | undefined },
): Promise<GrowthOfResident | Refused> {
  const opened = await openGrowth(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { right, record } = opened;
  const page = pageFrom(record, cursor);
  if (isRefused(page)) return page;
  const { countyCode, accountId } = who;
  if (right.right !== 'self')
    deps.auditor.record({
      countyCode,
      actorKind: 'account',
      actorId: accountId,
      residentId,
      action: 'growth-read',
      rightKind: right.right,
    });
  const { person, measurements } = record;
  const today = deps.clock.today();
  const cards = growthCards(record);
  const flags = crossingsOf(person, measurements);
  return {
    residentId,
    label: right.label,
    sex: person.sex,
    birthDate: person.birthDate,
    today,
    ageMonths: monthsOf(person.birthDate, today),
    corrected: correctedMonths(person, today) !== null,
    mayMeasure: mayMeasure(right),
    cards,
    velocity: velocityOf(person, measurements),
    flags,
    items: page.items.map((one) => measurementView(assess(record, one), accountId)),
    nextCursor: page.nextCursor,
    sources: sourceWords(cards, flags),
  };
}

const curves = new Map<string, GrowthCurve>();

/** A curve of the standards; made once, the tables do not change while the server runs. */
export function readCurve(name: GrowthCurveName, sex: Sex): GrowthCurve {
  const key = `${name} ${sex}`;
  const known = curves.get(key);
  if (known) return known;
  const { x, points, stairs, lines } = curveOf(name, sex);
  const places = (all: typeof points) => all.map((one) => ({ x: one.x, values: [...one.values] }));
  const made: GrowthCurve = {
    x: [...x],
    points: places(points),
    stairs: places(stairs),
    lines: lines.map((line) => ({ id: line.id, points: [...line.points] })),
  };
  curves.set(key, made);
  return made;
}
