import type { ProgrammeTable, VaccineRow } from './table';

/** DTaP as changed on 2025-01-01; the 2026 edition keeps these rows. */
export const DTAP_SINCE_2025: VaccineRow = {
  code: 'DTaP',
  series: 'DTaP',
  stop: { age: { years: 7 }, source: ['S1', 'S2'], verified: true },
  doses: [
    { dose: 1, age: { months: 2 }, source: ['S1', 'S2', 'S3', 'S7'], verified: true },
    { dose: 2, age: { months: 4 }, interval: { days: 28 }, source: ['S1', 'S2', 'S3', 'S7'], verified: true },
    {
      dose: 3,
      age: { months: 6 },
      interval: { days: 28 },
      completeBefore: { months: 12 },
      source: ['S1', 'S2', 'S3', 'S7'],
      verified: true,
    },
    {
      dose: 4,
      age: { months: 18 },
      interval: { months: 6 },
      completeBefore: { months: 24 },
      source: ['S1', 'S2', 'S3', 'S7'],
      verified: true,
    },
    {
      dose: 5,
      age: { months: 72 },
      interval: { months: 12 },
      completeBefore: { months: 84 },
      source: ['S1', 'S2', 'S3', 'S7'],
      verified: true,
    },
  ],
  source: ['S1', 'S2', 'S3'],
  verified: true,
};

/** DT since 2025-01-01: no routine dose, catch-up from the 7th to the day before the 12th birthday. */
export const DT_SINCE_2025: VaccineRow = {
  code: 'DT',
  series: 'DT',
  catchUpOnly: true,
  ageFrom: { years: 7 },
  stop: { age: { years: 12 }, source: ['S11'], verified: true },
  doses: [],
  source: ['S2', 'S3', 'S11', 'M'],
  verified: true,
};

/** HPV for girls, in the programme since 2025-11-10. Six months is the programme's interval; 161 months of age is derived. */
export const HPV_SINCE_2025: VaccineRow = {
  code: '2vHPV',
  series: '2vHPV',
  sex: 'female',
  bornOnOrAfter: '2011-11-10',
  doses: [
    {
      dose: 1,
      age: { months: 156 },
      completeBefore: { months: 168 },
      source: ['S1', 'S2', 'S3', 'S8'],
      verified: true,
    },
    {
      dose: 2,
      age: { months: 162 },
      minAge: { months: 161 },
      interval: { months: 6 },
      maxInterval: { months: 12 },
      source: ['S1', 'S2', 'S3', 'S8'],
      verified: true,
    },
  ],
  source: ['S1', 'S2', 'S3', 'S8'],
  verified: true,
};

const VACCINES: readonly VaccineRow[] = [
  {
    code: 'HepB',
    series: 'HepB',
    doses: [
      { dose: 1, age: { months: 0 }, completeBefore: { hours: 24 }, source: ['S1', 'S2', 'S3'], verified: true },
      { dose: 2, age: { months: 1 }, interval: { days: 28 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 3,
        age: { months: 6 },
        interval: { days: 60 },
        completeBefore: { months: 12 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'BCG',
    series: 'BCG',
    stop: { age: { years: 4 }, source: ['S2', 'S9'], verified: true },
    doses: [
      { dose: 1, age: { months: 0 }, completeBefore: { months: 3 }, source: ['S1', 'S2', 'S3', 'S9'], verified: true },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'IPV',
    series: 'polio',
    doses: [
      { dose: 1, age: { months: 2 }, source: ['S1', 'S2', 'S3'], verified: true },
      { dose: 2, age: { months: 3 }, interval: { days: 28 }, source: ['S1', 'S2', 'S3'], verified: true },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'bOPV',
    series: 'polio',
    doses: [
      {
        dose: 3,
        age: { months: 4 },
        interval: { days: 28 },
        completeBefore: { months: 12 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
      {
        dose: 4,
        age: { months: 48 },
        interval: { days: 28 },
        intervalVerified: false,
        completeBefore: { months: 60 },
        source: ['S1', 'S2', 'S3', 'S10'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  DTAP_SINCE_2025,
  DT_SINCE_2025,
  {
    code: 'MMR',
    series: 'MMR',
    doses: [
      { dose: 1, age: { months: 8 }, completeBefore: { months: 12 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 2,
        age: { months: 18 },
        interval: { days: 28 },
        completeBefore: { months: 24 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'JE-L',
    series: 'JE',
    optionGroup: 'JE',
    isDefaultOption: true,
    doses: [
      { dose: 1, age: { months: 8 }, completeBefore: { months: 12 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 2,
        age: { months: 24 },
        interval: { months: 12 },
        completeBefore: { months: 36 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'JE-I',
    series: 'JE',
    optionGroup: 'JE',
    isDefaultOption: false,
    doses: [
      { dose: 1, age: { months: 8 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 2,
        age: { months: 8, days: 7 },
        interval: { days: 7 },
        maxInterval: { days: 10 },
        completeBefore: { months: 12 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
      {
        dose: 3,
        age: { months: 24 },
        interval: { months: 1 },
        completeBefore: { months: 36 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
      {
        dose: 4,
        age: { months: 72 },
        interval: { years: 3 },
        completeBefore: { months: 84 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'MPSV-A',
    series: 'mening',
    doses: [
      { dose: 1, age: { months: 6 }, completeBefore: { months: 12 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 2,
        age: { months: 9 },
        interval: { months: 3 },
        completeBefore: { months: 24 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'MPSV-AC',
    series: 'mening',
    doses: [
      {
        dose: 3,
        age: { months: 36 },
        interval: { months: 12 },
        completeBefore: { months: 48 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
      {
        dose: 4,
        age: { months: 72 },
        interval: { years: 3 },
        completeBefore: { months: 84 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'HepA-L',
    series: 'HepA',
    optionGroup: 'HepA',
    isDefaultOption: true,
    doses: [
      { dose: 1, age: { months: 18 }, completeBefore: { months: 24 }, source: ['S1', 'S2', 'S3'], verified: true },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  {
    code: 'HepA-I',
    series: 'HepA',
    optionGroup: 'HepA',
    isDefaultOption: false,
    doses: [
      { dose: 1, age: { months: 18 }, completeBefore: { months: 24 }, source: ['S1', 'S2', 'S3'], verified: true },
      {
        dose: 2,
        age: { months: 24 },
        interval: { months: 6 },
        completeBefore: { months: 36 },
        source: ['S1', 'S2', 'S3'],
        verified: true,
      },
    ],
    source: ['S1', 'S2', 'S3'],
    verified: true,
  },
  HPV_SINCE_2025,
];

/** The programme in force: edition of 2026, issued 2026-06-17 (a separate start date was not seen; a county may switch later). */
export const CN_NIP_2026: ProgrammeTable = {
  id: 'cn-nip-2026',
  nameZh: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
  documentNumber: '国疾控卫免发〔2026〕16号',
  effectiveFrom: '2026-06-17',
  vaccines: VACCINES,
  amendments: [],
};
