import type { AgreedTask } from '@kangban/contract/checkup/desk';
import { sayZh } from '@kangban/domain/checkup/say';
import type { CheckupReport, ProposedTask, ReportItem } from '@kangban/domain/checkup/types';
import { sentences } from '../../pdf/sentences';
import type { NewTask } from '../care-task/open';

const TITLE_MAX = 100;
const REASON_MAX = 300;
const cut = (text: string, max: number): string => Array.from(text).slice(0, max).join('');

/** Every item of a report by its key. */
const itemsOf = ({ notable, groups }: CheckupReport): Map<string, ReportItem> =>
  new Map([...groups.flatMap(({ items }) => items), ...notable].map((item) => [item.key, item]));

const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');

/** The proposal an agreed task stands for; undefined when the report proposes nothing of the kind. */
export const proposalOf = (
  { tasks }: CheckupReport,
  agreed: Pick<AgreedTask, 'kind' | 'items'>,
): ProposedTask | undefined => tasks.find(({ kind, items }) => kind === agreed.kind && sameItems(items, agreed.items));

function findingOf(items: readonly ReportItem[]): string | undefined {
  const words = items.map(({ label, word }) => `${sayZh(label)}${sayZh(word)}`);
  return words.length === 0 ? undefined : cut(`体检发现${words.join('、')}`, TITLE_MAX);
}

/** A proposal as a task, with the day and the words a doctor chose for it, if any. */
function taskOf(known: ReadonlyMap<string, ReportItem>, proposal: ProposedTask, { dueOn, note }: Chosen): NewTask {
  const items = proposal.items.flatMap((key) => known.get(key) ?? []);
  const told = sentences(items.flatMap(({ meaning, todo }) => [...meaning, ...todo]).map(sayZh));
  const doctor = note === undefined || note === '' ? '' : sentences([`医生说：${note}`]);
  const finding = findingOf(items);
  return {
    kind: proposal.kind,
    items: proposal.items,
    title: cut(sayZh(proposal.title), TITLE_MAX),
    reason: cut(`${doctor}${told}`, REASON_MAX),
    ...(finding !== undefined && { finding }),
    dueOn: dueOn ?? proposal.dueOn,
  };
}

interface Chosen {
  dueOn?: ProposedTask['dueOn'];
  note?: string | undefined;
}

/** Values to be called about are a task each: one that comes in later raises its own and none of the others again. */
function partsOf(known: ReadonlyMap<string, ReportItem>, proposal: ProposedTask): ProposedTask[] {
  if (proposal.kind !== 'call-now') return [proposal];
  return proposal.items.map((key) => {
    const item = known.get(key);
    const title = item ? { ...proposal.title, values: { label: sayZh(item.label) } } : proposal.title;
    return { ...proposal, items: [key], title };
  });
}

/** A proposal as tasks, with the day and the words a doctor chose, if any. */
export function tasksOf(report: CheckupReport, proposal: ProposedTask, chosen: Chosen = {}): NewTask[] {
  const known = itemsOf(report);
  return partsOf(known, proposal).map((part) => taskOf(known, part, chosen));
}
