/** Every sentence the rules of eyes may say, by rule id. Plain Chinese for a parent; never a diagnosis, never a promise. */
import type { VisionBacking } from './sources';
import type { Eye, VisionReason, Weight } from './types';

export const EYE_ZH: Readonly<Record<Eye, string>> = { right: '右眼', left: '左眼' };

const eyeZh = ({ eye }: { eye: Eye }): string => EYE_ZH[eye];

interface OneEye {
  eye: Eye;
}
interface Measured extends OneEye {
  /** 0.6 */
  decimal: string;
}

export const VISION_TEXTS = {
  'acuity-reached': (p: Measured) => `${eyeZh(p)} ${p.decimal}，到了这个年龄该有的`,
  'acuity-not-judged': (p: Measured) => `${eyeZh(p)} ${p.decimal}，这个年龄还看不准，先记下来`,
  'acuity-low': (p: Measured & { expected: string | null }) =>
    p.expected === null
      ? `${eyeZh(p)} ${p.decimal}，比同龄孩子低，要去医院查清楚`
      : `${eyeZh(p)} ${p.decimal}，这个年龄该到 ${p.expected}，要去医院查清楚`,
  'acuity-low-school': (p: Measured & { expected: string; degree: 'mild' | 'moderate' | 'severe' }) =>
    `${eyeZh(p)} ${p.decimal}，上学的孩子该到 ${p.expected}，${{ mild: '低一点', moderate: '低得较多', severe: '低得多' }[p.degree]}，要去医院查清楚`,
  'acuity-boundary': (p: Measured) => `${eyeZh(p)} ${p.decimal}，刚好在线上，2 周到 1 个月内再查一次`,
  'acuity-boundary-early': (p: Measured) => `${eyeZh(p)} ${p.decimal}，还在线上，上次到现在不满 2 周，到时间再查一次`,
  'acuity-still-boundary': (p: Measured) => `${eyeZh(p)}再查还是 ${p.decimal}，要去医院查清楚`,
  'acuity-one-eye': (p: OneEye) => `${eyeZh(p)}这次没量出来，2 周到 1 个月内再查一次`,
  'acuity-corrected-only': (p: OneEye) => `${eyeZh(p)}只量了戴眼镜的视力，没有摘下来量`,
  'lines-apart': (p: { lines: number | null }) =>
    p.lines === null
      ? '两只眼差得多，要去医院查清楚'
      : `两只眼在视力表上差了 ${p.lines} 行。差 2 行以上，就要去医院查清楚`,
  astigmatism: (p: OneEye & { value: string; limit: string }) =>
    `${eyeZh(p)}柱镜 ${p.value} D，超过这个年龄的筛查线 ${p.limit}，要去医院查清楚`,
  hyperopia: (p: OneEye & { value: string; limit: string }) =>
    `${eyeZh(p)}度数 ${p.value} D，高过这个年龄的筛查线 ${p.limit}，要去医院查清楚`,
  myopia: (p: OneEye & { value: string; limit: string }) =>
    `${eyeZh(p)}度数 ${p.value} D，低过这个年龄的筛查线 ${p.limit}，要去医院查清楚`,
  'sphere-apart': (p: { value: string }) => `两只眼的球镜差了 ${p.value} D，超过 1.50，要去医院查清楚`,
  'cylinder-apart': (p: { value: string }) => `两只眼的柱镜差了 ${p.value} D，超过 1.00，要去医院查清楚`,
  'refraction-within': () => '度数没有超过这个年龄的筛查线',
  'refraction-no-limit': () => '这个年龄的度数没有统一的筛查线，听检查医生的',
  'screening-myopia': (p: OneEye) => `${eyeZh(p)}可能是近视，要散瞳验光才知道。以医疗机构告知为准`,
  'pre-myopia': (p: OneEye) => `${eyeZh(p)}的远视储备不多了，多到户外，按时复查`,
  'not-cycloplegic': () => '没有散瞳，度数和远视储备只供参考',
  'item-abnormal': (p: { item: string }) => `${p.item}和平常不一样，要请眼科医生看`,
  'item-risk-factors': () => '有眼病的高危因素，要请眼科医生看',
  'items-normal': (p: { count: number }) => `查了 ${p.count} 项，都正常`,
  'hospital-seen': () => '医院已经看过，后面听眼科医生的',
  'nothing-measured': () => '这次没有量出能看的结果',
} as const;

export type VisionRule = keyof typeof VISION_TEXTS;

/** A reason: rule id, sentence, weight in the verdict, and what backs it. */
export const because = (
  rule: VisionRule,
  told: { text: string; weight: Weight; eye?: Eye },
  { source, verified }: VisionBacking,
): VisionReason => ({
  rule,
  text: told.text,
  source: source.join(' '),
  verified,
  weight: told.weight,
  eye: told.eye ?? null,
});
