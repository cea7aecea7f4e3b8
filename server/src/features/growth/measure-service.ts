import type { MeasurementToRecord } from '@kangban/contract/growth';
import { checkPlausible } from '@kangban/domain/growth/check-plausible';
import type { Measurement } from '@kangban/domain/growth/types';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { recordGrowth } from './record-service';
import { type GrowthRecord, readRecord } from './records';
import { type GrowthToRead, mayMeasure, openGrowth } from './service';

const CREATED = 201;
/** The standards end with the 19th birthday, and with them this record. */
const UNTIL_MONTHS = 19 * 12;

interface Write {
  residentId: string;
  /** Set on a correction. */
  measurementId?: string;
  body: MeasurementToRecord;
  key: string;
}

const measurementOf = ({ confirmed: _, ...told }: MeasurementToRecord): Measurement => told;

const badDay = (message: string): Refused => refuse('bad-input', { fields: [{ path: '/measuredOn', message }] });

function dayProblem({ person }: GrowthRecord, measuredOn: PlainDate, today: PlainDate): Refused | undefined {
  if (measuredOn > today) return badDay('is after today');
  if (measuredOn < person.birthDate) return badDay('is before birth');
  return measuredOn >= addMonths(person.birthDate, UNTIL_MONTHS) ? badDay('is after the 19th birthday') : undefined;
}

/** The question to ask again, unless it was answered; the measuring being corrected is no ground for one. */
function unlikely(record: GrowthRecord, { body, measurementId }: Write): Refused | undefined {
  if (body.confirmed === true) return undefined;
  const others = record.measurements.filter((one) => one.measurementId !== measurementId);
  const questions = checkPlausible(record.person, measurementOf(body), others);
  return questions.length > 0 ? refuse('measurement-unlikely', { questions }) : undefined;
}

/** A correction: only of what this account entered at home and nobody has replaced since. */
function ownProblem(record: GrowthRecord, accountId: string, measurementId: string): Refused | undefined {
  const old = record.measurements.find((one) => one.measurementId === measurementId);
  if (!old) return refuse('not-found');
  return old.source === 'home' && old.accountId === accountId ? undefined : refuse('measurement-not-changeable');
}

async function mayWrite(deps: Deps, who: AccountSession, residentId: string): Promise<GrowthToRead | Refused> {
  const opened = await openGrowth(deps, who, residentId);
  if (isRefused(opened)) return opened;
  return mayMeasure(opened.right) ? opened : refuse('forbidden');
}

function noteWrite(
  deps: Deps,
  who: AccountSession,
  { opened, action }: { opened: GrowthToRead; action: AuditAction },
): Promise<void> {
  return deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: opened.record.residentId,
    action,
    rightKind: opened.right.right,
  });
}

function problemOf(record: GrowthRecord, write: Write, about: { accountId: string; today: PlainDate }) {
  const own = write.measurementId === undefined ? undefined : ownProblem(record, about.accountId, write.measurementId);
  return own ?? dayProblem(record, write.body.measuredOn, about.today) ?? unlikely(record, write);
}

/**
 * Keeps a measuring taken at home, or puts it in the place of an earlier one. Refuses `measurement-unlikely` with the questions until it is
 * confirmed, `bad-input` for a day outside the childhood, `measurement-not-changeable` for what the account did not enter itself.
 */
export async function measureAtHome(deps: Deps, who: AccountSession, write: Write): Promise<FirstAnswer | Refused> {
  const { residentId, measurementId, body, key } = write;
  const { countyCode, accountId } = who;
  const opened = await mayWrite(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const answer = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash: bodyHash(`growth ${residentId} ${measurementId ?? ''}`, body) },
    status: CREATED,
    work: async (client) => {
      // Read again: a try after a lost race must see what the winner wrote.
      const record = await readRecord(client, countyCode, residentId);
      const problem = record ? problemOf(record, write, { accountId, today: deps.clock.today() }) : refuse('not-found');
      if (problem) return problem;
      const id = await recordGrowth(client, {
        countyCode,
        residentId,
        measurement: measurementOf(body),
        source: 'home',
        accountId,
        replacesId: measurementId ?? null,
        recordedAt: deps.clock.now(),
      });
      return { measurementId: id };
    },
  });
  const action = measurementId === undefined ? 'growth-recorded' : 'growth-corrected';
  if (!isRefused(answer) && !answer.hit) await noteWrite(deps, who, { opened, action });
  return answer;
}
