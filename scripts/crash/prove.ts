// Afterwards: every yes is there exactly once and is said again word for word, nothing is there that nobody was told of, stock and
// points are where the redemptions say, awards where the readings say, and both chains are whole.
import { COUNTY } from '../../bench/support/county';
import { READING_ITEMS } from '../../domain/src/reading/types';
import { buildApp } from '../../server/src/app';
import { readConfig } from '../../server/src/config';
import { sweepEvidence } from '../../server/src/features/point-rule/settle-service';
import { brokenRewards } from '../../server/test/rewards';
import { rowsOf } from '../../server/test/rows';
import type { Factory } from '../../server/test/factories/context';
import { runQuietly } from '../lib/children';
import { inRoot } from '../lib/paths';
import { OPENING_RULE, ruleOf } from './cast';
import type { Book } from './lives';
import type { Acknowledged, Phone } from './phone';
import type { CrashStage } from './stage';

const AT_ONCE = 16;

/** Something on the same database and keys as the server, in this process. */
export async function withApp<T>(env: Record<string, string>, work: (app: Factory) => Promise<T>): Promise<T> {
  const { server, deps } = await buildApp({ config: readConfig({ ...env, LOG_LEVEL: 'silent' }) });
  try {
    return await work({ deps });
  } finally {
    await server.close();
  }
}

/** Asks everything again that was answered with yes: the same bytes, and marked as such where there is a key. */
async function saidAgain(phone: Phone): Promise<string[]> {
  const problems: string[] = [];
  const left = [...phone.acknowledged.values()].filter(isRepeatable);
  const repeat = async (told: Acknowledged): Promise<void> => {
    const again = await phone.attempt(told);
    const isSame = again?.status === told.answer.status && again.text === told.answer.text;
    if (!isSame) problems.push(`asked again, POST ${told.path} says ${again?.status}: ${again?.text}`);
    else if (KEYED.test(told.path) && !again.hit) problems.push(`asked again, POST ${told.path} was done again`);
  };
  const worker = async (): Promise<void> => {
    for (let told = left.pop(); told; told = left.pop()) await repeat(told);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return problems;
}
/** Has a key of the phone, or one by nature: the id of a lesson's reading. */
const KEYED = /^\/residents\/[^/]+\/(readings|redemptions)$|\/(correct|cancel|confirm|refund)$/;
const isRepeatable = ({ path }: Acknowledged): boolean => KEYED.test(path) || path.endsWith('/answers');

/** What stands in one list and not in the other. */
const unequal = (what: string, told: Iterable<string>, found: readonly { line: unknown }[]): string[] => {
  const kept = new Set(found.map(({ line }) => String(line)));
  const said = new Set(told);
  return [
    ...[...said].filter((line) => !kept.has(line)).map((line) => `${what} was acknowledged and is not there: ${line}`),
    ...[...kept].filter((line) => !said.has(line)).map((line) => `${what} is there and nobody was told: ${line}`),
  ];
};

const rows = async (app: Factory, sql: string): Promise<{ line: unknown }[]> =>
  (await rowsOf(app, sql)).map(({ line }) => ({ line }));

async function asAcknowledged(app: Factory, book: Book): Promise<string[]> {
  const redemptions = await rows(app, `SELECT redemption_id || ' ' || state AS line FROM redemption`);
  const readings = await rows(
    app,
    `SELECT s.session_id || ' ' || (count(x.replaces_id) = 0) AS line
       FROM reading_session s JOIN reading r USING (county_code, session_id)
       LEFT JOIN record_entry x ON x.county_code = r.county_code AND x.replaces_id = r.entry_id
      GROUP BY s.session_id`,
  );
  const lessons = await rows(app, 'SELECT reading_id AS line FROM lesson_pass');
  const lines = (map: ReadonlyMap<string, unknown>): string[] =>
    [...map].map(([id, state]) => `${id} ${String(state)}`);
  return [
    ...unequal('a redemption', lines(book.redemptions), redemptions),
    ...unequal('a reading', lines(book.readings), readings),
    ...unequal('a lesson', book.lessons, lessons),
  ];
}

const DAY_RULES = `(VALUES ${READING_ITEMS.map((item) => `('${item}', '${ruleOf(item)}')`).join(', ')}) AS rule (item, id)`;

/** Each rests on exactly one thing done, and each thing done has been looked at. */
const AWARDS = `
  SELECT 'an award of the ledger without its reason: ' || t.tx_id AS line
    FROM point_tx t LEFT JOIN point_award a USING (county_code, tx_id)
   WHERE t.type = 'earn' AND t.rule_id <> '${OPENING_RULE}' AND a.award_id IS NULL
  UNION ALL
  SELECT 'an award the ledger does not know: ' || a.award_id
    FROM point_award a LEFT JOIN point_tx t USING (county_code, tx_id)
   WHERE a.tx_id IS NOT NULL AND (t.tx_id IS NULL OR t.points <> a.points)
  UNION ALL
  SELECT 'evidence nobody looked at: ' || evidence_id FROM point_evidence_todo
  UNION ALL
  SELECT 'a reading that is no evidence: ' || r.session_id
    FROM reading r
    LEFT JOIN point_evidence e ON e.county_code = r.county_code AND e.kind = 'reading' AND e.subject_id = r.entry_id::text
   WHERE r.position = 1 AND e.evidence_id IS NULL
  UNION ALL
  SELECT 'readings of a day and their awards: ' || concat_ws(' ', n.resident_id, n.day, n.item, n.readings, n.awards)
    FROM (SELECT e.resident_id, e.day, rule.item,
                 count(*) FILTER (WHERE x.evidence_id IS NULL AND (e.reading->>'valid')::boolean) AS readings,
                 (SELECT count(*) FROM point_award a LEFT JOIN point_award_end w USING (county_code, award_id)
                   WHERE a.county_code = e.county_code AND a.resident_id = e.resident_id AND a.day = e.day AND a.rule_id = rule.id
                     AND a.outcome <> 'none' AND w.award_id IS NULL) AS awards
            FROM point_evidence e JOIN ${DAY_RULES} ON rule.item = e.reading->'value'->>'item'
            LEFT JOIN point_retraction x USING (county_code, evidence_id)
           GROUP BY e.county_code, e.resident_id, e.day, rule.item, rule.id) n
   WHERE n.awards <> least(n.readings, 1)`;

async function chainsHold(env: Record<string, string>): Promise<string[]> {
  const problems: string[] = [];
  for (const script of ['ledger-verify.ts', 'audit-verify.ts']) {
    const { code, lines } = await runQuietly(['--import', 'tsx', inRoot('scripts', script)], env);
    if (code !== 0) problems.push(`${script} ends with ${code}: ${lines.join(' ')}`);
  }
  return problems;
}

interface Proof {
  problems: string[];
  counts: Record<string, number>;
}

async function countOf(app: Factory, sql: string): Promise<number> {
  const [row] = await rowsOf(app, sql);
  return Number(row?.n ?? 0);
}

/** Proves everything after the last fall, while the server runs. */
export async function prove(told: { stage: CrashStage; phone: Phone; book: Book }): Promise<Proof> {
  const { book, phone, stage } = told;
  const again = await saidAgain(phone);
  return withApp(stage.env, async (app) => {
    await sweepEvidence(app.deps, COUNTY);
    const broken = await brokenRewards(app);
    const problems = [
      ...again,
      ...(await asAcknowledged(app, book)),
      ...broken.map((row) => JSON.stringify(row)),
      ...(await rows(app, AWARDS)).map(({ line }) => String(line)),
      ...(await chainsHold(stage.env)),
    ];
    const counts = {
      acknowledged: phone.acknowledged.size,
      askedAgain: phone.lost,
      doneBefore: phone.doneBefore,
      redemptions: book.redemptions.size,
      readings: book.readings.size,
      lessons: book.lessons.size,
      awards: await countOf(app, `SELECT count(*) AS n FROM point_award WHERE outcome <> 'none'`),
      takenBack: await countOf(app, 'SELECT count(*) AS n FROM point_award_end'),
      txs: await countOf(app, 'SELECT count(*) AS n FROM point_tx'),
      refusals: [...book.refusals.values()].reduce((sum, count) => sum + count, 0),
    };
    return { problems, counts };
  });
}
