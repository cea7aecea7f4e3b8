import type { VisitToRecord } from '@kangban/contract/child-visit';
import type { EyeReading } from '@kangban/contract/vision';
import type { FindingLine } from '@kangban/domain/child-visit/read-findings';
import { checkPlausible } from '@kangban/domain/growth/check-plausible';
import type { Measurement } from '@kangban/domain/growth/types';
import { referralKind } from '@kangban/domain/referral/kinds';
import { addMonths } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { Member } from '../desk/service';
import { recordGrowth } from '../growth/record-service';
import { loadGrowth } from '../growth/records';
import { openReferral } from '../referral/service';
import { recordVision } from '../vision/record-service';
import { loadVision } from '../vision/service';
import { ownMeasuringOf } from './measured';
import { type ChildRow, takeBackGrowth } from './store';

/** A visit on its way into the record. */
export interface Writing {
  deps: Deps;
  member: Member;
  child: ChildRow;
  body: VisitToRecord;
}

type Day = VisitToRecord['visitedOn'];

interface Written extends Writing {
  visitId: string;
  /** Day of the visit that is corrected. */
  correctedOn: Day | undefined;
  now: Date;
}

function measurementOf({ visitedOn, growth }: VisitToRecord): Measurement | undefined {
  const { confirmed: _, ...told } = growth ?? {};
  const isMeasured = [told.weightKg, told.lengthCm, told.headCm].some((value) => value !== undefined);
  return isMeasured ? { measuredOn: visitedOn, ...told } : undefined;
}

export interface Measuring {
  measurement: Measurement;
  /** The measuring of the corrected visit. */
  replacesId: string | null;
}

/** The measuring to keep; numbers that look like a slip are asked again until they are confirmed. */
export async function measuringToKeep(
  { deps, member, child, body }: Writing,
  correctedOn: Day | undefined,
): Promise<Measuring | undefined | Refused> {
  const measurement = measurementOf(body);
  if (!measurement) return undefined;
  const record = (await loadGrowth(deps, member.countyCode, [child.resident_id])).get(child.resident_id);
  if (!record) return refuse('not-found');
  const replaced = correctedOn === undefined ? undefined : ownMeasuringOf(record.measurements, correctedOn);
  const others = record.measurements.filter((one) => one !== replaced);
  const questions = body.growth?.confirmed === true ? [] : checkPlausible(record.person, measurement, others);
  if (questions.length > 0) return refuse('measurement-unlikely', { questions });
  return { measurement, replacesId: replaced?.measurementId ?? null };
}

const NOT_MEASURED: EyeReading = {
  naked: null,
  corrected: null,
  sphere: null,
  cylinder: null,
  axis: null,
  axialLength: null,
};

const isRead = (eye: EyeReading): boolean => Object.values(eye).some((value) => value !== null);

function eyesOf({ findings, vision }: VisitToRecord) {
  const items = findings.eyes ?? [];
  const { right, left } = vision ?? { right: NOT_MEASURED, left: NOT_MEASURED };
  const isSeen = isRead(right) || isRead(left) || items.some(({ result }) => result !== 'not-done');
  return isSeen ? { items, right, left } : undefined;
}

const NO_EYES = { items: [], right: NOT_MEASURED, left: NOT_MEASURED };

/** The clinic's own examination of the visit that is corrected. */
async function findOldExam({ deps, member, child, correctedOn }: Written): Promise<string | undefined> {
  if (correctedOn === undefined) return undefined;
  const files = await loadVision(deps, member.countyCode, [child.resident_id]);
  const found = files
    .get(child.resident_id)
    ?.examinations.find(
      ({ examination: { examinedOn, setting } }) => examinedOn === correctedOn && setting === 'clinic',
    );
  return found?.examination.examinationId;
}

/** Hands what was seen of the eyes to the vision file, which opens and closes its own tasks. */
async function keepEyes(client: Transaction, written: Written): Promise<Refused | undefined> {
  const { deps, member, child, body, visitId } = written;
  const { countyCode, staffId, siteId, siteName, name } = member;
  const old = await findOldExam(written);
  const seen = body.enteredInError ? undefined : eyesOf(body);
  if (!seen && old === undefined) return undefined;
  const examination = {
    examinedOn: body.visitedOn,
    setting: 'clinic' as const,
    cycloplegic: false,
    ...(seen ?? { ...NO_EYES, enteredInError: true }),
    ...(old !== undefined && { replacesId: old }),
  };
  const by = { staffId, siteId, siteName: siteName ?? '', staffName: name };
  const residentId = child.resident_id;
  const done = await recordVision(deps, client, { countyCode, residentId, examination, by, visitId });
  return isRefused(done) ? done : undefined;
}

async function keepGrowth(client: Transaction, written: Written, measuring: Measuring | undefined): Promise<void> {
  const { deps, member, child, body, visitId, correctedOn, now } = written;
  const { countyCode, staffId, siteId, name } = member;
  const residentId = child.resident_id;
  if (measuring && !body.enteredInError) {
    await recordGrowth(client, {
      countyCode,
      residentId,
      measurement: measuring.measurement,
      source: 'clinic',
      siteId,
      measuredBy: name,
      visitId,
      staffId,
      replacesId: measuring.replacesId,
      recordedAt: now,
    });
    return;
  }
  if (!body.enteredInError || correctedOn === undefined) return;
  const record = (await loadGrowth(deps, countyCode, [residentId])).get(residentId);
  const old = ownMeasuringOf(record?.measurements ?? [], correctedOn);
  if (old) await takeBackGrowth(client, countyCode, { residentId, measurementId: old.measurementId, staffId, now });
}

/** Keeps what was measured at a visit with growth and eyes, or takes it back with a visit that never took place. */
export async function keepMeasures(
  client: Transaction,
  written: Written,
  measuring: Measuring | undefined,
): Promise<Refused | undefined> {
  await keepGrowth(client, written, measuring);
  return keepEyes(client, written);
}

/** A visit written down long after opens nothing any more (our own choice; no text names one). */
const OPEN_MONTHS = 6;

/** What needs a look elsewhere is opened as a referral; eyes open theirs by the rules of the vision file. */
export async function openReferrals(
  client: Transaction,
  written: Written,
  lines: readonly FindingLine[],
): Promise<void> {
  const { deps, member, child, body, visitId } = written;
  const { visitedOn, enteredInError } = body;
  if (enteredInError || visitedOn < addMonths(deps.clock.today(), -OPEN_MONTHS)) return;
  const { countyCode, siteId, siteName, staffId } = member;
  const told = lines.flatMap(({ refer, item, done, found }) => {
    if (refer === null || refer === 'eyes') return [];
    return [
      {
        countyCode,
        residentId: child.resident_id,
        kind: refer,
        reasonCode: item,
        reason: `${done}：${found}`,
        finding: `${siteName ?? ''}体检：${found}`,
        subjectId: visitId,
        fromSite: { siteId, name: siteName ?? '' },
        openedOn: visitedOn,
        earliestOn: null,
        dueOn: addMonths(visitedOn, referralKind(refer).dueMonths),
        byStaff: staffId,
      },
    ];
  });
  await openReferral(deps, client, told);
}
