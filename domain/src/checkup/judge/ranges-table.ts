/**
 * Reference ranges of adults and the decision limits beside them, fact sheet §1.7 and §6. The whole of §1.7 is from memory there (M):
 * shown as 以医疗机构告知为准, and the laboratory's own range goes before it. Both ends belong to the range unless a cell starts with `<`.
 */
import { type PlainDate, toPlainDate } from '../../shared/plain-date';
import type { ItemLevel } from '../types';

export interface ReferenceRange {
  item: string;
  sex: 'male' | 'female' | 'any';
  /** Completed years on the day, both included; null is open. */
  ageMin: number;
  ageMax: number | null;
  method: string | null;
  low: number | null;
  high: number | null;
  /** Whether `high` itself is still inside. */
  highIncluded: boolean;
  unit: string;
  source: string;
  validFrom: PlainDate;
  /** False: from memory. */
  verified: boolean;
}

const SOURCES: Readonly<Record<string, readonly [source: string, validFrom: string, verified?: 'verified']>> = {
  '405': ['WS/T 405-2012 血细胞分析参考区间', '2013-08-01'],
  '404.1': ['WS/T 404.1-2012 ALT、AST 参考区间', '2013-08-01'],
  '404.2': ['WS/T 404.2-2012 总蛋白、白蛋白参考区间', '2013-08-01'],
  '404.3': ['WS/T 404.3-2012 钾、钠、氯参考区间', '2013-08-01'],
  '404.4': ['WS/T 404.4-2018 总胆红素、直接胆红素参考区间', '2018-11-01'],
  '404.5': ['WS/T 404.5-2015 尿素、肌酐参考区间', '2015-10-01'],
  lipid: ['中国血脂管理指南（2023年），低危人群', '2023-03-01'],
  glucose: ['国家基层糖尿病防治管理指南 空腹血糖分界', '2018-01-01'],
  hba1c: ['糖化血红蛋白参考区间', '2018-01-01'],
  vital: ['体温、心率参考', '2017-02-28'],
  // [S50]
  weight: ['体重管理指导原则（2024年版）', '2024-12-01', 'verified'],
  elder: ['老年人体质指数范围', '2017-02-28'],
};

// item | sex | ages | method | low | high (`<` : not included) | unit | source
const RANGES = `
  haemoglobin     | male   | 18-    |          | 130  | 175   | g/L     | 405
  haemoglobin     | female | 18-    |          | 115  | 150   | g/L     | 405
  whiteCells      | any    | 18-    |          | 3.5  | 9.5   | ×10⁹/L  | 405
  platelets       | any    | 18-    |          | 125  | 350   | ×10⁹/L  | 405
  alt             | male   | 18-    | no-b6    | 9    | 50    | U/L     | 404.1
  alt             | male   | 18-    | with-b6  | 9    | 60    | U/L     | 404.1
  alt             | female | 18-    | no-b6    | 7    | 40    | U/L     | 404.1
  alt             | female | 18-    | with-b6  | 7    | 45    | U/L     | 404.1
  ast             | male   | 18-    | no-b6    | 15   | 40    | U/L     | 404.1
  ast             | male   | 18-    | with-b6  | 15   | 45    | U/L     | 404.1
  ast             | female | 18-    | no-b6    | 13   | 35    | U/L     | 404.1
  ast             | female | 18-    | with-b6  | 13   | 40    | U/L     | 404.1
  albumin         | any    | 18-    |          | 40   | 55    | g/L     | 404.2
  totalBilirubin  | male   | 18-    |          |      | 26    | μmol/L  | 404.4
  totalBilirubin  | female | 18-    |          |      | 21    | μmol/L  | 404.4
  directBilirubin | any    | 18-    | strict   |      | 4     | μmol/L  | 404.4
  directBilirubin | any    | 18-    | wide     |      | 8     | μmol/L  | 404.4
  creatinine      | male   | 20-59  |          | 57   | 97    | μmol/L  | 404.5
  creatinine      | male   | 60-79  |          | 57   | 111   | μmol/L  | 404.5
  creatinine      | female | 20-59  |          | 41   | 73    | μmol/L  | 404.5
  creatinine      | female | 60-79  |          | 41   | 81    | μmol/L  | 404.5
  urea            | male   | 20-59  |          | 3.1  | 8     | mmol/L  | 404.5
  urea            | male   | 60-79  |          | 3.6  | 9.5   | mmol/L  | 404.5
  urea            | female | 20-59  |          | 2.6  | 7.5   | mmol/L  | 404.5
  urea            | female | 60-79  |          | 3.1  | 8.8   | mmol/L  | 404.5
  potassium       | any    | 18-    |          | 3.5  | 5.3   | mmol/L  | 404.3
  sodium          | any    | 18-    |          | 137  | 147   | mmol/L  | 404.3
  fastingGlucose  | any    | 18-    |          | 3.9  | <6.1  | mmol/L  | glucose
  hba1c           | any    | 18-    |          | 4    | 6     | %       | hba1c
  totalCholesterol | any   | 18-    |          |      | <5.2  | mmol/L  | lipid
  triglycerides   | any    | 18-    |          |      | <1.7  | mmol/L  | lipid
  ldl             | any    | 18-    |          |      | <3.4  | mmol/L  | lipid
  hdl             | any    | 18-    |          | 1    |       | mmol/L  | lipid
  temperature     | any    | 18-    |          | 36   | 37    | ℃       | vital
  heartRate       | any    | 18-    |          | 60   | 100   | 次/分   | vital
  pulse           | any    | 18-    |          | 60   | 100   | 次/分   | vital
  bmi             | any    | 18-64  |          | 18.5 | <24   | kg/m²   | weight
  bmi             | any    | 65-79  |          | 20   | 26.9  | kg/m²   | elder
  bmi             | any    | 80-    |          | 22   | 26.9  | kg/m²   | weight
  waistCm         | male   | 18-    |          |      | <90   | cm      | weight
  waistCm         | female | 18-    |          |      | <85   | cm      | weight
`;

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const bound = (cell: string): number | null => (cell === '' ? null : Number(cell.replace('<', '')));

const isSex = (word: string | undefined): word is ReferenceRange['sex'] =>
  word === 'male' || word === 'female' || word === 'any';

const agesOf = (cell: string): Pick<ReferenceRange, 'ageMin' | 'ageMax'> => {
  const [from, to] = cell.split('-');
  return { ageMin: Number(from), ageMax: bound(to ?? '') };
};

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

function rangeRow(line: string): ReferenceRange {
  const cells = cellsOf(line);
  const cell = (index: number): string => cells[index] ?? '';
  const [item = '', sex] = cells;
  const source = SOURCES[cell(7)];
  if (!source || !isSex(sex)) throw new RangeError(`not a range: ${line}`);
  return {
    item,
    sex,
    ...agesOf(cell(2)),
    method: orNull(cell(3)),
    low: bound(cell(4)),
    high: bound(cell(5)),
    highIncluded: !cell(5).startsWith('<'),
    unit: cell(6),
    source: source[0],
    validFrom: toPlainDate(source[1]),
    verified: source[2] === 'verified',
  };
}

export const REFERENCE_RANGES: readonly ReferenceRange[] = RANGES.trim().split('\n').map(rangeRow);

/** What a laboratory writes of its method, and which range of the standard that is (from memory, M). */
export const METHOD_WORDS: readonly (readonly [item: string, words: RegExp, method: string])[] = [
  ['alt', /无.{0,4}(磷酸吡哆醛|B6|P5P)|(不含|不加).{0,4}(磷酸吡哆醛|B6|P5P)/i, 'no-b6'],
  ['alt', /磷酸吡哆醛|B6|P5P/i, 'with-b6'],
  ['ast', /无.{0,4}(磷酸吡哆醛|B6|P5P)|(不含|不加).{0,4}(磷酸吡哆醛|B6|P5P)/i, 'no-b6'],
  ['ast', /磷酸吡哆醛|B6|P5P/i, 'with-b6'],
];

/**
 * What lies beyond the ends of a range. `at` null: the range's own end, whoever gave it; else a limit at which something else is to be
 * done, included in the outer zone on the high side, excluded on the low side. `decides`: it stands even against a wider range.
 */
export interface Step {
  item: string;
  side: 'low' | 'high';
  at: number | null;
  state: string;
  level: ItemLevel;
  decides: boolean;
  /** Up to this age in completed years; null: always. */
  ageMax: number | null;
}

// item | side | at | state | level | decides | up to age
const STEPS = `
  *               | low  |      | low       | attention
  *               | high |      | high      | attention
  fastingGlucose  | low  |      | low       | attention
  fastingGlucose  | high |      | high      | attention
  fastingGlucose  | high | 7    | very-high | recheck   | decides
  hba1c           | low  |      | low       | watch
  hba1c           | high |      | high      | attention
  hba1c           | high | 6.5  | very-high | recheck   | decides
  totalCholesterol | high |     | high      | watch
  totalCholesterol | high | 6.2 | very-high | attention
  triglycerides   | high |      | high      | watch
  triglycerides   | high | 2.3  | very-high | attention
  ldl             | high |      | high      | attention
  ldl             | high | 4.1  | very-high | attention
  hdl             | low  |      | low       | watch
  alt             | low  |      | low       | watch
  ast             | low  |      | low       | watch
  creatinine      | low  |      | low       | watch
  urea            | low  |      | low       | watch
  urea            | high |      | high      | attention
  albumin         | high |      | high      | watch
  heartRate       | low  |      | low       | watch
  heartRate       | high |      | high      | attention
  pulse           | low  |      | low       | watch
  pulse           | high |      | high      | attention
  temperature     | low  |      | low       | watch
  temperature     | high |      | high      | attention
  bmi             | low  |      | low       | watch
  bmi             | low  | 18.5 | very-low  | attention
  bmi             | high |      | high      | watch
  bmi             | high | 28   | very-high | attention |        | 79
  waistCm         | high |      | high      | watch
`;

function stepRow(line: string): Step {
  const [item = '', side, at = '', state = '', level, decides, until = ''] = cellsOf(line);
  if (side !== 'low' && side !== 'high') throw new RangeError(`not a step: ${line}`);
  if (level !== 'watch' && level !== 'attention' && level !== 'recheck') throw new RangeError(`not a step: ${line}`);
  return {
    item,
    side,
    at: bound(at),
    state,
    level,
    decides: decides === 'decides',
    ageMax: bound(until),
  };
}

const ALL_STEPS: readonly Step[] = STEPS.trim().split('\n').map(stepRow);

/** The steps of an item at one side for an age, nearest to the range first; what every item has when it has no own. */
export function stepsOf(item: string, side: 'low' | 'high', ageYears: number): readonly Step[] {
  const own = ALL_STEPS.filter(
    (step) => step.item === item && step.side === side && (step.ageMax === null || ageYears <= step.ageMax),
  );
  return own.length > 0 ? own : ALL_STEPS.filter((step) => step.item === '*' && step.side === side);
}
