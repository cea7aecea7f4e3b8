/** What a result says to the person it is about: plain words and the next step, never a diagnosis (ux.md §6). General advice, from memory. */
import type { ConstitutionType, BiasedType } from './constitution-table';
import type { SelfCareLevel } from '../record/forms/self-care';
import type { PhqBand } from './scales';
import type { Verdict } from './constitution';

export interface ResultText {
  headline: string;
  meaning: readonly string[];
  next: readonly string[];
}

const ONLY_A_HINT = '这只是提醒，不是看病的结论。';

export const SELF_CARE_TEXTS: Readonly<Record<SelfCareLevel, ResultText>> = {
  independent: {
    headline: '日常的事，自己都能做',
    meaning: ['五样事不大要人帮。'],
    next: ['照常吃饭，照常走动。', '明年体检再看一次。'],
  },
  mild: {
    headline: '有些事，要人搭把手',
    meaning: ['慢一点、扶一把，还能自己做。'],
    next: ['告诉家人，哪样要帮。', '请家庭医生看看怎么防摔。'],
  },
  moderate: {
    headline: '好几样事，要人帮',
    meaning: ['吃饭、走动要有人在身边。'],
    next: ['请家人多陪着。', '问卫生院，能不能上门看。'],
  },
  dependent: {
    headline: '日常的事，要人一直照顾',
    meaning: ['照顾的人也要有人换一换。'],
    next: ['请家人打电话给家庭医生。', '问问上门看病和护理的事。'],
  },
};

export const AD8_TEXTS = {
  fine: {
    headline: '和几年前比，变化不多',
    meaning: ['现在看不出要马上查。'],
    next: ['过一年再答一次。', '觉得变了，随时再答。'],
  },
  positive: {
    headline: '有几样和以前不一样了',
    meaning: [ONLY_A_HINT, '睡不好、心里烦也会这样。'],
    next: ['两周里去卫生院，请医生再看。', '最好有家人陪着去。'],
  },
  insufficient: {
    headline: '信息不足，还看不出来',
    meaning: ['答“不知道”的题太多了。'],
    next: ['请更熟悉的家人再答一次。', '也可以请卫生院的医生问。'],
  },
} as const satisfies Record<string, ResultText>;
export const AD8_ALSO_INSUFFICIENT = '有好几题不知道，信息不足。';

export const GDS_TEXTS = {
  fine: {
    headline: '这一周，心里大致平稳',
    meaning: ['现在看不出要马上看医生。'],
    next: ['常和家人、老朋友说说话。'],
  },
  low: {
    headline: '这一周，心里不太好过',
    meaning: [ONLY_A_HINT, '很多人都有这样的时候。'],
    next: ['两周里去卫生院，和医生聊聊。', '告诉一位信得过的家人。'],
  },
  very: {
    headline: '这一周，心里很不好过',
    meaning: [ONLY_A_HINT, '这不是您的错，有人能帮。'],
    next: ['这几天就去看医生。', '请家人陪着去。'],
  },
} as const satisfies Record<string, ResultText>;

const PHQ_FINE: ResultText = {
  headline: '这两周，情绪大致平稳',
  meaning: ['现在看不出要马上看医生。'],
  next: ['常和家人、朋友说说话。'],
};
const PHQ_VERY: ResultText = {
  headline: '这两周，情绪很不好过',
  meaning: [ONLY_A_HINT, '这不是您的错，有人能帮。'],
  next: ['这几天就去看医生。', '请家人陪着去。'],
};
export const PHQ_TEXTS: Readonly<Record<PhqBand, ResultText>> = {
  none: PHQ_FINE,
  mild: {
    headline: '这两周，情绪有些低',
    meaning: [ONLY_A_HINT, '很多人都有这样的时候。'],
    next: ['两周后再答一次。', '一直不好，就去问医生。'],
  },
  moderate: {
    headline: '这两周，情绪不太好',
    meaning: [ONLY_A_HINT, '很多人都有这样的时候。'],
    next: ['一周里去卫生院，和医生聊聊。', '告诉一位信得过的家人。'],
  },
  'moderately-severe': PHQ_VERY,
  severe: PHQ_VERY,
};

export const FIRST_TEXTS = {
  cognition: {
    negative: { headline: '粗筛阴性', meaning: ['三样东西两遍都说对了。'], next: ['明年体检再问一次。'] },
    positive: { headline: '粗筛阳性', meaning: ['有的没说出来，还要再查。'], next: ['请做简易智力状态检查。'] },
  },
  mood: {
    negative: { headline: '粗筛阴性', meaning: ['两句话都没有说不好。'], next: ['明年体检再问一次。'] },
    positive: { headline: '粗筛阳性', meaning: ['情绪不太好，还要再问。'], next: ['请做老年人心情15题。'] },
  },
  mmse: {
    negative: { headline: '总分在分界以上', meaning: ['分界按文化程度定。'], next: ['明年体检再看一次。'] },
    positive: {
      headline: '总分在分界以下',
      meaning: [ONLY_A_HINT, '分界按文化程度定。'],
      next: ['两周左右请上级医院再看。'],
    },
  },
} as const satisfies Record<string, Record<'negative' | 'positive', ResultText>>;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  yes: '是',
  tends: '倾向是',
  mostly: '基本是',
  no: '否',
  open: '还定不下来',
};

export const CONSTITUTION_TEXTS = {
  balanced: '大致是平和质',
  mostly: '基本是平和质',
  mainly: (type: string): string => `主要偏${type}`,
  tends: (type: string): string => `有一点偏${type}`,
  tie: (types: string): string => `${types}一样高`,
  tieNext: '请中医师看，定主要的一种。',
  none: '没有合上哪一种',
  noneNext: ['先看看有没有点错。', '过两周再答一次。'],
  open: '还差几样，定不下来',
  openBut: (types: string): string => `有${types}，主要的还定不下来`,
  meaning: '体质是身体平时的样子，不是病。',
  also: (types: string): string => `也有一点：${types}。`,
  selfTest: '这是自测参考，不是正式结果。',
  tongue: '舌头要医生看，这两题没有算。',
  measures: '没有量的数，没有替您猜。',
  toClinic: '体检时请医生看舌头，再定。',
  toMeasure: '体检时量体重、身高和腰围。',
  gap: '第14题感冒7次，表上没有印。按5到6次算。',
  gapFour: '第14题感冒7次，表上没有印。按8次算。',
  confirmedStraight: '每题答得一样，只能参考。',
  confirmedContradiction: '怕冷和口干都多，请中医师再问。',
  general: '下面是一般说法，以医疗机构告知为准。',
} as const;

export const ASK_AGAIN = {
  'straight-line': '每一题都选了一样的，是这样吗？',
  contradictory: '怕冷和口干的题都选得多，再看一遍。',
} as const;
export type AskAgainReason = keyof typeof ASK_AGAIN;

export const SHORT = {
  score: (score: number): string => `${score} 分`,
  kg: (value: number): string => `${value} 公斤`,
  cm: (value: number): string => `${value} 厘米`,
  informants: { self: '本人', family: '家人', staff: '医务人员' },
  informantLabel: '谁回答的',
  selfTestLabel: '怎么做的',
  selfTest: '自测参考',
  atDesk: '医务人员当面做',
} as const;

/** 保健指导, codes of the form: 1情志调摄 2饮食调养 3起居调摄 4运动保健 5穴位保健 [S20]; what stands under them is from memory. */
export const ADVICE_AREAS = ['情志调摄', '饮食调养', '起居调摄', '运动保健', '穴位保健'] as const;
type Five = readonly [string, string, string, string, string];

const BIASED_ADVICE: Readonly<Record<BiasedType, Five>> = {
  'qi-xu': [
    '少操心，别太累。',
    '吃容易消化的，少吃生冷。',
    '出汗后擦干，别吹风。',
    '慢走、打太极，不要猛练。',
    '可以按足三里，轻轻揉。',
  ],
  'yang-xu': [
    '多和人说话，多晒太阳。',
    '吃温热的，少吃凉的。',
    '腰、肚子、脚要保暖。',
    '天暖时出门慢走。',
    '可以按关元、足三里，注意保暖。',
  ],
  'yin-xu': [
    '遇事慢一点，少生气。',
    '多吃清润的，少吃辣和烤的。',
    '睡午觉，不熬夜。',
    '动作轻一点，少出大汗。',
    '可以按三阴交，轻轻揉。',
  ],
  'tan-shi': [
    '多出门，多参加活动。',
    '吃清淡，少油、少甜、少酒。',
    '别久坐，屋里少潮。',
    '每天走路，慢慢加量。',
    '可以按丰隆、足三里。',
  ],
  'shi-re': [
    '心放平，少着急。',
    '吃清淡，少辣、少油、少酒。',
    '衣服要透气，不熬夜。',
    '动一动，出汗后擦干。',
    '可以按阴陵泉、足三里。',
  ],
  'xue-yu': [
    '心里有事，找人说一说。',
    '少吃肥腻和太咸的。',
    '身上要保暖，别久坐。',
    '常走动，慢慢伸展。',
    '可以按血海。吃抗凝药先问医生。',
  ],
  'qi-yu': [
    '多和家人、朋友在一起。',
    '按时吃饭，少喝酒和浓茶。',
    '早睡早起，多见太阳。',
    '和人一起走路、唱歌、打拳。',
    '可以按太冲，轻轻揉。',
  ],
  'te-bing': [
    '别紧张，记下怕什么。',
    '过敏的东西不吃。',
    '屋里通风，少碰花粉和灰。',
    '天好时动一动，戴口罩。',
    '穴位保健先问中医师。',
  ],
};

export const ADVICE: Readonly<Record<ConstitutionType, Five>> = {
  ...BIASED_ADVICE,
  'ping-he': [
    '心里平和，照常过日子。',
    '什么都吃一点，七八分饱。',
    '按时睡，按时起。',
    '每天走走，动到微微出汗。',
    '可以按足三里，轻轻揉。',
  ],
};
