/** Items beyond the free yearly checkup that are due only every few years. What they are and how often is a county's to decide. */
import { addMonths, type PlainDate, toPlainDate } from '../shared/plain-date';

export interface AddOn {
  id: string;
  name: string;
  /** What it shows, in plain words; it never promises or diagnoses. */
  about: string;
  everyYears: number;
  /** From this age on it is offered. */
  fromAge: number;
  /** Names of results by which the record knows it was done. */
  knownAs: readonly string[];
  source: string;
}

export interface AddOnList {
  validFrom: PlainDate;
  items: readonly AddOn[];
}

const LOCAL = '县里定的加项，间隔以医疗机构告知为准';

/** The lists in the order of their days. None of the intervals is of a national document (fact sheet §1.4 names add-ons only). */
export const ADD_ON_LISTS: readonly AddOnList[] = [
  {
    validFrom: toPlainDate('2024-01-01'),
    items: [
      {
        id: 'abdominal-ultrasound',
        name: '腹部彩超',
        about: '免费的 B 超以外，再看肾和膀胱。',
        everyYears: 2,
        fromAge: 65,
        knownAs: ['腹部彩超', '泌尿系彩超'],
        source: LOCAL,
      },
      {
        id: 'bone-density',
        name: '骨密度',
        about: '看骨头结不结实，容不容易摔断。',
        everyYears: 2,
        fromAge: 65,
        knownAs: ['骨密度'],
        source: LOCAL,
      },
      {
        id: 'carotid',
        name: '颈动脉彩超',
        about: '看脖子上的血管通不通畅。',
        everyYears: 2,
        fromAge: 65,
        knownAs: ['颈动脉彩超', '颈动脉超声'],
        source: LOCAL,
      },
      {
        id: 'fundus',
        name: '眼底照相',
        about: '看眼睛里面的小血管。',
        everyYears: 2,
        fromAge: 65,
        knownAs: ['眼底照相', '眼底'],
        source: LOCAL,
      },
      {
        id: 'tumour-markers',
        name: '肿瘤标志物',
        about: '抽血看几项指标。高了不等于得病，要听医生说。',
        everyYears: 3,
        fromAge: 65,
        knownAs: ['甲胎蛋白', '癌胚抗原'],
        source: LOCAL,
      },
      {
        id: 'chest-ct',
        name: '胸部低剂量CT',
        about: '比胸片看得细，医生说要做才做。',
        everyYears: 3,
        fromAge: 65,
        knownAs: ['低剂量CT', '胸部CT'],
        source: LOCAL,
      },
    ],
  },
];

/** The list that holds on a day; empty before the first. */
export const addOnsOn = (day: PlainDate, lists: readonly AddOnList[] = ADD_ON_LISTS): readonly AddOn[] =>
  lists.reduce<AddOnList | undefined>(
    (held, list) => (list.validFrom <= day && (held === undefined || list.validFrom >= held.validFrom) ? list : held),
    undefined,
  )?.items ?? [];

const MONTHS = 12;

/** `never`: not in the record; `due`: its years are over; `later`: done within its years. */
export type AddOnState = 'never' | 'due' | 'later';

export interface AddOnStanding {
  id: string;
  state: AddOnState;
  lastOn: PlainDate | null;
  /** The first day it is due again; null while it was never done. */
  nextOn: PlainDate | null;
}

/** How an item stands on a day, from the days the record knows it was done; days after `today` do not count. */
export function addOnStanding(item: AddOn, doneOn: readonly PlainDate[], today: PlainDate): AddOnStanding {
  const lastOn = doneOn
    .filter((on) => on <= today)
    .reduce<PlainDate | null>((last, on) => (last === null || on > last ? on : last), null);
  if (lastOn === null) return { id: item.id, state: 'never', lastOn, nextOn: null };
  const nextOn = addMonths(lastOn, item.everyYears * MONTHS);
  return { id: item.id, state: nextOn <= today ? 'due' : 'later', lastOn, nextOn };
}
