/**
 * 老年人中医药健康管理服务记录表, 33 items: questions, what each counts for and the answers (fact sheet §1.6 [S20][S21]). Not the 60 items of
 * ZYYXH/T157-2009, whose scores are transformed.
 */
import type { NumberField, Option, Question } from './types';

export const BIASED_TYPES = ['qi-xu', 'yang-xu', 'yin-xu', 'tan-shi', 'shi-re', 'xue-yu', 'qi-yu', 'te-bing'] as const;
export type BiasedType = (typeof BIASED_TYPES)[number];
export type ConstitutionType = BiasedType | 'ping-he';

export const TYPE_WORDS: Readonly<Record<ConstitutionType, string>> = {
  'ping-he': '平和质',
  'qi-xu': '气虚质',
  'yang-xu': '阳虚质',
  'yin-xu': '阴虚质',
  'tan-shi': '痰湿质',
  'shi-re': '湿热质',
  'xue-yu': '血瘀质',
  'qi-yu': '气郁质',
  'te-bing': '特禀质',
};

/** Items of the eight biased types: each of 2–33 once. */
export const ITEMS_OF: Readonly<Record<BiasedType, readonly number[]>> = {
  'qi-xu': [2, 3, 4, 14],
  'yang-xu': [11, 12, 13, 29],
  'yin-xu': [10, 21, 26, 31],
  'tan-shi': [9, 16, 28, 32],
  'shi-re': [23, 25, 27, 30],
  'xue-yu': [19, 22, 24, 33],
  'qi-yu': [5, 6, 7, 8],
  'te-bing': [15, 17, 18, 20],
};
/** 平和质: item 1 as it is, these turned round (1→5). */
export const BALANCED_TURNED: readonly number[] = [2, 4, 5, 13];
/** Measured, not felt. */
export const MEASURED_ITEMS: readonly number[] = [9, 28];
/** Somebody trained looks at the tongue. */
export const TONGUE_ITEMS: readonly number[] = [32, 33];
/** What may be absent in a self-test; nothing is put in its place. */
export const MAY_BE_ABSENT: readonly number[] = [...MEASURED_ITEMS, ...TONGUE_ITEMS];

export const ITEMS = 33;

const FIVE: readonly Option[] = [
  { key: '1', text: '没有' },
  { key: '2', text: '很少' },
  { key: '3', text: '有时' },
  { key: '4', text: '经常' },
  { key: '5', text: '总是' },
];
/** The form leaves out 7; it is asked and kept as it is. */
export const SEVEN_COLDS = 'seven';
const COLDS: readonly Option[] = [
  { key: '1', text: '一年不到2次' },
  { key: '2', text: '2到4次' },
  { key: '3', text: '5到6次' },
  { key: SEVEN_COLDS, text: '7次' },
  { key: '4', text: '8次以上' },
  { key: '5', text: '几乎每个月' },
];
const ALLERGIES: readonly Option[] = [
  { key: '1', text: '从来没有' },
  { key: '2', text: '一年1到2次' },
  { key: '3', text: '一年3到4次' },
  { key: '4', text: '一年5到6次' },
  { key: '5', text: '每次遇到都过敏' },
];
export const UNKNOWN = 'unknown';
const NOT_KNOWN: readonly Option[] = [{ key: UNKNOWN, text: '不知道，等体检时量' }];

export const WEIGHT: NumberField = { name: 'kg', label: '体重', unit: '公斤', min: 20, max: 300, decimals: 1 };
export const HEIGHT: NumberField = { name: 'cm', label: '身高', unit: '厘米', min: 80, max: 230, decimals: 1 };
export const WAIST: NumberField = { name: 'waistCm', label: '腰围', unit: '厘米', min: 40, max: 200, decimals: 1 };

type Line = readonly [text: string, hint?: string];
const LINES: readonly Line[] = [
  ['您精力充沛吗？', '精神头足，乐于做事'],
  ['您容易疲乏吗？', '稍微动一动，做点家务就累'],
  ['您容易气短，接不上气吗？', '呼吸短促'],
  ['您说话声音低弱无力吗？', '说话没有力气'],
  ['您感到闷闷不乐、情绪低沉吗？', '心情不愉快'],
  ['您容易精神紧张、焦虑不安吗？', '遇到事心里紧张'],
  ['您因为生活变了，感到孤独、失落吗？'],
  ['您容易害怕，或受到惊吓吗？'],
  ['您的体重和身高是多少？', '用来算身体是不是超重'],
  ['您眼睛干涩吗？'],
  ['您手脚发凉吗？', '天冷或穿得少不算'],
  ['您胃部、背部或腰膝怕冷吗？', '有一处怕冷就算'],
  ['您比别人更怕冷吗？', '怕冬天，或怕空调、电扇'],
  ['您一年感冒几次？'],
  ['没感冒时，您也鼻塞、流鼻涕吗？'],
  ['您嘴里发黏发腻，或睡觉打鼾吗？'],
  ['您容易过敏吗？', '对药、食物、气味、花粉，或换季时'],
  ['您的皮肤容易起荨麻疹吗？', '就是风团、风疙瘩'],
  ['您身上会不知不觉青一块紫一块吗？', '没有碰伤也会'],
  ['您的皮肤一抓就红，有抓痕吗？'],
  ['您的皮肤或嘴唇干吗？'],
  ['您有手脚麻木，或固定地方疼吗？'],
  ['您脸上或鼻子油腻、发亮吗？'],
  ['您脸色或眼圈发暗，或有褐色斑吗？'],
  ['您有皮肤湿疹、疮疖吗？'],
  ['您口干、喉咙干，总想喝水吗？'],
  ['您口苦，或嘴里有异味吗？'],
  ['您的腰围是多少？', '用软尺绕肚脐量一圈'],
  ['您吃凉的会不舒服，或怕吃凉的吗？'],
  ['您大便发黏，总觉得解不干净吗？'],
  ['您容易大便干燥吗？'],
  ['舌苔厚腻吗？', '看舌面后填'],
  ['舌下的静脉发紫或变粗吗？', '看舌下后填'],
];

const OPTIONS: Readonly<Record<number, readonly Option[]>> = { 9: NOT_KNOWN, 14: COLDS, 17: ALLERGIES, 28: NOT_KNOWN };
const NUMBERS: Readonly<Record<number, readonly NumberField[]>> = { 9: [WEIGHT, HEIGHT], 28: [WAIST] };

/** The 33 questions in their printed order; keys are `1`–`33`. */
export const CONSTITUTION_QUESTIONS: readonly Question[] = LINES.map(([text, hint = null], index) => ({
  key: String(index + 1),
  text,
  hint,
  options: OPTIONS[index + 1] ?? FIVE,
  numbers: NUMBERS[index + 1] ?? [],
  staffOnly: TONGUE_ITEMS.includes(index + 1),
}));
