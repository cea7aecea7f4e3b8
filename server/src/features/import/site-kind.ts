import { CellError, optional, readNumber, readTime, readWord, required } from './cells';
import type { ImportKind } from './kind';
import { saveSites } from './site-store';

const KINDS = {
  社区卫生服务中心: 'community-center',
  乡镇卫生院: 'township-center',
  县医院: 'county-hospital',
  妇幼保健院: 'maternal-child-hospital',
  学校卫生室: 'school-clinic',
  流动体检车: 'mobile-checkup',
} as const;

const SERVICES: Readonly<Record<string, string>> = {
  预防接种: 'immunization',
  儿童保健: 'child-health',
  老年人体检: 'elderly-checkup',
  复查: 'recheck',
  慢病管理: 'chronic-disease',
  家庭医生: 'family-doctor',
  中医: 'tcm',
};

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

export interface SiteRow {
  code: string;
  name: string;
  short_name: string;
  kind: string;
  address: string;
  room: string;
  latitude: number;
  longitude: number;
  phone: string;
  services: string[];
  opening_hours: Record<string, [string, string][]>;
  release_days_ahead: number;
  release_at: string;
  onsite_released_minutes_before: number;
  booking_cutoff_minutes: number;
  change_cutoff_at: string;
}

/** `08:00-11:30 14:00-17:00` to spans; blank is closed. */
function spans(name: string, cell: string | undefined): [string, string][] {
  const parts = (cell ?? '').split(/[\s,，、;；]+/).filter(Boolean);
  return parts.map((part) => {
    const [from, to] = part.split(/[-–~至]/);
    const span: [string, string] = [readTime(name, from), readTime(name, to)];
    if (span[0] >= span[1]) throw new CellError(`“${name}”的结束时间要比开始时间晚：${part}`);
    return span;
  });
}

const hours = (cell: (name: string) => string | undefined): SiteRow['opening_hours'] =>
  Object.fromEntries(
    WEEKDAYS.map((name, index) => [String(index + 1), spans(name, cell(name))] as const).filter(
      ([, all]) => all.length > 0,
    ),
  );

const services = (cell: string | undefined): string[] =>
  required('服务项目', cell)
    .split(/[、,，;；\s]+/)
    .map((word) => readWord('服务项目', word, SERVICES));

const minutes = (name: string, cell: string | undefined, fallback: number): number =>
  cell ? readNumber(name, cell, { min: 0, max: 1440, whole: true }) : fallback;

/** Clinics: one line a clinic, keyed by its code. Policies left blank take the usual values. */
export const SITE_KIND: ImportKind<SiteRow> = {
  name: 'sites',
  columns: {
    code: ['机构编码', '接种单位编码', 'code'],
    name: ['机构名称', '接种单位', 'name'],
    shortName: ['简称'],
    kind: ['机构类型', '类型'],
    address: ['地址'],
    room: ['楼层房间', '门诊位置'],
    latitude: ['纬度'],
    longitude: ['经度'],
    phone: ['电话', '联系电话'],
    services: ['服务项目'],
    releaseDays: ['提前放号天数'],
    releaseAt: ['放号时间'],
    onsiteMinutes: ['现场号提前放出分钟'],
    cutoffMinutes: ['停止预约分钟'],
    changeAt: ['改约截止时间'],
    ...Object.fromEntries(WEEKDAYS.map((name) => [name, [name]])),
  },
  requiredColumns: ['code', 'name', 'kind', 'address', 'latitude', 'longitude', 'phone', 'services'],
  read: (cell) => ({
    code: required('机构编码', cell('code'), 30),
    name: required('机构名称', cell('name'), 60),
    short_name: optional('简称', cell('shortName'), 20) ?? required('机构名称', cell('name'), 60),
    kind: readWord('机构类型', cell('kind'), KINDS),
    address: required('地址', cell('address'), 120),
    room: optional('楼层房间', cell('room'), 60) ?? '',
    latitude: readNumber('纬度', cell('latitude'), { min: 3, max: 54 }),
    longitude: readNumber('经度', cell('longitude'), { min: 73, max: 136 }),
    phone: required('电话', cell('phone'), 30),
    services: services(cell('services')),
    opening_hours: hours(cell),
    release_days_ahead: cell('releaseDays')
      ? readNumber('提前放号天数', cell('releaseDays'), { min: 0, max: 60, whole: true })
      : 7,
    release_at: cell('releaseAt') ? readTime('放号时间', cell('releaseAt')) : '08:00',
    onsite_released_minutes_before: minutes('现场号提前放出分钟', cell('onsiteMinutes'), 60),
    booking_cutoff_minutes: minutes('停止预约分钟', cell('cutoffMinutes'), 30),
    change_cutoff_at: cell('changeAt') ? readTime('改约截止时间', cell('changeAt')) : '18:00',
  }),
  keyOf: (row) => row.code,
  missing: () => Promise.resolve(() => undefined),
  save: saveSites,
};
