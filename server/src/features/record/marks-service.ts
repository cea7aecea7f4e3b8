import type { RecordMarks, TracedMark } from '@kangban/contract/record/record';
import { isEntryKind } from '@kangban/domain/record/kinds';
import { explainEntry } from '@kangban/domain/record/explain';
import type { HealthFact } from '@kangban/domain/record-home/facts';
import { FACT_KINDS, factsOfEntry } from '@kangban/domain/record-home/facts-of-entry';
import type { HealthMark } from '@kangban/domain/record-home/mark';
import { markHistory, marksOf } from '@kangban/domain/record-home/marks';
import { wordsOfOwn } from '@kangban/domain/record-home/own-words';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { factsOfGrowth, personOf } from './facts-of-record';
import { findRecordPerson } from './home-store';
import { redactRow } from './load-record';
import { findOwnRows, type OwnRow } from './own-store';
import { findHistory, type HistoricRow } from './versions-store';
import { kindsIn, markView } from './view';

/** Rows a history is computed from; somebody who measures every day for years stays below. */
const ROWS_MAX = 4000;
const GROWTH_MAX = 400;
/** Changes shown; older ones are still there, as of a day. */
const HISTORY_SHOWN = 60;

type Fact = TracedMark['facts'][number];
interface Traced {
  facts: HealthFact[];
  /** Rows by id, in words. */
  words: Map<string, Fact>;
}

function ofEntries(view: RecordView, rows: readonly HistoricRow[]): Traced {
  const seen = rows.flatMap((row) => {
    const entry = redactRow(view, row);
    return entry ? [{ entry, knownUntil: row.knownUntil }] : [];
  });
  return {
    facts: seen.flatMap(({ entry: { entryId, kind, happenedOn: on, recordedAt, payload }, knownUntil }) =>
      factsOfEntry({ entryId, kind, on, knownFrom: dayOf(recordedAt), knownUntil, payload }),
    ),
    words: new Map(
      seen.map(({ entry }) => {
        const { entryId: id, kind, happenedOn: on, institution } = entry;
        return [id, { id, kind, on, title: explainEntry(entry).title, institution }];
      }),
    ),
  };
}

const isGrowth = (row: OwnRow): row is OwnRow & { kind: 'growth' } => row.kind === 'growth';

function ofGrowth(own: readonly OwnRow[]): Traced {
  const rows = own.filter(isGrowth);
  return {
    facts: rows.flatMap((row) => factsOfGrowth(row)),
    words: new Map(
      rows.map((row) => {
        const { id, kind, on, institution } = row;
        return [id, { id, kind, on, title: wordsOfOwn(row).title, institution }];
      }),
    ),
  };
}

/** A mark of many rows names the newest ones. */
const FACTS_SHOWN = 12;

const tracedView = (mark: HealthMark, words: Traced['words']): TracedMark => ({
  ...markView(mark),
  facts: mark.facts.slice(0, FACTS_SHOWN).flatMap((id) => words.get(id) ?? []),
});

async function loadTraced(deps: Deps, view: RecordView): Promise<Traced> {
  const kinds = kindsIn(view);
  const [rows, own] = await Promise.all([
    findHistory(deps.db, {
      ...view,
      kinds: kinds.filter(isEntryKind).filter((kind) => FACT_KINDS.includes(kind)),
      limit: ROWS_MAX,
    }),
    findOwnRows(deps.db, { ...view, kinds: kinds.filter((kind) => kind === 'growth'), limitEach: GROWTH_MAX }),
  ]);
  const [entries, growth] = [ofEntries(view, rows), ofGrowth(own)];
  return { facts: [...entries.facts, ...growth.facts], words: new Map([...entries.words, ...growth.words]) };
}

/** The marks as of a day with what each comes from, and how they came to be. Reading about another person is written down. */
export async function readMarks(
  deps: Deps,
  who: AccountSession,
  { residentId, on }: { residentId: string; on: PlainDate | undefined },
): Promise<RecordMarks | Refused> {
  const today = deps.clock.today();
  const day = on ?? today;
  if (day > today) return refuse('bad-input', { fields: [{ path: '/on', message: 'a day that is to come' }] });
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const [person, traced] = await Promise.all([findRecordPerson(deps.db, view), loadTraced(deps, view)]);
  if (!person) return refuse('not-found');
  noteRead(deps, view, { action: 'record-read' });
  const of = personOf(person);
  return {
    residentId,
    label: view.label,
    on: day,
    today,
    marks: marksOf(of, traced.facts, day).map((mark) => tracedView(mark, traced.words)),
    history: markHistory(of, traced.facts, day)
      .slice(0, HISTORY_SHOWN)
      .map(({ on: since, became, mark: { group, text, note } }) => ({ on: since, became, group, text, note })),
  };
}
