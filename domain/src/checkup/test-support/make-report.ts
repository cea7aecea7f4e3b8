/** A report of one form in a line: the person a man of 71 unless told otherwise, the checkup of 11 November 2026. */
import { toPlainDate } from '../../shared/plain-date';
import { buildReport } from '../build-report';
import { DEFAULT_CONFIG } from '../config';
import type { CheckupInput, ReportContext, ReportInput } from '../report-input';
import type { CheckupReport, ReportItem } from '../types';

export const NO_CONTEXT: ReportContext = {
  hypertension: null,
  diabetes: null,
  hypertensionManaged: false,
  diabetesManaged: false,
  pressureMedicine: false,
  glucoseMedicine: false,
  lipidMedicine: false,
  personalTarget: null,
  personalGlucose: null,
  screenings: [],
};

/** A checkup of a day with these answers. */
export const checkupOn = (
  on: string,
  fields: CheckupInput['fields'],
  ranges?: CheckupInput['ranges'],
): CheckupInput => ({
  entryId: `checkup-${on}`,
  on: toPlainDate(on),
  institution: '柳溪镇卫生院',
  practitioner: '李文',
  form: 'checkup-3',
  fields,
  ranges,
});

/** The report of the newest of these checkups. */
export function reportOf(checkups: readonly CheckupInput[], told: Partial<ReportInput> = {}): CheckupReport {
  const newest = [...checkups].sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  return buildReport({
    entryId: newest?.entryId ?? '',
    person: { sex: 'male', birthDate: toPlainDate('1955-03-05') },
    checkups,
    labs: [],
    context: NO_CONTEXT,
    config: DEFAULT_CONFIG,
    today: toPlainDate('2026-11-25'),
    hidden: 0,
    ...told,
  });
}

/** Every item of a report, wherever it stands. */
export const itemsOf = (report: CheckupReport): ReportItem[] => [
  ...report.notable,
  ...report.groups.flatMap(({ items }) => items),
];

/** One item; throws when the report does not speak of it. */
export function itemOf(report: CheckupReport, key: string): ReportItem {
  const found = itemsOf(report).filter((item) => item.key === key);
  if (found.length !== 1 || !found[0]) throw new Error(`${key} stands ${found.length} times`);
  return found[0];
}
