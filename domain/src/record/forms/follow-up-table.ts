/** Follow-up forms, 第三版, fact sheet §3.1 and §4.1 [S20]. The day and the doctor's name stand on the entry. */
import { code, codesOrNone, day, dayAhead, number, rows, section, text } from './build';
import { noneButLines, pressurePair } from './rules';
import type { CodeField, Form } from './types';

const WAY = code('way', '随访方式', '1门诊 2家庭 3电话');
const PRESSURE = [
  number('systolic', '收缩压', ['mmHg', 60, 260, 'whole']),
  number('diastolic', '舒张压', ['mmHg', 30, 160, 'whole']),
];
const WEIGHT = [
  number('weightKg', '体重', ['kg', 2, 300]),
  number('weightGoalKg', '目标体重', ['kg', 20, 300]),
  number('bmi', '体质指数', ['kg/m²', 8, 80]),
  number('bmiGoal', '目标体质指数', ['kg/m²', 10, 40]),
];
const SMOKING = [
  number('cigarettesPerDay', '日吸烟量', ['支', 0, 200, 'whole']),
  number('cigarettesGoal', '目标日吸烟量', ['支', 0, 200, 'whole']),
  number('drinkLiang', '日饮酒量', ['两', 0, 50]),
  number('drinkGoalLiang', '目标日饮酒量', ['两', 0, 50]),
  number('exercisePerWeek', '运动次数', ['次/周', 0, 50, 'whole']),
  number('exerciseMinutes', '每次运动时间', ['分钟/次', 0, 1440, 'whole']),
  number('exercisePerWeekGoal', '目标运动次数', ['次/周', 0, 50, 'whole']),
  number('exerciseMinutesGoal', '目标每次运动时间', ['分钟/次', 0, 1440, 'whole']),
];
const BEHAVIOUR = [code('mindset', '心理调整', '1良好 2一般 3差'), code('compliance', '遵医行为', '1良好 2一般 3差')];
const ADHERENCE = code('adherence', '服药依从性', '1规律 2间断 3不服药');
const REACTION = code('adverseReaction', '药物不良反应', '1无 2有(text)');
// Several classes at once count as the most severe one; the printed order is read as 4 > 3 > 2 > 1.
const CLASS: CodeField = {
  ...code('class', '此次随访分类', '1控制满意 2控制不满意 3不良反应 4并发症'),
  mostSevere: true,
};
const MEDICINES = rows('medicines', '用药情况', {
  max: 6,
  fields: [
    text('name', '药物名称', 100),
    number('timesPerDay', '每日次数', ['次/日', 0, 12]),
    text('dose', '每次用量', 60),
  ],
});
const REFERRAL = section('转诊和下次随访', [
  text('referralReason', '转诊原因'),
  text('referralTo', '转诊机构及科别'),
  dayAhead('nextOn', '下次随访日期'),
]);

export const HYPERTENSION: Form = {
  name: 'follow-up-hypertension-3',
  title: '高血压患者随访服务记录表',
  source: '国家基本公共卫生服务规范（第三版） 高血压患者随访服务记录表及填表说明',
  sections: [
    section('随访', [
      WAY,
      codesOrNone(
        'symptoms',
        '症状',
        '1无症状 2头痛头晕 3恶心呕吐 4眼花耳鸣 5呼吸困难 6心悸胸闷 7鼻衄出血不止 8四肢发麻 9下肢水肿',
      ),
      text('symptomsOther', '其他症状'),
    ]),
    section('体征', [
      ...PRESSURE,
      ...WEIGHT,
      number('heartRate', '心率', ['次/分', 20, 250, 'whole']),
      text('signsOther', '其他体征'),
    ]),
    section('生活方式指导', [
      ...SMOKING,
      code('salt', '摄盐情况', '1轻 2中 3重'),
      code('saltGoal', '目标摄盐情况', '1轻 2中 3重'),
      ...BEHAVIOUR,
    ]),
    section('检查、用药和分类', [text('tests', '辅助检查', 500), ADHERENCE, REACTION, CLASS, MEDICINES]),
    REFERRAL,
  ],
  rules: [pressurePair('', '血压'), noneButLines('symptoms', 'symptomsOther', '症状')],
};

export const DIABETES: Form = {
  name: 'follow-up-diabetes-3',
  title: '2型糖尿病患者随访服务记录表',
  // The codes of 足背动脉搏动 are not verified.
  source: '国家基本公共卫生服务规范（第三版） 2型糖尿病患者随访服务记录表及填表说明',
  sections: [
    section('随访', [
      WAY,
      codesOrNone('symptoms', '症状', '1无症状 2多饮 3多食 4多尿 5视力模糊 6感染 7手脚麻木 8下肢浮肿 9体重明显下降'),
      text('symptomsOther', '其他症状'),
    ]),
    section('体征', [
      ...PRESSURE,
      ...WEIGHT,
      code('footPulse', '足背动脉搏动', '1触及正常 2减弱(text?) 3消失(text?)'),
      text('signsOther', '其他体征'),
    ]),
    section('生活方式指导', [
      ...SMOKING,
      number('stapleGrams', '主食', ['克/天', 0, 3000]),
      number('stapleGoalGrams', '目标主食', ['克/天', 0, 3000]),
      ...BEHAVIOUR,
    ]),
    section('辅助检查', [
      number('fastingGlucose', '空腹血糖', ['mmol/L', 0.5, 60]),
      number('hba1c', '糖化血红蛋白', ['%', 2, 20]),
      day('hba1cOn', '糖化血红蛋白检查日期'),
      text('tests', '其他检查', 500),
    ]),
    section('用药和分类', [
      ADHERENCE,
      REACTION,
      code('hypoglycaemia', '低血糖反应', '1无 2偶尔 3频繁'),
      CLASS,
      MEDICINES,
      rows('insulin', '胰岛素', { max: 2, fields: [text('kind', '种类', 100), text('use', '用法和用量', 100)] }),
    ]),
    REFERRAL,
  ],
  rules: [pressurePair('', '血压'), noneButLines('symptoms', 'symptomsOther', '症状')],
};
