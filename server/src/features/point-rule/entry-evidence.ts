import type { NumberFact } from '@kangban/domain/record-home/facts';
import { factsOfObservation, numbersOfForm } from '@kangban/domain/record-home/numbers-of-entry';
import { at, textOf } from '@kangban/domain/record-home/payload';
import { readingOfNumber } from '@kangban/domain/record-home/reading-of-number';
import type { EvidenceKind, PointSource } from '@kangban/domain/point-rule/types';
import type { ReadingValue } from '@kangban/domain/reading/types';
import type { EntryKind } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { type Evidence, noteEvidence, noteRetraction } from './evidence';

/** An entry being written, as far as it matters here. */
export interface WrittenEntry {
  entryId: string;
  residentId: string;
  kind: EntryKind;
  happenedOn: PlainDate;
  happenedAt: Date | null;
  siteId: string | null;
  sensitive: string | null;
  source: 'clinic' | 'import' | 'fhir' | 'resident' | 'device';
  payload: unknown;
  replacesId: string | null;
  enteredInError: boolean;
  recordedByStaff: string | null;
  recordedByAccount: string | null;
}

/** Follow-up forms and what they follow. */
const FOLLOW_UPS: Readonly<Record<string, string>> = {
  'follow-up-hypertension-3': 'hypertension',
  'follow-up-diabetes-3': 'diabetes',
  'follow-up-copd-3': 'copd',
};
/** 随访方式 3: by telephone. Nobody was seen, and numbers told on the phone were measured by nobody of the clinic. */
const BY_PHONE = '3';

/** Programmes by the words of their questionnaires. */
const PROGRAMMES: readonly (readonly [RegExp, string])[] = [
  [/宫颈|cervical/i, 'cervical'],
  [/乳腺|breast/i, 'breast'],
  [/肠癌|结直肠|大肠|colorectal/i, 'colorectal'],
];
const OUR_QUESTIONNAIRE = 'urn:kangban:questionnaire:';

type Base = Pick<Evidence, 'countyCode' | 'residentId' | 'day' | 'at' | 'siteId' | 'byStaff' | 'byAccount' | 'source'>;

const isClinics = ({ source }: WrittenEntry): boolean =>
  source === 'clinic' || source === 'import' || source === 'fhir';

const baseOf = (countyCode: string, entry: WrittenEntry, source: PointSource): Base => ({
  countyCode,
  residentId: entry.residentId,
  day: entry.happenedOn,
  at: entry.happenedAt,
  siteId: entry.siteId,
  byStaff: entry.recordedByStaff,
  byAccount: entry.recordedByAccount,
  source,
});

/** Numbers an entry holds, each a reading of its own: one entry may hold a pressure, a weight and a glucose. */
function readingsOf({ kind, payload, happenedOn: on, entryId }: WrittenEntry): ReadingValue[] {
  const source = { entryId, kind, on, knownFrom: on, knownUntil: null };
  const facts =
    kind === 'observation' ? factsOfObservation(source, payload) : numbersOfForm(source, at(payload, 'fields'));
  return facts
    .filter((fact): fact is NumberFact => fact.fact === 'number' && fact.setting !== 'home')
    .flatMap((fact) => readingOfNumber(fact) ?? []);
}

const READING_ITEMS = ['blood-pressure', 'glucose', 'weight', 'waist'] as const;
const readingSubject = (entryId: string, item: string): string => `${entryId} ${item}`;

function clinicReadings(base: Base, entry: WrittenEntry): Evidence[] {
  const seen = new Set<string>();
  return readingsOf(entry).flatMap((value): Evidence[] => {
    if (seen.has(value.item)) return [];
    seen.add(value.item);
    return [
      {
        ...base,
        kind: 'reading',
        subjectId: readingSubject(entry.entryId, value.item),
        reading: { valid: true, value },
      },
    ];
  });
}

function followUp(countyCode: string, entry: WrittenEntry): Evidence[] {
  const isByPhone = textOf(at(at(entry.payload, 'fields'), 'way')) === BY_PHONE;
  const base = baseOf(countyCode, entry, isByPhone ? 'typed' : 'clinic');
  const topic = FOLLOW_UPS[textOf(at(entry.payload, 'form')) ?? ''] ?? null;
  return [
    { ...base, kind: 'follow-up', subjectId: entry.entryId, topic },
    ...(isByPhone ? [] : clinicReadings(base, entry)),
  ];
}

const programmeOf = (words: string): string | null => PROGRAMMES.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** That a screen was done. Of one that is kept confidential not even which. */
function screening(countyCode: string, entry: WrittenEntry): Evidence[] {
  const canonical = textOf(at(entry.payload, 'questionnaire')) ?? '';
  const isOurs = canonical.startsWith(OUR_QUESTIONNAIRE);
  if (!isOurs && !isClinics(entry)) return [];
  const isOpen = !isOurs && entry.sensitive === null;
  return [
    {
      ...baseOf(countyCode, entry, isClinics(entry) ? 'clinic' : 'typed'),
      kind: isOurs ? 'assessment' : 'screening',
      subjectId: entry.entryId,
      topic: isOpen ? programmeOf(`${canonical} ${textOf(at(entry.payload, 'name')) ?? ''}`) : null,
    },
  ];
}

function evidenceIn(countyCode: string, entry: WrittenEntry): Evidence[] {
  if (entry.enteredInError) return [];
  if (entry.kind === 'screening') return screening(countyCode, entry);
  if (!isClinics(entry) || entry.sensitive !== null) return [];
  const base = baseOf(countyCode, entry, 'clinic');
  if (entry.kind === 'follow-up') return followUp(countyCode, entry);
  if (entry.kind === 'checkup')
    return [{ ...base, kind: 'checkup', subjectId: entry.entryId }, ...clinicReadings(base, entry)];
  return entry.kind === 'observation' ? clinicReadings(base, entry) : [];
}

const OF_ENTRIES: readonly EvidenceKind[] = ['reading', 'follow-up', 'checkup', 'screening', 'assessment'];

/** Says that entries no longer stand: whatever was noted of them is taken back. */
export const noteGoneEntries = (
  client: Transaction,
  told: { countyCode: string; entryIds: readonly string[]; at: Date },
): Promise<void> =>
  noteRetraction(
    client,
    { clock: { now: () => told.at } },
    {
      countyCode: told.countyCode,
      kind: OF_ENTRIES,
      subjectIds: told.entryIds.flatMap((id) => [id, ...READING_ITEMS.map((item) => readingSubject(id, item))]),
    },
  );

/** Notes what entries being written may earn, and takes back what the entries they replace earned: in the same transaction. */
export async function noteEntries(
  client: Transaction,
  countyCode: string,
  { entries, at: now }: { entries: readonly WrittenEntry[]; at: Date },
): Promise<void> {
  const entryIds = entries.flatMap(({ replacesId }) => replacesId ?? []);
  await noteGoneEntries(client, { countyCode, entryIds, at: now });
  await noteEvidence(
    client,
    { clock: { now: () => now } },
    entries.flatMap((entry) => evidenceIn(countyCode, entry)),
  );
}
