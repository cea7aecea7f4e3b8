// Numbers of invented people: a division that does not exist, and phones 199 0….
import { checkDigitOf } from '../../domain/src/shared/id-number';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { Sex } from './people';

/** Sequence numbers below are kept for the demo family. */
const FIRST_SEQUENCE = 300;
const LAST_SEQUENCE = 999;
/** Ten counties can stand side by side, each with ten million phones: 199 0… in 990101, 199 1… in 990102. */
const COUNTIES = 10;
const FIRST_COUNTY = 990101;
const PHONES_PER_COUNTY = 10_000_000;
const FIRST_PHONE = 19_900_000_000;
/** The first of each county are kept for the demo families. */
const KEPT_PHONES = 100_000;

const phoneOf = (countyCode: string, no: number): string => {
  const county = (((Number(countyCode) - FIRST_COUNTY) % COUNTIES) + COUNTIES) % COUNTIES;
  return String(FIRST_PHONE + county * PHONES_PER_COUNTY + no);
};

/** A phone that is easy to remember: 199 0000 0001 in the first county. */
export const demoPhone = (countyCode: string, no: number): string => phoneOf(countyCode, no);

/** An 18-digit number: division, birthday, sequence (odd for men), check digit. */
export function idNumberOf(division: string, birthDate: PlainDate, sequence: number): string {
  const digits = `${division}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return digits + checkDigitOf(digits);
}

/** Gives out numbers that nobody has yet. */
export class Numbers {
  private readonly used = new Map<string, number>();
  private phones = 0;

  constructor(private readonly countyCode: string) {}

  idNumber(division: string, birthDate: PlainDate, sex: Sex): string {
    const key = `${division}${birthDate}${sex}`;
    const first = sex === 'male' ? FIRST_SEQUENCE + 1 : FIRST_SEQUENCE;
    const sequence = this.used.get(key) ?? first;
    if (sequence > LAST_SEQUENCE) throw new RangeError(`too many births in ${division} on ${birthDate}`);
    this.used.set(key, sequence + 2);
    return idNumberOf(division, birthDate, sequence);
  }

  /** Strides of a prime spread neighbours' phones over the range, so that no two residents have phones in a row. */
  phone(): string {
    this.phones += 1;
    return phoneOf(this.countyCode, KEPT_PHONES + ((this.phones * 7919) % 9_800_000));
  }
}
