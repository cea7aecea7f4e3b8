// Who looked at 爸爸's record before the demo began, as links of the county's chain: the first page of 谁看过 has something to show.
import type { AuditAction } from '../../domain/src/audit/sentences';
import { instantOf } from '../../server/src/clock';
import { batchHash, CHAIN_START, entryHash } from '../../server/src/features/audit/chain';
import type { EntryRow } from '../../server/src/features/audit/store';
import { addDays } from './days';
import { makeIds, makeRandom } from './random';
import type { Row, Sealing } from './rows';

interface Look {
  daysAgo: number;
  time: string;
  actorKind: 'staff' | 'account';
  actorId: string;
  siteId: string | null;
  rightKind: string;
  action: AuditAction;
  details: Readonly<Record<string, unknown>>;
}

/** Oldest first, as a chain is written. */
function looksAtFather({ county: { staff, family, accounts } }: Sealing): Look[] {
  const { xiaomei } = family;
  const of = (loginName: string): Omit<Look, 'daysAgo' | 'time' | 'action' | 'details'> => {
    const member = staff.find((one) => one.loginName === loginName);
    if (!member) throw new RangeError(`nobody signs in as ${loginName}`);
    return { actorKind: 'staff', actorId: member.id, siteId: member.site?.id ?? null, rightKind: member.role };
  };
  const daughter = {
    actorKind: 'account',
    actorId: accounts.of(xiaomei, xiaomei.phone ?? '').id,
    siteId: null,
    rightKind: 'proxy',
  } as const;
  return [
    { ...of('0105'), daysAgo: 44, time: '09:12', action: 'record-read', details: { purpose: 'follow-up' } },
    { ...of('0217'), daysAgo: 11, time: '10:26', action: 'record-read', details: { purpose: 'vaccination' } },
    { ...daughter, daysAgo: 6, time: '20:05', action: 'record-read', details: {} },
    { ...of('0105'), daysAgo: 2, time: '08:10', action: 'record-read', details: { purpose: 'follow-up' } },
  ];
}

interface Link {
  batch: Row;
  entry: Row;
}

function linksOf(sealing: Sealing): Link[] {
  const { county, cipher } = sealing;
  const { countyCode } = county;
  const ids = makeIds(makeRandom(county.seed, 'access-ids'));
  let previousHash: Buffer = CHAIN_START;
  return looksAtFather(sealing).map(({ daysAgo, time, ...look }, index) => {
    const at = instantOf(addDays(county.today, -daysAgo), time);
    const residentId = county.family.father.id;
    const row: EntryRow = { ...look, countyCode, batchNo: index + 1, entryNo: 1, entryId: ids(at), at, residentId };
    const hash = entryHash(cipher, row);
    const link = { countyCode, batchNo: row.batchNo, previousHash, entries: 1 };
    const linkHash = batchHash(cipher, link, [hash]);
    const batch: Row = {
      county_code: countyCode,
      batch_no: link.batchNo,
      batch_hash: linkHash,
      previous_hash: previousHash,
      entries: link.entries,
      written_at: at,
    };
    previousHash = linkHash;
    return { batch, entry: entryRow(row, hash) };
  });
}

const entryRow = (row: EntryRow, hash: Buffer): Row => ({
  county_code: row.countyCode,
  batch_no: row.batchNo,
  entry_no: row.entryNo,
  entry_id: row.entryId,
  at: row.at,
  actor_kind: row.actorKind,
  actor_id: row.actorId,
  resident_id: row.residentId,
  action: row.action,
  right_kind: row.rightKind,
  site_id: row.siteId,
  details: { json: row.details },
  entry_hash: hash,
});

/** The links, and the one row of each. */
export const accessLinkRows = (sealing: Sealing): Row[] => linksOf(sealing).map(({ batch }) => batch);
export const accessRows = (sealing: Sealing): Row[] => linksOf(sealing).map(({ entry }) => entry);
