/** Every item of a checkup as the page shows it: judged, put into sentences, beside its earlier years. */
import { daysBetween, partsOf } from '../shared/plain-date';
import { changeOf, type Compared } from './compare';
import { dayText, dueOn } from './days';
import { ITEMS, type ItemRow } from './items-table';
import { judge } from './judge/judge';
import { type Judged, rankOf } from './judge/judged';
import { readItem } from './read/read-item';
import type { Reading } from './read/reading';
import type { CheckupInput, ReportInput } from './report-input';
import { sayZh } from './say';
import type { ReportItem, SentenceRef, YearValue } from './types';
import { type Circumstance, meaningOf, medicineFor, todoOf } from './wording';
import { type Who, whoOn } from './judge/who';
import type { YearSlot } from './years';

interface Found {
  reading: Reading;
  judged: Judged;
  who: Who;
  checkup: CheckupInput;
}

/** A questionnaire stands in for a blank answer of the form, and says so. */
function fromQuestionnaire(item: ItemRow, checkup: CheckupInput, { context, config, today }: ReportInput) {
  const answer = context.screenings
    .filter(({ field, on }) => item.fields.includes(field) && on <= checkup.on)
    .filter(({ on }) => daysBetween(on, checkup.on) <= config.screeningDays)
    .at(-1);
  if (!answer) return undefined;
  const [field = item.key] = item.fields;
  const told = readItem({
    item,
    checkup: { ...checkup, fields: { [field]: answer.code } },
    labs: [],
    config,
  });
  const note = { id: 'note.from-questionnaire', values: { on: dayText(answer.on, today) } };
  return told && { ...told, notes: [...told.notes, note] };
}

/** A year with its checkup and the person as of that day. */
interface Year {
  year: number;
  checkup: CheckupInput;
  who: Who;
}

function foundIn(item: ItemRow, { checkup, who }: Year, input: ReportInput): Found | undefined {
  const { labs, config } = input;
  const reading = readItem({ item, checkup, labs, config }) ?? fromQuestionnaire(item, checkup, input);
  if (!reading) return undefined;
  return { reading, who, checkup, judged: judge(item, reading, who) };
}

function yearValue(year: number, { reading, judged, checkup }: Found): YearValue {
  return {
    year,
    entryId: checkup.entryId,
    on: checkup.on,
    text: reading.text,
    value: reading.value,
    level: judged.level,
    direction: judged.direction,
    rangeText: judged.range.text,
  };
}

const isNotable = (level: ReportItem['level']): boolean => rankOf(level) > rankOf('fine');

function circumstancesOf(item: ItemRow, { who, judged }: Found, before: Judged | undefined): Circumstance[] {
  const again = before !== undefined && isNotable(before.level) && before.direction === judged.direction;
  return [
    ...(who.diabetes ? ['diabetes' as const] : []),
    ...(who.hypertension ? ['hypertension' as const] : []),
    ...(medicineFor(item, who) ? ['medicine' as const] : []),
    ...(again ? ['again' as const] : []),
  ];
}

/** FPG from 5.6 on may be looked at more closely (2025 primary-care guideline); fine all the same. */
function edgeNotes(item: ItemRow, { judged, reading, who }: Found): SentenceRef[] {
  const isEdge =
    item.key === 'fastingGlucose' && judged.level === 'fine' && !who.diabetes && (reading.value ?? 0) >= 5.6;
  return isEdge ? [{ id: 'note.glucose-edge' }] : [];
}

/** An alarm by a list that the county's medical lead has not confirmed yet says so. */
const alarmNotes = ({ judged, who }: Found): SentenceRef[] =>
  judged.level === 'urgent' && !who.config.criticalsConfirmed ? [{ id: 'note.critical' }] : [];

const lineNotes = (item: ItemRow, { line }: Reading): SentenceRef[] =>
  line === '' || item.kind === 'words' ? [] : [{ id: 'note.line', values: { text: line } }];

function itemOf(item: ItemRow, years: readonly { year: number; found: Found }[], input: ReportInput): ReportItem {
  const [now, ...earlier] = [...years].reverse();
  if (!now) throw new RangeError('an item without this year');
  const { found } = now;
  const { judged, reading, checkup } = found;
  const due = dueOn(checkup.on, [`${item.key}.${judged.state}`, judged.level], input.config);
  const label = { id: `label.${item.key}` };
  const finding = {
    item,
    judged,
    circumstances: circumstancesOf(item, found, earlier[0]?.found.judged),
    values: { by: dayText(due, input.today), label: sayZh(label), text: reading.line },
  };
  const todo = todoOf(finding);
  const compared = years.map((one): Compared => ({
    year: yearValue(one.year, one.found),
    range: one.found.judged.range,
  }));
  return {
    key: item.key,
    group: item.group,
    groupLabel: { id: `group.${item.group}` },
    label,
    formLabel: item.formLabel,
    value: { text: reading.text, number: reading.value, unit: reading.unit },
    level: judged.level,
    direction: judged.direction,
    word: judged.word,
    range: judged.range,
    meaning: meaningOf(finding),
    todo,
    notes: [...judged.notes, ...edgeNotes(item, found), ...alarmNotes(found), ...lineNotes(item, reading)],
    dueOn: isNotable(judged.level) && todo.length > 0 ? due : null,
    years: compared.map(({ year }) => year),
    change: changeOf(
      item,
      compared[compared.length - 1] ?? { year: yearValue(now.year, found), range: judged.range },
      compared.slice(0, -1),
    ),
  };
}

/** Items that this checkup says something of, in the order of the table. */
export function findItems(slots: readonly YearSlot[], input: ReportInput): ReportItem[] {
  const [thisYear] = [...slots].reverse();
  const checked = slots.flatMap(({ year, checkup }): Year[] =>
    checkup ? [{ year, checkup, who: whoOn(input, checkup) }] : [],
  );
  return ITEMS.flatMap((item): ReportItem[] => {
    const years = checked.flatMap((one) => {
      const found = foundIn(item, one, input);
      return found ? [{ year: one.year, found }] : [];
    });
    return years.some(({ year }) => year === thisYear?.year) ? [itemOf(item, years, input)] : [];
  });
}

/** A line the doctor wrote (异常1–4) that none of our items speaks of: it is shown as the doctor wrote it. */
export function doctorItem(
  field: string,
  text: string,
  { checkup, input }: { checkup: CheckupInput; input: ReportInput },
): ReportItem {
  const due = dueOn(checkup.on, ['attention'], input.config);
  const values = { by: dayText(due, input.today) };
  const { year } = partsOf(checkup.on);
  const shown = { text, value: null, level: 'attention' as const, direction: 'none' as const, rangeText: null };
  return {
    key: field,
    group: 'doctor',
    groupLabel: { id: 'group.doctor' },
    label: { id: 'label.doctor' },
    formLabel: '健康评价',
    value: { text, number: null, unit: '' },
    level: 'attention',
    direction: 'none',
    word: { id: 'word.attention' },
    range: { origin: 'none', low: null, high: null, text: null, zones: [], source: '', verified: false },
    meaning: [{ id: 'doctor.line', values: { text } }],
    todo: [{ id: 'any.off.do', values }],
    notes: [],
    dueOn: due,
    years: [{ year, entryId: checkup.entryId, on: checkup.on, ...shown }],
    change: { mark: 'first', direction: 'level', size: null, sinceYear: null },
  };
}
