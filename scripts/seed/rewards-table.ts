// What points buy in the demo county: services first, as picture 14 shows them.
import type { RewardBooking, RewardIcon, RewardKind } from '../../domain/src/reward/types';

interface SeededPlace {
  /** Code of the clinic in places-table. */
  code: string;
  room: string;
  /** Weekdays with opening and closing time. */
  hours: readonly (readonly [weekdays: readonly number[], opens: string, closes: string])[];
  /** Of a month; 0 for none now. */
  capacity: number;
}

export interface SeededReward {
  id: string;
  kind: RewardKind;
  icon: RewardIcon;
  name: string;
  unit: string;
  about: string;
  detail: string;
  points: number;
  booking: RewardBooking;
  /** Of SERVICES, where it goes on to a slot. */
  service?: string;
  useWithinDays: number;
  addOnId?: string;
  fromAge?: number;
  toAge?: number;
  everyMonths?: number;
  /** Days after the loading day from which there is stock again; only where there is none now. */
  againInDays?: number;
  places: readonly SeededPlace[];
}

const WORKDAYS = [1, 2, 3, 4, 5];
const MORNINGS = [[WORKDAYS, '08:30', '11:30']] as const;
const ALL_DAY = [
  [WORKDAYS, '08:30', '11:30'],
  [WORKDAYS, '14:00', '17:00'],
] as const;

const township = (room: string, hours: SeededPlace['hours'], capacity = 20): SeededPlace => ({
  code: 'LX01',
  room,
  hours,
  capacity,
});
const hospital = (room: string, capacity = 30): SeededPlace => ({ code: 'XY01', room, hours: ALL_DAY, capacity });

export interface SeededService {
  code: string;
  name: string;
  prepare: string;
  /** Code of the clinic whose week has sessions of it, on these weekdays. */
  place: string;
  weekdays: readonly number[];
  startsAt: string;
  endsAt: string;
  stations: number;
}

/** Services whose slots residents book once they redeemed one; elsewhere they come in the opening hours. */
export const SERVICES: readonly SeededService[] = [
  {
    code: 'tcm-therapy',
    name: '中医理疗',
    prepare: '穿宽松的衣服，别空着肚子来。',
    place: 'LX01',
    weekdays: WORKDAYS,
    startsAt: '14:30',
    endsAt: '17:00',
    stations: 2,
  },
  {
    code: 'weight-clinic',
    name: '减重门诊',
    prepare: '先记下这几天吃了什么、走了多少。',
    place: 'LX01',
    weekdays: [2, 4],
    startsAt: '15:00',
    endsAt: '17:00',
    stations: 1,
  },
];

const SERVICE = { kind: 'service', unit: '1 次', useWithinDays: 90, booking: 'walk-in' } as const;

export const REWARDS: readonly SeededReward[] = [
  {
    ...SERVICE,
    id: 'fundus-photo',
    icon: 'eye',
    name: '眼底照相',
    about: '看高血压伤没伤眼',
    detail: '看高血压、糖尿病伤没伤眼。不疼，10 分钟。',
    points: 300,
    booking: 'checkup-add-on',
    addOnId: 'fundus',
    places: [township('2楼 眼科', MORNINGS)],
  },
  {
    ...SERVICE,
    id: 'hba1c',
    icon: 'drop',
    name: '糖化血红蛋白',
    about: '看 3 个月的血糖',
    detail: '抽一点血，看这 3 个月的血糖稳不稳。不用空着肚子。',
    points: 260,
    everyMonths: 3,
    places: [hospital('门诊楼 1楼 检验科'), township('1楼 化验室', MORNINGS)],
  },
  {
    ...SERVICE,
    id: 'carotid-ultrasound',
    icon: 'heart',
    name: '颈动脉彩超',
    about: '看血管堵没堵',
    detail: '在脖子上照一照，看血管堵没堵。不疼，15 分钟。',
    points: 600,
    addOnId: 'carotid',
    places: [hospital('门诊楼 3楼 彩超室')],
  },
  {
    ...SERVICE,
    id: 'bone-density-scan',
    icon: 'ruler',
    name: '骨密度检查',
    about: '看骨头松不松',
    detail: '躺着照一照，看骨头松不松。不疼，10 分钟。',
    points: 400,
    addOnId: 'bone-density',
    places: [hospital('门诊楼 1楼 放射科')],
  },
  {
    ...SERVICE,
    id: 'moxibustion',
    icon: 'sun',
    name: '中医艾灸',
    about: '肩颈、腰腿',
    detail: '医生先看合不合适，再灸肩颈或腰腿，半个小时。',
    points: 200,
    booking: 'slot',
    service: 'tcm-therapy',
    places: [township('中医馆', ALL_DAY, 40)],
  },
  {
    ...SERVICE,
    id: 'abdominal-ultrasound',
    icon: 'scan',
    name: '腹部彩超',
    about: '体检时加做，多看肾和膀胱',
    detail: '免费的 B 超以外，再看肾和膀胱。和老年人体检一起做，空着肚子去。',
    points: 320,
    booking: 'checkup-add-on',
    addOnId: 'abdominal-ultrasound',
    places: [township('2楼 彩超室', MORNINGS)],
  },
  {
    ...SERVICE,
    id: 'tumour-marker-test',
    icon: 'drop',
    name: '肿瘤标志物',
    about: '抽血看几项指标',
    detail: '抽血看几项指标。高了不等于得病，要听医生说。',
    points: 1500,
    addOnId: 'tumour-markers',
    places: [hospital('门诊楼 1楼 检验科', 20)],
  },
  {
    ...SERVICE,
    id: 'chest-ct-scan',
    icon: 'scan',
    name: '胸部低剂量CT',
    about: '比胸片看得细',
    detail: '比胸片看得细，医生说要做才做。',
    points: 1600,
    addOnId: 'chest-ct',
    places: [hospital('门诊楼 1楼 放射科', 20)],
  },
  {
    ...SERVICE,
    id: 'home-nursing',
    icon: 'home',
    name: '护士上门',
    about: '量血压、换药、教家里人照护',
    detail: '护士到家里量血压、换药，教家里人怎么照护。先打电话说好时间。',
    points: 350,
    fromAge: 80,
    places: [township('家庭医生团队', ALL_DAY, 16)],
  },
  {
    ...SERVICE,
    id: 'weight-consultation',
    icon: 'doctor',
    name: '减重咨询',
    about: '医生帮您定吃和动的办法',
    detail: '医生看体重、腰围和饮食，帮您定吃和动的办法，半个小时。',
    points: 180,
    booking: 'slot',
    service: 'weight-clinic',
    fromAge: 18,
    toAge: 64,
    places: [township('1楼 全科', ALL_DAY)],
  },
  {
    kind: 'goods',
    id: 'blood-pressure-meter',
    icon: 'scale',
    name: '家用血压计借',
    unit: '90 天',
    about: '到期还回来',
    detail: '借一台上臂式血压计在家量，90 天后还回来。',
    points: 150,
    booking: 'walk-in',
    useWithinDays: 14,
    everyMonths: 6,
    againInDays: 8,
    places: [township('1楼 慢病门诊', ALL_DAY, 12)],
  },
  {
    kind: 'goods',
    id: 'salt-spoon',
    icon: 'gift',
    name: '控盐勺和控油壶',
    unit: '1 套',
    about: '做菜时量着放',
    detail: '一把 2 克的盐勺、一个有刻度的油壶，做菜时量着放。',
    points: 60,
    booking: 'walk-in',
    useWithinDays: 30,
    everyMonths: 12,
    places: [township('1楼 大厅', ALL_DAY, 0)],
  },
];
