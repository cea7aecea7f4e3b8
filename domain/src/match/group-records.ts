/** What speaks for a record as the one the others count under. */
export interface RecordFacts {
  residentId: string;
  /** Somebody signs in as this person. */
  hasAccount: boolean;
  hasIdNumber: boolean;
}

export interface RecordGroup {
  rootId: string;
  /** All records of the person, the root among them, in a fixed order. */
  residentIds: string[];
}

/** Union-find without ranks: a person has a handful of records. */
function findRoot(parent: ReadonlyMap<string, string>, id: string): string {
  const up = parent.get(id);
  return up === undefined || up === id ? id : findRoot(parent, up);
}

const rank = ({ hasAccount, hasIdNumber }: RecordFacts): number => (hasAccount ? 0 : 2) + (hasIdNumber ? 0 : 1);

/**
 * Which records are one person by the decisions that stand (`pairs`), each record in exactly one group, alone where nothing joins it.
 * The root is the record somebody signs in with, else the one with an identity number, else the oldest (ids sort by age). It follows
 * from the pairs alone, so that taking one away gives exactly what was before.
 */
export function groupRecords(
  records: readonly RecordFacts[],
  pairs: readonly (readonly [string, string])[],
): RecordGroup[] {
  const parent = new Map(records.map(({ residentId }) => [residentId, residentId]));
  for (const [a, b] of pairs) if (parent.has(a) && parent.has(b)) parent.set(findRoot(parent, a), findRoot(parent, b));
  const groups = new Map<string, RecordFacts[]>();
  for (const record of records) {
    const root = findRoot(parent, record.residentId);
    groups.set(root, [...(groups.get(root) ?? []), record]);
  }
  return [...groups.values()].map((group) => {
    const ordered = [...group].sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
    const [first = '', ...rest] = [...ordered].sort((a, b) => rank(a) - rank(b)).map(({ residentId }) => residentId);
    return { rootId: first, residentIds: [first, ...rest].sort() };
  });
}
