import {
  bodyMassIndex,
  type Colds,
  type ConstitutionResult,
  judgeConstitution,
  scoreOfBodyMass,
  scoreOfColds,
  scoreOfWaist,
  type TypeResult,
} from './constitution';
import {
  type ConstitutionType,
  ITEMS,
  ITEMS_OF,
  MEASURED_ITEMS,
  SEVEN_COLDS,
  TONGUE_ITEMS,
  TYPE_WORDS,
} from './constitution-table';
import type { AskAgain, Judged, JudgeInput, Outcome } from './outcome-types';
import { ADVICE, ADVICE_AREAS, ASK_AGAIN, CONSTITUTION_TEXTS as TEXTS, SHORT, VERDICT_WORDS } from './result-texts';
import type { Answers, GivenAnswer } from './types';

const SEVEN = 7;

const coldsOf = ({ choice }: GivenAnswer, sevenScore: 3 | 4): Colds =>
  choice === SEVEN_COLDS ? scoreOfColds(SEVEN, sevenScore) : { score: Number(choice), officialGap: false };

function measuredScore(item: number, { numbers }: GivenAnswer): number | undefined {
  const { kg, cm, waistCm } = numbers ?? {};
  if (item === 28) return waistCm === undefined ? undefined : scoreOfWaist(waistCm);
  return kg === undefined || cm === undefined ? undefined : scoreOfBodyMass(bodyMassIndex(kg, cm));
}

function scoreOf(item: number, given: GivenAnswer | undefined, sevenScore: 3 | 4): number | undefined {
  if (!given) return undefined;
  if (MEASURED_ITEMS.includes(item)) return measuredScore(item, given);
  return item === 14 ? coldsOf(given, sevenScore).score : Number(given.choice);
}

const scoresOf = (answers: Answers, sevenScore: 3 | 4): Record<number, number> =>
  Object.fromEntries(
    Array.from({ length: ITEMS }, (_, index) => index + 1).flatMap((item) => {
      const score = scoreOf(item, answers[String(item)], sevenScore);
      return score === undefined ? [] : [[item, score]];
    }),
  );

const named = (types: readonly ConstitutionType[]): string => types.map((type) => TYPE_WORDS[type]).join('、');
const withVerdict = ({ types }: ConstitutionResult, ...verdicts: TypeResult['verdict'][]): ConstitutionType[] =>
  types.filter(({ verdict }) => verdicts.includes(verdict)).map(({ type }) => type);

/** What is sure already, where an absent item decides the rest. */
function openHeadline(result: ConstitutionResult): string {
  const sure = withVerdict(result, 'yes');
  return sure.length > 0 ? TEXTS.openBut(named(sure)) : TEXTS.open;
}

function headlineOf(result: ConstitutionResult): string {
  const { main, mainOpen, noType } = result;
  const [first] = main;
  if (noType) return TEXTS.none;
  if (mainOpen || first === undefined) return openHeadline(result);
  if (main.length > 1) return TEXTS.tie(named(main));
  const verdict = result.types.find(({ type }) => type === first)?.verdict;
  if (first === 'ping-he') return verdict === 'mostly' ? TEXTS.mostly : TEXTS.balanced;
  return verdict === 'yes' ? TEXTS.mainly(TYPE_WORDS[first]) : TEXTS.tends(TYPE_WORDS[first]);
}

function nextOf({ main, noType, absent }: ConstitutionResult): string[] {
  if (noType) return [...TEXTS.noneNext];
  const lacks = (items: readonly number[]): boolean => absent.some((item) => items.includes(item));
  return [
    ...(main.length > 1 ? [TEXTS.tieNext] : []),
    ...(lacks(MEASURED_ITEMS) ? [TEXTS.toMeasure] : []),
    ...(lacks(TONGUE_ITEMS) ? [TEXTS.toClinic] : []),
  ];
}

function meaningOf(result: ConstitutionResult): string[] {
  const also = withVerdict(result, 'yes', 'tends').filter((type) => !result.main.includes(type));
  const shown = result.mainOpen || result.noType ? [] : also;
  return [TEXTS.meaning, ...(shown.length > 0 ? [TEXTS.also(named(shown))] : [])];
}

function notesOf(result: ConstitutionResult, formal: boolean, gap: 3 | 4 | undefined): string[] {
  const { absent, straightLine, contradictory } = result;
  return [
    ...(formal ? [] : [TEXTS.selfTest]),
    ...(absent.some((item) => TONGUE_ITEMS.includes(item)) ? [TEXTS.tongue] : []),
    ...(absent.some((item) => MEASURED_ITEMS.includes(item)) ? [TEXTS.measures] : []),
    ...(gap === undefined ? [] : [gap === 3 ? TEXTS.gap : TEXTS.gapFour]),
    ...(straightLine ? [TEXTS.confirmedStraight] : []),
    ...(contradictory ? [TEXTS.confirmedContradiction] : []),
  ];
}

const sumWords = ({ low, high, verdict }: TypeResult): string =>
  `${VERDICT_WORDS[verdict]}（${low === high ? SHORT.score(low) : `${low}–${high} 分`}）`;

function adviceOf({ main }: ConstitutionResult): Outcome['advice'] {
  const [type] = main;
  if (type === undefined || main.length > 1) return [];
  return ADVICE_AREAS.map((label, index) => ({ label, words: ADVICE[type][index] ?? '' }));
}

function askAgainOf({ contradictory, straightLine }: ConstitutionResult): AskAgain | null {
  const again = (reason: AskAgain['reason'], items: readonly number[]): AskAgain => ({
    reason,
    words: ASK_AGAIN[reason],
    keys: items.map(String),
  });
  if (straightLine) return again('straight-line', [1]);
  if (!contradictory) return null;
  return again(
    'contradictory',
    [...ITEMS_OF['yin-xu'], ...ITEMS_OF['yang-xu']].sort((one, other) => one - other),
  );
}

/** The 33 answers in words. A self-test, and answers that are all the same, are a reference and not the service's record. */
export function judgeConstitutionAnswers({ answers, atDesk, config }: JudgeInput): Judged {
  const result = judgeConstitution(scoresOf(answers, config.sevenColdsScore));
  if ('wrongItem' in result) return { wrong: String(result.wrongItem) };
  const formal = atDesk && result.absent.length === 0 && !result.straightLine;
  const gap = answers['14']?.choice === SEVEN_COLDS ? config.sevenColdsScore : undefined;
  const outcome: Outcome = {
    scale: 'constitution',
    score: null,
    scoreMax: null,
    level: result.noType || result.mainOpen || result.main.length > 1 ? 'unsure' : 'fine',
    headline: headlineOf(result),
    meaning: meaningOf(result),
    next: nextOf(result),
    lines: result.types.map((one) => ({ label: TYPE_WORDS[one.type], words: sumWords(one) })),
    advice: adviceOf(result),
    notes: notesOf(result, formal, gap),
    formal,
    safety: false,
  };
  return { outcome, askAgain: askAgainOf(result) };
}
