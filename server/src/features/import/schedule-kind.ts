import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, readNumber, readTime, readWeekday, readWord, required } from './cells';
import type { ImportContext, ImportKind } from './kind';
import { readService } from './schedule-services';
import { missingThings, saveSchedules } from './schedule-store';

/** A code, or the name of a service of the county's own as the file says it. */
type Service = string;

const TYPES = { 时段: 'template', 停诊: 'closed', 调整: 'capacity', 节假日: 'holiday' } as const;

export interface TemplateRow {
  type: 'template';
  site: string;
  service: Service;
  weekday: number;
  starts_at: string;
  ends_at: string;
  slot_minutes: number;
  stations: number;
  minutes_per_person: number;
  onsite_places: number;
  staff_places: number;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
}

export interface ExceptionRow {
  type: 'closed' | 'capacity';
  site: string;
  service: Service;
  day: PlainDate;
  stations: number | null;
  reason: string;
}

export interface HolidayRow {
  type: 'holiday';
  day: PlainDate;
  name: string;
}

export type ScheduleRow = TemplateRow | ExceptionRow | HolidayRow;

type Cell = (name: string) => string | undefined;

const serviceOf = (cell: Cell): Service => readService(cell('service'));

/** Refuses sessions whose slots see nobody, or keep back more places than they have. */
export function refuseMisfit(
  row: Pick<TemplateRow, 'stations' | 'slot_minutes' | 'minutes_per_person' | 'onsite_places' | 'staff_places'>,
): void {
  const places = Math.floor((row.stations * row.slot_minutes) / row.minutes_per_person);
  if (places < 1) throw new CellError('按“工位数”和“每人分钟”算，一个时段连 1 个人也看不完');
  if (row.onsite_places + row.staff_places > places) {
    throw new CellError(
      `一个时段只有 ${places} 个号，现场号和预留号加起来是 ${row.onsite_places + row.staff_places} 个`,
    );
  }
}

function template(cell: Cell, context: ImportContext): TemplateRow {
  const count = (name: string, own: string): number =>
    cell(own) ? readNumber(name, cell(own), { min: 0, max: 500, whole: true }) : 0;
  const row: TemplateRow = {
    type: 'template',
    site: required('机构编码', cell('site'), 30),
    service: serviceOf(cell),
    weekday: readWeekday('星期', cell('weekday')),
    starts_at: readTime('开始时间', cell('startsAt')),
    ends_at: readTime('结束时间', cell('endsAt')),
    slot_minutes: readNumber('时段分钟', cell('slotMinutes'), { min: 5, max: 240, whole: true }),
    stations: readNumber('工位数', cell('stations'), { min: 1, max: 50, whole: true }),
    minutes_per_person: readNumber('每人分钟', cell('minutesPerPerson'), { min: 0.1, max: 240 }),
    onsite_places: count('现场号', 'onsite'),
    staff_places: count('预留号', 'staff'),
    valid_from: cell('validFrom') ? readDay('生效日期', cell('validFrom')) : context.today,
    valid_to: cell('validTo') ? readDay('失效日期', cell('validTo')) : null,
  };
  if (row.starts_at >= row.ends_at) throw new CellError('“结束时间”要比“开始时间”晚');
  if (row.valid_to && row.valid_to < row.valid_from) throw new CellError('“失效日期”比“生效日期”早');
  refuseMisfit(row);
  return row;
}

const exception = (cell: Cell, type: ExceptionRow['type']): ExceptionRow => ({
  type,
  site: required('机构编码', cell('site'), 30),
  service: serviceOf(cell),
  day: readDay('日期', cell('day')),
  stations: type === 'capacity' ? readNumber('工位数', cell('stations'), { min: 0, max: 50, whole: true }) : null,
  reason: required('说明', cell('reason'), 60),
});

type Hours = Pick<TemplateRow, 'starts_at' | 'ends_at'>;
export const hoursMeet = (a: Hours, b: Hours): boolean => a.starts_at < b.ends_at && b.starts_at < a.ends_at;
const daysMeet = (a: TemplateRow, b: TemplateRow): boolean =>
  (a.valid_to === null || b.valid_from <= a.valid_to) && (b.valid_to === null || a.valid_from <= b.valid_to);

function keyOf(row: ScheduleRow): string {
  if (row.type === 'holiday') return `holiday ${row.day}`;
  if (row.type !== 'template') return `exception ${row.site} ${row.service} ${row.day}`;
  return `template ${row.site} ${row.service} ${row.weekday} ${row.starts_at} ${row.valid_from}`;
}

/** Sessions of one clinic, service and weekday: an hour can be planned once only. */
const COLLISION: ImportKind<ScheduleRow>['collision'] = {
  groupOf: (row) => (row.type === 'template' ? `${row.site} ${row.service} ${row.weekday}` : undefined),
  collide: (a, b) => a.type === 'template' && b.type === 'template' && hoursMeet(a, b) && daysMeet(a, b),
  reason: (line) => `和第 ${line} 行的时段重叠：同一天的钟点只能排一次，旧的要写“失效日期”`,
};

/** Weekly sessions, single days that differ, and holidays, told apart by 类型. */
export const SCHEDULE_KIND: ImportKind<ScheduleRow> = {
  name: 'schedules',
  columns: {
    type: ['类型'],
    site: ['机构编码', '接种单位编码'],
    service: ['服务', '服务项目'],
    weekday: ['星期'],
    day: ['日期'],
    startsAt: ['开始时间'],
    endsAt: ['结束时间'],
    slotMinutes: ['时段分钟'],
    stations: ['工位数'],
    minutesPerPerson: ['每人分钟'],
    onsite: ['现场号'],
    staff: ['预留号'],
    validFrom: ['生效日期'],
    validTo: ['失效日期'],
    reason: ['说明'],
  },
  requiredColumns: ['type'],
  read(cell, context) {
    const type = readWord('类型', cell('type'), TYPES);
    if (type === 'template') return template(cell, context);
    if (type === 'holiday') {
      return { type, day: readDay('日期', cell('day')), name: optional('说明', cell('reason'), 30) ?? '节假日' };
    }
    return exception(cell, type);
  },
  keyOf,
  collision: COLLISION,
  missing: missingThings,
  save: saveSchedules,
};
