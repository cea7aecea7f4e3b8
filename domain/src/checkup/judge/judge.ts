import type { ItemKind, ItemRow } from '../items-table';
import { type Judged, NO_RANGE, rankOf, unjudged } from './judged';
import { judgeNumber } from './judge-number';
import { judgePressure } from './judge-pressure';
import type { Reading } from '../read/reading';
import { placeOf, type Scale, zonesOf } from './scale';
import type { Direction, ItemLevel, ItemRange } from '../types';
import type { Who } from './who';

interface CodeState {
  level: ItemLevel;
  direction?: Direction;
  state: string;
  word: string;
}

const coded = ({ level, direction = 'none', state, word }: CodeState, { notes }: Pick<Reading, 'notes'>): Judged => ({
  level,
  direction,
  state,
  word: { id: `word.${word}` },
  range: NO_RANGE,
  notes,
});

const DENIED = /(未见|没有|无|除外|排除|否认|陈旧)[^，。；,.;]{0,6}$/;

/** A word of the county's list behind the answer, unless the line denies it: 未见急性心肌梗死. */
function cannotWait({ key }: ItemRow, { line }: Reading, { config }: Who): boolean {
  return (config.criticalWords[key] ?? []).some((word) => {
    const before = line.split(word).slice(0, -1);
    return before.some((_, index) => !DENIED.test(before.slice(0, index + 1).join(word)));
  });
}

const wordOfLevel = (level: ItemLevel): string => (level === 'unjudged' ? 'noted' : level);

/** The worst of the chosen answers; one without a level in the table is kept and not judged. */
function judgeCodes(item: ItemRow, reading: Reading, who: Who): Judged {
  const levels = reading.codes.map((code) => ({ code, level: item.levels[code] ?? ('unjudged' as const) }));
  const [worst] = [...levels].sort((a, b) => rankOf(b.level) - rankOf(a.level));
  if (!worst) return unjudged(reading.notes);
  const { code, level } = worst;
  if (rankOf(level) > rankOf('fine') && cannotWait(item, reading, who))
    return coded({ level: 'urgent', state: 'urgent', word: 'urgent' }, reading);
  return coded({ level, state: level === 'fine' ? 'fine' : code, word: wordOfLevel(level) }, reading);
}

const TRACE: CodeState = { level: 'recheck', state: 'trace', word: 'recheck' };
/** What forms and laboratories write, without brackets and blanks: 阴性(-), +/-, 阳性(2+). */
const STRIP_STATES: readonly (readonly [words: RegExp, found: CodeState])[] = [
  [/^([-−]|阴性[-−]?|neg(ative)?)$/i, { level: 'fine', state: 'fine', word: 'fine' }],
  [/^(±|\+\/?[-−]|(弱阳性|微量|trace)(±|\+\/?[-−])?)$/i, TRACE],
];
const POSITIVE = /^(阳性|pos(itive)?)?(\+{1,4}|[1-4]\+)$|^(阳性|pos(itive)?)$/i;

/** −: fine; ± and + are tested again (fact sheet §1.7); a quantity is kept as it is. Sugar in the urine of a known diabetic is no news. */
function judgeStrip(item: ItemRow, reading: Reading, who: Who): Judged {
  const [told = ''] = reading.codes;
  const shown = told.normalize('NFKC').replace(/[\s()]/g, '');
  const known = STRIP_STATES.find(([words]) => words.test(shown));
  if (known) return coded(known[1], reading);
  if (!POSITIVE.test(shown)) return unjudged([...reading.notes, { id: 'note.strip-amount' }]);
  const isExpected = item.key === 'urineGlucose' && who.diabetes;
  return coded(
    {
      level: isExpected ? 'attention' : 'recheck',
      direction: 'high',
      state: 'positive',
      word: isExpected ? 'high' : 'recheck',
    },
    reading,
  );
}

/** Five-point record; impairment of sight by ICD-11 9D90 begins below 0.5 (4.7), moderate below 0.3 (4.5) (M). */
const SIGHT: Scale = {
  cuts: [
    { at: 4.5, belongs: 'up' },
    { at: 4.7, belongs: 'up' },
  ],
  places: [
    { level: 'attention', direction: 'low', state: 'very-low' },
    { level: 'watch', direction: 'low', state: 'low' },
    { level: 'fine', direction: 'none', state: 'fine' },
  ],
};
const SIGHT_RANGE: ItemRange = {
  origin: 'standard',
  low: 4.7,
  high: null,
  text: '4.7（0.5）以上',
  zones: zonesOf(SIGHT),
  source: 'ICD-11 9D90 视力损伤分级',
  verified: false,
};

function judgeEye(reading: Reading): Judged {
  const { value } = reading;
  if (value === null) return unjudged(reading.notes);
  const place = placeOf(SIGHT, value);
  return { ...place, word: { id: `word.${place.state}` }, range: SIGHT_RANGE, notes: reading.notes };
}

/** Answers that are no findings: good ones count as fine, the rest is kept beside the results and not among what is off. */
function judgeTold(item: ItemRow, reading: Reading, who: Who): Judged {
  const isFine = reading.codes.length > 0 && reading.codes.every((code) => item.levels[code] === 'fine');
  if (isFine) return coded({ level: 'fine', state: 'fine', word: 'fine' }, reading);
  if (reading.codes.some((code) => rankOf(item.levels[code] ?? 'unjudged') > rankOf('fine')))
    return judgeCodes(item, reading, who);
  const [first = 'other'] = reading.codes.filter((code) => item.levels[code] !== 'fine');
  return coded({ level: 'unjudged', state: first, word: item.kind }, reading);
}

type Judge = (item: ItemRow, reading: Reading, who: Who) => Judged;

const noted: Judge = (_, reading) => coded({ level: 'unjudged', state: 'noted', word: 'noted' }, reading);

const JUDGES: Readonly<Record<ItemKind, Judge>> = {
  number: judgeNumber,
  glucose: judgeNumber,
  mass: judgeNumber,
  pressure: (_, reading, who) => judgePressure(reading, who),
  eye: (_, reading) => judgeEye(reading),
  strip: judgeStrip,
  code: judgeCodes,
  codes: judgeCodes,
  words: noted,
  habit: judgeTold,
  told: judgeTold,
  known: judgeTold,
};

/** Exactly one state for what was found of an item on one day. */
export const judge: Judge = (item, reading, who) => JUDGES[item.kind](item, reading, who);
