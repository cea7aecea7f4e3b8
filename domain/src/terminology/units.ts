/**
 * Spellings of units and the UCUM code they mean. UCUM codes: fact sheet §10.2; the spellings are what laboratory systems, devices and
 * people write. Compared without blanks, full-width forms, superscripts and letter case, except where case makes the meaning.
 */
const TABLE = `
  mm[Hg]   : mmHg, mm Hg, ㎜Hg, 毫米汞柱, mm汞柱, 毫米水银柱
  kPa      : 千帕
  mmol/L   : 毫摩尔/升, 毫摩/升, 毫摩尔每升, mmol每升
  umol/L   : μmol/L, mcmol/L, 微摩尔/升, 微摩/升
  nmol/L   : 纳摩尔/升
  mol/L    : 摩尔/升
  mg/dL    : mg%, 毫克/分升, mg/100mL
  g/dL     : g%, gm/dL, 克/分升, g/100mL
  g/L      : gm/L, 克/升
  mg/L     : 毫克/升
  mmol/mol :
  mg/g     :
  meq/L    :
  U/L      : 单位/升, u/L
  [iU]/L   : IU/L, iu/L, 国际单位/升
  U/mL     : u/mL
  10*9/L   : 10^9/L, 10E9/L, 10E+9/L, 1e9/L, x10*9/L, x10^9/L, x10E9/L, 10的9次方/升, 10^9个/L, Gpt/L
  10*12/L  : 10^12/L, 10E12/L, 10E+12/L, 1e12/L, x10*12/L, x10^12/L, x10E12/L, 10的12次方/升, 10^12个/L, Tpt/L
  10*3/uL  : 10^3/uL, x10^3/uL, x10*3/uL, 10E3/uL, K/uL, 10^3/mm3, 10^3/mm^3, x10^3/mm^3, 千/微升
  10*6/uL  : 10^6/uL, x10^6/uL, x10*6/uL, 10E6/uL, M/uL, 10^6/mm3, 10^6/mm^3, x10^6/mm^3
  /uL      : 个/微升, 个/uL, cells/uL, /mm3, /mm^3, 1/uL
  %        : pct, percent
  L/L      :
  /min     : 次/分, 次/分钟, 次/min, 次每分, 次每分钟, /分, /分钟, bpm, beats/min, beats/minute, breaths/min, 1/min, min-1, min^-1, times/min
  Cel      : ℃, °C, 摄氏度, degC, deg C
  [degF]   : ℉, °F, 华氏度, degF
  kg       : 公斤, 千克, kgs
  g        : 克
  [jin_cn] : 斤, 市斤
  [lb_av]  : lb, lbs, 磅
  cm       : 厘米, 公分, cms
  m        : 米, 公尺
  mm       : 毫米
  [in_i]   : in, inch, inches, 英寸
  [chi_cn] : 尺, 市尺
  [cun_cn] : 寸, 市寸
  kg/m2    : kg/m^2, kg/㎡, kg/m*m, 公斤/平方米, 千克/平方米
  L        : 升
  mL       : 毫升
  {score}  : score, 分数, points
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [unit = '', spellings = ''] = line.split(/ +: ?/).map((part) => part.trim());
    return { unit, spellings: spellings.split(',').filter((one) => one.trim() !== '') };
  });

/** The UCUM codes (and two Chinese units that UCUM lacks, in its own style) that values are kept or may come in. */
export const UNITS: readonly string[] = ROWS.map(({ unit }) => unit);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
// Superscripts first: NFKC would make 10⁹ into 109. The micro sign and the Greek letter are one letter to a reader.
const compared = (spelling: string): string =>
  spelling
    .replace(/[⁰¹²³⁴-⁹]+/g, (raised) => `^${Array.from(raised, (one) => SUPERSCRIPTS.indexOf(one)).join('')}`)
    .normalize('NFKC')
    .replace(/[×✕✖·*](?=10)/g, 'x')
    .replace(/[µμ]/g, 'u')
    .replace(/[／∕]/g, '/')
    .replace(/\s+/g, '');
const folded = (spelling: string): string => compared(spelling).toLowerCase();

const EXACT = new Map(ROWS.flatMap(({ unit }) => [[unit, unit] as const]));
const FOLDED = new Map(
  ROWS.flatMap(({ unit, spellings }) => [unit, ...spellings].map((one) => [folded(one), unit] as const)),
);
/** Spellings of several meanings (G is 10^9 to one laboratory and a shouted gram to another; 度 is of heat or of glasses). */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  'G/L': ['10*9/L', 'g/L'],
  'T/L': ['10*12/L'],
  度: ['Cel'],
  分: ['{score}'],
};
const RATE = /^\{[^{}]*\}(?=\/min$)/;

/**
 * The UCUM code a spelling means. `kept` is the unit of the thing measured and decides where a spelling has several meanings (G/L is 10^9/L for
 * cells and g/L for haemoglobin). Undefined when it is none we know: the words then stay as they are.
 */
export function ucumOf(spelling: string, kept = ''): string | undefined {
  const trimmed = compared(spelling);
  const exact = EXACT.get(trimmed);
  if (exact !== undefined) return exact;
  const either = AMBIGUOUS[trimmed];
  if (either) return either.find((unit) => unit === kept);
  return FOLDED.get(folded(spelling.replace(RATE, '')));
}
