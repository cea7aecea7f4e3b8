/**
 * Three-character groups of ICD-10 (GB/T 14396) that a county's records are full of, with their Chinese names. From memory (M): a name
 * for reading, no rule hangs on it. A finer code (I10.x00x002) belongs to its group and keeps the words of its source.
 */
const TABLE = `
  A09 感染性胃肠炎
  A15 呼吸道结核病
  A16 呼吸道结核病（未证实）
  A18 其他器官结核病
  A53 梅毒
  B01 水痘
  B02 带状疱疹
  B15 甲型肝炎
  B16 急性乙型肝炎
  B18 慢性病毒性肝炎
  B20 艾滋病
  B24 艾滋病
  C16 胃恶性肿瘤
  C18 结肠恶性肿瘤
  C22 肝恶性肿瘤
  C34 肺恶性肿瘤
  C50 乳腺恶性肿瘤
  C53 宫颈恶性肿瘤
  D50 缺铁性贫血
  E03 甲状腺功能减退
  E04 非毒性甲状腺肿
  E05 甲状腺功能亢进
  E10 1型糖尿病
  E11 2型糖尿病
  E14 糖尿病
  E66 肥胖
  E78 血脂异常
  F00 阿尔茨海默病性痴呆
  F20 精神分裂症
  F31 双相情感障碍
  F32 抑郁发作
  F41 焦虑障碍
  G20 帕金森病
  G30 阿尔茨海默病
  G40 癫痫
  G47 睡眠障碍
  H25 老年性白内障
  H26 白内障
  H40 青光眼
  H52 屈光不正
  H66 中耳炎
  I10 高血压
  I11 高血压性心脏病
  I20 心绞痛
  I21 急性心肌梗死
  I25 慢性缺血性心脏病
  I48 心房颤动
  I50 心力衰竭
  I60 蛛网膜下腔出血
  I61 脑出血
  I63 脑梗死
  I64 脑卒中
  I69 脑血管病后遗症
  I83 下肢静脉曲张
  J00 感冒
  J02 急性咽炎
  J03 急性扁桃体炎
  J06 上呼吸道感染
  J18 肺炎
  J20 急性支气管炎
  J30 过敏性鼻炎
  J40 支气管炎
  J42 慢性支气管炎
  J43 肺气肿
  J44 慢性阻塞性肺疾病
  J45 哮喘
  K02 龋齿
  K05 牙龈炎和牙周病
  K21 胃食管反流
  K25 胃溃疡
  K26 十二指肠溃疡
  K29 胃炎
  K30 功能性消化不良
  K35 急性阑尾炎
  K76 肝脏疾病
  K80 胆石病
  L20 特应性皮炎
  L30 皮炎
  L50 荨麻疹
  M10 痛风
  M17 膝关节病
  M47 脊椎病
  M51 腰椎间盘病
  M54 背痛
  M81 骨质疏松
  N18 慢性肾脏病
  N20 肾和输尿管结石
  N39 泌尿道感染
  N40 前列腺增生
  O80 顺产
  R05 咳嗽
  R50 发热
  R51 头痛
  R73 血糖升高
  S52 前臂骨折
  S72 股骨骨折
  Z00 健康检查
  Z34 正常妊娠监督
`;

const NAMES = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => [line.trim().slice(0, 3), line.trim().slice(4)] as const),
);
const SHAPE = /^[A-Z]\d{2}(?:\.?[0-9x]{1,2}.*)?$/i;

/** The name of an ICD-10 code's group, and whether the code is that group itself; undefined when it is not one of ours. */
export function findIcd10(code: string): { name: string; exact: boolean } | undefined {
  const told = code.trim().toUpperCase();
  if (!SHAPE.test(told)) return undefined;
  const name = NAMES.get(told.slice(0, 3));
  return name === undefined ? undefined : { name, exact: told.length === 3 };
}
