import type { RejectedRow, Saved } from './kind';

export type KindName =
  | 'sites'
  | 'schedules'
  | 'checkup-stops'
  | 'residents'
  | 'immunizations'
  | 'vision'
  | 'growth'
  | 'child-visits'
  | 'basic-information'
  | 'checkups'
  | 'follow-ups';

/** What became of a file. */
export interface ImportReport extends Saved {
  kind: KindName;
  read: number;
  headers: readonly string[];
  rejected: readonly RejectedRow[];
}
