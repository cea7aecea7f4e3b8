import type { Referral } from '@kangban/contract/referral';
import type { VisionOfResident } from '@kangban/contract/vision';
import { VISIT_NAMES } from '@kangban/domain/child-visit/visit-texts';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import { visionHeadline } from '@kangban/domain/vision/headline';
import { nextVisionStep } from '@kangban/domain/vision/next-step';
import { visionSourceWords } from '@kangban/domain/vision/sources';
import { visionTips } from '@kangban/domain/vision/tips';
import { assessVisionFile } from '@kangban/domain/vision/vision-file';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { loadRights, rightOver } from '../family/rights';
import { listOfPeople, type ReferralRow } from '../referral/service';
import { referralView } from '../referral/view';
import { listFiles, type VisionRow } from './store';
import { type Assessed, examinationView, expectedSteps, reserveView } from './view';

export { type ExaminationRow, insertExaminations, listFiles, lockFiles, type NewExamination } from './store';

/** A vision file with what the rules say of each examination, oldest first. */
export interface VisionFile extends Omit<VisionRow, 'examinations'> {
  examinations: Assessed[];
}

const fileOf = ({ examinations, ...person }: VisionRow): VisionFile => ({
  ...person,
  examinations: assessVisionFile(person.birthDate, examinations),
});

/** The vision files of many people by id, assessed, in one query; people the county does not know are absent. */
export async function loadVision(
  deps: Pick<Deps, 'db'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, VisionFile>> {
  if (residentIds.length === 0) return new Map();
  const rows = await listFiles(deps.db.pool, countyCode, residentIds);
  return new Map(rows.map((row) => [row.residentId, fileOf(row)]));
}

const VISION_KINDS = ['vision', 'vision-recheck'];
const REFERRALS_READ = 12;
/** A referral whose result is back stays on the page for so long. */
const SHOWN_MONTHS = 1;

const resultOf = ({ events }: ReferralRow) => events.find(({ move }) => move === 'return-result');

/** The task to measure again whose result opened this referral: its steps come first in the flow of the page. */
const before = (row: ReferralRow, all: readonly ReferralRow[]): ReferralRow | undefined =>
  row.subjectId === null ? undefined : all.find((other) => resultOf(other)?.examinationId === row.subjectId);

/** The referral of the page: the one that waits for a result, a hospital's before a repeat; else one that ended lately. */
function shownReferral(all: readonly ReferralRow[], today: PlainDate): Referral | null {
  const eyes = all.filter(({ kind }) => VISION_KINDS.includes(kind));
  const waiting = VISION_KINDS.flatMap((kind) => eyes.filter((row) => row.open && row.kind === kind));
  const lately = eyes.filter((row) => (resultOf(row)?.on ?? '') >= addMonths(today, -SHOWN_MONTHS));
  const row = waiting[0] ?? lately[0];
  if (!row) return null;
  const view = referralView(row, today);
  const first = before(row, eyes)?.events.filter(({ move }) => move === 'open') ?? [];
  const found = first.map(({ on, note }) => ({
    state: 'done' as const,
    title: note ?? '',
    note: null,
    on,
    until: null,
    at: null,
  }));
  return { ...view, steps: [...found, ...view.steps] };
}

const withName = (step: ReturnType<typeof nextVisionStep>): VisionOfResident['next'] =>
  step.kind === 'visit' ? { ...step, name: VISIT_NAMES[step.visit] } : step;

function pageOf(
  file: VisionFile,
  told: { label: string; referrals: readonly ReferralRow[]; today: PlainDate },
): VisionOfResident {
  const { birthDate, examinations } = file;
  const { today, referrals } = told;
  const open = referrals.find((row) => row.open && row.kind === 'vision');
  const tips = visionTips(birthDate, today);
  const reasons = examinations.flatMap(({ assessment }) => assessment.reasons);
  const step = nextVisionStep({ birthDate, today, file: examinations, referralDueOn: open?.dueOn });
  return {
    residentId: file.residentId,
    label: told.label,
    name: file.name,
    sex: file.sex,
    birthDate,
    today,
    headline: visionHeadline(examinations.at(-1)?.assessment),
    examinations: examinations.map((assessed) => examinationView(assessed, birthDate)),
    expected: expectedSteps(),
    reserve: reserveView(birthDate, today),
    next: withName(step),
    tips,
    referral: shownReferral(referrals, today),
    sources: visionSourceWords([...reasons, ...tips].map(({ source }) => source)),
  };
}

/** The vision file of a person an account may see. Reading about another person is written down. */
export async function readVision(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<VisionOfResident | Refused> {
  const { countyCode, accountId } = who;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  const [files, referrals] = await Promise.all([
    loadVision(deps, countyCode, [residentId]),
    listOfPeople(deps.db.pool, countyCode, { residentIds: [residentId], openOnly: false, limit: REFERRALS_READ }),
  ]);
  const file = files.get(residentId);
  if (!file) return refuse('not-found');
  if (right.right !== 'self') {
    const entry = { countyCode, actorKind: 'account', actorId: accountId, residentId } as const;
    deps.auditor.record({ ...entry, action: 'vision-read', rightKind: right.right });
  }
  return pageOf(file, { label: right.label, referrals, today: deps.clock.today() });
}
