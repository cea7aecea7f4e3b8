/**
 * What a county may set about reports, with its day and its source. Numbers that no national text fixes are here and not in code;
 * critical values count only as an alarm that says "call", never as a finding.
 */
import { VERY_HIGH_FROM } from '../blood-pressure/lines-table';
import { PRESSURE_PROFILES } from '../blood-pressure/profiles-table';
import type { PressureProfile, PressureProfileName } from '../blood-pressure/types';
import { GLUCOSE_ALARM } from '../glucose/lines-table';
import { type PlainDate, toPlainDate } from '../shared/plain-date';

/** `at` belongs to the alarm. Pressure has two of them, by its two numbers. */
export interface CriticalRule {
  item: string;
  /** Which number of a pressure. */
  part?: 'systolic' | 'diastolic';
  side: 'low' | 'high';
  at: number;
  unit: string;
}

export interface Due {
  days?: number;
  months?: number;
}

export interface CheckupConfig {
  validFrom: PlainDate;
  /** False until the county's medical lead confirmed the alarm list: it alarms all the same, and is shown as 以医疗机构告知为准. */
  criticalsConfirmed: boolean;
  criticals: readonly CriticalRule[];
  /** Words behind an abnormal picture that cannot wait, by item (M). */
  criticalWords: Readonly<Record<string, readonly string[]>>;
  pressureProfiles: readonly PressureProfile[];
  /** `by-date`: the newest document in force on the day of the checkup. */
  pressureProfile: PressureProfileName | 'by-date';
  /** Days or months after the checkup, by `item.state`, else by level. */
  due: Readonly<Record<string, Due>>;
  /** Difference of both arms in mmHg above which a doctor is to look. */
  armGap: number;
  /** A laboratory's report this many days around the checkup belongs to it. */
  labDays: number;
  /** A questionnaire this many days old may stand in for an answer of the form. */
  screeningDays: number;
  /** Method taken where a laboratory names none; an item that is not here stays unjudged between its methods. */
  methods: Readonly<Record<string, string>>;
}

const critical = (item: string, side: 'low' | 'high', [at, unit]: readonly [number, string]): CriticalRule => ({
  item,
  side,
  at,
  unit,
});

/** Fact sheet §1.7: the list of a public programme modelled on 健康体检重要异常结果 A类 [S44 2nd]. */
const CRITICALS: readonly CriticalRule[] = [
  { item: 'pressure', part: 'systolic', side: 'high', at: VERY_HIGH_FROM.systolic, unit: 'mmHg' },
  { item: 'pressure', part: 'diastolic', side: 'high', at: VERY_HIGH_FROM.diastolic, unit: 'mmHg' },
  critical('haemoglobin', 'low', [60, 'g/L']),
  critical('platelets', 'low', [30, '×10⁹/L']),
  critical('platelets', 'high', [1000, '×10⁹/L']),
  critical('fastingGlucose', 'low', [2.8, 'mmol/L']),
  critical('fastingGlucose', 'high', [GLUCOSE_ALARM.highFrom, 'mmol/L']),
  critical('potassium', 'low', [2.5, 'mmol/L']),
  critical('potassium', 'high', [6.5, 'mmol/L']),
  critical('creatinine', 'high', [707, 'μmol/L']),
];

/** From memory (M): the county's medical lead confirms them with the numbers. */
const CRITICAL_WORDS: CheckupConfig['criticalWords'] = {
  ecg: ['急性心肌梗死', '急性心梗', '急性心肌缺血', '室性心动过速', '室速', '三度房室传导阻滞', '高度房室传导阻滞'],
  chest: ['气胸', '主动脉夹层', '肺栓塞'],
  abdominalUltrasound: ['夹层', '破裂'],
};

/** What holds where a county set nothing. */
export const DEFAULT_CONFIG: CheckupConfig = {
  validFrom: toPlainDate('2026-01-01'),
  criticalsConfirmed: false,
  criticals: CRITICALS,
  criticalWords: CRITICAL_WORDS,
  pressureProfiles: PRESSURE_PROFILES,
  pressureProfile: 'by-date',
  due: {
    urgent: { days: 0 },
    recheck: { days: 14 },
    attention: { days: 30 },
    watch: { months: 3 },
    lifestyle: { months: 3 },
    referral: { days: 14 },
    enrol: { days: 14 },
    // Known and above the target: the follow-up rule, within two weeks (§3.2). Newly found: twice more within four weeks (§3.3).
    'pressure.above-target': { days: 14 },
    'pressure.above-agreed': { days: 14 },
    'pressure.near-target': { months: 3 },
    'pressure.new-high': { days: 28 },
    'pressure.high-normal': { months: 6 },
    'fastingGlucose.above-target': { days: 14 },
    'ldl.high': { months: 3 },
    'ldl.very-high': { days: 30 },
    'totalCholesterol.high': { months: 3 },
    'triglycerides.high': { months: 3 },
    'hdl.low': { months: 3 },
  },
  armGap: 20,
  labDays: 14,
  screeningDays: 365,
  methods: { alt: 'no-b6', ast: 'no-b6' },
};
