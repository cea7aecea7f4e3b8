import { HOME_PROTOCOLS, homeMean } from '@kangban/domain/blood-pressure/home-mean';
import type { HomeMean, HomeProtocolName, HomeValue } from '@kangban/domain/blood-pressure/types';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { CodeableConcept, Observation, ObservationComponent } from '@medplum/fhirtypes';
import { minuteOfDay } from '../../../clock';
import type { MapContext } from './actors';
import { AT_HOME } from './clinical';
import { hl7Concept, loinc, quantity } from './codes';
import { type EntryFacts, type EntryOf, isKind } from './entry-facts';
import { metaOf, type Served } from './resource';

const PANEL = '85354-9';
const SYSTOLIC = '8480-6';
const DIASTOLIC = '8462-4';
const UNIT = 'mm[Hg]';
/** Older days at home make no mean of now. */
const LOOK_BACK_DAYS = 31;

type Valid = Extract<HomeMean, { state: 'valid' }>;

interface AtHome {
  entry: EntryOf<'observation'>;
  value: HomeValue;
}

const has = (coding: readonly { code: string }[], code: string): boolean => coding.some((one) => one.code === code);

/** A pressure measured at home with both its numbers; a mean that came from elsewhere is none. */
function atHomeOf(entry: EntryFacts): AtHome[] {
  if (!isKind(entry, 'observation') || entry.payload.setting !== 'home') return [];
  const { main, parts } = entry.payload;
  if (!has(main.what.coding, PANEL)) return [];
  const numberOf = (code: string): number | undefined => {
    const amount = parts.find(({ what }) => has(what.coding, code))?.amount;
    return amount?.unit === UNIT && amount.comparator === undefined ? amount.value : undefined;
  };
  const [systolic, diastolic] = [numberOf(SYSTOLIC), numberOf(DIASTOLIC)];
  if (systolic === undefined || diastolic === undefined) return [];
  const minute = entry.happenedAt === null ? null : minuteOfDay(entry.happenedAt);
  return [{ entry, value: { systolic, diastolic, on: entry.happenedOn, minuteOfDay: minute } }];
}

/** The last days at home that fulfil a protocol. */
function newestMean(found: readonly AtHome[], protocol: HomeProtocolName): Valid | undefined {
  const days = [...new Set(found.map(({ value }) => value.on))].sort().reverse();
  const [newest] = days;
  if (newest === undefined) return undefined;
  const since: PlainDate = addDays(newest, -LOOK_BACK_DAYS);
  const values = found.map(({ value }) => value);
  for (const on of days.filter((day) => day >= since)) {
    const mean = homeMean(values, protocol, on);
    if (mean.state === 'valid') return mean;
  }
  return undefined;
}

const part = (code: string, text: string, value: number): ObservationComponent => ({
  code: loinc(code, text),
  valueQuantity: quantity(value, UNIT),
});

function methodOf(name: HomeProtocolName): CodeableConcept {
  return { coding: [{ system: 'urn:kangban:code:home-protocol', code: name }], text: HOME_PROTOCOLS[name].source };
}

const UNVERIFIED = '以医疗机构告知为准。';

/**
 * The mean of the last days at home by the county's protocol, as the panel LOINC has for it: the days used, the protocol by name, and
 * what it was made from. Of one person; nothing where no days fulfil the protocol. Its id stays while its days move on.
 */
export function homeMeansOf(
  entries: readonly EntryFacts[],
  { patient, protocol }: Pick<MapContext, 'patient'> & { protocol: HomeProtocolName },
): Served[] {
  const found = entries.flatMap(atHomeOf);
  const mean = newestMean(found, protocol);
  if (!mean) return [];
  const { from, to } = mean;
  const used = found.map(({ entry }) => entry).filter(({ happenedOn }) => happenedOn >= from && happenedOn <= to);
  const recordedAt = new Date(Math.max(...used.map((entry) => entry.recordedAt.getTime())));
  const sensitive = used.find((entry) => entry.sensitive !== null)?.sensitive ?? null;
  const observation: Observation & Served = {
    resourceType: 'Observation',
    id: `home-mean-${patient.reference.split('/')[1] ?? ''}`,
    meta: metaOf({ recordedAt, sensitive }),
    status: 'final',
    category: [hl7Concept('observation-category', 'vital-signs'), AT_HOME],
    code: loinc('96607-7', '几天的平均血压'),
    subject: patient,
    effectivePeriod: { start: from, end: to },
    performer: [patient],
    method: methodOf(protocol),
    derivedFrom: used.map(({ entryId }) => ({ reference: `Observation/${entryId}` })),
    component: [
      part('96608-5', '平均收缩压（高压）', mean.mean.systolic),
      part('96609-3', '平均舒张压（低压）', mean.mean.diastolic),
    ],
  };
  if (!HOME_PROTOCOLS[protocol].verified) observation.note = [{ text: UNVERIFIED }];
  return [observation];
}
