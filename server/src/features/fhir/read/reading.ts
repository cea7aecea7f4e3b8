import type { EntryKind } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { FhirResource } from '../resource';
import type { Flaw } from '../schema/check-json';

/** What a resource becomes in the record. */
export interface EntryRow {
  table: 'entry';
  kind: EntryKind;
  happenedOn: PlainDate;
  happenedAt: Date | null;
  /** Where it happened, when the resource says so; the system's institution otherwise. */
  institution?: string | undefined;
  practitioner?: string | undefined;
  payload: Readonly<Record<string, unknown>>;
}

/** What an Immunization becomes: a row of doses given. */
export interface DoseRow {
  table: 'dose';
  vaccine: string;
  givenOn: PlainDate;
  doseLabel: string | null;
  lot: string | null;
  manufacturer: string | null;
  siteName: string | null;
}

export type Row = EntryRow | DoseRow;

/** What reading a resource gave: a row, or none (it was never so, it has no place of its own), or what keeps it from being shown. */
export interface Reading {
  row?: Row;
  flaws: Flaw[];
  /** Said in the answer: what was taken and is shown otherwise than a sender might think. */
  notes: string[];
}

/** What a reader may ask for. */
export interface ReadContext {
  today: PlainDate;
  /** Of the person it is about, where known. */
  birthDate: PlainDate | undefined;
  /** The resource a reference leads to: in the request, inside the resource itself, or sent earlier. */
  find: (reference: string) => FhirResource | undefined;
}

/** No row: said where a status means that it was never so. */
export const nothing = (...notes: string[]): Reading => ({ flaws: [], notes });

/** A row and what is said about it. */
export const reading = (row: Row, ...notes: string[]): Reading => ({ row, flaws: [], notes });

/** A reading that fails. */
export const unreadable = (...flaws: Flaw[]): Reading => ({ flaws, notes: [] });

/** What was told: a payload without the parts nobody told. */
export const given = (told: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
