import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, readNumber, readTime, required } from './cells';
import type { ImportKind } from './kind';
import { hoursMeet, refuseMisfit } from './schedule-kind';
import { missingVehicles, saveStops } from './stop-store';

export interface StopRow {
  site: string;
  day: PlainDate;
  starts_at: string;
  ends_at: string;
  township: string;
  village: string;
  place: string;
  address: string;
  latitude: number;
  longitude: number;
  slot_minutes: number;
  stations: number;
  minutes_per_person: number;
  onsite_places: number;
  staff_places: number;
}

type Cell = (name: string) => string | undefined;

const spare = (name: string, cell: string | undefined): number =>
  cell ? readNumber(name, cell, { min: 0, max: 500, whole: true }) : 0;

function read(cell: Cell): StopRow {
  const row: StopRow = {
    site: required('机构编码', cell('site'), 30),
    day: readDay('日期', cell('day')),
    starts_at: readTime('开始时间', cell('startsAt')),
    ends_at: readTime('结束时间', cell('endsAt')),
    township: optional('乡镇', cell('township'), 30) ?? '',
    village: optional('村', cell('village'), 30) ?? '',
    place: required('停靠点', cell('place'), 60),
    address: required('地址', cell('address'), 120),
    latitude: readNumber('纬度', cell('latitude'), { min: 3, max: 54 }),
    longitude: readNumber('经度', cell('longitude'), { min: 73, max: 136 }),
    slot_minutes: readNumber('时段分钟', cell('slotMinutes'), { min: 5, max: 240, whole: true }),
    stations: readNumber('工位数', cell('stations'), { min: 1, max: 50, whole: true }),
    minutes_per_person: readNumber('每人分钟', cell('minutesPerPerson'), { min: 0.1, max: 240 }),
    onsite_places: spare('现场号', cell('onsite')),
    staff_places: spare('预留号', cell('staff')),
  };
  if (row.starts_at >= row.ends_at) throw new CellError('“结束时间”要比“开始时间”晚');
  refuseMisfit(row);
  return row;
}

const dayOf = ({ site, day }: StopRow): string => `${site} ${day}`;

/** Where a checkup vehicle stands on which day: one line a stop. */
export const STOP_KIND: ImportKind<StopRow> = {
  name: 'checkup-stops',
  columns: {
    site: ['机构编码', '车辆编码'],
    day: ['日期'],
    startsAt: ['开始时间'],
    endsAt: ['结束时间'],
    township: ['乡镇'],
    village: ['村'],
    place: ['停靠点', '停车点'],
    address: ['地址'],
    latitude: ['纬度'],
    longitude: ['经度'],
    slotMinutes: ['时段分钟'],
    stations: ['工位数'],
    minutesPerPerson: ['每人分钟'],
    onsite: ['现场号'],
    staff: ['预留号'],
  },
  requiredColumns: [
    'site',
    'day',
    'startsAt',
    'endsAt',
    'place',
    'address',
    'latitude',
    'longitude',
    'slotMinutes',
    'stations',
    'minutesPerPerson',
  ],
  read,
  keyOf: (row) => `${dayOf(row)} ${row.starts_at}`,
  collision: {
    groupOf: dayOf,
    collide: hoursMeet,
    reason: (line) => `和第 ${line} 行的钟点重叠：一辆车同一时间只能停一个地方`,
  },
  missing: missingVehicles,
  save: saveStops,
};
