import type {
  AllergyPayload,
  AppointmentElsewherePayload,
  CarePlanPayload,
  ConditionPayload,
  EncounterPayload,
  FormPayload,
  MaternalVisitPayload,
  MedicationPayload,
  ObservationPayload,
  ReportPayload,
  ScreeningPayload,
} from '@kangban/contract/record/payloads';
import type { EntryKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

/** A standing entry of the record, as far as a mapping asks. */
export interface EntryFacts {
  entryId: string;
  kind: EntryKind;
  version: number;
  happenedOn: PlainDate;
  happenedAt: Date | null;
  siteId: string | null;
  institution: string;
  practitioner: string | null;
  sensitive: SensitiveCategory | null;
  source: string;
  payload: unknown;
  recordedAt: Date;
}

interface PayloadOfKind {
  'basic-information': FormPayload;
  checkup: FormPayload;
  'follow-up': FormPayload;
  encounter: EncounterPayload;
  'lab-report': ReportPayload;
  'imaging-report': ReportPayload;
  observation: ObservationPayload;
  condition: ConditionPayload;
  medication: MedicationPayload;
  allergy: AllergyPayload;
  screening: ScreeningPayload;
  'maternal-visit': MaternalVisitPayload;
  'care-plan': CarePlanPayload;
  'appointment-elsewhere': AppointmentElsewherePayload;
}

export type EntryOf<K extends EntryKind> = EntryFacts & { kind: K; payload: PayloadOfKind[K] };

/** Whether an entry is of a kind in the edition these mappings know. Payloads were checked when they were stored. */
export const isKind = <K extends EntryKind>(entry: EntryFacts, kind: K): entry is EntryOf<K> =>
  entry.kind === kind && entry.version === 1;

/** The instant where one is known, else the day. */
export const whenOf = ({ happenedAt, happenedOn }: EntryFacts): string => happenedAt?.toISOString() ?? happenedOn;
