import type { SensitiveCategory } from './kinds';

/**
 * Words by which an illness, a test, a medicine or an event tells a sensitive category where no code does. They are looked for anywhere in
 * a text: hiding too much is put right by unlocking, showing too much by nothing (fact sheet §8.3, DESIGN).
 */
const WORDS: Readonly<Record<SensitiveCategory, RegExp>> = {
  'hiv-sti':
    /艾滋|人类?免疫缺陷病毒|immunodeficiency virus|(?:\b|anti-?)HIV(?!e)|\bAIDS\b|抗逆转录|抗病毒治疗点|齐多夫定|拉米夫定替诺福韦|依非韦伦|多替拉韦|替诺福韦.*依非|洛匹那韦|奈韦拉平|阿巴卡韦|拉替拉韦|利匹韦林|恩曲他滨|比克恩丙诺|比克替拉韦|艾考恩丙替|达芦那韦|梅毒|syphilis|\bTPPA|\bTRUST\b|\bRPR(?:\b|\d)|\bVDRL|螺旋体|淋病|gonorrh|chlamydia|genital (?:herpes|wart)|sexually transmitted|淋球菌|尖锐湿疣|生殖器疱疹|软下疳|性病|性传播|沙眼衣原体|非淋菌性/i,
  'mental-health':
    /精神(?:分裂|障碍|病|科|发育|疾病|卫生|专科)|心理卫生|schizophren|depressive|major depression|bipolar|psychosis|psychotic|psychiatr|mental disorder|suicid|self-harm|\bautis|dementia|alzheimer|anxiety disorder|panic disorder|posttraumatic stress|post-traumatic stress|抑郁|焦虑障碍|焦虑症|焦虑状态|双相|躁狂|妄想|偏执|强迫症|惊恐障碍|创伤后应激|适应障碍|人格障碍|自杀|自伤|自残|厌食症|贪食症|孤独症|自闭症|多动障碍|多动症|痴呆|阿尔茨海默|心理治疗|心境障碍|癔症|神经症|智力障碍|智力发育|\bPHQ|\bGDS\b|\bGAD-?7|\bEPDS\b|奥氮平|利培酮|氯氮平|喹硫平|阿立哌唑|氟哌啶醇|碳酸锂|舍曲林|氟西汀|帕罗西汀|西酞普兰|文拉法辛|度洛西汀|米氮平/i,
  reproduction:
    /妊娠|怀孕|pregnan|antenatal|prenatal|postpartum|postnatal care|miscarriage|abortion|contracepti|infertility|childbirth|孕妇|孕期|早孕|孕\d+周|孕周|产前|产后|产检|分娩|剖宫产|顺产|流产|引产|堕胎|清宫|宫外孕|葡萄胎|绝育|结扎|避孕|节育|宫内节育器|上环|取环|不孕|不育|试管婴儿|辅助生殖|人工授精|人绒毛膜促性腺|\bHCG\b|精液|宫颈|阴道|子宫|卵巢|附件炎|米非司酮|胎儿|胎心|胎盘/i,
  'substance-use':
    /吸毒|heroin|cocaine|methamphetamine|methadone|(?:opioid|alcohol|drug|substance|cannabis)[- ](?:abuse|dependence|dependent|addiction|use disorder)|戒毒|毒品|海洛因|冰毒|甲基苯丙胺|鸦片|阿片类?(?:依赖|成瘾|使用障碍)|大麻|氯胺酮滥用|美沙酮|丁丙诺啡|药物(?:依赖|成瘾|滥用)|酒精(?:依赖|成瘾|滥用|使用障碍|戒断|中毒)|酒依赖|戒酒门诊|物质(?:依赖|滥用|使用障碍)/i,
  tuberculosis:
    /结核|tubercul|\bTB(?:\b|Ab|IGRA)|\bT-?SPOT|\bIGRA\b|痨病|肺痨|抗酸杆菌|利福平|利福喷丁|异烟肼|吡嗪酰胺|乙胺丁醇|\bPPD\b|卡介菌纯蛋白|γ-?干扰素释放/i,
  // No word tells it: only a source's own label does.
  restricted: /(?!)/,
  abuse:
    /虐待|domestic violence|child abuse|sexual abuse|sexual assault|\brape\b|家暴|家庭暴力|性侵|强奸|猥亵|遗弃|性虐/i,
};

/** An entry of several categories is kept under the first of them. */
export const MOST_PROTECTED_FIRST: readonly SensitiveCategory[] = [
  'hiv-sti',
  'abuse',
  'substance-use',
  'mental-health',
  'reproduction',
  'tuberculosis',
];

/** Whether anything of it may be there: one test before six, because most words are ordinary. */
const ANY = new RegExp(MOST_PROTECTED_FIRST.map((category) => WORDS[category].source).join('|'), 'i');

/** The sensitive categories that words speak of, the most protected first; none for ordinary words. */
export function categoryOfWords(words: string): SensitiveCategory[] {
  if (words === '' || !ANY.test(words)) return [];
  return MOST_PROTECTED_FIRST.filter((category) => WORDS[category].test(words));
}
