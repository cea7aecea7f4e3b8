/** Numbers as people say them: 7.6 is 七点六, 152 is 一百五十二. */

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

const digit = (index: number): string => DIGITS[index] ?? '';

/** Up to 9999 in words. */
function upToTenThousand(value: number): string {
  const figures = [...String(value)].map(Number);
  let words = '';
  let isGap = false;
  figures.forEach((figure, index) => {
    const place = PLACES[figures.length - 1 - index] ?? '';
    if (figure === 0) isGap = words !== '';
    else {
      words += `${isGap ? '零' : ''}${digit(figure)}${place}`;
      isGap = false;
    }
  });
  return words.startsWith('一十') ? words.slice(1) : words;
}

function wholeWords(value: number): string {
  if (value === 0) return digit(0);
  if (value < 10_000) return upToTenThousand(value);
  const [thousands, rest] = [Math.floor(value / 10_000), value % 10_000];
  const gap = rest > 0 && rest < 1000 ? '零' : '';
  return `${upToTenThousand(thousands)}万${gap}${rest === 0 ? '' : upToTenThousand(rest)}`;
}

const NUMBER = /(\d{1,8})(?:\.(\d+))?/g;

/** A text with its numbers in words, as it is read aloud. */
export const spokenNumbers = (text: string): string =>
  text.replace(NUMBER, (_, whole: string, part: string | undefined) => {
    const decimals = part === undefined ? '' : `点${[...part].map((one) => digit(Number(one))).join('')}`;
    return `${wholeWords(Number(whole))}${decimals}`;
  });

const SPOKEN_UNITS: Readonly<Record<string, string>> = { cm: '厘米', '℃': '度', '次/分': '次' };
const STRIPS: Readonly<Record<string, string>> = {
  '±': '弱阳性',
  '+': '一个加号',
  '++': '两个加号',
  '+++': '三个加号',
  '++++': '四个加号',
};
const PRESSURE = /^(\d+|—)\/(\d+|—)$/;

function pressureWords(systolic: string, diastolic: string): string {
  const high = systolic === '—' ? [] : [`高压${spokenNumbers(systolic)}`];
  const low = diastolic === '—' ? [] : [`低压${spokenNumbers(diastolic)}`];
  return [...high, ...low].join('，');
}

/** A value as it is read aloud; units that nobody says aloud (mmol/L) are left out. */
export function spokenValue(text: string, unit: string): string {
  const pressure = PRESSURE.exec(text);
  if (pressure) return pressureWords(pressure[1] ?? '—', pressure[2] ?? '—');
  const strip = STRIPS[text];
  if (strip !== undefined) return strip;
  const words = spokenNumbers(text);
  return unit === '%' ? `百分之${words}` : `${words}${SPOKEN_UNITS[unit] ?? ''}`;
}
