/** Where what a lesson says is from. `verified: false`: from memory (M), told with 以医疗机构告知为准 until somebody read the document. */

export interface LessonSource {
  source: string;
  clause: string;
  verified: boolean;
}

const JC_2025 = '国家基层高血压防治管理指南（2025版）';
const NBPHS = '国家基本公共卫生服务规范（第三版）';
const SUGAR_2025 = '国家基层糖尿病防治管理指南（2025）';
const WEIGHT_2024 = '体重管理指导原则（2024年版）';
const ELDER_SERVICE = `${NBPHS}老年人健康管理`;

export const LESSON_SOURCES = {
  'home-pressure': { source: `${JC_2025}、中国家庭血压监测指南`, clause: '§3.6 [S30][S34]', verified: true },
  'pressure-levels': { source: JC_2025, clause: '§3.3 [S30]', verified: true },
  'pressure-emergency': { source: `${NBPHS}高血压患者健康管理`, clause: '§3.2 [S24 2nd]、§3.6', verified: true },
  'salt-form': { source: `${NBPHS}高血压患者随访服务记录表`, clause: '§3.1 [S20] 摄盐情况', verified: true },
  'salt-amount': { source: '中国居民膳食指南（2022）', clause: '§3.2 长期高盐（M）', verified: false },
  'medicine-form': { source: `${NBPHS}随访服务记录表`, clause: '§3.1 [S20] 服药依从性、药物不良反应', verified: true },
  'medicine-ways': { source: `${NBPHS}高血压患者健康管理`, clause: '§3.2（M）', verified: false },
  'low-sugar': { source: `${NBPHS}2型糖尿病患者健康管理`, clause: '§4.2 血糖 ≤3.9 [S41 2nd]', verified: true },
  'low-sugar-ways': { source: SUGAR_2025, clause: '§4.2 低血糖（M）', verified: false },
  'sugar-targets': { source: SUGAR_2025, clause: '§4.2 [S42 2nd]', verified: true },
  'sugar-visits': { source: `${NBPHS}2型糖尿病患者健康管理`, clause: '§4.2 一年4次（M）', verified: false },
  'sugar-form': { source: `${NBPHS}2型糖尿病患者随访服务记录表`, clause: '§4.1 [S20]', verified: true },
  'sugar-yearly': { source: SUGAR_2025, clause: '§4.2 每年加查（M）', verified: false },
  'sugar-emergency': { source: `${NBPHS}2型糖尿病患者健康管理`, clause: '§4.2 危急情况 [S41 2nd]', verified: true },
  feet: { source: `${NBPHS}2型糖尿病患者随访服务记录表`, clause: '§4.1 足背动脉搏动 [S20]', verified: true },
  'feet-ways': { source: SUGAR_2025, clause: '§4.2 每年查脚（M）', verified: false },
  waist: { source: WEIGHT_2024, clause: '§6 [S50]', verified: true },
  'waist-ways': { source: '成人体重判定（WS/T 428-2013）', clause: '§6 量法（M）', verified: false },
  'weight-pace': { source: WEIGHT_2024, clause: '§6 [S50]', verified: true },
  'weight-care': { source: WEIGHT_2024, clause: '§6 DESIGN（不鼓励减得太快）', verified: false },
  walking: { source: WEIGHT_2024, clause: '§6 [S50] 每周150分钟', verified: true },
  'walking-ways': { source: '中国人群身体活动指南（2021）', clause: '§6（M）', verified: false },
  influenza: { source: '中国流感疫苗预防接种技术指南（2023–2024）', clause: 'child §疫苗表 [S14]', verified: true },
  'influenza-who': {
    source: '中国流感疫苗预防接种技术指南（2023–2024）',
    clause: 'child §疫苗表（M）',
    verified: false,
  },
  pneumonia: { source: '肺炎疫苗说明书', clause: 'child §疫苗表 PPV23（M）', verified: false },
  'fall-advice': { source: ELDER_SERVICE, clause: '§1.4 健康指导 [S13 2nd]', verified: true },
  'fall-ways': { source: '老年人防跌倒的常用做法', clause: '§1.4 防跌倒（M）', verified: false },
  'elder-checkup': { source: ELDER_SERVICE, clause: '§1.4 [S13 2nd][S10]', verified: true },
  fasting: { source: ELDER_SERVICE, clause: '§1.4 空腹（M）', verified: false },
  stroke: { source: '中风120口诀', clause: '§3.2 危急情况（M）', verified: false },
} as const satisfies Record<string, LessonSource>;
