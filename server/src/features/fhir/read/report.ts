import type { Measured } from '@kangban/contract/record/payloads';
import { isObject } from '../resource';
import type { Flaw } from '../schema/check-json';
import { checkResource } from '../schema/check-resource';
import { type DiagnosticReport, type Observation, OBSERVATION } from '../schema/clinical';
import { flawsOfValue } from './measured';
import { linesOf, NEVER_SO, NOT_YET } from './observation';
import { given, nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { effectiveOf, firstMoment } from './when';
import { conceptFrom, hasCode, performersOf } from './words';

const STATUS = {
  partial: 'preliminary',
  preliminary: 'preliminary',
  final: 'final',
  amended: 'amended',
  corrected: 'amended',
  appended: 'amended',
  unknown: 'final',
} as const;
type Shown = keyof typeof STATUS;
const isShown = (status: string): status is Shown => Object.hasOwn(STATUS, status);

/** HL7 v2-0074 sections that look at pictures and curves rather than at samples. */
const IMAGING = [
  'RAD',
  'RX',
  'CT',
  'NMR',
  'MRI',
  'NMS',
  'RUS',
  'OUS',
  'VUS',
  'XRC',
  'CUS',
  'IMG',
  'EC',
  'CTH',
  'EN',
  'ENDO',
];
const kindOf = ({ category, imagingStudy }: DiagnosticReport) =>
  imagingStudy !== undefined || (category ?? []).some((one) => hasCode(one, ...IMAGING))
    ? ('imaging-report' as const)
    : ('lab-report' as const);

interface Lines {
  lines: Measured[];
  flaws: Flaw[];
}

/** An Observation inside the report: nobody else checks it, and it is about the report's person. */
function containedLine(told: Record<string, unknown>, index: number): Lines {
  const { value, flaws } = checkResource<typeof OBSERVATION.schema>(
    { subject: { display: '-' }, ...told },
    OBSERVATION,
  );
  const wrong = value ? flawsOfValue(value, [], (value.component ?? []).length > 0) : flaws;
  const said = wrong.map((flaw) => ({ ...flaw, path: ['result', index, ...flaw.path] }));
  return { lines: value && said.length === 0 ? shownLines(value) : [], flaws: said };
}

function lineAt(told: unknown, index: number, isContained: boolean): Lines {
  const path = ['result', index];
  if (!isObject(told) || told.resourceType !== 'Observation')
    return {
      lines: [],
      flaws: [{ code: 'not-found', path, diagnostics: 'This line is no Observation that is known here.' }],
    };
  if (isContained) return containedLine(told, index);
  const { value } = checkResource<typeof OBSERVATION.schema>(told, OBSERVATION);
  if (!value) return { lines: [], flaws: [] }; // said where the Observation itself stands
  return { lines: shownLines(value), flaws: [] };
}

function shownLines(observation: Observation): Measured[] {
  if (NEVER_SO.includes(observation.status) || NOT_YET.includes(observation.status)) return [];
  return flawsOfValue(observation, [], (observation.component ?? []).length > 0).length > 0 ? [] : linesOf(observation);
}

/** The lines a report names, in its order. */
function linesFrom({ result }: DiagnosticReport, { find }: ReadContext): Lines {
  const read = (result ?? []).map(({ reference, display }, index): Lines => {
    const path = ['result', index];
    if (reference === undefined)
      return {
        lines: [],
        flaws: [
          { code: 'not-supported', path, diagnostics: `A line without its Observation: ${display ?? 'no reference'}.` },
        ],
      };
    return lineAt(find(reference), index, reference.startsWith('#'));
  });
  return { lines: read.flatMap(({ lines }) => lines), flaws: read.flatMap(({ flaws }) => flaws) };
}

function conclusionOf({ conclusion, conclusionCode }: DiagnosticReport): string | undefined {
  const words = [conclusion, ...(conclusionCode ?? []).map((code) => conceptFrom(code).text)];
  const told = [...new Set(words.filter((word) => word !== undefined))];
  return told.length === 0 ? undefined : told.join('\n').slice(0, 20_000);
}

const EMPTY: Flaw = {
  code: 'required',
  path: ['result'],
  diagnostics: 'A report without a line and without a conclusion says nothing; presentedForm cannot be shown.',
};
const NO_DAY: Flaw = {
  code: 'required',
  path: ['effective'],
  diagnostics: 'A record needs the day: effectiveDateTime, effectivePeriod or issued.',
};

const emptiness = (lines: readonly Measured[], conclusion: string | undefined, flaws: readonly Flaw[]): Flaw[] =>
  lines.length === 0 && conclusion === undefined && flaws.length === 0 ? [EMPTY] : [];

/** A laboratory or imaging report with its lines, in the order it names them. */
export function readReport(told: DiagnosticReport, context: ReadContext): Reading {
  if (NEVER_SO.includes(told.status)) return nothing();
  if (!isShown(told.status)) return nothing('No result yet: kept, and shown once there is one.');
  const { lines, flaws } = linesFrom(told, context);
  const conclusion = conclusionOf(told);
  const moment = firstMoment(effectiveOf(told), told.issued);
  const all = [...flaws, ...emptiness(lines, conclusion, flaws), ...(moment ? [] : [NO_DAY])];
  if (all.length > 0 || !moment) return unreadable(...all);
  const payload = given({
    name: conceptFrom(told.code),
    status: STATUS[told.status],
    results: lines,
    conclusion,
  });
  return reading({
    table: 'entry',
    kind: kindOf(told),
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf([...(told.resultsInterpreter ?? []), ...(told.performer ?? [])], context),
    payload,
  });
}
