// `npm run bench -- forecast [--json] [--seed 20261122] [--children 20000] [--rounds 7]`: whole children forecast per second on one
// core, every series, reason and flag included. Each round gets children it has never seen.
import { parseArgs } from 'node:util';
import { forecast } from '@kangban/domain/immunization/forecast';
import type { ForecastInput } from '@kangban/domain/immunization/types';
import type { Random } from '../scripts/seed/random';
import { childOf, type Kind, makeChildren, mixedChild } from './support/children';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261122' },
    children: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '7' },
  },
});
const SEED = Number(options.seed);
const CHILDREN = Number(options.children);
const ROUNDS = Number(options.rounds);
const BUDGET_PER_SEC = 50_000;
const WARM_UP_ROUNDS = 2;

interface CaseResult {
  case: string;
  childrenPerSec: number;
  /** By the processor time used, which other work on the machine does not change. */
  childrenPerCpuSec: number;
  /** The slowest and fastest round. */
  range: [number, number];
  dosesPerChild: number;
}

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

/** Times one round; the number of doses told keeps the answers from being optimized away. */
function timeRound(children: readonly ForecastInput[]): { perSec: number; perCpuSec: number; doses: number } {
  let doses = 0;
  const usedBefore = process.cpuUsage();
  const startedAt = process.hrtime.bigint();
  for (const child of children) doses += forecast(child).doses.length;
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  const { user, system } = process.cpuUsage(usedBefore);
  return { perSec: children.length / seconds, perCpuSec: (children.length * 1e6) / (user + system), doses };
}

const rounded = (rates: readonly number[]): number[] => rates.map(Math.round).sort((a, b) => a - b);
const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

function measure(name: string, make: (random: Random) => ForecastInput): CaseResult {
  const rounds: ReturnType<typeof timeRound>[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1)
    rounds.push(timeRound(makeChildren(make, SEED + round, CHILDREN)));
  const counted = rounds.slice(WARM_UP_ROUNDS);
  const sorted = rounded(counted.map(({ perSec }) => perSec));
  const doses = counted.reduce((sum, round) => sum + round.doses, 0);
  return {
    case: name,
    childrenPerSec: median(sorted),
    childrenPerCpuSec: median(rounded(counted.map(({ perCpuSec }) => perCpuSec))),
    range: [sorted[0] ?? 0, sorted.at(-1) ?? 0],
    dosesPerChild: Math.round((doses / (ROUNDS * CHILDREN)) * 10) / 10,
  };
}

const kinds: readonly Kind[] = ['to schedule', 'late', 'five-in-one', 'conditions'];
const results = [
  measure('a clinic’s mix', mixedChild),
  ...kinds.map((kind) => measure(kind, (random) => childOf(kind, random))),
];
for (const { case: name, childrenPerSec, childrenPerCpuSec, range, dosesPerChild } of results)
  say(
    `${name}: ${childrenPerSec} children/s (${range.join('–')}), ${childrenPerCpuSec} by CPU time, ${dosesPerChild} doses each`,
  );
const mix = results[0]?.childrenPerSec ?? 0;
const budget = { childrenPerSec: BUDGET_PER_SEC, met: mix >= BUDGET_PER_SEC };
console.log(
  JSON.stringify({ name: 'forecast', seed: SEED, childrenPerRound: CHILDREN, rounds: ROUNDS, results, budget }),
);
