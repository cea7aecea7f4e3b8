/** Every vaccine code the portal knows: names, route, kind, and which programme series it counts for. */

export type Liveness = 'none' | 'injected' | 'oral' | 'nasal';
export type Route = 'intramuscular' | 'subcutaneous' | 'intradermal' | 'oral' | 'nasal';

/** Parts of measles, mumps and rubella vaccines. */
export type Component = 'measles' | 'mumps' | 'rubella';

/** Facts of one vaccine or product, as its label and the programme name them. */
export interface VaccineFacts {
  readonly code: string;
  /** Name on a screen: 百白破疫苗. */
  readonly nameZh: string;
  /** Full official name. */
  readonly fullNameZh: string;
  /** The word inside a sentence: 它和麻腮风都是活疫苗. */
  readonly wordZh: string;
  /** Diseases it protects from. */
  readonly diseaseZh: string;
  readonly route: Route;
  readonly volumeZh: string;
  readonly siteZh: string;
  readonly live: Liveness;
  /** True when it is never free under the national programme. */
  readonly paid: boolean;
  /** Programme vaccines one injection counts for. */
  readonly countsFor: readonly string[];
  /** What a measles, mumps or rubella vaccine holds; counted apart for those born before MMR was given twice. */
  readonly holds?: readonly Component[];
  /** Other names met in files and systems, lower case. */
  readonly aliases: readonly string[];
}

const THIGH_OR_ARM = '婴儿大腿外侧中部，大孩子和大人上臂外侧';
const UPPER_ARM = '上臂外侧三角肌下缘';
const DELTOID = '上臂三角肌';

type Given = Partial<VaccineFacts> & Pick<VaccineFacts, 'code' | 'nameZh' | 'fullNameZh' | 'wordZh' | 'diseaseZh'>;

const IM = { route: 'intramuscular', volumeZh: '0.5毫升', siteZh: THIGH_OR_ARM } as const;
const SC = { route: 'subcutaneous', volumeZh: '0.5毫升', siteZh: UPPER_ARM } as const;
const ORAL = { route: 'oral', volumeZh: '按说明书', siteZh: '口服' } as const;

/** A programme vaccine: not live, intramuscular, counting for itself, unless said otherwise. */
const programme = (row: Given): VaccineFacts => ({
  ...IM,
  live: 'none',
  paid: false,
  countsFor: [row.code],
  aliases: [],
  ...row,
});

/** A self-paid product: counts for no programme dose unless said otherwise. */
const product = (row: Given): VaccineFacts => ({ ...IM, live: 'none', paid: true, countsFor: [], aliases: [], ...row });

export const VACCINES: readonly VaccineFacts[] = [
  programme({
    code: 'HepB',
    nameZh: '乙肝疫苗',
    fullNameZh: '乙型肝炎疫苗',
    wordZh: '乙肝',
    diseaseZh: '乙型肝炎',
    volumeZh: '10或20微克，按说明书',
    aliases: ['重组乙型肝炎疫苗', '重组乙肝疫苗', '乙肝（酿酒酵母）'],
  }),
  programme({
    code: 'BCG',
    nameZh: '卡介苗',
    fullNameZh: '皮内注射用卡介苗',
    wordZh: '卡介苗',
    diseaseZh: '结核病',
    route: 'intradermal',
    volumeZh: '0.1毫升',
    siteZh: '上臂外侧三角肌中部略下处',
    live: 'injected',
  }),
  programme({
    code: 'IPV',
    nameZh: '脊灰疫苗',
    fullNameZh: '脊髓灰质炎灭活疫苗',
    wordZh: '脊灰灭活',
    diseaseZh: '脊髓灰质炎（小儿麻痹症）',
    aliases: ['脊灰灭活疫苗', 'sipv', 'ipv-sabin', 'wipv', '脊灰ipv'],
  }),
  programme({
    code: 'bOPV',
    nameZh: '脊灰疫苗',
    fullNameZh: '口服Ⅰ型Ⅲ型脊髓灰质炎减毒活疫苗',
    wordZh: '脊灰滴剂',
    diseaseZh: '脊髓灰质炎（小儿麻痹症）',
    ...ORAL,
    volumeZh: '1粒或2滴',
    live: 'oral',
    aliases: ['脊灰减毒活疫苗', '二价脊灰减毒活疫苗', 'bopv1+3', '二价脊灰疫苗', '脊灰滴剂', '脊灰糖丸'],
  }),
  programme({
    code: 'DTaP',
    nameZh: '百白破疫苗',
    fullNameZh: '吸附无细胞百白破联合疫苗',
    wordZh: '百白破',
    diseaseZh: '百日咳、白喉、破伤风',
    aliases: ['无细胞百白破疫苗', '吸附无细胞百白破疫苗', 'dtp', 'dpt', 'dtwp', '百白破'],
  }),
  programme({
    code: 'DT',
    nameZh: '白破疫苗',
    fullNameZh: '吸附白喉破伤风联合疫苗',
    wordZh: '白破',
    diseaseZh: '白喉、破伤风',
    aliases: ['吸附白破疫苗', '白破'],
  }),
  programme({
    code: 'MMR',
    nameZh: '麻腮风疫苗',
    fullNameZh: '麻腮风联合减毒活疫苗',
    wordZh: '麻腮风',
    diseaseZh: '麻疹、腮腺炎、风疹',
    ...SC,
    live: 'injected',
    holds: ['measles', 'mumps', 'rubella'],
    aliases: ['麻腮风联合疫苗', '麻腮风'],
  }),
  programme({
    code: 'JE-L',
    nameZh: '乙脑疫苗',
    fullNameZh: '乙型脑炎减毒活疫苗',
    wordZh: '乙脑',
    diseaseZh: '流行性乙型脑炎',
    ...SC,
    live: 'injected',
    aliases: ['乙脑减毒活疫苗', '乙脑减毒疫苗'],
  }),
  programme({
    code: 'JE-I',
    nameZh: '乙脑灭活疫苗',
    fullNameZh: '乙型脑炎灭活疫苗',
    wordZh: '乙脑灭活',
    diseaseZh: '流行性乙型脑炎',
    aliases: ['乙脑灭活'],
  }),
  programme({
    code: 'MPSV-A',
    nameZh: '流脑疫苗',
    fullNameZh: 'A群脑膜炎球菌多糖疫苗',
    wordZh: 'A群流脑',
    diseaseZh: '流行性脑脊髓膜炎',
    ...SC,
    aliases: ['a群流脑多糖疫苗', 'a群流脑疫苗'],
  }),
  programme({
    code: 'MPSV-AC',
    nameZh: '流脑疫苗',
    fullNameZh: 'A群C群脑膜炎球菌多糖疫苗',
    wordZh: 'A群C群流脑',
    diseaseZh: '流行性脑脊髓膜炎',
    ...SC,
    aliases: ['a群c群流脑多糖疫苗', 'a+c群流脑疫苗'],
  }),
  programme({
    code: 'HepA-L',
    nameZh: '甲肝疫苗',
    fullNameZh: '甲型肝炎减毒活疫苗',
    wordZh: '甲肝',
    diseaseZh: '甲型肝炎',
    ...SC,
    volumeZh: '0.5或1.0毫升，按说明书',
    live: 'injected',
    aliases: ['甲肝减毒活疫苗', '甲肝减毒疫苗'],
  }),
  programme({
    code: 'HepA-I',
    nameZh: '甲肝灭活疫苗',
    fullNameZh: '甲型肝炎灭活疫苗',
    wordZh: '甲肝灭活',
    diseaseZh: '甲型肝炎',
    aliases: ['甲肝灭活'],
  }),
  programme({
    code: '2vHPV',
    nameZh: '双价HPV疫苗',
    fullNameZh: '双价人乳头瘤病毒疫苗',
    wordZh: 'HPV',
    diseaseZh: '宫颈癌等人乳头瘤病毒病',
    siteZh: DELTOID,
    aliases: ['hpv2', 'hpv-2', '2-valent hpv', '二价hpv疫苗', '双价宫颈癌疫苗', '双价人乳头瘤病毒疫苗（大肠杆菌）'],
  }),
  programme({
    code: 'tOPV',
    nameZh: '三价脊灰疫苗',
    fullNameZh: '口服三价脊髓灰质炎减毒活疫苗（已停用）',
    wordZh: '三价脊灰滴剂',
    diseaseZh: '脊髓灰质炎（小儿麻痹症）',
    ...ORAL,
    live: 'oral',
    countsFor: ['bOPV'],
    aliases: ['三价脊灰减毒活疫苗'],
  }),
  programme({
    code: 'MR',
    nameZh: '麻风疫苗',
    fullNameZh: '麻疹风疹联合减毒活疫苗（已停用）',
    wordZh: '麻风',
    diseaseZh: '麻疹、风疹',
    ...SC,
    live: 'injected',
    countsFor: ['MMR'],
    holds: ['measles', 'rubella'],
    aliases: ['麻风二联疫苗', 'rm', 'measles-rubella'],
  }),
  programme({
    code: 'MM',
    nameZh: '麻腮疫苗',
    fullNameZh: '麻疹腮腺炎联合减毒活疫苗（已停用）',
    wordZh: '麻腮',
    diseaseZh: '麻疹、腮腺炎',
    ...SC,
    live: 'injected',
    countsFor: ['MMR'],
    holds: ['measles', 'mumps'],
    aliases: ['麻腮二联疫苗'],
  }),
  programme({
    code: 'MV',
    nameZh: '麻疹疫苗',
    fullNameZh: '麻疹减毒活疫苗（已停用）',
    wordZh: '麻疹',
    diseaseZh: '麻疹',
    ...SC,
    live: 'injected',
    countsFor: ['MMR'],
    holds: ['measles'],
    aliases: ['measles', '麻疹'],
  }),
  product({
    code: 'Rubella',
    nameZh: '风疹疫苗',
    fullNameZh: '风疹减毒活疫苗',
    wordZh: '风疹',
    diseaseZh: '风疹',
    ...SC,
    live: 'injected',
    holds: ['rubella'],
    aliases: ['风疹'],
  }),
  product({
    code: 'Mumps',
    nameZh: '腮腺炎疫苗',
    fullNameZh: '腮腺炎减毒活疫苗',
    wordZh: '腮腺炎',
    diseaseZh: '流行性腮腺炎',
    ...SC,
    live: 'injected',
    holds: ['mumps'],
    aliases: ['流行性腮腺炎减毒活疫苗', '腮腺炎'],
  }),
  product({
    code: 'DTaP-IPV/Hib',
    nameZh: '五联疫苗',
    fullNameZh: '无细胞百白破灭活脊灰和b型流感嗜血杆菌联合疫苗',
    wordZh: '五联',
    diseaseZh: '百日咳、白喉、破伤风、脊灰、b型流感嗜血杆菌病',
    countsFor: ['DTaP', 'IPV'],
    aliases: [
      'dtap-ipv-hib',
      'dtap/ipv/hib',
      'dtapipvhib',
      'five-in-one',
      'pentaxim',
      'penta',
      '5in1',
      '百白破-脊灰-hib',
      '五联',
      '百白破-脊灰-hib五联疫苗',
    ],
  }),
  product({
    code: 'DTaP-Hib',
    nameZh: '四联疫苗',
    fullNameZh: '无细胞百白破b型流感嗜血杆菌联合疫苗',
    wordZh: '四联',
    diseaseZh: '百日咳、白喉、破伤风、b型流感嗜血杆菌病',
    countsFor: ['DTaP'],
    aliases: ['dtap/hib', 'four-in-one', '四联', '百白破-hib四联疫苗'],
  }),
  product({
    code: 'Varicella',
    nameZh: '水痘疫苗',
    fullNameZh: '水痘减毒活疫苗',
    wordZh: '水痘',
    diseaseZh: '水痘',
    ...SC,
    live: 'injected',
    aliases: ['var', 'varv', 'vzv', '水痘'],
  }),
  product({
    code: 'PCV13',
    nameZh: '13价肺炎疫苗',
    fullNameZh: '13价肺炎球菌多糖结合疫苗',
    wordZh: '13价肺炎',
    diseaseZh: '肺炎球菌引起的肺炎、脑膜炎等',
    aliases: ['十三价肺炎疫苗', '13价肺炎结合疫苗'],
  }),
  product({
    code: 'Hib',
    nameZh: 'Hib疫苗',
    fullNameZh: 'b型流感嗜血杆菌结合疫苗',
    wordZh: 'Hib',
    diseaseZh: 'b型流感嗜血杆菌引起的脑膜炎、肺炎',
  }),
  product({
    code: 'RV5',
    nameZh: '五价轮状疫苗',
    fullNameZh: '口服五价重配轮状病毒减毒活疫苗',
    wordZh: '五价轮状',
    diseaseZh: '轮状病毒腹泻',
    ...ORAL,
    live: 'oral',
    aliases: ['五价轮状病毒疫苗'],
  }),
  product({
    code: 'RV3',
    nameZh: '三价轮状疫苗',
    fullNameZh: '口服三价重配轮状病毒减毒活疫苗',
    wordZh: '三价轮状',
    diseaseZh: '轮状病毒腹泻',
    ...ORAL,
    live: 'oral',
    aliases: ['三价轮状病毒疫苗'],
  }),
  product({
    code: 'RV1',
    nameZh: '单价轮状疫苗',
    fullNameZh: '口服轮状病毒活疫苗（羊株）',
    wordZh: '单价轮状',
    diseaseZh: '轮状病毒腹泻',
    ...ORAL,
    live: 'oral',
    aliases: ['口服轮状病毒活疫苗', '单价轮状病毒疫苗'],
  }),
  product({
    code: 'EV71',
    nameZh: '手足口疫苗',
    fullNameZh: '肠道病毒71型灭活疫苗',
    wordZh: '手足口',
    diseaseZh: '肠道病毒71型手足口病（不防其他型）',
    aliases: ['ev71疫苗', '手足口病疫苗'],
  }),
  product({
    code: 'MCV-AC',
    nameZh: 'AC流脑结合疫苗',
    fullNameZh: 'A群C群脑膜炎球菌多糖结合疫苗',
    wordZh: 'AC流脑结合',
    diseaseZh: '流行性脑脊髓膜炎',
    countsFor: ['MPSV-A'],
    aliases: ['mcv2', 'menac', 'menac-conjugate', 'mencv-ac', 'mcvac', 'ac群流脑结合疫苗', 'a群c群流脑结合疫苗'],
  }),
  product({
    code: 'MCV-ACYW',
    nameZh: '四价流脑结合疫苗',
    fullNameZh: 'ACYW135群脑膜炎球菌多糖结合疫苗',
    wordZh: '四价流脑结合',
    diseaseZh: '流行性脑脊髓膜炎',
    countsFor: ['MPSV-A'],
    aliases: ['mcv4', 'menacyw', 'menacwy', 'mcv-acwy', 'mcv-acyw135', 'mencv-acyw', 'acyw135群流脑结合疫苗'],
  }),
  product({
    code: 'MCV-AC-Hib',
    nameZh: '流脑AC-Hib疫苗',
    fullNameZh: 'AC群脑膜炎球菌（结合）b型流感嗜血杆菌（结合）联合疫苗',
    wordZh: 'AC流脑结合-Hib',
    diseaseZh: '流行性脑脊髓膜炎、b型流感嗜血杆菌病',
    countsFor: ['MPSV-A'],
    aliases: ['menac-hib', 'ac-hib'],
  }),
  product({
    code: 'MPSV-ACYW',
    nameZh: '四价流脑多糖疫苗',
    fullNameZh: 'ACYW135群脑膜炎球菌多糖疫苗',
    wordZh: '四价流脑多糖',
    diseaseZh: '流行性脑脊髓膜炎',
    ...SC,
    countsFor: ['MPSV-AC'],
    aliases: ['mpsv4', 'mpsv-acyw135', 'acyw135群流脑多糖疫苗'],
  }),
  product({
    code: 'Flu-IIV',
    nameZh: '流感疫苗',
    fullNameZh: '流感病毒裂解疫苗（灭活）',
    wordZh: '流感',
    diseaseZh: '流行性感冒',
    aliases: ['influenza', 'flu', 'iiv', 'iiv3', 'iiv4', '流感灭活疫苗', '四价流感疫苗', '三价流感疫苗'],
  }),
  product({
    code: 'Flu-LAIV',
    nameZh: '鼻喷流感疫苗',
    fullNameZh: '冻干鼻喷流感减毒活疫苗',
    wordZh: '鼻喷流感',
    diseaseZh: '流行性感冒',
    route: 'nasal',
    volumeZh: '按说明书',
    siteZh: '鼻腔喷雾',
    live: 'nasal',
    aliases: ['laiv'],
  }),
  product({
    code: 'PPV23',
    nameZh: '23价肺炎疫苗',
    fullNameZh: '23价肺炎球菌多糖疫苗',
    wordZh: '23价肺炎',
    diseaseZh: '肺炎球菌引起的肺炎等',
    siteZh: DELTOID,
    aliases: ['二十三价肺炎疫苗'],
  }),
  product({
    code: 'Zoster-RZV',
    nameZh: '重组带状疱疹疫苗',
    fullNameZh: '重组带状疱疹疫苗（gE蛋白，AS01B佐剂）',
    wordZh: '重组带状疱疹',
    diseaseZh: '带状疱疹',
    siteZh: DELTOID,
    aliases: ['rzv', 'zoster', '带状疱疹疫苗（重组）'],
  }),
  product({
    code: 'Zoster-L',
    nameZh: '带状疱疹活疫苗',
    fullNameZh: '带状疱疹减毒活疫苗',
    wordZh: '带状疱疹',
    diseaseZh: '带状疱疹',
    ...SC,
    live: 'injected',
    aliases: ['zvl', '带状疱疹减毒活疫苗'],
  }),
  product({
    code: '4vHPV',
    nameZh: '四价HPV疫苗',
    fullNameZh: '四价人乳头瘤病毒疫苗',
    wordZh: '四价HPV',
    diseaseZh: '宫颈癌等人乳头瘤病毒病',
    siteZh: DELTOID,
    aliases: ['hpv4'],
  }),
  product({
    code: '9vHPV',
    nameZh: '九价HPV疫苗',
    fullNameZh: '九价人乳头瘤病毒疫苗（进口）',
    wordZh: '九价HPV',
    diseaseZh: '宫颈癌等人乳头瘤病毒病',
    siteZh: DELTOID,
    aliases: ['hpv9'],
  }),
  product({
    code: '9vHPV-CN',
    nameZh: '国产九价HPV疫苗',
    fullNameZh: '九价人乳头瘤病毒疫苗（大肠杆菌）',
    wordZh: '国产九价HPV',
    diseaseZh: '宫颈癌等人乳头瘤病毒病',
    siteZh: DELTOID,
    aliases: ['hpv9-cn'],
  }),
  product({
    code: 'Rabies-Essen',
    nameZh: '狂犬疫苗（5针）',
    fullNameZh: '人用狂犬病疫苗，五针法',
    wordZh: '狂犬',
    diseaseZh: '狂犬病',
    volumeZh: '按说明书',
    aliases: ['rabies', '狂犬病疫苗', '人用狂犬病疫苗'],
  }),
  product({
    code: 'Rabies-Zagreb',
    nameZh: '狂犬疫苗（2-1-1）',
    fullNameZh: '人用狂犬病疫苗，四针法',
    wordZh: '狂犬',
    diseaseZh: '狂犬病',
    volumeZh: '按说明书',
    aliases: ['rabies-211', '狂犬病疫苗2-1-1'],
  }),
];

const byCode = new Map(VACCINES.map((facts) => [facts.code, facts]));
const isOnlyName = (name: string): boolean => VACCINES.filter((facts) => facts.nameZh === name).length === 1;
const namesOf = (facts: VaccineFacts): string[] => [
  facts.code.toLowerCase(),
  facts.fullNameZh.toLowerCase(),
  ...(isOnlyName(facts.nameZh) ? [facts.nameZh.toLowerCase()] : []),
  ...facts.aliases,
];
/** Case, spaces, hyphens, underscores and slashes do not tell vaccines apart: je_l, JE L and JE-L are one. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s\-_/·]/g, '');
const byName = new Map(VACCINES.flatMap((facts) => namesOf(facts).map((name) => [plain(name), facts] as const)));

/** Facts of a vaccine code; other spellings, full names and names used in clinic files are understood too. */
export const findVaccine = (codeOrName: string): VaccineFacts | undefined =>
  byCode.get(codeOrName) ?? byName.get(plain(codeOrName));

/** Facts of a code that is known to exist; throws for any other. */
export function getVaccine(code: string): VaccineFacts {
  const facts = byCode.get(code);
  if (facts === undefined) throw new RangeError(`unknown vaccine code: ${code}`);
  return facts;
}
