/** 青岚县, a county that does not exist: its townships, villages and clinics. */

export const COUNTY_WORDS = { name: '青岚县', healthBureau: '青岚县卫生健康局', hotline: '12320' } as const;

/** Where the demo's phone stands when it does not know better: 1.2 km from 柳溪镇卫生院. */
export const DEMO_HOME = { latitude: 28.6, longitude: 110.4 } as const;

export type Week = 'demo' | 'every-day' | 'six-days' | 'five-days' | 'odd-days' | 'even-days';

export interface Place {
  code: string;
  name: string;
  shortName: string;
  kind: 'community-center' | 'township-center' | 'county-hospital' | 'maternal-child-hospital';
  township: string;
  street: string;
  room: string;
  /** Kilometres east and north of DEMO_HOME. */
  east: number;
  north: number;
  week: Week;
  /** Share of the county that has its home clinic here. */
  weight: number;
}

type Row = readonly [
  code: string,
  name: string,
  shortName: string,
  township: string,
  street: string,
  week: Week,
  weight: number,
  east: number,
  north: number,
];

const ROOMS: Readonly<Record<Place['kind'], string>> = {
  'township-center': '1楼 预防接种门诊',
  'community-center': '2楼 预防接种门诊',
  'county-hospital': '门诊楼 2楼 预防接种室',
  'maternal-child-hospital': '儿保楼 1楼 预防接种门诊',
};

function kindOf(name: string): Place['kind'] {
  if (name.includes('妇幼')) return 'maternal-child-hospital';
  if (name.includes('人民医院')) return 'county-hospital';
  return name.includes('社区') ? 'community-center' : 'township-center';
}

const ROWS: readonly Row[] = [
  ['LX01', '柳溪镇卫生院接种门诊', '柳溪镇卫生院', '柳溪镇', '柳溪路18号', 'demo', 12, 0.914, 0.778],
  ['FY01', '青岚县妇幼保健院接种门诊', '县妇幼保健院', '城关镇', '育才路6号', 'six-days', 10, -2.1, 3.4],
  ['CG01', '城关社区卫生服务中心接种门诊', '城关社区中心', '城关镇', '人民路120号', 'six-days', 14, -2.9, 2.6],
  ['XY01', '青岚县人民医院接种门诊', '县医院', '城关镇', '健康大道1号', 'every-day', 4, -3.6, 2.2],
  ['SQ01', '石桥镇卫生院接种门诊', '石桥镇卫生院', '石桥镇', '石桥街45号', 'odd-days', 9, 7.8, -2.3],
  ['SH01', '双河镇中心卫生院接种门诊', '双河镇卫生院', '双河镇', '河滨路9号', 'five-days', 9, -8.4, -5.1],
  ['BL01', '白鹭镇卫生院接种门诊', '白鹭镇卫生院', '白鹭镇', '白鹭街77号', 'even-days', 7, 4.2, 11.6],
  ['WL01', '望岭乡卫生院接种门诊', '望岭乡卫生院', '望岭乡', '望岭村口', 'odd-days', 4, 14.9, 8.2],
  ['DM01', '东门社区卫生服务中心接种门诊', '东门社区中心', '城关镇', '东门街31号', 'six-days', 10, -1.2, 4.1],
  ['JP01', '金坪镇卫生院接种门诊', '金坪镇卫生院', '金坪镇', '金坪路3号', 'five-days', 7, -13.5, 2.9],
  ['QZ01', '青竹乡卫生院接种门诊', '青竹乡卫生院', '青竹乡', '青竹街12号', 'even-days', 4, 9.3, -9.9],
  ['NH01', '南湖社区卫生服务中心接种门诊', '南湖社区中心', '城关镇', '湖滨路88号', 'six-days', 9, -3.1, -0.8],
  ['YX01', '云溪镇卫生院接种门诊', '云溪镇卫生院', '云溪镇', '云溪路21号', 'odd-days', 6, 18.2, -4.4],
  ['SL01', '松林乡卫生院接种门诊', '松林乡卫生院', '松林乡', '松林街5号', 'even-days', 3, -17.7, 9.6],
  ['FQ01', '枫桥镇卫生院接种门诊', '枫桥镇卫生院', '枫桥镇', '枫桥街16号', 'five-days', 7, 6.6, 17.3],
  ['LS01', '龙山镇卫生院接种门诊', '龙山镇卫生院', '龙山镇', '龙山路40号', 'odd-days', 6, -10.8, -13.2],
  ['HK01', '河口镇卫生院接种门诊', '河口镇卫生院', '河口镇', '河口街8号', 'five-days', 6, 2.7, -15.5],
  ['XC01', '西城社区卫生服务中心接种门诊', '西城社区中心', '城关镇', '西城路66号', 'six-days', 8, -5.2, 3.0],
  ['TP01', '太平镇卫生院接种门诊', '太平镇卫生院', '太平镇', '太平街2号', 'even-days', 5, 21.4, 3.6],
  ['ML01', '梅岭乡卫生院接种门诊', '梅岭乡卫生院', '梅岭乡', '梅岭街19号', 'odd-days', 3, -21.9, -6.7],
  ['DQ01', '大桥镇中心卫生院接种门诊', '大桥镇卫生院', '大桥镇', '大桥路7号', 'five-days', 6, 11.8, 14.4],
  ['XX01', '新兴镇卫生院接种门诊', '新兴镇卫生院', '新兴镇', '新兴街33号', 'even-days', 5, -6.3, 16.1],
  ['YH01', '沿河乡卫生院接种门诊', '沿河乡卫生院', '沿河乡', '沿河路11号', 'odd-days', 3, 15.6, -16.8],
  ['GF01', '高峰乡卫生院接种门诊', '高峰乡卫生院', '高峰乡', '高峰村口', 'even-days', 2, -24.6, 14.8],
  ['CY01', '长源镇卫生院接种门诊', '长源镇卫生院', '长源镇', '长源街28号', 'five-days', 5, 25.1, 12.3],
];

/** In the order a growing county gets them; the first eight are always there. */
export const PLACES: readonly Place[] = ROWS.map(
  ([code, name, shortName, township, street, week, weight, east, north]) => ({
    code,
    name,
    shortName,
    kind: kindOf(name),
    township,
    street,
    room: ROOMS[kindOf(name)],
    week,
    weight,
    east,
    north,
  }),
);

export const VILLAGES: readonly string[] =
  '上湾 下湾 东坪 西坪 石井 杨柳 大塘 小塘 松树坳 桃园 李家冲 新桥 老屋场 双井 清水 和平 红旗 前进 长冲 竹山'
    .split(' ')
    .map((name) => `${name}村`);

export const NEIGHBOURHOODS: readonly string[] = '南门 北街 文昌 学府 锦绣 阳光 朝阳 府前 滨江 幸福'
  .split(' ')
  .map((name) => `${name}社区`);

/** Where moved-in children had their first doses: no such places. */
export const ELSEWHERE: readonly string[] = [
  '临澜市东城社区接种门诊（外地）',
  '望澜市新区接种门诊（外地）',
  '云澜市西关接种门诊（外地）',
];
/** Maternity wards give the first two doses. */
export const BIRTH_WARDS: readonly string[] = ['青岚县人民医院产科', '青岚县妇幼保健院产科'];
