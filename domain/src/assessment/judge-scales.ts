import { scoreSelfCare } from '../record/forms/self-care';
import type { AskAgain, Judged, JudgeInput, Outcome, OutcomeLevel } from './outcome-types';
import {
  AD8_ALSO_INSUFFICIENT,
  AD8_TEXTS,
  ASK_AGAIN,
  FIRST_TEXTS,
  GDS_TEXTS,
  PHQ_TEXTS,
  type ResultText,
  SELF_CARE_TEXTS,
} from './result-texts';
import {
  type Ad8Answer,
  cognitionFirst,
  judgeMmse,
  moodFirst,
  phqGoesOn,
  type Schooling,
  scoreAd8,
  scoreGds15,
  scorePhq,
} from './scales';
import type { Answers, QuestionnaireCode } from './types';

type Scale = Exclude<QuestionnaireCode, 'constitution'>;
type Extra = Partial<Outcome> & { askAgain?: AskAgain | null };

function told(scale: string, text: ResultText, { askAgain = null, ...more }: Extra): Judged {
  const { headline, meaning, next } = text;
  const plain = { score: null, scoreMax: null, lines: [], advice: [], notes: [], formal: true, safety: false };
  return { outcome: { scale, level: 'fine', ...plain, headline, meaning, next, ...more }, askAgain };
}

const choice = (answers: Answers, key: string): string => answers[key]?.choice ?? '';
const choices = (answers: Answers, count: number): string[] =>
  Array.from({ length: count }, (_, index) => choice(answers, String(index + 1)));
const levelOf = (act: boolean): OutcomeLevel => (act ? 'act' : 'fine');
const wrongAt = ({ wrongItem }: { wrongItem: number }): Judged => ({ wrong: String(wrongItem) });

function selfCare({ answers }: JudgeInput): Judged {
  const scores = choices(answers, 5).map((key) => (key === '' ? Number.NaN : Number(key)));
  const result = scoreSelfCare(scores);
  if ('wrongItem' in result) return wrongAt(result);
  const { total, level, words } = result;
  return told('self-care', SELF_CARE_TEXTS[level], {
    score: total,
    scoreMax: 37,
    level: levelOf(level !== 'independent'),
    lines: [{ label: '表上叫', words }],
  });
}

const isAd8 = (word: string): word is Ad8Answer => word === 'yes' || word === 'no' || word === 'unknown';

function ad8({ answers, config }: JudgeInput): Judged {
  const given = choices(answers, 8);
  const known = given.filter(isAd8);
  if (known.length < given.length) return { wrong: String(given.findIndex((word) => !isAd8(word)) + 1) };
  const result = scoreAd8(known, config);
  if ('wrongItem' in result) return wrongAt(result);
  const { score, positive, insufficient } = result;
  const common = { score, scoreMax: 8 };
  if (!positive && insufficient) return told('ad8', AD8_TEXTS.insufficient, { ...common, level: 'unsure' });
  if (!positive) return told('ad8', AD8_TEXTS.fine, common);
  return told('ad8', AD8_TEXTS.positive, {
    ...common,
    level: 'act',
    notes: insufficient ? [AD8_ALSO_INSUFFICIENT] : [],
  });
}

function gds({ answers, config }: JudgeInput): Judged {
  const given = choices(answers, 15);
  const unanswered = given.findIndex((word) => word !== 'yes' && word !== 'no');
  if (unanswered >= 0) return { wrong: String(unanswered + 1) };
  const result = scoreGds15(
    given.map((word) => word === 'yes'),
    config,
  );
  if ('wrongItem' in result) return wrongAt(result);
  const { score, positive, band, straightLine } = result;
  const text = !positive ? GDS_TEXTS.fine : band >= 2 ? GDS_TEXTS.very : GDS_TEXTS.low;
  return told('gds-15', text, {
    score,
    scoreMax: 15,
    level: levelOf(positive),
    next: positive ? [...text.next, ...config.helpLines.slice(0, 1).map(({ words }) => `${words}。`)] : text.next,
    askAgain: straightLine ? { reason: 'straight-line', words: ASK_AGAIN['straight-line'], keys: ['1'] } : null,
  });
}

function phq({ answers, config }: JudgeInput): Judged {
  const [first = 0, second = 0] = choices(answers, 2).map(Number);
  const count = phqGoesOn(first, second, config) ? 9 : 2;
  const given = choices(answers, count);
  const result = scorePhq(
    given.map((word) => (word === '' ? Number.NaN : Number(word))),
    config,
  );
  if ('wrongItem' in result) return wrongAt(result);
  if (result.scale === 'phq-2') return told('phq-2', PHQ_TEXTS.none, { score: result.score, scoreMax: 6 });
  const { score, band, safety } = result;
  const text = PHQ_TEXTS[band];
  const help = config.helpLines.slice(0, 1).map(({ words }) => `${words}。`);
  const asks = safety || band !== 'none';
  return told('phq-9', text, {
    score,
    scoreMax: 27,
    level: levelOf(asks),
    safety,
    next: asks ? [...help, ...text.next] : text.next,
  });
}

const isYes = (answers: Answers, key: string): boolean => choice(answers, key) === 'yes';
const missing = (answers: Answers, keys: readonly string[]): string | undefined =>
  keys.find((key) => choice(answers, key) === '');

function cognition({ answers }: JudgeInput): Judged {
  const wrong = missing(answers, ['at-once', 'after-minute']);
  if (wrong !== undefined) return { wrong };
  const found = cognitionFirst({
    atOnce: isYes(answers, 'at-once'),
    afterMinute: isYes(answers, 'after-minute'),
  });
  return told('cognition-first', FIRST_TEXTS.cognition[found], { level: levelOf(found === 'positive') });
}

function mood({ answers }: JudgeInput): Judged {
  const wrong = missing(answers, ['often-sad', 'how-is-mood']);
  if (wrong !== undefined) return { wrong };
  const found = moodFirst({
    oftenSad: isYes(answers, 'often-sad'),
    notSoGood: choice(answers, 'how-is-mood') === 'not-so-good',
  });
  return told('mood-first', FIRST_TEXTS.mood[found], { level: levelOf(found === 'positive') });
}

const isSchooling = (word: string): word is Schooling => word === 'none' || word === 'primary' || word === 'secondary';

function mmse({ answers, config }: JudgeInput): Judged {
  const total = answers.total?.numbers?.total;
  const schooling = choice(answers, 'schooling');
  if (!isSchooling(schooling)) return { wrong: 'schooling' };
  const found = total === undefined ? undefined : judgeMmse(total, schooling, config);
  if (total === undefined || found === undefined) return { wrong: 'total' };
  return told('mmse-total', FIRST_TEXTS.mmse[found], {
    score: total,
    scoreMax: 30,
    level: levelOf(found === 'positive'),
  });
}

/** How the answers of each short screen become a result. */
export const JUDGES: Readonly<Record<Scale, (input: JudgeInput) => Judged>> = {
  'self-care': selfCare,
  ad8,
  'gds-15': gds,
  'phq-9': phq,
  'cognition-first': cognition,
  'mood-first': mood,
  'mmse-total': mmse,
};
