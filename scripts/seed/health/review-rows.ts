// Who went through the checkups of past weeks, and how 爸爸 was told of his.
import { buildReport } from '../../../domain/src/checkup/build-report';
import { DEFAULT_CONFIG } from '../../../domain/src/checkup/config';
import { contextOf } from '../../../domain/src/checkup/context';
import type { CheckupReport } from '../../../domain/src/checkup/types';
import { instantOf } from '../../../server/src/clock';
import type { County } from '../county';
import { addDays } from '../days';
import { makeIds, makeRandom } from '../random';
import type { Row } from '../rows';
import type { Site } from '../sites';
import type { StaffMember } from '../staff';
import type { SeededEntry } from './entry';
import { entryIds } from './record-rows';

type SeededCheckup = Extract<SeededEntry, { kind: 'checkup' }>;

/** A report is gone through on the sixth day; what is younger waits. */
const REVIEWED_AFTER_DAYS = 6;
const WAITS_DAYS = 20;
/** Of those in between every other one waits. */
const WAITING_SHARE = 2;

const isCheckup = (entry: SeededEntry): entry is SeededCheckup => entry.kind === 'checkup';

/** Doctors before nurses: who went through the reports of a clinic. */
function reviewers({ staff }: County): (site: Site) => StaffMember | undefined {
  const who = new Map<string, StaffMember>();
  for (const role of ['nurse', 'doctor'] as const)
    for (const member of staff) if (member.role === role && member.site) who.set(member.site.id, member);
  return (site) => who.get(site.id);
}

interface Reviewed {
  checkup: SeededCheckup;
  member: StaffMember;
  site: Site;
}

function* reviewed(county: County): Generator<Reviewed> {
  const reviewerOf = reviewers(county);
  for (const [place, checkup] of county.records.filter(isCheckup).entries()) {
    const isYoung = addDays(checkup.on, WAITS_DAYS) > county.today && checkup.person !== county.family.father;
    const waits = isYoung && place % WAITING_SHARE === 0;
    if (!checkup.site || waits || addDays(checkup.on, REVIEWED_AFTER_DAYS) > county.today) continue;
    const member = reviewerOf(checkup.site);
    if (member) yield { checkup, member, site: checkup.site };
  }
}

/** The reviews of all but the newest checkups. */
export function* checkupReviewRows(county: County): Generator<Row> {
  const ids = entryIds(county);
  const idAt = makeIds(makeRandom(county.seed, 'checkup reviews'));
  for (const { checkup, member, site } of reviewed(county)) {
    const at = instantOf(addDays(checkup.on, REVIEWED_AFTER_DAYS), '15:20');
    yield {
      county_code: county.countyCode,
      review_id: idAt(at),
      resident_id: checkup.person.id,
      entry_id: ids.get(checkup) ?? null,
      site_id: site.id,
      staff_id: member.id,
      tasks: { json: [] },
      reviewed_at: at,
    };
  }
}

/** 爸爸's newest report, by the rules that make it in the product. */
function fathersReport(county: County): CheckupReport | undefined {
  const ids = entryIds(county);
  const { father } = county.family;
  const entries = county.records
    .filter(({ person, kind }) => person === father && kind !== 'observation')
    .map((entry) => ({ ...entry, version: 1, entryId: ids.get(entry) ?? '', happenedOn: entry.on }));
  const checkups = entries.flatMap((entry) => (entry.kind === 'checkup' ? [{ ...entry, ...entry.payload }] : []));
  const newest = [...checkups].sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (!newest) return undefined;
  return buildReport({
    entryId: newest.entryId,
    person: father,
    checkups,
    labs: entries.flatMap((entry) => (entry.kind === 'lab-report' ? [{ ...entry, ...entry.payload }] : [])),
    context: contextOf(entries),
    config: DEFAULT_CONFIG,
    today: county.today,
    hidden: 0,
  });
}

const TOLD = [
  ['message', '15:30'],
  ['phone', '16:10'],
] as const;

/** 爸爸 was sent a message when his report was gone through, and called. */
export function* checkupToldRows(county: County): Generator<Row> {
  const report = fathersReport(county);
  const { father } = county.family;
  const member = father.site && reviewers(county)(father.site);
  if (!report || !member) return;
  const idAt = makeIds(makeRandom(county.seed, 'checkups told'));
  for (const [how, time] of TOLD) {
    const at = instantOf(addDays(report.on, REVIEWED_AFTER_DAYS), time);
    yield {
      county_code: county.countyCode,
      told_id: idAt(at),
      resident_id: father.id,
      entry_id: report.entryId,
      how,
      staff_id: member.id,
      said: {
        json: {
          headline: report.headline,
          notable: report.notable.map(({ label, value, word }) => ({
            label,
            value: value ? `${value.text} ${value.unit}`.trim() : '',
            word,
          })),
        },
      },
      told_at: at,
    };
  }
}
