import { EYE_ZH } from './reason-texts';
import type { Assessment, Eye, VisionReason } from './types';

/** How grave the sentence at the top is, for its colour. */
export type HeadlineTone = 'normal' | 'attention' | 'plain';

export interface Headline {
  text: string;
  tone: HeadlineTone;
}

const BY_RULE: Readonly<Record<string, string>> = {
  'lines-apart': '两只眼差得多，要复查',
  'sphere-apart': '两只眼度数差得多，要复查',
  'cylinder-apart': '两只眼度数差得多，要复查',
  'item-abnormal': '眼睛要请眼科医生看',
  'item-risk-factors': '眼睛要请眼科医生看',
};
const LOW = ['acuity-low', 'acuity-low-school', 'acuity-still-boundary'];
const DEGREES = ['astigmatism', 'hyperopia', 'myopia', 'screening-myopia'];

const eyesOf = (reasons: readonly VisionReason[]): string => {
  const eyes = new Set<Eye>(reasons.flatMap(({ eye }) => (eye === null ? [] : [eye])));
  const [only] = eyes;
  return eyes.size === 1 && only ? EYE_ZH[only] : '两只眼';
};

function referHeadline(reasons: readonly VisionReason[]): string {
  const refer = reasons.filter(({ weight }) => weight === 'refer');
  const low = refer.filter(({ rule }) => LOW.includes(rule));
  if (low.length > 0) return `${eyesOf(low)}看不清，要复查`;
  const degrees = refer.filter(({ rule }) => DEGREES.includes(rule));
  if (degrees.length > 0) return `${eyesOf(degrees)}的度数要复查`;
  return BY_RULE[refer[0]?.rule ?? ''] ?? '眼睛要复查';
}

/** The sentence at the top of the page: what the last examination says, in one line. No diagnosis. */
export function visionHeadline(assessment: Assessment | undefined): Headline {
  if (!assessment) return { text: '还没有查眼睛的记录', tone: 'plain' };
  const { verdict, reasons } = assessment;
  switch (verdict) {
    case 'refer':
      return { text: referHeadline(reasons), tone: 'attention' };
    case 're-check':
      return { text: `${eyesOf(reasons.filter(({ weight }) => weight === 're-check'))}要再查一次`, tone: 'attention' };
    case 'normal':
      return { text: '这次查的都正常', tone: 'normal' };
    case 'not-measured':
      return { text: '这次没有量出结果', tone: 'plain' };
  }
}
