// Lives a share of the county's children on a core of its own (lives.ts).
import { parentPort, workerData } from 'node:worker_threads';
import { liveChild, type SentGiven, type Share } from './lives';
import type { Person } from './people';

const share = workerData as Share;

const lived = share.children.map(({ siteIndex, streamNo, ...child }): SentGiven[] => {
  const person: Person = { ...child, guardians: [], site: share.sites[siteIndex] ?? null };
  liveChild(person, streamNo, share);
  return person.given.map(({ site, ...given }) => ({ ...given, siteIndex: site ? siteIndex : -1 }));
});
parentPort?.postMessage(lived);
