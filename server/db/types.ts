// Generated from the migrated schema by scripts/db-types.ts; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Int8 = ColumnType<number, number | string, number | string>;
type Json = ColumnType<unknown, string, string>;

export interface AccountTable {
  account_id: string;
  county_code: string;
  resident_id: string | null;
  elder_mode: Generated<boolean>;
  phone_cipher: Buffer | null;
  phone_key_id: string | null;
  phone_hmac: Buffer | null;
  wechat_cipher: Buffer | null;
  wechat_key_id: string | null;
  created_at: Generated<Timestamp>;
  closed_at: Timestamp | null;
}

export interface AppGrantTable {
  county_code: string;
  grant_id: string;
  client_id: string;
  account_id: string;
  resident_id: string;
  right_kind: string;
  scopes: string[];
  opened: Generated<string[]>;
  consent_version: string;
  granted_at: Timestamp;
  ends_at: Timestamp;
}

export interface AppGrantEndTable {
  county_code: string;
  grant_id: string;
  ended_by: string;
  account_id: string | null;
  ended_at: Timestamp;
}

export interface AppRequestTable {
  county_code: string;
  request_id: string;
  client_id: string;
  redirect_uri: string;
  scopes: string[];
  state: string;
  code_challenge: string;
  created_at: Timestamp;
  expires_at: Timestamp;
}

export interface AppTokenTable {
  county_code: string;
  token_hash: Buffer;
  kind: string;
  grant_id: string;
  redirect_uri: string | null;
  code_challenge: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

export interface AppointmentTable {
  county_code: string;
  appointment_id: string;
  slot_id: string;
  site_id: string;
  resident_id: string;
  group_id: string | null;
  pool: string;
  state: string;
  active: GeneratedAlways<boolean>;
  place: number;
  ticket_no: string;
  code: string;
  booked_by_account: string | null;
  booked_by_staff: string | null;
  device_hash: Buffer | null;
  health_outcome: string;
  health_answers: Json;
  consent_version: string;
  moved_from_slot: string | null;
  created_at: Generated<Timestamp>;
  checked_in_at: Timestamp | null;
  ended_at: Timestamp | null;
  end_reason: string | null;
}

export interface AppointmentDoseTable {
  county_code: string;
  appointment_id: string;
  resident_id: string;
  series: string;
  vaccine: string;
  dose: number;
  active: Generated<boolean>;
}

export interface AppointmentEventTable {
  county_code: string;
  event_id: string;
  appointment_id: string;
  move: string;
  by_account: string | null;
  by_staff: string | null;
  details: Generated<Json>;
  happened_at: Generated<Timestamp>;
}

export interface AssessmentSessionTable {
  county_code: string;
  session_id: string;
  resident_id: string;
  questionnaire: string;
  version: number;
  informant: string;
  by_account: string | null;
  by_staff: string | null;
  started_at: Timestamp;
  expires_at: Timestamp;
  answers: Generated<Json>;
  state: Generated<string>;
  safety_at: Timestamp | null;
  finished_at: Timestamp | null;
  entry_id: string | null;
}

export interface AttemptWindowTable {
  subject_hash: Buffer;
  kind: string;
  attempts: number;
  ends_at: Timestamp;
}

export interface AuditBatchTable {
  county_code: string;
  batch_no: Int8;
  batch_hash: Buffer;
  previous_hash: Buffer;
  entries: number;
  written_at: Generated<Timestamp>;
}

export interface AuditEntryTable {
  county_code: string;
  batch_no: Int8;
  entry_no: number;
  entry_id: string;
  at: Timestamp;
  actor_kind: string;
  actor_id: string | null;
  resident_id: string;
  action: string;
  right_kind: string;
  site_id: string | null;
  details: Generated<Json>;
  entry_hash: Buffer;
}

export interface BookableServiceTable {
  county_code: string;
  service: string;
  name: string;
  prepare: Generated<string>;
}

export interface CareEnrolmentTable {
  county_code: string;
  enrolment_id: string;
  resident_id: string;
  service: string;
  site_id: string;
  task_id: string | null;
  enrolled_on: PlainDate;
  enrolled_by_staff: string;
  ended_on: PlainDate | null;
  recorded_at: Timestamp;
}

export interface CareTaskTable {
  county_code: string;
  task_id: string;
  resident_id: string;
  site_id: string | null;
  kind: string;
  items: string[];
  items_key: string;
  title: string;
  reason: string;
  finding: string | null;
  sensitive: string | null;
  subject_id: string | null;
  referral_id: string | null;
  appointment_id: string | null;
  opened_on: PlainDate;
  due_on: PlainDate;
  booked_for: Timestamp | null;
  place: string | null;
  state: string;
  open: GeneratedAlways<boolean>;
  answers: Generated<Json>;
  answered_by: Generated<string[]>;
  target: Json | null;
  doctor: string | null;
  opened_by_staff: string | null;
  created_at: Generated<Timestamp>;
}

export interface CareTaskEventTable {
  county_code: string;
  event_id: string;
  task_id: string;
  move: string;
  happened_on: PlainDate;
  by_staff: string | null;
  by_account: string | null;
  details: Generated<Json>;
  recorded_at: Timestamp;
}

export interface CheckupContactTable {
  county_code: string;
  contact_id: string;
  resident_id: string;
  site_id: string;
  staff_id: string;
  year: number;
  way: string;
  outcome: string;
  note: Generated<string>;
  contacted_at: Timestamp;
}

export interface CheckupOverrideTable {
  county_code: string;
  appointment_id: string;
  reason: string;
  by_staff: string;
  created_at: Timestamp;
}

export interface CheckupPaperTable {
  county_code: string;
  paper_id: string;
  resident_id: string;
  entry_id: string;
  what: string;
  large: boolean;
  staff_id: string | null;
  account_id: string | null;
  printed_at: Timestamp;
}

export interface CheckupReviewTable {
  county_code: string;
  review_id: string;
  resident_id: string;
  entry_id: string;
  site_id: string;
  staff_id: string;
  note: string | null;
  tasks: Json;
  reviewed_at: Timestamp;
}

export interface CheckupStopTable {
  county_code: string;
  stop_id: string;
  site_id: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  township: Generated<string>;
  village: Generated<string>;
  place: string;
  address: string;
  latitude: number;
  longitude: number;
  slot_minutes: number;
  stations: number;
  minutes_per_person: number;
  onsite_places: Generated<number>;
  staff_places: Generated<number>;
}

export interface CheckupToldTable {
  county_code: string;
  told_id: string;
  resident_id: string;
  entry_id: string;
  how: string;
  staff_id: string | null;
  account_id: string | null;
  said: Json;
  told_at: Timestamp;
}

export interface ChildVisitTable {
  county_code: string;
  visit_id: string;
  resident_id: string;
  visit: string;
  visited_on: PlainDate;
  site_id: string | null;
  site_name: string | null;
  done_by: string | null;
  staff_id: string | null;
  findings: Json;
  summary: string;
  next_on: PlainDate | null;
  source: string;
  source_key: string | null;
  replaces_id: string | null;
  entered_in_error: Generated<boolean>;
  recorded_at: Generated<Timestamp>;
}

export interface ChildVisitReminderTable {
  county_code: string;
  resident_id: string;
  visit: string;
  moment: string;
  noted_at: Generated<Timestamp>;
}

export interface ComplaintTable {
  county_code: string;
  complaint_id: string;
  resident_id: string;
  access_id: string;
  opened_by: string;
  site_id: string | null;
  about_staff: string | null;
  reason: string;
  words: Generated<string>;
  opened_at: Timestamp;
}

export interface ComplaintEventTable {
  county_code: string;
  complaint_id: string;
  step: number;
  state: string;
  happened_at: Timestamp;
  by_account: string | null;
  by_staff: string | null;
  words: Generated<string>;
}

export interface CorrectionTable {
  county_code: string;
  correction_id: string;
  resident_id: string;
  opened_by: string;
  site_id: string | null;
  target_kind: string;
  target_id: string | null;
  title: string;
  happened_on: PlainDate | null;
  wrong: string;
  rightly: string;
  opened_at: Timestamp;
  due_on: PlainDate;
}

export interface CorrectionEventTable {
  county_code: string;
  correction_id: string;
  step: number;
  state: string;
  happened_at: Timestamp;
  by_account: string | null;
  by_staff: string | null;
  words: Generated<string>;
  replaced_by: string | null;
  changes: Generated<Json>;
}

export interface CounterMissTable {
  county_code: string;
  miss_id: string;
  staff_id: string;
  site_id: string;
  at: Timestamp;
}

export interface CountyTable {
  county_code: string;
  name: string;
  health_bureau: string;
  hotline: string;
  loaded_on: PlainDate;
  vaccine_options: Generated<Json>;
}

export interface CountyExportTable {
  county_code: string;
  export_id: string;
  client_id: string;
  request: string;
  types: string[] | null;
  since: Timestamp | null;
  sensitive: boolean;
  state: string;
  residents_done: Generated<number>;
  residents: number | null;
  asked_at: Timestamp;
  finished_at: Timestamp | null;
  expires_at: Timestamp;
}

export interface CountyExportPartTable {
  county_code: string;
  export_id: string;
  resource_type: string;
  part_no: number;
  resources: number;
  sealed: Buffer;
  key_id: string;
}

export interface DeskEvidenceTable {
  county_code: string;
  evidence_id: string;
  resident_id: string;
  kind: string;
  number_hash: Buffer;
  number_cipher: Buffer;
  number_key_id: string;
  number_tail: string;
  turn: number;
  happened_on: PlainDate;
  ends_on: PlainDate | null;
  contract_id: string | null;
  site_id: string;
  by_staff: string;
  recorded_at: Timestamp;
}

export interface DeskEvidenceRetractionTable {
  county_code: string;
  evidence_id: string;
  reason: string;
  note: string;
  by_staff: string;
  at: Timestamp;
}

export interface DeviceTable {
  county_code: string;
  device_id: string;
  kind: string;
  link: string;
  name: string;
  serial: string;
  registered_by: string;
  registered_at: Timestamp;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
}

export interface DeviceNonceTable {
  county_code: string;
  device_id: string;
  nonce: string;
  seen_at: Timestamp;
}

export interface DevicePersonTable {
  county_code: string;
  binding_id: string;
  device_id: string;
  resident_id: string;
  slot: number;
  bound_by: string;
  bound_at: Timestamp;
  unbound_at: Timestamp | null;
}

export interface EmergencyContactsTable {
  county_code: string;
  set_id: string;
  resident_id: string;
  contacts_cipher: Buffer;
  key_id: string;
  account_id: string;
  set_at: Timestamp;
}

export interface EntryProofTable {
  county_code: string;
  proof_id: string;
  resident_id: string;
  account_id: string;
  entry: string;
  verdict: string;
  checked_on: PlainDate;
  recheck_by: PlainDate;
  expires_on: PlainDate;
  created_at: Timestamp;
  revoked_at: Timestamp | null;
}

export interface FamilyLinkTable {
  account_id: string;
  link_id: string;
  county_code: string;
  resident_id: string;
  right_kind: string;
  label: Generated<string>;
  scope: string[];
  state: string;
  starts_on: PlainDate;
  ends_on: PlainDate | null;
  agreed_by: string | null;
  agreed_at: Timestamp | null;
  agreed_staff_id: string | null;
  ended_at: Timestamp | null;
  created_at: Generated<Timestamp>;
}

export interface FamilyPointAccountTable {
  county_code: string;
  family_id: string;
  name: string;
  begun_by: string | null;
  begun_at: Timestamp;
}

export interface FamilyPointMemberTable {
  county_code: string;
  family_id: string;
  resident_id: string;
  joined_at: Timestamp;
  joined_by: string | null;
  left_at: Timestamp | null;
}

export interface FamilyPointTransferTable {
  county_code: string;
  transfer_id: string;
  key: string;
  family_id: string;
  resident_id: string;
  points: number;
  tx_id: string;
  by_account: string;
  day: PlainDate;
}

export interface FhirClientTable {
  county_code: string;
  client_id: string;
  kind: string;
  name: string;
  institution: Generated<string>;
  site_id: string | null;
  secret_hash: string | null;
  redirect_uris: Generated<string[]>;
  scopes: string[];
  added_by: string;
  added_at: Generated<Timestamp>;
  disabled_at: Timestamp | null;
}

export interface FhirLookupTable {
  county_code: string;
  client_id: string;
  key: string;
  resource_type: string;
  id: string;
}

export interface FhirResourceTable {
  county_code: string;
  client_id: string;
  resource_type: string;
  id: string;
  version: number;
  deleted: Generated<boolean>;
  resident_id: string | null;
  patient_id: string | null;
  identifiers: Generated<string[]>;
  part_of: Generated<string[]>;
  created_key: string | null;
  content_key: string;
  row_key: string | null;
  entry_id: string | null;
  immunization_id: string | null;
  sensitive: string | null;
  updated_at: Timestamp;
}

export interface FhirVersionTable {
  county_code: string;
  client_id: string;
  resource_type: string;
  id: string;
  version: number;
  deleted: Generated<boolean>;
  body: Json | null;
  sealed: Buffer | null;
  sealed_key_id: string | null;
  entry_id: string | null;
  immunization_id: string | null;
  recorded_at: Timestamp;
}

export interface GrowthMeasurementTable {
  county_code: string;
  measurement_id: string;
  resident_id: string;
  measured_on: PlainDate;
  weight_g: number | null;
  length_mm: number | null;
  position: string | null;
  head_mm: number | null;
  source: string;
  site_id: string | null;
  measured_by: string | null;
  visit_id: string | null;
  account_id: string | null;
  staff_id: string | null;
  source_key: string | null;
  replaces_id: string | null;
  entered_in_error: Generated<boolean>;
  recorded_at: Timestamp;
}

export interface HolidayTable {
  county_code: string;
  day: PlainDate;
  name: string;
}

export interface IdempotencyTable {
  county_code: string;
  owner_id: string;
  key: string;
  body_hash: Buffer;
  status: number;
  answer: string;
  created_at: Generated<Timestamp>;
}

export interface ImmunizationTable {
  county_code: string;
  immunization_id: string;
  resident_id: string;
  vaccine: string;
  given_on: PlainDate;
  dose_label: string | null;
  lot: string | null;
  manufacturer: string | null;
  site_id: string | null;
  site_name: string | null;
  source: string;
  source_key: string | null;
  replaces_id: string | null;
  entered_in_error: Generated<boolean>;
  recorded_at: Generated<Timestamp>;
}

export interface ImportRunTable {
  county_code: string;
  run_id: string;
  kind: string;
  file_hash: Buffer;
  rows_read: number;
  rows_added: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_rejected: number;
  finished_at: Generated<Timestamp>;
}

export interface LessonAttemptTable {
  county_code: string;
  reading_id: string;
  answers: Json;
  right_count: number;
  total: number;
  passed: boolean;
  answered_on: PlainDate;
  answered_at: Timestamp;
}

export interface LessonPassTable {
  county_code: string;
  resident_id: string;
  lesson: string;
  year: number;
  pass_id: string;
  reading_id: string;
  passed_on: PlainDate;
}

export interface LessonReadingTable {
  county_code: string;
  reading_id: string;
  resident_id: string;
  lesson: string;
  edition: PlainDate;
  by_account: string;
  started_on: PlainDate;
  started_at: Timestamp;
}

export interface LoginTable {
  subject_hash: Buffer;
  kind: string;
  account_id: string;
  created_at: Generated<Timestamp>;
}

export interface MatchDecisionTable {
  county_code: string;
  decision_id: string;
  review_id: string;
  what: string;
  undoes_id: string | null;
  staff_id: string;
  site_id: string;
  reason: string;
  at: Timestamp;
}

export interface MatchReviewTable {
  county_code: string;
  review_id: string;
  subject_id: string;
  candidate_id: string;
  system: string;
  reason: string;
  made_at: Timestamp;
}

export interface MigrationTable {
  name: string;
  hash: string;
  applied_at: Generated<Timestamp>;
}

export interface OneTimeCodeTable {
  subject_hash: Buffer;
  purpose: string;
  code_hash: Buffer;
  tries_left: number;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
}

export interface OutboxTable {
  county_code: string;
  message_id: string;
  channel: string;
  account_id: string | null;
  to_cipher: Buffer | null;
  to_masked: string;
  template: string;
  params_cipher: Buffer;
  key_id: string;
  subject_id: string | null;
  send_after: Timestamp;
  try_after: Timestamp;
  state: Generated<string>;
  tries: Generated<number>;
  last_error: string | null;
  sent_at: Timestamp | null;
  created_at: Generated<Timestamp>;
}

export interface OverdueContactTable {
  county_code: string;
  contact_id: string;
  resident_id: string;
  site_id: string;
  staff_id: string;
  outcome: string;
  contacted_at: Timestamp;
}

export interface PersonIdentityTable {
  county_code: string;
  identity_id: string;
  system: string;
  source_id: string;
  resident_id: string;
  how: string;
  id_cipher: Buffer | null;
  id_key_id: string | null;
  id_hmac: Buffer | null;
  told_at: Timestamp;
}

export interface PointAccountTable {
  county_code: string;
  pocket: string;
  balance: Int8;
}

export interface PointAwardTable {
  county_code: string;
  award_id: string;
  evidence_id: string;
  resident_id: string;
  holder_kind: string;
  holder_id: string;
  scheme_id: string;
  scheme_version: number;
  rule_id: string;
  topic: string | null;
  day: PlainDate;
  outcome: string;
  points: number;
  reason: string | null;
  tx_id: string | null;
  supports: Generated<string[]>;
  appeal_of: string | null;
  made_at: Timestamp;
}

export interface PointAwardEndTable {
  county_code: string;
  award_id: string;
  how: string;
  why: string;
  tx_id: string;
  ended_at: Timestamp;
}

export interface PointCapUseTable {
  county_code: string;
  subject_id: string;
  cap_id: string;
  from_on: PlainDate;
  to_on: PlainDate;
  used: Int8;
}

export interface PointEntryTable {
  county_code: string;
  link_no: Int8;
  tx_no: number;
  entry_no: number;
  holder_kind: string | null;
  holder_id: string | null;
  pocket: string;
  lot_id: string | null;
  opens: boolean;
  expires_on: PlainDate | null;
  usable_until: PlainDate | null;
  delta: Int8;
}

export interface PointEvidenceTable {
  county_code: string;
  evidence_id: string;
  kind: string;
  subject_id: string;
  resident_id: string;
  day: PlainDate;
  happened_at: Timestamp | null;
  written_at: Timestamp | null;
  source: string;
  topic: string | null;
  reading: Json | null;
  device_id: string | null;
  site_id: string | null;
  by_staff: string | null;
  by_account: string | null;
  noted_at: Timestamp;
}

export interface PointEvidenceTodoTable {
  county_code: string;
  todo_id: string;
  evidence_id: string;
  resident_id: string;
  retracted: boolean;
  noted_at: Timestamp;
}

export interface PointExpiryNoticeTable {
  county_code: string;
  holder_kind: string;
  holder_id: string;
  month: PlainDate;
  days: number;
  points: Int8;
  first_on: PlainDate;
  told_at: Timestamp;
}

export interface PointHolderTable {
  county_code: string;
  holder_kind: string;
  holder_id: string;
  pending: Int8;
  active: Int8;
  locked: Int8;
  spent: Int8;
  debt: Int8;
}

export interface PointLinkTable {
  county_code: string;
  link_no: Int8;
  txs: number;
  previous_hash: Buffer;
  link_hash: Buffer;
  written_at: Timestamp;
  made_in: Generated<string>;
}

export interface PointLotTable {
  county_code: string;
  holder_kind: string;
  holder_id: string;
  lot_id: string;
  earned: Int8;
  expires_on: PlainDate;
  usable_until: PlainDate;
  pending: Int8;
  active: Int8;
  locked: Int8;
  spent: Int8;
}

export interface PointOpenTable {
  county_code: string;
  tx_id: string;
  type: string;
  times_out_at: Timestamp | null;
}

export interface PointOptTable {
  county_code: string;
  opt_id: string;
  resident_id: string;
  is_off: boolean;
  by_account: string;
  at: Timestamp;
}

export interface PointPolicyTable {
  county_code: string;
  debt_max: number;
  grace_days: number;
}

export interface PointRankingChoiceTable {
  county_code: string;
  choice_id: string;
  resident_id: string;
  in_ranking: boolean;
  account_id: string;
  chosen_at: Timestamp;
}

export interface PointRetractionTable {
  county_code: string;
  evidence_id: string;
  retracted_at: Timestamp;
}

export interface PointReviewTable {
  county_code: string;
  review_id: string;
  award_id: string;
  kind: string;
  reasons: Generated<string[]>;
  said: string | null;
  by_account: string | null;
  opened_at: Timestamp;
}

export interface PointReviewDecisionTable {
  county_code: string;
  review_id: string;
  what: string;
  note: string;
  by_staff: string | null;
  tx_id: string | null;
  decided_at: Timestamp;
}

export interface PointSchemeDraftTable {
  county_code: string;
  draft_id: string;
  scheme_id: string;
  document: Json;
  saved_by: string;
  saved_at: Timestamp;
}

export interface PointSchemeVersionTable {
  county_code: string;
  scheme_id: string;
  version: number;
  valid_from: PlainDate;
  document: Json;
  published_by: string | null;
  published_at: Timestamp;
}

export interface PointTxTable {
  county_code: string;
  tx_id: string;
  link_no: Int8;
  tx_no: number;
  type: string;
  idem_key: string;
  body_hash: Buffer;
  holder_kind: string;
  holder_id: string;
  resident_id: string | null;
  points: Int8;
  pending: boolean;
  rule_id: string | null;
  rule_version: number | null;
  evidence_kind: string | null;
  evidence_id: string | null;
  purpose_kind: string | null;
  purpose_id: string | null;
  settles: string | null;
  reverses: string | null;
  to_kind: string | null;
  to_id: string | null;
  title: string | null;
  detail: string | null;
  note: string | null;
  day: PlainDate;
  booked_on: PlainDate;
  expires_on: PlainDate | null;
  times_out_at: Timestamp | null;
  caps: Generated<Json>;
  by_kind: string;
  by_id: string | null;
  created_at: Timestamp;
  active_after: Int8;
  locked_after: Int8;
  pending_after: Int8;
  entries: number;
  tx_hash: Buffer;
}

export interface ReadingTable {
  county_code: string;
  entry_id: string;
  session_id: string;
  position: number;
  device_id: string | null;
  sequence: Int8 | null;
}

export interface ReadingLetterTable {
  county_code: string;
  letter_id: string;
  resident_id: string;
  period: string;
  from_on: PlainDate;
  to_on: PlainDate;
  letter: Json;
  made_at: Timestamp;
}

export interface ReadingLetterWishTable {
  county_code: string;
  wish_id: string;
  resident_id: string;
  account_id: string;
  weekly: boolean;
  monthly: boolean;
  set_at: Timestamp;
}

export interface ReadingProfileTable {
  county_code: string;
  valid_from: PlainDate;
  pressure_profile: string;
  home_protocol: string;
  set_by: string;
  set_at: Generated<Timestamp>;
}

export interface ReadingSessionTable {
  county_code: string;
  session_id: string;
  resident_id: string;
  item: string;
  measured_at: Timestamp;
  typed_at: Timestamp;
  medicine: string | null;
  source: string;
  device_id: string | null;
  mean: Json;
  body_hash: Buffer;
  corrects_id: string | null;
  account_id: string | null;
  written_at: Timestamp;
}

export interface ReadingTargetTable {
  county_code: string;
  target_id: string;
  resident_id: string;
  item: string;
  value: Json | null;
  valid_from: PlainDate;
  note: string | null;
  staff_id: string;
  site_id: string;
  set_at: Timestamp;
}

export interface RecordConsentTable {
  county_code: string;
  consent_id: string;
  resident_id: string;
  kind: string;
  version: string;
  given: boolean;
  said_by: string;
  account_id: string;
  ends_on: PlainDate | null;
  said_at: Timestamp;
}

export interface RecordEntryTable {
  county_code: string;
  entry_id: string;
  resident_id: string;
  kind: string;
  version: number;
  happened_on: PlainDate;
  happened_at: Timestamp | null;
  site_id: string | null;
  institution: string;
  practitioner: string | null;
  sensitive: string | null;
  source: string;
  source_system: string | null;
  source_key: string | null;
  payload: Json;
  replaces_id: string | null;
  entered_in_error: Generated<boolean>;
  recorded_by_staff: string | null;
  recorded_by_account: string | null;
  recorded_at: Generated<Timestamp>;
}

export interface RecordExportTable {
  county_code: string;
  export_id: string;
  resident_id: string;
  account_id: string;
  right_kind: string;
  what: string;
  made_at: Timestamp;
}

export interface RecordShareTable {
  county_code: string;
  share_id: string;
  resident_id: string;
  account_id: string;
  right_kind: string;
  kinds: string[];
  opened: Generated<string[]>;
  since: PlainDate | null;
  purpose: string;
  code_hash: Buffer;
  made_at: Timestamp;
  ends_at: Timestamp;
}

export interface RecordShareEventTable {
  county_code: string;
  event_id: string;
  share_id: string;
  what: string;
  at: Timestamp;
  way: string | null;
  account_id: string | null;
  staff_id: string | null;
  site_id: string | null;
  told_name: string | null;
  told_institution: string | null;
}

export interface RecordTransferTable {
  county_code: string;
  transfer_id: string;
  direction: string;
  kind: string;
  resident_id: string;
  package_id: string;
  issuer_county: string;
  issuer_name: string;
  key_id: string;
  receiver: string;
  code: string | null;
  package: string;
  examinations: number;
  first_on: PlainDate | null;
  last_on: PlainDate | null;
  consent_version: string;
  consented_at: Timestamp;
  consent_by: string;
  account_id: string | null;
  right_kind: string | null;
  staff_id: string | null;
  site_id: string | null;
  imported: number | null;
  made_at: Timestamp;
}

export interface RecordTransferEventTable {
  county_code: string;
  event_id: string;
  transfer_id: string;
  what: string;
  account_id: string;
  at: Timestamp;
}

export interface RecordUnlockTable {
  county_code: string;
  unlock_id: string;
  resident_id: string;
  account_id: string;
  session_id: string;
  unlocked_at: Timestamp;
  expires_at: Timestamp;
  locked_at: Timestamp | null;
}

export interface RedemptionTable {
  county_code: string;
  redemption_id: string;
  number: string;
  resident_id: string;
  holder_kind: string;
  holder_id: string;
  account_id: string;
  item_id: string;
  site_id: string;
  stock_id: string;
  price_version: number;
  points: number;
  state: Generated<string>;
  held_at: Timestamp;
  use_by: PlainDate;
  times_out_at: Timestamp;
  ended_at: Timestamp | null;
  hold_tx: string;
  end_tx: string | null;
  refund_tx: string | null;
  secret_cipher: Buffer;
  secret_key_id: string;
  code_shown_at: Timestamp | null;
  appointment_id: string | null;
  confirmed_at: Timestamp | null;
  confirmed_on: PlainDate | null;
  confirmed_by: string | null;
  confirmed_way: string | null;
  refund_reason: string | null;
  item_name: string;
}

export interface RedemptionEventTable {
  county_code: string;
  event_id: string;
  redemption_id: string;
  move: string;
  by_account: string | null;
  by_staff: string | null;
  details: Generated<Json>;
  at: Timestamp;
}

export interface ReferralTable {
  county_code: string;
  referral_id: string;
  resident_id: string;
  kind: string;
  reason_code: string;
  reason: string;
  subject_id: string | null;
  from_site_id: string | null;
  to_institution: string;
  to_phone: string | null;
  code: string;
  opened_on: PlainDate;
  earliest_on: PlainDate | null;
  due_on: PlainDate | null;
  booked_for: Timestamp | null;
  state: string;
  open: GeneratedAlways<boolean>;
  opened_by_staff: string | null;
  created_at: Generated<Timestamp>;
}

export interface ReferralEventTable {
  county_code: string;
  event_id: string;
  referral_id: string;
  move: string;
  happened_on: PlainDate;
  by_staff: string | null;
  details: Generated<Json>;
  recorded_at: Generated<Timestamp>;
}

export interface ResidentTable {
  county_code: string;
  resident_id: string;
  name: string;
  sex: string;
  birth_date: PlainDate;
  id_cipher: Buffer | null;
  id_key_id: string | null;
  id_hmac: Buffer | null;
  phone_cipher: Buffer | null;
  phone_key_id: string | null;
  phone_hmac: Buffer | null;
  site_id: string | null;
  township: Generated<string>;
  village: Generated<string>;
  birth_weight_g: number | null;
  gestation_weeks: number | null;
  conditions: Generated<Json>;
  source: Generated<string>;
  source_key: string | null;
  created_at: Generated<Timestamp>;
  merged_into: string | null;
  same_person: string[] | null;
}

export interface ResidentGuardianTable {
  county_code: string;
  child_id: string;
  guardian_id: string;
  relation: string;
}

export interface RewardChangeTable {
  county_code: string;
  change_id: string;
  item_id: string;
  staff_id: string;
  what: string;
  note: string;
  details: Json;
  at: Timestamp;
}

export interface RewardHoursTable {
  county_code: string;
  item_id: string;
  site_id: string;
  weekday: number;
  opens_at: string;
  closes_at: string;
}

export interface RewardItemTable {
  county_code: string;
  item_id: string;
  kind: string;
  icon: string;
  name: string;
  unit: string;
  about: string;
  detail: string;
  sort: number;
  from_age: number | null;
  to_age: number | null;
  sex: string | null;
  enrolled_only: Generated<boolean>;
  own_site_only: Generated<boolean>;
  every_months: number | null;
  booking: string;
  add_on_id: string | null;
  use_within_days: number;
  paused: Generated<boolean>;
  service: string | null;
  retired_on: PlainDate | null;
}

export interface RewardPlaceTable {
  county_code: string;
  item_id: string;
  site_id: string;
  room: Generated<string>;
}

export interface RewardPriceTable {
  county_code: string;
  item_id: string;
  version: number;
  points: number;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  note: Generated<string>;
  set_by: string | null;
  set_at: Timestamp;
}

export interface RewardStockTable {
  county_code: string;
  stock_id: string;
  item_id: string;
  site_id: string;
  period_from: PlainDate;
  period_to: PlainDate;
  capacity: number;
  taken: Generated<number>;
}

export interface SessionTable {
  account_id: string;
  session_id: string;
  refresh_hash: Buffer;
  previous_refresh_hash: Buffer | null;
  successor_salt: Buffer | null;
  device_hash: Buffer | null;
  created_at: Generated<Timestamp>;
  refreshed_at: Generated<Timestamp>;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
}

export interface SessionExceptionTable {
  county_code: string;
  exception_id: string;
  site_id: string;
  service: string;
  day: PlainDate;
  kind: string;
  stations: number | null;
  reason: string;
}

export interface SessionTemplateTable {
  county_code: string;
  template_id: string;
  site_id: string;
  service: string;
  weekday: number;
  starts_at: string;
  ends_at: string;
  slot_minutes: number;
  stations: number;
  minutes_per_person: number;
  onsite_places: Generated<number>;
  staff_places: Generated<number>;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
}

export interface SiteTable {
  county_code: string;
  site_id: string;
  code: string;
  name: string;
  short_name: string;
  kind: string;
  address: string;
  room: Generated<string>;
  latitude: number;
  longitude: number;
  phone: string;
  services: string[];
  opening_hours: Json;
}

export interface SitePolicyTable {
  county_code: string;
  site_id: string;
  release_days_ahead: Generated<number>;
  release_at: Generated<string>;
  onsite_released_minutes_before: Generated<number>;
  booking_cutoff_minutes: Generated<number>;
  change_cutoff_at: Generated<string>;
  offer_minutes: Generated<number>;
}

export interface SlotTable {
  county_code: string;
  slot_id: string;
  site_id: string;
  service: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  ticket_base: number;
  released_at: Timestamp;
  online_until: Timestamp;
  onsite_released_at: Timestamp;
  onsite_released: Generated<boolean>;
  online_capacity: number;
  online_taken: Generated<number>;
  onsite_capacity: Generated<number>;
  onsite_taken: Generated<number>;
  staff_capacity: Generated<number>;
  staff_taken: Generated<number>;
  places_issued: Generated<number>;
  free_places: Generated<number[]>;
  closed: Generated<boolean>;
  closed_reason: string | null;
  stop_id: string | null;
}

export interface StaffTable {
  county_code: string;
  staff_id: string;
  login_name: string;
  name: string;
  role: string;
  site_id: string | null;
  password_hash: string;
  totp_cipher: Buffer;
  totp_key_id: string;
  totp_last_step: Generated<Int8>;
  disabled_at: Timestamp | null;
}

export interface StaffPersonTable {
  county_code: string;
  told_id: string;
  staff_id: string;
  resident_id: string | null;
  told_by: string;
  told_at: Timestamp;
}

export interface StaffSessionTable {
  county_code: string;
  session_id: string;
  staff_id: string;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
}

export interface TrustedIssuerTable {
  county_code: string;
  key_id: string;
  issuer_county: string;
  name: string;
  jwk: Json;
  added_by: string;
  added_at: Timestamp;
  removed_by: string | null;
  removed_at: Timestamp | null;
}

export interface VisionExaminationTable {
  county_code: string;
  examination_id: string;
  resident_id: string;
  visit_id: string | null;
  examined_on: PlainDate;
  setting: string;
  site_id: string | null;
  institution: string;
  examined_by: string | null;
  cycloplegic: Generated<boolean>;
  right_naked: number | null;
  right_corrected: number | null;
  right_sphere: number | null;
  right_cylinder: number | null;
  right_axis: number | null;
  right_axial_length: number | null;
  left_naked: number | null;
  left_corrected: number | null;
  left_sphere: number | null;
  left_cylinder: number | null;
  left_axis: number | null;
  left_axial_length: number | null;
  items: Generated<Json>;
  source: string;
  source_key: string | null;
  recorded_by_staff: string | null;
  replaces_id: string | null;
  entered_in_error: Generated<boolean>;
  recorded_at: Generated<Timestamp>;
}

export interface WaitlistEntryTable {
  county_code: string;
  entry_id: string;
  site_id: string;
  day: PlainDate;
  half: string;
  resident_id: string;
  account_id: string;
  doses: Json;
  health_outcome: string;
  health_answers: Json;
  consent_version: string;
  state: string;
  offered_slot_id: string | null;
  offered_place: number | null;
  offer_expires_at: Timestamp | null;
  appointment_id: string | null;
  created_at: Generated<Timestamp>;
}

export interface DB {
  account: AccountTable;
  app_grant: AppGrantTable;
  app_grant_end: AppGrantEndTable;
  app_request: AppRequestTable;
  app_token: AppTokenTable;
  appointment: AppointmentTable;
  appointment_dose: AppointmentDoseTable;
  appointment_event: AppointmentEventTable;
  assessment_session: AssessmentSessionTable;
  attempt_window: AttemptWindowTable;
  audit_batch: AuditBatchTable;
  audit_entry: AuditEntryTable;
  bookable_service: BookableServiceTable;
  care_enrolment: CareEnrolmentTable;
  care_task: CareTaskTable;
  care_task_event: CareTaskEventTable;
  checkup_contact: CheckupContactTable;
  checkup_override: CheckupOverrideTable;
  checkup_paper: CheckupPaperTable;
  checkup_review: CheckupReviewTable;
  checkup_stop: CheckupStopTable;
  checkup_told: CheckupToldTable;
  child_visit: ChildVisitTable;
  child_visit_reminder: ChildVisitReminderTable;
  complaint: ComplaintTable;
  complaint_event: ComplaintEventTable;
  correction: CorrectionTable;
  correction_event: CorrectionEventTable;
  counter_miss: CounterMissTable;
  county: CountyTable;
  county_export: CountyExportTable;
  county_export_part: CountyExportPartTable;
  desk_evidence: DeskEvidenceTable;
  desk_evidence_retraction: DeskEvidenceRetractionTable;
  device: DeviceTable;
  device_nonce: DeviceNonceTable;
  device_person: DevicePersonTable;
  emergency_contacts: EmergencyContactsTable;
  entry_proof: EntryProofTable;
  family_link: FamilyLinkTable;
  family_point_account: FamilyPointAccountTable;
  family_point_member: FamilyPointMemberTable;
  family_point_transfer: FamilyPointTransferTable;
  fhir_client: FhirClientTable;
  fhir_lookup: FhirLookupTable;
  fhir_resource: FhirResourceTable;
  fhir_version: FhirVersionTable;
  growth_measurement: GrowthMeasurementTable;
  holiday: HolidayTable;
  idempotency: IdempotencyTable;
  immunization: ImmunizationTable;
  import_run: ImportRunTable;
  lesson_attempt: LessonAttemptTable;
  lesson_pass: LessonPassTable;
  lesson_reading: LessonReadingTable;
  login: LoginTable;
  match_decision: MatchDecisionTable;
  match_review: MatchReviewTable;
  migration: MigrationTable;
  one_time_code: OneTimeCodeTable;
  outbox: OutboxTable;
  overdue_contact: OverdueContactTable;
  person_identity: PersonIdentityTable;
  point_account: PointAccountTable;
  point_award: PointAwardTable;
  point_award_end: PointAwardEndTable;
  point_cap_use: PointCapUseTable;
  point_entry: PointEntryTable;
  point_evidence: PointEvidenceTable;
  point_evidence_todo: PointEvidenceTodoTable;
  point_expiry_notice: PointExpiryNoticeTable;
  point_holder: PointHolderTable;
  point_link: PointLinkTable;
  point_lot: PointLotTable;
  point_open: PointOpenTable;
  point_opt: PointOptTable;
  point_policy: PointPolicyTable;
  point_ranking_choice: PointRankingChoiceTable;
  point_retraction: PointRetractionTable;
  point_review: PointReviewTable;
  point_review_decision: PointReviewDecisionTable;
  point_scheme_draft: PointSchemeDraftTable;
  point_scheme_version: PointSchemeVersionTable;
  point_tx: PointTxTable;
  reading: ReadingTable;
  reading_letter: ReadingLetterTable;
  reading_letter_wish: ReadingLetterWishTable;
  reading_profile: ReadingProfileTable;
  reading_session: ReadingSessionTable;
  reading_target: ReadingTargetTable;
  record_consent: RecordConsentTable;
  record_entry: RecordEntryTable;
  record_export: RecordExportTable;
  record_share: RecordShareTable;
  record_share_event: RecordShareEventTable;
  record_transfer: RecordTransferTable;
  record_transfer_event: RecordTransferEventTable;
  record_unlock: RecordUnlockTable;
  redemption: RedemptionTable;
  redemption_event: RedemptionEventTable;
  referral: ReferralTable;
  referral_event: ReferralEventTable;
  resident: ResidentTable;
  resident_guardian: ResidentGuardianTable;
  reward_change: RewardChangeTable;
  reward_hours: RewardHoursTable;
  reward_item: RewardItemTable;
  reward_place: RewardPlaceTable;
  reward_price: RewardPriceTable;
  reward_stock: RewardStockTable;
  session: SessionTable;
  session_exception: SessionExceptionTable;
  session_template: SessionTemplateTable;
  site: SiteTable;
  site_policy: SitePolicyTable;
  slot: SlotTable;
  staff: StaffTable;
  staff_person: StaffPersonTable;
  staff_session: StaffSessionTable;
  trusted_issuer: TrustedIssuerTable;
  vision_examination: VisionExaminationTable;
  waitlist_entry: WaitlistEntryTable;
}
