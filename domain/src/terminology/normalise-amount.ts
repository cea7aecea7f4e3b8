import { conceptOf } from './concept-of';
import { type Conversion, convert, findConversion, isSameNumber } from './conversions';
import { findLocalUnit } from './local-codes';
import { findLoinc } from './loinc';
import { LOCAL, LOINC, systemOf } from './systems';
import type { AmountLike, CodingLike, ConceptLike, RawAmount } from './types';
import { ucumOf } from './units';

export interface NormalisedAmount {
  /** The code the value is kept under: another than told where a mass became an amount of substance. */
  code: string;
  amount: AmountLike;
  /** canonical: the number stands (unit perhaps spelled in UCUM, code perhaps put right); converted: number and unit changed; verbatim: nothing was touched. */
  how: 'canonical' | 'converted' | 'verbatim';
}

interface Reading {
  code: string;
  unit: string | undefined;
  conversion: Conversion | undefined;
}

const keptUnitOf = (code: string): string | undefined => findLoinc(code)?.unit ?? findLocalUnit(code);

function readUnit(code: string, spelling: string): Reading {
  const kept = keptUnitOf(code);
  const unit = ucumOf(spelling, kept);
  const conversion = unit === undefined || kept === undefined ? undefined : findConversion(code, unit, kept);
  return { code: conversion?.code ?? code, unit, conversion };
}

/**
 * A value in the one unit its code is kept in (see the tables `loinc` and `conversions`), rounded to the digits of the row that
 * converted it, with what came in `original`. A comparator stays: every factor is positive. A unit we do not know, and a unit of another
 * quantity than the code's, keep value and unit as the source wrote them: nothing is guessed. `code` is a LOINC code or one of ours.
 */
export function normaliseAmount(code: string, { value, unit, comparator }: RawAmount): NormalisedAmount {
  const reading = readUnit(code.trim(), unit);
  const beside = comparator === undefined ? {} : { comparator };
  if (reading.unit === undefined) return { code: reading.code, amount: { value, unit, ...beside }, how: 'verbatim' };
  if (!reading.conversion)
    return { code: reading.code, amount: { value, unit: reading.unit, ...beside }, how: 'canonical' };
  const kept = { value: convert(value, reading.conversion), unit: reading.conversion.to, ...beside };
  if (isSameNumber(reading.conversion)) return { code: reading.code, amount: kept, how: 'canonical' };
  return { code: reading.code, amount: { ...kept, original: { value, unit } }, how: 'converted' };
}

/** An end of a range; without a unit it is in the value's own. */
export interface RawBound {
  value: number;
  unit?: string | undefined;
}

/** A value with the laboratory's own range, as a source wrote them. */
export interface RawMeasured {
  codings: readonly CodingLike[];
  text?: string | undefined;
  amount: RawAmount;
  low?: RawBound | undefined;
  high?: RawBound | undefined;
}

export interface MeasuredLike {
  what: ConceptLike;
  amount: AmountLike;
  low?: number;
  high?: number;
}

const SYSTEMS_WITH_UNITS = [LOINC, LOCAL];
const codeWithUnit = (codings: readonly CodingLike[]): string =>
  codings
    .filter(({ system }) => SYSTEMS_WITH_UNITS.includes(systemOf(system)))
    .map(({ code }) => code.trim())
    .find((code) => keptUnitOf(code) !== undefined) ?? '';

function boundOf(bound: RawBound | undefined, code: string, amount: { raw: RawAmount; unit: string }) {
  if (!bound) return undefined;
  const unit = bound.unit === undefined || bound.unit.trim() === '' ? amount.raw.unit : bound.unit;
  const normal = normaliseAmount(code, { value: bound.value, unit }).amount;
  return normal.unit === amount.unit ? normal.value : undefined;
}

/**
 * What was measured, with value and range in the unit kept: each end of the range goes through the conversion of its own unit, and one
 * that does not end up in the unit of the value is left out (no value is judged by a range of another unit). Where the value is kept
 * under another code, that code stands first and the source's own behind it.
 */
export function measuredOf({ codings, text, amount, low, high }: RawMeasured): MeasuredLike {
  const code = codeWithUnit(codings);
  const normal = normaliseAmount(code, amount);
  const first = normal.code === code ? [] : [{ system: LOINC, code: normal.code }];
  const shown = { raw: amount, unit: normal.amount.unit };
  const range = { low: boundOf(low, code, shown), high: boundOf(high, code, shown) };
  return {
    what: conceptOf([...first, ...codings], text),
    amount: normal.amount,
    ...(range.low === undefined ? {} : { low: range.low }),
    ...(range.high === undefined ? {} : { high: range.high }),
  };
}
