/**
 * 健康体检表, 第三版 §1.3 of the fact sheet, codes verbatim [S20][S21]. For people of 65 and older and for those managed with hypertension, type-2
 * diabetes or a severe mental disorder. The day and the responsible doctor stand on the entry. Bounds keep out slips of the pen, they are
 * no reference ranges.
 */
import { code, codes, codesOrNone, day, hidden, number, rows, section, strip, text } from './build';
import { inOrder, noneButLines, partOf, pressurePair } from './rules';
import type { Form } from './types';

const FINE = '1正常 2异常(text?)';
const FOUND = '1无 2有(text)';
const DUST = '1无 2有(text?)';
const GYNAECOLOGY = '1未见异常 2异常(text?)';

const SYMPTOMS = section('症状', [
  codesOrNone(
    'symptoms',
    '症状',
    '1无症状 2头痛 3头晕 4心悸 5胸闷 6胸痛 7慢性咳嗽 8咳痰 9呼吸困难 10多饮 11多尿 12体重下降 13乏力 14关节肿痛 15视力模糊 16手脚麻木 17尿急 18尿痛 19便秘 20腹泻 21恶心呕吐 22眼花 23耳鸣 24乳房胀痛 25其他(text)',
  ),
]);

const GENERAL = section('一般状况', [
  number('temperature', '体温', ['℃', 34, 43]),
  number('pulse', '脉率', ['次/分', 20, 250, 'whole']),
  number('respiration', '呼吸频率', ['次/分', 5, 80, 'whole']),
  number('leftSystolic', '左侧收缩压', ['mmHg', 60, 260, 'whole']),
  number('leftDiastolic', '左侧舒张压', ['mmHg', 30, 160, 'whole']),
  number('rightSystolic', '右侧收缩压', ['mmHg', 60, 260, 'whole']),
  number('rightDiastolic', '右侧舒张压', ['mmHg', 30, 160, 'whole']),
  number('heightCm', '身高', ['cm', 40, 230]),
  number('weightKg', '体重', ['kg', 2, 300]),
  number('waistCm', '腰围', ['cm', 30, 200]),
  number('bmi', '体质指数', ['kg/m²', 8, 80]),
  code('elderHealth', '老年人健康状态自我评估', '1满意 2基本满意 3说不清楚 4不太满意 5不满意'),
  code('elderSelfCare', '老年人生活自理能力自我评估', '1可自理 2轻度依赖 3中度依赖 4不能自理'),
  code('elderCognition', '老年人认知功能', '1粗筛阴性 2粗筛阳性'),
  number('cognitionScore', '简易智力状态检查总分', ['分', 0, 30, 'whole']),
  hidden('mental-health', code('elderMood', '老年人情感状态', '1粗筛阴性 2粗筛阳性')),
  hidden('mental-health', number('moodScore', '老年人抑郁评分检查总分', ['分', 0, 30, 'whole'])),
]);

const HABITS = section('生活方式', [
  code('exerciseFrequency', '体育锻炼频率', '1每天 2每周一次以上 3偶尔 4不锻炼'),
  number('exerciseMinutes', '每次锻炼时间', ['分钟', 0, 1440, 'whole']),
  number('exerciseYears', '坚持锻炼时间', ['年', 0, 120]),
  text('exerciseKind', '锻炼方式', 100),
  codes('diet', '饮食习惯', '1荤素均衡 2荤食为主 3素食为主 4嗜盐 5嗜油 6嗜糖'),
  code('smoking', '吸烟状况', '1从不吸烟 2已戒烟 3吸烟'),
  number('cigarettesPerDay', '日吸烟量', ['支', 0, 200, 'whole']),
  number('smokingFromAge', '开始吸烟年龄', ['岁', 1, 120, 'whole']),
  number('smokingToAge', '戒烟年龄', ['岁', 1, 120, 'whole']),
  code('drinking', '饮酒频率', '1从不 2偶尔 3经常 4每天'),
  number('drinkLiang', '日饮酒量', ['两', 0, 50]),
  code('drinkingStopped', '是否戒酒', '1未戒酒 2已戒酒'),
  number('drinkingToAge', '戒酒年龄', ['岁', 1, 120, 'whole']),
  number('drinkingFromAge', '开始饮酒年龄', ['岁', 1, 120, 'whole']),
  code('drunkThisYear', '近一年内是否曾醉酒', '1是 2否'),
  codes('drinks', '饮酒种类', '1白酒 2啤酒 3红酒 4黄酒 5其他(text?)'),
  code('occupationalExposure', '职业病危害因素接触史', '1无 2有'),
  text('exposureTrade', '接触工种', 60),
  number('exposureYears', '从业时间', ['年', 0, 100]),
  text('dust', '粉尘', 60),
  code('dustProtection', '粉尘防护措施', DUST),
  text('radioactive', '放射物质', 60),
  code('radioactiveProtection', '放射物质防护措施', DUST),
  text('physical', '物理因素', 60),
  code('physicalProtection', '物理因素防护措施', DUST),
  text('chemical', '化学物质', 60),
  code('chemicalProtection', '化学物质防护措施', DUST),
  text('otherHazard', '其他毒物', 60),
  code('otherHazardProtection', '其他毒物防护措施', DUST),
]);

const ORGANS = section('脏器功能', [
  code('lips', '口唇', '1红润 2苍白 3发绀 4皲裂 5疱疹'),
  codesOrNone('teeth', '齿列', '1正常 2缺齿(text?) 3龋齿(text?) 4义齿(假牙)(text?)'),
  code('throat', '咽部', '1无充血 2充血 3淋巴滤泡增生'),
  number('visionLeft', '左眼视力', ['', 0, 5.3]),
  number('visionRight', '右眼视力', ['', 0, 5.3]),
  number('correctedLeft', '左眼矫正视力', ['', 0, 5.3]),
  number('correctedRight', '右眼矫正视力', ['', 0, 5.3]),
  code('hearing', '听力', '1听见 2听不清或无法听见'),
  code('movement', '运动功能', '1可顺利完成 2无法独立完成任何一个动作'),
]);

const EXAMINATION = section('查体', [
  code('fundus', '眼底', FINE),
  code('skin', '皮肤', '1正常 2潮红 3苍白 4发绀 5黄染 6色素沉着 7其他(text?)'),
  code('sclera', '巩膜', '1正常 2黄染 3充血 4其他(text?)'),
  code('lymphNodes', '淋巴结', '1未触及 2锁骨上 3腋窝 4其他(text?)'),
  code('barrelChest', '桶状胸', '1否 2是'),
  code('breathSounds', '呼吸音', FINE),
  code('rales', '罗音', '1无 2干罗音 3湿罗音 4其他(text?)'),
  number('heartRate', '心率', ['次/分', 20, 250, 'whole']),
  code('heartRhythm', '心律', '1齐 2不齐 3绝对不齐'),
  code('heartMurmur', '杂音', '1无 2有(text?)'),
  code('abdomenTenderness', '腹部压痛', FOUND),
  code('abdomenMass', '腹部包块', FOUND),
  code('liver', '肝大', FOUND),
  code('spleen', '脾大', FOUND),
  code('shiftingDullness', '移动性浊音', FOUND),
  code('legOedema', '下肢水肿', '1无 2单侧 3双侧不对称 4双侧对称'),
  code('footPulse', '足背动脉搏动', '1未触及 2触及双侧对称 3触及左侧弱或消失 4触及右侧弱或消失'),
  code('rectal', '肛门指诊', '1未及异常 2触痛 3包块 4前列腺异常 5其他(text?)'),
  codesOrNone('breast', '乳腺', '1未见异常 2乳房切除 3异常泌乳 4乳腺包块 5其他(text?)'),
  hidden('reproduction', code('vulva', '外阴', GYNAECOLOGY)),
  hidden('reproduction', code('vagina', '阴道', GYNAECOLOGY)),
  hidden('reproduction', code('cervix', '宫颈', GYNAECOLOGY)),
  hidden('reproduction', code('uterus', '宫体', GYNAECOLOGY)),
  hidden('reproduction', code('adnexa', '附件', GYNAECOLOGY)),
  text('examinationOther', '查体其他', 500),
]);

const TESTS = section('辅助检查', [
  number('haemoglobin', '血红蛋白', ['g/L', 20, 280]),
  number('whiteCells', '白细胞', ['×10⁹/L', 0.1, 500]),
  number('platelets', '血小板', ['×10⁹/L', 1, 3000]),
  text('bloodOther', '血常规其他'),
  strip('urineProtein', '尿蛋白'),
  strip('urineGlucose', '尿糖'),
  strip('urineKetones', '尿酮体'),
  strip('urineBlood', '尿潜血'),
  text('urineOther', '尿常规其他'),
  number('fastingGlucose', '空腹血糖', ['mmol/L', 0.5, 60]),
  number('fastingGlucoseMgDl', '空腹血糖（mg/dL）', ['mg/dL', 9, 1080]),
  code('ecg', '心电图', '1正常 2异常(text)'),
  number('microalbumin', '尿微量白蛋白', ['mg/dL', 0, 2000]),
  code('stoolBlood', '大便潜血', '1阴性 2阳性'),
  number('hba1c', '糖化血红蛋白', ['%', 2, 20]),
  code('hbsag', '乙型肝炎表面抗原', '1阴性 2阳性'),
  number('alt', '血清谷丙转氨酶', ['U/L', 0, 10_000]),
  number('ast', '血清谷草转氨酶', ['U/L', 0, 10_000]),
  number('albumin', '白蛋白', ['g/L', 5, 80]),
  number('totalBilirubin', '总胆红素', ['μmol/L', 0, 1000]),
  number('directBilirubin', '结合胆红素', ['μmol/L', 0, 800]),
  number('creatinine', '血清肌酐', ['μmol/L', 5, 3000]),
  number('urea', '血尿素', ['mmol/L', 0.1, 100]),
  number('potassium', '血钾浓度', ['mmol/L', 1, 10]),
  number('sodium', '血钠浓度', ['mmol/L', 90, 200]),
  number('totalCholesterol', '总胆固醇', ['mmol/L', 0.5, 30]),
  number('triglycerides', '甘油三酯', ['mmol/L', 0.1, 60]),
  number('ldl', '血清低密度脂蛋白胆固醇', ['mmol/L', 0.1, 25]),
  number('hdl', '血清高密度脂蛋白胆固醇', ['mmol/L', 0.1, 10]),
  code('chestXray', '胸部X线片', FINE),
  // Free for people of 65 and older since 2025, as HbA1c is (2025 notice, [S10]); a film of an earlier year stands above.
  code('chestDr', '胸部DR正位片', '1正常 2异常(text?)'),
  code('abdominalUltrasound', '腹部B超', FINE),
  code('otherUltrasound', '其他B超', FINE),
  hidden('reproduction', code('cervicalSmear', '宫颈涂片', FINE)),
  text('testsOther', '辅助检查其他', 500),
]);

const PROBLEMS = section('现存主要健康问题', [
  codesOrNone(
    'cerebrovascular',
    '脑血管疾病',
    '1未发现 2缺血性卒中 3脑出血 4蛛网膜下腔出血 5短暂性脑缺血发作 6其他(text?)',
  ),
  codesOrNone('kidney', '肾脏疾病', '1未发现 2糖尿病肾病 3肾功能衰竭 4急性肾炎 5慢性肾炎 6其他(text?)'),
  codesOrNone(
    'heart',
    '心脏疾病',
    '1未发现 2心肌梗死 3心绞痛 4冠状动脉血运重建 5充血性心力衰竭 6心前区疼痛 7其他(text?)',
  ),
  codesOrNone('vessels', '血管疾病', '1未发现 2夹层动脉瘤 3动脉闭塞性疾病 4其他(text?)'),
  codesOrNone('eyes', '眼部疾病', '1未发现 2视网膜出血或渗出 3视乳头水肿 4白内障 5其他(text?)'),
  code('nervousSystem', '神经系统疾病', '1未发现 2有(text)'),
  code('otherSystems', '其他系统疾病', '1未发现 2有(text)'),
]);

const PAST_YEAR = section('住院、用药和接种', [
  rows('hospitalStays', '住院史', {
    max: 2,
    fields: [
      day('from', '入院日期'),
      day('to', '出院日期'),
      text('reason', '原因'),
      text('institution', '医疗机构名称'),
      text('recordNo', '病案号', 40),
    ],
  }),
  rows('homeBeds', '家庭病床史', {
    max: 2,
    fields: [
      day('from', '建床日期'),
      day('to', '撤床日期'),
      text('reason', '原因'),
      text('institution', '医疗机构名称'),
      text('recordNo', '病案号', 40),
    ],
  }),
  rows('medicines', '主要用药情况', {
    max: 6,
    fields: [
      text('name', '药物名称', 100),
      text('use', '用法', 60),
      text('dose', '用量', 60),
      text('since', '用药时间', 40),
      code('adherence', '服药依从性', '1规律 2间断 3不服药'),
    ],
  }),
  rows('otherVaccinations', '非免疫规划预防接种史', {
    max: 3,
    fields: [text('name', '名称', 100), day('on', '接种日期'), text('institution', '接种机构')],
  }),
]);

const JUDGEMENT = section('健康评价和指导', [
  code('evaluation', '健康评价', '1体检无异常 2有异常'),
  text('abnormal1', '异常1'),
  text('abnormal2', '异常2'),
  text('abnormal3', '异常3'),
  text('abnormal4', '异常4'),
  codes('guidance', '健康指导', '1纳入慢性病患者健康管理 2建议复查 3建议转诊'),
  codes('riskControl', '危险因素控制', '1戒烟 2健康饮酒 3饮食 4锻炼 5减体重 6建议接种疫苗(text) 7其他(text)'),
  number('weightGoalKg', '减体重目标', ['kg', 30, 200]),
]);

export const CHECKUP: Form = {
  name: 'checkup-3',
  title: '健康体检表',
  source: '国家基本公共卫生服务规范（第三版） 健康体检表及填表说明',
  sections: [SYMPTOMS, GENERAL, HABITS, ORGANS, EXAMINATION, TESTS, PROBLEMS, PAST_YEAR, JUDGEMENT],
  rules: [
    pressurePair('left', '左侧血压'),
    pressurePair('right', '右侧血压'),
    noneButLines('evaluation', 'abnormal1', '健康评价'),
    noneButLines('evaluation', 'abnormal2', '健康评价'),
    noneButLines('evaluation', 'abnormal3', '健康评价'),
    noneButLines('evaluation', 'abnormal4', '健康评价'),
    inOrder('hospitalStays', { from: 'from', to: 'to', label: '住院史' }),
    inOrder('homeBeds', { from: 'from', to: 'to', label: '家庭病床史' }),
    partOf('directBilirubin', 'totalBilirubin', '结合胆红素'),
  ],
};
