/** A family in the state of the mock-ups, on Monday 2026-11-23, as the server would tell it. Invented people and places. */
import type { DueDose, Home, MemberSummary } from '@kangban/contract/home';
import type { FamilyMember, Me } from '@kangban/contract/identity';
import type { DoseForecast, ImmunizationOfResident } from '@kangban/contract/immunization';
import { toPlainDate } from '@kangban/domain/shared/plain-date';

export const TODAY = toPlainDate('2026-11-23');
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const AN = idOf(1);
export const MING = idOf(2);
export const ME = idOf(4);
export const SITE = idOf(100);

const member = (change: Partial<FamilyMember>): FamilyMember => ({
  residentId: AN,
  linkId: idOf(51),
  right: 'guardian',
  scope: ['record', 'immunization', 'booking'],
  label: '安安',
  name: '陈安安',
  nameMasked: '陈*安',
  sex: 'female',
  birthDate: toPlainDate('2025-05-19'),
  idMasked: null,
  phoneMasked: null,
  homeSiteId: SITE,
  endsOn: null,
  ...change,
});

const an = member({});
const ming = member({
  residentId: MING,
  linkId: idOf(52),
  label: '一鸣',
  name: '陈一鸣',
  sex: 'male',
  birthDate: toPlainDate('2019-10-02'),
});
const self = member({
  residentId: ME,
  linkId: idOf(54),
  right: 'self',
  label: '我',
  name: '林晓梅',
  nameMasked: '林*梅',
  birthDate: toPlainDate('1992-06-05'),
});

export const dueDose = (change: Partial<DueDose> = {}): DueDose => ({
  series: 'DTaP',
  vaccine: 'DTaP',
  dose: 4,
  name: '百白破疫苗',
  status: 'due',
  free: true,
  dueOn: toPlainDate('2026-11-19'),
  completeBefore: toPlainDate('2027-05-19'),
  reasonText: null,
  ...change,
});
const hepA = dueDose({ series: 'HepA', vaccine: 'HepA-I', dose: 1, name: '甲肝灭活疫苗' });
const mening = dueDose({ series: 'mening', vaccine: 'MPSV-AC', dose: 4, name: '流脑疫苗', completeBefore: null });

export const summaries: Record<'an' | 'ming' | 'self', MemberSummary> = {
  an: { member: an, due: [dueDose(), hepA], next: null },
  ming: { member: ming, due: [mening], next: null },
  self: { member: self, due: [], next: null },
};

export const home = (change: Partial<Home> = {}): Home => ({
  today: TODAY,
  countyName: '青岚县',
  healthBureau: '青岚县卫生健康局',
  hotline: '12320',
  members: [summaries.an, summaries.ming, summaries.self],
  appointments: [],
  waitlist: [],
  tasks: [],
  firstResidentId: AN,
  ...change,
});

export const me = (change: Partial<Me['account']> = {}): Me => ({
  account: {
    accountId: idOf(900),
    countyCode: '990101',
    countyName: '青岚县',
    healthBureau: '青岚县卫生健康局',
    hotline: '12320',
    bound: true,
    phoneMasked: '138****0120',
    elderMode: false,
    today: TODAY,
    ...change,
  },
  family: [an, ming, self],
  childrenToAdd: [],
});

export const forecastDose = (change: Partial<DoseForecast> = {}): DoseForecast => ({
  series: 'DTaP',
  vaccine: 'DTaP',
  dose: 4,
  status: 'due',
  earliestOn: toPlainDate('2026-11-19'),
  dueOn: toPlainDate('2026-11-19'),
  completeBefore: toPlainDate('2027-05-19'),
  reasons: [{ rule: 'age-reached', text: '满18个月了（11月19日）', source: 'S1' }],
  ...change,
});

const mmr = forecastDose({
  series: 'MMR',
  vaccine: 'MMR',
  dose: 2,
  status: 'not-yet',
  earliestOn: toPlainDate('2026-12-02'),
  reasons: [
    {
      rule: 'live-28',
      text: '11月4日打了水痘疫苗。它和麻腮风都是活疫苗，两针要隔满28天',
      source: 'S1 M',
      wait: { fromOn: toPlainDate('2026-11-04'), fromVaccine: 'VarV', untilOn: toPlainDate('2026-12-02'), days: 28 },
    },
  ],
});

const card = (vaccine: string, name: string, prevents: string) => ({
  vaccine,
  name,
  prevents,
  free: true,
  dosesInSeries: 5,
});

export const immunization = (change: Partial<ImmunizationOfResident> = {}): ImmunizationOfResident => ({
  residentId: AN,
  label: '安安',
  name: '陈安安',
  sex: 'female',
  birthDate: an.birthDate,
  today: TODAY,
  programme: 'cn-nip-2026',
  programmeName: '国家免疫规划儿童免疫程序',
  doses: [
    forecastDose({ dose: 3, status: 'given', givenOn: toPlainDate('2025-11-24') }),
    forecastDose(),
    forecastDose({ series: 'HepA', vaccine: 'HepA-I', dose: 1 }),
    mmr,
  ],
  offers: [forecastDose({ series: 'flu', vaccine: 'IIV3', dose: 1, paid: true })],
  flags: [],
  given: [
    {
      immunizationId: idOf(700),
      vaccine: 'VarV',
      vaccineName: '水痘疫苗',
      givenOn: toPlainDate('2026-11-04'),
      lot: '20260301',
      manufacturer: null,
      siteName: '柳溪镇卫生院',
    },
  ],
  vaccines: [
    card('DTaP', '百白破疫苗', '百日咳、白喉、破伤风'),
    card('HepA-I', '甲肝灭活疫苗', '甲型肝炎'),
    card('MMR', '麻腮风疫苗', '麻疹、腮腺炎、风疹'),
    card('VarV', '水痘疫苗', '水痘'),
    card('IIV3', '流感疫苗', '流感'),
  ],
  sources: { S1: '国家免疫规划疫苗儿童免疫程序及说明', M: '专业常识' },
  booked: [],
  recent: [{ vaccineName: '水痘疫苗', givenOn: toPlainDate('2026-11-04') }],
  ...change,
});
