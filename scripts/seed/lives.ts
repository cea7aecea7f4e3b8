// The histories of everybody: a small county here, a large one on all cores. Each child has a stream of chance of its own, so that
// the number of cores changes nothing.
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { liveAdulthood, liveChildhood, RECORDED_BELOW_YEARS } from './history';
import type { Person } from './people';
import { makeRandom } from './random';
import type { Given } from './record';
import type { Site } from './sites';

/** Below this many children, starting workers takes longer than the work. */
const WORTH_A_WORKER = 4000;
const WORKERS_MAX = 8;

/** A thread starts without the TypeScript loader of its parent. */
const START = `require('tsx/cjs'); require(${JSON.stringify(path.join(__dirname, 'lives-worker.ts'))});`;

/** A child without the people around, as it can be sent to a worker. */
export type LoneChild = Omit<Person, 'guardians' | 'site'> & { siteIndex: number; streamNo: number };

export interface Share {
  children: LoneChild[];
  sites: Site[];
  today: PlainDate;
  seed: string;
}

/** An injection with its clinic as a position in the list of clinics; -1 is elsewhere. */
export type SentGiven = Omit<Given, 'site'> & { siteIndex: number };

/** Lives one child's years with the child's own stream. */
export const liveChild = (person: Person, streamNo: number, { today, seed }: Pick<Share, 'today' | 'seed'>): void =>
  liveChildhood(person, today, makeRandom(seed, `childhood ${streamNo}`));

export interface Lives {
  people: readonly Person[];
  sites: Site[];
  today: PlainDate;
  seed: string;
}

function send(share: Share): Promise<SentGiven[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(START, { eval: true, workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The same lives as `liveChild` for each, shared out. */
export async function liveOnAllCores(children: readonly Person[], { sites, today, seed }: Lives): Promise<void> {
  const indexOf = new Map(sites.map((site, index) => [site, index]));
  const lone = children.map(({ guardians: _, site, ...child }, streamNo): LoneChild => {
    return { ...child, siteIndex: (site && indexOf.get(site)) ?? -1, streamNo };
  });
  const workers = Math.min(WORKERS_MAX, os.availableParallelism());
  const size = Math.ceil(lone.length / workers);
  const shares = Array.from({ length: workers }, (_, no) => lone.slice(no * size, (no + 1) * size));
  const lived = (await Promise.all(shares.map((some) => send({ children: some, sites, today, seed })))).flat();
  children.forEach((child, at) => {
    child.given = (lived[at] ?? []).map(({ siteIndex, ...given }) => ({ ...given, site: sites[siteIndex] ?? null }));
  });
}

/** Fills in what everybody was given up to the day before loading. */
export async function liveAll(lives: Lives): Promise<void> {
  const { people, today, seed } = lives;
  const children = people.filter(({ years }) => years < RECORDED_BELOW_YEARS);
  if (children.length >= WORTH_A_WORKER) await liveOnAllCores(children, lives);
  else children.forEach((child, streamNo) => liveChild(child, streamNo, lives));
  const random = makeRandom(seed, 'adulthood');
  for (const person of people) liveAdulthood(person, today, random);
}
