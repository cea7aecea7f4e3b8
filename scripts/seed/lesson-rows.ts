// Lessons 爸爸 learned this year, and the papers people showed at their clinic's desk. What was given for them is the ledger's seed.
import { contractEndsOn, normalNumber, NUMBER_TAIL } from '../../domain/src/desk-evidence/decide-paper';
import type { DeskEvidenceKind } from '../../domain/src/desk-evidence/kinds';
import { editionOn, getLesson } from '../../domain/src/lesson/lessons';
import { countsIn } from '../../domain/src/lesson/quiz';
import type { LessonCode } from '../../domain/src/lesson/types';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import type { County } from './county';
import { addDays } from './days';
import type { Person } from './people';
import { makeIds, makeRandom } from './random';
import type { Row, Sealing } from './rows';
import { deskOf } from './staff';

/** What 爸爸 learned, with the days before the loading day. */
const LEARNED: readonly (readonly [LessonCode, number])[] = [
  ['measure-pressure', 58],
  ['less-salt', 33],
  ['falls', 12],
];
const READ_AT = '10:05';
const ANSWERED_AT = '10:09';

interface Learned {
  readingId: string;
  passId: string;
  lesson: LessonCode;
  on: PlainDate;
}

function learnedOf({ seed, today }: County): Learned[] {
  const idAt = makeIds(makeRandom(seed, 'lessons'));
  return LEARNED.map(([lesson, ago]) => {
    const on = addDays(today, -ago);
    const at = instantOf(on, READ_AT);
    return { lesson, on, readingId: idAt(at), passId: idAt(at) };
  });
}

const editionFor = ({ lesson, on }: Learned) => {
  const edition = editionOn(getLesson(lesson), on);
  if (!edition) throw new RangeError(`no edition of ${lesson} on ${on}`);
  return edition;
};

function* lessonReadingRows(county: County): Generator<Row> {
  const { countyCode, family, accounts } = county;
  const account = accounts.of(family.father, family.father.phone ?? '');
  for (const learned of learnedOf(county))
    yield {
      county_code: countyCode,
      reading_id: learned.readingId,
      resident_id: family.father.id,
      lesson: learned.lesson,
      edition: editionFor(learned).validFrom,
      by_account: account.id,
      started_on: learned.on,
      started_at: instantOf(learned.on, READ_AT),
    };
}

function* lessonAttemptRows(county: County): Generator<Row> {
  for (const learned of learnedOf(county)) {
    const { questions } = editionFor(learned);
    const answers = questions.map(({ key, options }) => [key, options.find(({ right }) => right)?.key ?? '']);
    yield {
      county_code: county.countyCode,
      reading_id: learned.readingId,
      answers: { json: Object.fromEntries(answers) },
      right_count: questions.length,
      total: questions.length,
      passed: true,
      answered_on: learned.on,
      answered_at: instantOf(learned.on, ANSWERED_AT),
    };
  }
}

function* lessonPassRows(county: County): Generator<Row> {
  for (const { readingId, passId, lesson, on } of learnedOf(county))
    yield {
      county_code: county.countyCode,
      resident_id: county.family.father.id,
      lesson,
      year: countsIn(on),
      pass_id: passId,
      reading_id: readingId,
      passed_on: on,
    };
}

interface Shown {
  person: Person;
  kind: DeskEvidenceKind;
  number: string;
  on: PlainDate;
}

const SHOWN_AT = '09:20';
const CONTRACT_YEARS = 1;
/** Of ten grown-up people with an account so many have a family doctor's contract. */
const SIGNED_OF_TEN = 5;
const SIGNED_DAYS_AGO = 220;
/** One in so many of them has given blood. */
const DONATED_ONE_IN = 12;

/** Invented papers: 爸爸's contract and a part of everybody with an account. */
function shownOf({ accounts, family, seed, today }: County): Shown[] {
  const random = makeRandom(seed, 'desk papers');
  const grown = [...accounts.all.keys()].filter(({ years, site }) => years >= 18 && site !== null);
  return grown.flatMap((person, no): Shown[] => {
    const signed = person === family.father || random.int(1, 10) <= SIGNED_OF_TEN;
    const donated = person.years < 55 && random.int(1, DONATED_ONE_IN) === 1;
    const on = addDays(today, -random.int(20, SIGNED_DAYS_AGO));
    const place = String(no + 1).padStart(5, '0');
    return [
      ...(signed ? [{ person, kind: 'contract' as const, number: `QY2026-${place}`, on }] : []),
      ...(donated ? [{ person, kind: 'donation' as const, number: `XX2026-${place}`, on }] : []),
    ];
  });
}

function* deskEvidenceRows({ county, cipher }: Sealing): Generator<Row> {
  const idAt = makeIds(makeRandom(county.seed, 'desk paper ids'));
  const desk = deskOf(county.staff);
  for (const { person, kind, number, on } of shownOf(county)) {
    if (!person.site) continue;
    const at = instantOf(on, SHOWN_AT);
    const plain = normalNumber(number);
    const sealed = cipher.seal(plain);
    yield {
      county_code: county.countyCode,
      evidence_id: idAt(at),
      resident_id: person.id,
      kind,
      number_hash: cipher.lookup('desk-evidence', `${kind} ${plain}`),
      number_cipher: sealed.cipher,
      number_key_id: sealed.keyId,
      number_tail: plain.slice(-NUMBER_TAIL),
      turn: 0,
      happened_on: on,
      ends_on: kind === 'contract' ? contractEndsOn(on, CONTRACT_YEARS) : null,
      contract_id: null,
      site_id: person.site.id,
      by_staff: desk(person.site),
      recorded_at: at,
    };
  }
}

/** The tables of lessons and papers; accounts, sites and staff must be there. */
export const lessonTables = (sealing: Sealing): { table: string; rows: Iterable<Row> }[] => [
  { table: 'lesson_reading', rows: lessonReadingRows(sealing.county) },
  { table: 'lesson_attempt', rows: lessonAttemptRows(sealing.county) },
  { table: 'lesson_pass', rows: lessonPassRows(sealing.county) },
  { table: 'desk_evidence', rows: deskEvidenceRows(sealing) },
];
