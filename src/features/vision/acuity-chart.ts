/** A vision file as the chart kit wants it. Pure: no component, no clock. */
import type { VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { eyeName, gradeWords, vision as words, type Eye } from '@/copy/vision';
import { ageWords, dayWords } from '@/copy/when';
import type { ChartBand, ChartPoint, ChartSeries, ChartTick } from '@/ui/chart/chart-model';
import type { ChartZoom } from '@/ui/chart/line-chart';

/** Lines of the chart in tenths: below 30 nobody reads a line any more (hand movement, light). */
const LOWEST_LINE = 30;
const YEAR = 12;
/** The picture shows 0.4 to 1.2 at least; the kit lets it grow for what lies outside. */
const FROM = 46;
const TO = 51;
const AIR = 0.5;
const DECIMALS = ['0.1', '0.12', '0.15', '0.2', '0.25', '0.3', '0.4', '0.5', '0.6', '0.8', '1.0', '1.2', '1.5', '2.0'];
const FIRST_DECIMAL = 40;

const decimalOf = (tenths: number): string => DECIMALS[tenths - FIRST_DECIMAL] ?? '';

/** Examinations with a naked acuity of some eye. */
export const withAcuity = (examinations: readonly VisionExamination[]): VisionExamination[] =>
  examinations.filter(({ right, left }) => right.naked !== null || left.naked !== null);

const isLow = ({ reasons, ...one }: VisionExamination, eye: Eye): boolean =>
  one[eye].grade === 'low' || reasons.some((reason) => reason.eye === eye && reason.rule === 'acuity-still-boundary');

/** The word beside a reading: what is still on its line after the repeat is low. */
export const gradeWord = (one: VisionExamination, eye: Eye): string =>
  isLow(one, eye) ? gradeWords.low : gradeWords[one[eye].grade];

function pointOf(one: VisionExamination, eye: Eye, today: PlainDate): ChartPoint {
  const { naked, nakedDecimal } = one[eye];
  const value = nakedDecimal ?? '';
  const label = words.reads(
    dayWords(one.examinedOn, today),
    words.spokenAcuity(words.endLabel(eyeName[eye], value), gradeWord(one, eye)),
  );
  const y = naked !== null && naked >= LOWEST_LINE ? naked : null;
  return { x: one.ageMonths, y, value, label, ...(isLow(one, eye) && { state: 'out' as const }) };
}

const endLabelOf = (one: VisionExamination | undefined, eye: Eye): string | undefined =>
  one?.[eye].nakedDecimal ? words.endLabel(eyeName[eye], one[eye].nakedDecimal) : undefined;

function seriesOf(shown: readonly VisionExamination[], eye: Eye, today: PlainDate): ChartSeries {
  const points = shown.filter((one) => one[eye].naked !== null).map((one) => pointOf(one, eye, today));
  const endLabel = endLabelOf(shown.at(-1), eye);
  const shape = eye === 'right' ? 'circle' : 'square';
  return { id: eye, label: eyeName[eye], shape, dashed: eye === 'left', points, ...(endLabel && { endLabel }) };
}

const expectedBand = ({ expected }: VisionOfResident): ChartBand => ({
  id: 'expected',
  label: words.expected,
  tone: 'normal',
  stepped: true,
  inside: true,
  points: expected.map(({ fromMonth, tenths }) => ({ x: fromMonth, low: tenths, high: TO + AIR })),
});

/** Whole years the picture spans: the year of the first reading to the year after the last, three at least. */
function spanOf(shown: readonly VisionExamination[]): readonly [number, number] {
  const ages = shown.map(({ ageMonths }) => ageMonths);
  const first = Math.floor(Math.min(...ages) / YEAR);
  const last = Math.floor(Math.max(...ages) / YEAR) + 1;
  return [Math.min(first, last - 3), last];
}

function zoomOf(shown: readonly VisionExamination[]): ChartZoom {
  const [first, last] = spanOf(shown);
  const xTicks: ChartTick[] = Array.from({ length: last - first }, (_, index) => ({
    at: (first + index) * YEAR,
    text: words.years(first + index),
  }));
  const yTicks: ChartTick[] = Array.from({ length: TO - FROM + 1 }, (_, index) => ({
    at: FROM + index,
    text: decimalOf(FROM + index),
  }));
  return {
    key: 'all',
    text: words.all,
    x: [first * YEAR - 2, last * YEAR],
    y: [FROM - AIR, TO + AIR],
    xTicks: xTicks.filter(({ at }) => at >= 0),
    yTicks,
  };
}

const saidValues = (shown: readonly VisionExamination[], eye: Eye, birthDate: PlainDate): string[] =>
  shown.flatMap((one) => {
    const { nakedDecimal } = one[eye];
    return nakedDecimal === null ? [] : [words.at(ageWords(birthDate, one.examinedOn), nakedDecimal)];
  });

const cellOf = (one: VisionExamination, eye: Eye): string => {
  const { nakedDecimal, nakedFivePoint } = one[eye];
  if (nakedDecimal === null || nakedFivePoint === null) return words.notMeasured;
  return nakedDecimal === nakedFivePoint ? nakedDecimal : words.cell(nakedDecimal, nakedFivePoint);
};

/** The same values as lines of a table, newest first. */
const tableRows = (shown: readonly VisionExamination[], birthDate: PlainDate): string[][] =>
  [...shown]
    .reverse()
    .map((one) => [one.examinedOn, ageWords(birthDate, one.examinedOn), cellOf(one, 'right'), cellOf(one, 'left')]);

/** Everything the picture of naked acuity shows; undefined while no eye was ever measured. */
export function acuityChart(data: VisionOfResident) {
  const { birthDate, today } = data;
  const shown = withAcuity(data.examinations);
  const last = shown.at(-1);
  if (!last) return undefined;
  const eyes: readonly Eye[] = ['right', 'left'];
  const said = eyes.map((eye) => words.summaryEye(eyeName[eye], saidValues(shown, eye, birthDate)));
  return {
    series: eyes.map((eye) => seriesOf(shown, eye, today)).filter(({ points }) => points.length > 0),
    bands: [expectedBand(data)],
    zooms: [zoomOf(shown)] as const satisfies readonly [ChartZoom],
    summary: words.summary(said),
    rows: tableRows(shown, birthDate),
    ...(last.linesApart !== null && last.linesApart >= 2 && { difference: words.apart(last.linesApart) }),
  };
}
