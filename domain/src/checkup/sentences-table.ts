/**
 * Every sentence a report can say, with its source. Plain words of primary school, each sentence 22 characters at most, common characters
 * only, no bare abbreviation (`sentences.test.ts`). A sentence says what may be, never what somebody has: the doctor does that.
 * Ids: `item.state`, `item.state.do` (what to do), `@diabetes` and the like (in this context). `{by}` is a day, 11月28日.
 */

import { type Sentence, sentenceRows } from '../shared/sentence';

const SOURCES = {
  page: '页面说明（ux.md §6）',
  form: '健康体检表及填表说明（第三版） [S20][S21]',
  sugar: '国家基层糖尿病防治管理指南（2025） [S43]；事实表 §1.7、§4.2',
  pressure: '国家基层高血压防治管理指南2025版 [S30]；事实表 §3',
  lipid: '中国血脂管理指南（2023年）；事实表 §1.7（M）',
  kidney: 'WS/T 404.3、404.5；事实表 §1.7（M）',
  liver: 'WS/T 404.1、404.2、404.4；事实表 §1.7（M）',
  blood: 'WS/T 405-2012；事实表 §1.7（M）',
  weight: '体重管理指导原则（2024年版） [S50]；事实表 §6',
  elder: '国家基本公共卫生服务规范（第三版） 老年人健康管理；事实表 §1.4、§1.5、§2',
  critical: '健康体检重要异常结果 A类 [S44 2nd]；县里定的告急值',
} as const;
type SourceKey = keyof typeof SOURCES;

const TABLE: readonly (readonly [SourceKey, string])[] = [
  [
    'page',
    `
word.fine | 正常
word.low | 偏低
word.high | 偏高
word.very-low | 太低
word.very-high | 太高
word.watch | 留意
word.attention | 要留意
word.recheck | 要复查
word.urgent | 马上找医生
word.unjudged | 没有参考范围
word.missing | 没查
word.noted | 记下了
word.told | 您说过的
word.habit | 可以改
word.known | 已有的病
headline.urgent | 有 {count} 项很要紧，马上找医生
headline.notable | {count} 项要留意，{fine} 项正常
headline.only-notable | {count} 项要留意
headline.fine | {fine} 项都正常
headline.fine-some-open | {fine} 项正常，{open} 项没有参考范围
headline.only-open | {open} 项有结果，没有参考范围
headline.nothing | 这次还没有结果
one.urgent | {label}很要紧，马上打电话给医生。
one.recheck | 最要紧的是{label}，要再查一次。
one.attention | 最要紧的是{label}，要问问医生。
one.watch | 留意{label}，下次再看。
by.on | {by}以前办好。
by.today | 今天就办。
by.late | 原来要{by}前办，现在尽快办。
spoken.count | 下面说要留意的。
spoken.item | {label}，{number}，{word}。
spoken.rest | 其他 {fine} 项正常。
spoken.missing | 有 {missing} 项没查。
doctor.fine | 医生写的是：没有异常。
doctor.abnormal | 医生写的是：有异常。
doctor.line | 医生写的：{text}
doctor.managed | 医生建议参加慢病管理。
doctor.recheck | 医生建议复查。
doctor.referral | 医生建议转到上级医院看。
doctor.smoking | 医生建议您戒烟。
doctor.drinking | 医生建议少喝酒。
doctor.diet | 医生建议注意吃饭。
doctor.exercise | 医生建议多活动。
doctor.weight | 医生建议减体重。
doctor.weight-goal | 医生建议体重减到 {goal} 公斤。
doctor.vaccine | 医生建议打疫苗：{text}
doctor.other | 医生还建议：{text}
doctor.differs | 有几项和范围不一样，请问医生。
note.line | 写的是：{text}
note.lab-differs | 化验单上写的是 {other}，请核对。
note.converted | 原来写的是 {original}，已换算。
note.unit | 这个单位换不了，照原样写。
note.two-boxes | 另一格写 {original}，两个对不上。
note.no-range | 国家没有给这一项定范围。
note.no-range-at-age | 这个年龄，国家没有定参考范围。
note.child | 这里的范围只给大人用。
note.sex-unknown | 没登记男女，两种范围都看过。
note.method-unknown | 不知道用哪种方法查，请看化验单。
note.flag-only | 数在范围里，化验单却标了记号。
note.flag-normal | 化验单没有标记号，请问医生。
note.lab-normal | 化验单标的是正常。
note.strip-amount | 写的是数量，请看化验单。
note.one-number | 只写了一个数，少一个。
note.pressure-swapped | 高压低压可能写反了，请核对。
note.other-arm | 另一只胳膊量的是 {other}。
note.arm-gap | 左右手高压差 {gap}，请医生看。
note.personal-target | 医生和您定的目标是 {target} 以下。
note.target | 目标是 {target} 以下，以医生说的为准。
note.no-mass-index | 身高和体重要一起量，才好算。
note.mass-differs | 表上写的是 {other}，按身高体重重算了。
note.with-glasses | 这是戴眼镜查的。
note.diabetes-target | 有糖尿病，按控制目标来看。
note.hba1c-relaxed | 年纪大的，医生可以放宽目标。
note.glucose-edge | 可以问问医生，要不要再查糖化。
note.near-limit | 很靠近界线，下次再看。
note.critical | 先打电话，最后以医生说的为准。
note.from-questionnaire | 这是 {on} 问卷的结果。
any.fine | 这一项正常。
any.unjudged | 这个数没有范围可以比，请问医生。
any.noted | 医生记下的，照原样写。
any.told | 这是您体检时说的。
any.told.do | 还不舒服，就告诉医生。
any.known | 这是医生记着的病，不是新查的。
any.habit | 这是您平时的习惯。
any.low | 比参考范围低一些。
any.high | 比参考范围高一些。
any.very-low | 比参考范围低很多。
any.very-high | 比参考范围高很多。
any.flagged | 化验单上标了记号。
any.off | 和平常的结果不一样。
any.contradicts | 表上两个数对不上，不能判断。
any.contradicts.do | {by}前去卫生院核对。
any.off.do | {by}前带着报告问问医生。
any.recheck.do | {by}前再查一次。
any.watch.do | 下次看医生时问一问。
any.trace | 有一点点，不一定是病。
any.trace.do | {by}前再查一次小便。
any.positive | 小便里查出来了，平时没有。
any.positive.do | {by}前再查一次小便。
task.recheck | 再查一次{label}
task.referral | 去上级医院看{label}
task.enrol-hypertension | 参加高血压管理
task.enrol-diabetes | 参加糖尿病管理
task.lifestyle | 改一改生活习惯
task.call-now | 马上联系：{label}
`,
  ],
  [
    'critical',
    `
any.urgent | 这个数很要紧，不能等。
any.urgent.do | 现在就打电话给医生。人难受就打 120。
any.urgent-low | 这个数太低了，不能等。
any.urgent-low.do | 现在就打电话给医生。人难受就打 120。
any.urgent-high | 这个数太高了，不能等。
any.urgent-high.do | 现在就打电话给医生。人难受就打 120。
fastingGlucose.urgent-low | 血里的糖太低，人会出冷汗、心慌。
fastingGlucose.urgent-low.do | 吃糖，打电话给医生。叫不醒打 120。
fastingGlucose.urgent-high | 血里的糖太高，不能等。
fastingGlucose.urgent-high.do | 现在就打电话给医生。想吐、没力气打 120。
pressure.urgent-high | 血压太高，容易伤心脏和脑子。
pressure.urgent-high.do | 歇 5 分钟再量，今天就找医生。头痛、胸痛打 120。
pressure.urgent-symptoms | 血压太高，您还说过不舒服。
pressure.urgent-symptoms.do | 现在还不舒服，马上打 120。
haemoglobin.urgent-low | 血太少，人会没力气、头晕。
platelets.urgent-low | 血不容易止住，别碰伤。
potassium.urgent-low | 血里的钾太低，心跳容易乱。
potassium.urgent-high | 血里的钾太高，心跳容易乱。
creatinine.urgent-high | 肾排不出脏东西，不能等。
ecg.urgent | 心跳的图很要紧，不能等。
ecg.urgent.do | 现在就打电话给医生。胸口痛打 120。
chest.urgent | 胸部的片子很要紧，不能等。
chest.urgent.do | 现在就打电话给医生。喘不上气打 120。
abdominalUltrasound.urgent | 肚子的图很要紧，不能等。
abdominalUltrasound.urgent.do | 现在就打电话给医生。肚子很痛打 120。
`,
  ],
  [
    'sugar',
    `
label.fastingGlucose | 早上的血糖
fastingGlucose.low | 没吃饭时，血里的糖偏少。
fastingGlucose.low.do | {by}前问问医生。心慌、出汗就吃糖。
fastingGlucose.high | 没吃饭时，血里的糖比平常多一点。
fastingGlucose.high.do | 少吃甜的，饭后走走。{by}前再查一次。
fastingGlucose.high@again | 没吃饭时血里的糖偏多，去年也多。
fastingGlucose.very-high | 没吃饭时，血里的糖偏多。可能是糖尿病，要再查才知道。
fastingGlucose.very-high.do | {by}前，空着肚子再查一次。这几天少吃甜的，饭后走走。
fastingGlucose.very-high@medicine | 没吃饭时，血里的糖偏多。要再查才知道。
fastingGlucose.contradicts | 表上两个血糖数对不上，不能判断。
fastingGlucose.contradicts.do | {by}前空着肚子再查一次。
fastingGlucose.hypo | 血里的糖太低。您有糖尿病，要当心。
fastingGlucose.hypo.do | 心慌就吃糖，过 15 分钟再量。今天打电话给医生。
fastingGlucose.below-target | 比医生定的目标低一点。
fastingGlucose.below-target.do | 药不要自己加。心慌出汗就吃糖。
fastingGlucose.on-target | 在糖尿病的控制目标里。
fastingGlucose.above-target | 您有糖尿病，这次糖没控制好。
fastingGlucose.above-target.do | {by}前找医生看看药。药不要自己停。
fastingGlucose.far-above-target | 您有糖尿病，这次糖高得多。
fastingGlucose.far-above-target.do | {by}前找医生再查。口干、想吐马上去。
fastingGlucose.urgent-high@diabetes | 您有糖尿病，这次糖太高，不能等。
label.hba1c | 三个月的血糖
hba1c.low | 这三个月血糖平均偏低一点。
hba1c.high | 这三个月血糖平均偏高一点。
hba1c.high.do | 少吃甜的，多走走。{by}前问问医生。
hba1c.very-high | 这三个月血糖平均偏高。可能是糖尿病，要再查才知道。
hba1c.very-high.do | {by}前去医院再查一次血糖。
hba1c.on-target | 在糖尿病的控制目标里。
hba1c.above-target | 您有糖尿病，这三个月没控制好。
hba1c.above-target.do | {by}前找医生看看药和吃饭。
`,
  ],
  [
    'pressure',
    `
label.pressure | 血压
pressure.low | 血压偏低，站起来容易头晕。
pressure.low.do | 起身慢一点。头晕就问问医生。
pressure.low@medicine | 血压偏低。您在吃降压药。
pressure.low.do@medicine | 起身慢一点。{by}前问医生药要不要改。
pressure.high-normal | 血压还算正常，快到线了。
pressure.high-normal.do | 少吃盐。{by}前再量一次血压。
pressure.new-high | 这次血压高。一次高不一定是病。
pressure.new-high.do | {by}前再量两次，分两天。坐着歇好再量。
pressure.new-high@again | 这次血压高，去年也高。
pressure.near-target | 达到目标了，再低一点更好。
pressure.near-target.do | 少吃盐，药照医生说的吃。
pressure.on-target | 血压在目标里。
pressure.above-target | 您有高血压，这次没到目标。
pressure.above-target.do | 药照医生说的吃。每天量一次，记下来。{by}前找医生看看。
pressure.above-agreed | 血压比医生和您定的目标高。
pressure.above-agreed.do | 每天量一次，记下来。{by}前找医生看看。
pressure.arm-gap | 左右手的高压差得多。
pressure.arm-gap.do | {by}前请医生看看血管。
label.ldl | 坏胆固醇
ldl.low | 坏胆固醇偏低，一般不要紧。
label.heartRate | 心跳
heartRate.low | 心跳比平常慢一些。
heartRate.low.do | 头晕、没力气就去看医生。
heartRate.high | 心跳比平常快一些。
heartRate.high.do | 歇好了再数一次。{by}前问问医生。
label.pulse | 脉搏
pulse.low | 脉搏比平常慢一些。
pulse.low.do | 头晕、没力气就去看医生。
pulse.high | 脉搏比平常快一些。
pulse.high.do | 歇好了再数一次。{by}前问问医生。
label.ecg | 心电图
ecg.off | 心跳的图和平常不一样，不一定是病。
ecg.off.do | {by}前带着图给医生看。胸口痛打 120。
label.heartRhythm | 心跳齐不齐
heartRhythm.off | 听起来心跳不齐，不一定是病。
heartRhythm.off.do | {by}前问问医生。要不要做心电图，听医生的。
label.heartMurmur | 心里的杂音
heartMurmur.off | 听心脏时有杂音，不一定是病。
label.legOedema | 腿肿
legOedema.off | 腿有些肿，原因要医生找。
legOedema.off.do | {by}前给医生看看。一条腿突然肿，马上去。
label.footPulse | 脚上的脉
footPulse.off | 脚上的脉摸着弱，血流可能不好。
footPulse.off.do | {by}前给医生看看脚，别烫脚。
footPulse.off.do@diabetes | 每天看看脚有没有破。{by}前给医生看。
`,
  ],
  [
    'lipid',
    `
ldl.high | 它太多，血管容易堵。
ldl.high.do | 少吃肥肉、油炸的。{by}前再查一次。
ldl.high.do@medicine | 药照医生说的吃。{by}前再查一次。
ldl.high@diabetes | 它偏多。有糖尿病，更要管好它。
ldl.very-high | 它太多了，血管容易堵。
ldl.very-high.do | {by}前问医生要不要吃药。少吃肥肉。
label.triglycerides | 血里的油脂
triglycerides.low | 血里的油脂偏少，一般不要紧。
triglycerides.high | 血里的油脂多了一点。
triglycerides.high.do | 少喝酒，少吃油的和甜的。{by}前再查。
triglycerides.very-high | 血里的油脂多了不少。
triglycerides.very-high.do | 别喝酒，少吃油。{by}前问问医生。
label.totalCholesterol | 胆固醇总数
totalCholesterol.low | 胆固醇总数偏低，一般不要紧。
totalCholesterol.high | 好的坏的加起来，多了一点。
totalCholesterol.high.do | 少吃肥肉、油炸的。{by}前再查一次。
totalCholesterol.very-high | 好的坏的加起来，多了不少。
totalCholesterol.very-high.do | {by}前问医生。少吃肥肉、油炸的。
label.hdl | 好胆固醇
hdl.low | 它能护血管，现在少了一点。
hdl.low.do | 多走动，不抽烟。{by}前再查一次。
hdl.high | 好胆固醇偏多，一般不要紧。
`,
  ],
  [
    'kidney',
    `
label.creatinine | 肾的指标
creatinine.low | 肾的指标偏低，一般不要紧。
creatinine.high | 肾排脏东西可能慢了一些。
creatinine.high.do | {by}前问问医生。止痛药别自己吃。
creatinine.high@diabetes | 肾可能累了。有糖尿病，要早看。
creatinine.high@hypertension | 肾可能累了。血压高，要早看。
label.urea | 血里的尿素
urea.low | 血里的尿素偏低，一般不要紧。
urea.high | 血里的尿素偏高，可能喝水少。
urea.high.do | 多喝水。{by}前问问医生。
label.potassium | 血里的钾
potassium.low | 血里的钾偏少，人容易没力气。
potassium.low.do | {by}前问问医生。带上您吃的药。
potassium.high | 血里的钾偏多，心跳容易乱。
potassium.high.do | {by}前问问医生。带上您吃的药。
label.sodium | 血里的钠
sodium.low | 血里的钠偏少。
sodium.low.do | {by}前问问医生。带上您吃的药。
sodium.high | 血里的钠偏多，可能喝水少。
sodium.high.do | 多喝水。{by}前问问医生。
label.microalbumin | 小便里的微量蛋白
microalbumin.high | 小便里的蛋白多了，肾要留意。
label.urineProtein | 小便里的蛋白
urineProtein.positive | 小便里有蛋白，肾要查一查。
label.urineGlucose | 小便里的糖
urineGlucose.positive | 小便里有糖，要看看血糖。
urineGlucose.positive@diabetes | 小便里有糖。您有糖尿病，会这样。
urineGlucose.positive.do@diabetes | 下次看医生时，给医生看。
label.urineKetones | 小便里的酮体
urineKetones.positive | 没吃东西也会这样，要再查。
urineKetones.positive@diabetes | 您有糖尿病，这个要早看。
urineKetones.positive.do@diabetes | {by}前再查。想吐、肚子痛马上去医院。
label.urineBlood | 小便里的血
urineBlood.positive | 小便里可能有血，眼睛看不见。
`,
  ],
  [
    'blood',
    `
label.haemoglobin | 血红蛋白
haemoglobin.low | 血可能少了，容易累、头晕。
haemoglobin.low.do | {by}前问医生，找找原因。
haemoglobin.high | 血偏浓，可能喝水少。
haemoglobin.high.do | 多喝水，不抽烟。{by}前问问医生。
label.platelets | 血小板
platelets.low | 血小板偏少，容易出血。
platelets.low.do | {by}前问问医生。身上有青块就早去。
platelets.high | 血小板偏多，血容易结块。
label.whiteCells | 白细胞
whiteCells.low | 白细胞偏少，容易生病。
whiteCells.low.do | {by}前再问医生，发烧就早去。
whiteCells.high | 白细胞偏多，身上可能有发炎。
whiteCells.high.do | {by}前问问医生，发烧就早去。
label.bloodOther | 血常规其他
`,
  ],
  [
    'liver',
    `
label.alt | 肝的指标一
alt.low | 肝的指标偏低，一般不要紧。
alt.high | 肝可能累了，药和酒都会这样。
alt.high.do | 别喝酒。{by}前问医生，带上您吃的药。
label.ast | 肝的指标二
ast.low | 肝的指标偏低，一般不要紧。
ast.high | 肝可能累了，药和酒都会这样。
ast.high.do | 别喝酒。{by}前问医生，带上您吃的药。
label.albumin | 血里的白蛋白
albumin.low | 身体的蛋白偏少，可能吃得不够。
albumin.low.do | 多吃蛋、鱼、豆。{by}前问问医生。
albumin.high | 白蛋白偏高，可能喝水少。
label.totalBilirubin | 总胆红素
totalBilirubin.high | 胆红素偏高，肝胆要看一看。
totalBilirubin.high.do | {by}前问问医生。眼睛发黄就早去。
label.directBilirubin | 结合胆红素
directBilirubin.high | 胆红素偏高，肝胆要看一看。
label.hbsag | 乙肝检查
hbsag.off | 查出来和平常不一样，要医生看。
hbsag.off.do | {by}前去医院问医生。和家人吃饭不怕。
label.abdominalUltrasound | 肚子的超声
abdominalUltrasound.off | 肚子的图和平常不一样，不一定是病。
abdominalUltrasound.off.do | {by}前带着单子给医生看。
label.otherUltrasound | 其他超声
otherUltrasound.off | 图和平常不一样，不一定是病。
label.liver | 摸肝
liver.off | 摸着肝比平常大一些，要查一查。
label.spleen | 摸脾
spleen.off | 摸着脾比平常大一些，要查一查。
label.shiftingDullness | 肚子里的水
shiftingDullness.off | 肚子里可能有水，要查一查。
`,
  ],
  [
    'weight',
    `
label.bmi | 体重和身高的比
bmi.low | 人偏瘦，年纪大了瘦也不好。
bmi.low.do | 吃好三餐，多吃蛋鱼豆。{by}前再称。
bmi.very-low | 人太瘦了，容易没力气、生病。
bmi.very-low.do | {by}前问医生，找找瘦的原因。
bmi.high | 体重多了一点。
bmi.high.do | 少吃油和甜的，多走走。{by}前再称。
bmi.very-high | 体重多了不少，血压血糖会受累。
bmi.very-high.do | {by}前问医生怎么减。别饿肚子。
label.waistCm | 腰围
waistCm.high | 肚子上的肉多，血压血糖会受累。
waistCm.high.do | 少吃油和甜的，多走走。{by}前再量。
`,
  ],
  [
    'elder',
    `
label.chest | 胸部拍片
chest.off | 胸部的片子和平常不一样，不一定是病。
chest.off.do | {by}前带着片子给医生看。
label.respiration | 呼吸
label.breathSounds | 听肺
breathSounds.off | 听肺的声音和平常不一样。
label.rales | 肺里的杂音
rales.off | 听肺时有杂音，要医生再听。
rales.off.do | {by}前给医生看。喘不上气打 120。
label.barrelChest | 胸的样子
barrelChest.off | 胸比平常圆，肺可能累了。
barrelChest.off.do | 常咳、常喘，就问问医生。
label.temperature | 体温
temperature.low | 体温低一点，可能没量好。
temperature.low.do | 在家再量一次。
temperature.high | 体温高一点，可能有发烧。
temperature.high.do | 在家再量一次。还高就去看医生。
label.visionRight | 右眼看东西
visionRight.low | 右眼看东西有些不清。
visionRight.low.do | 方便时去查查眼睛。
visionRight.very-low | 右眼看东西不清，走路要当心。
visionRight.very-low.do | {by}前去看眼科。
label.visionLeft | 左眼看东西
visionLeft.low | 左眼看东西有些不清。
visionLeft.low.do | 方便时去查查眼睛。
visionLeft.very-low | 左眼看东西不清，走路要当心。
visionLeft.very-low.do | {by}前去看眼科。
label.hearing | 听力
hearing.off | 小声说话听不清，年纪大了常有。
hearing.off.do | 方便时去查查耳朵。
label.fundus | 眼底
fundus.off | 眼睛里面和平常不一样。
fundus.off.do | {by}前去看眼科。
fundus.off@diabetes | 眼睛里面不一样，糖尿病会伤眼。
label.movement | 手脚活动
movement.off | 手脚的动作做不全，要当心摔倒。
movement.off.do | 家里放好扶手。{by}前问问医生。
label.elderSelfCare | 照顾自己
elderSelfCare.2 | 有些事要人帮一下。
elderSelfCare.2.do | 家里人多看一眼，防摔倒。
elderSelfCare.3 | 不少事要人帮忙。
elderSelfCare.3.do | {by}前和家庭医生说一说。家里防摔倒。
elderSelfCare.4 | 日常的事都要人照顾。
elderSelfCare.4.do | {by}前和家庭医生说一说。照顾的人也要歇。
label.elderHealth | 您觉得身体好不好
elderHealth.fine | 这是您自己觉得的。
elderHealth.off | 您说对身体不太满意。
elderHealth.off.do | 哪里不舒服，告诉家庭医生。
label.elderCognition | 记性
elderCognition.off | 记东西有点费力，不一定是病。
elderCognition.off.do | {by}前请医生再看看。家里人陪着去。
label.elderMood | 心情
elderMood.off | 您近来心里可能不太好受。
elderMood.off.do | 和家里人说说话。{by}前和医生聊聊。
`,
  ],
  [
    'form',
    `
label.skin | 皮肤
skin.4 | 皮肤发青，可能气不够。
skin.5 | 皮肤发黄，肝胆要看一看。
skin.off | 皮肤和平常不一样。
label.sclera | 白眼珠
sclera.2 | 白眼珠发黄，肝胆要看一看。
sclera.off | 白眼珠和平常不一样。
label.lips | 嘴唇
lips.2 | 嘴唇发白，血可能少了。
lips.3 | 嘴唇发青，可能气不够。
lips.off | 嘴唇和平常不一样。
label.lymphNodes | 摸淋巴
lymphNodes.off | 摸到小疙瘩，原因要医生找。
label.abdomenMass | 摸肚子
abdomenMass.off | 摸到肚子里有块，要医生再查。
label.abdomenTenderness | 按肚子
abdomenTenderness.off | 按肚子时痛，原因要医生找。
abdomenTenderness.off.do | {by}前给医生看。痛得厉害马上去。
label.rectal | 肛门检查
label.breast | 乳房
breast.fine | 没有新的变化。
breast.off | 和平常不一样，不一定是病。
label.vulva | 妇科检查一
label.vagina | 妇科检查二
label.cervix | 妇科检查三
label.uterus | 妇科检查四
label.adnexa | 妇科检查五
label.cervicalSmear | 妇科涂片
label.stoolBlood | 大便里的血
stoolBlood.off | 大便里可能有血，眼睛看不见。
stoolBlood.off.do | {by}前再查一次，给医生看。
label.throat | 喉咙
throat.off | 喉咙有些红。
throat.off.do | 多喝水。痛就去看医生。
label.teeth | 牙
teeth.fine | 牙的样子记下了。
teeth.off | 有牙坏了。
teeth.off.do | 方便时去看看牙。
label.urineOther | 小便其他
label.examinationOther | 身体检查其他
label.testsOther | 其他检查
label.cerebrovascular | 脑血管
label.kidney | 肾的病
label.heart | 心脏的病
label.vessels | 血管的病
label.eyes | 眼睛的病
label.nervousSystem | 神经的病
label.otherSystems | 其他的病
label.smoking | 抽烟
smoking.3 | 您还在抽烟。
smoking.3.do | 少抽一支也好，想戒就问医生。
smoking.fine | 不抽烟，很好。
label.drinking | 喝酒
drinking.3 | 您常喝酒。
drinking.3.do | 少喝一点，吃药时别喝。
drinking.4 | 您每天喝酒。
drinking.4.do | 少喝一点，吃药时别喝。
label.exercise | 活动
exercise.3 | 您活动得不多。
exercise.3.do | 每天走一走，走得动就好。
exercise.4 | 您平时不活动。
exercise.4.do | 每天走一走，走得动就好。
label.diet | 吃饭
diet.2 | 您肉吃得多。
diet.2.do | 多吃菜，肉少一点。
diet.3 | 您不常吃肉。
diet.3.do | 蛋、豆、奶要吃够。
diet.4 | 您吃得咸。
diet.4.do | 少放盐，少吃咸菜。
diet.5 | 您吃得油。
diet.5.do | 少吃油炸的和肥肉。
diet.6 | 您爱吃甜的。
diet.6.do | 少吃甜的。
label.exposure | 干过的活
label.symptoms | 您说的不舒服
symptoms.off | 您体检时说不舒服。
symptoms.off.do | 现在还这样就去看医生。胸口痛打 120。
label.doctor | 医生写的一条
group.sugar | 血糖
group.vessels | 血压和血管
group.heart | 心脏
group.kidney | 肾和小便
group.liver | 肝和胆
group.blood | 血
group.lungs | 肺
group.weight | 体重和腰
group.senses | 看和听
group.life | 活动和自理
group.mind | 记性和心情
group.body | 身体检查
group.known | 已有的病
group.habits | 生活习惯
group.told | 您说的不舒服
group.doctor | 医生写的
`,
  ],
];

const ROWS = TABLE.flatMap(([source, block]) => sentenceRows(SOURCES[source], block));
const BY_ID: ReadonlyMap<string, Sentence> = new Map(ROWS);

/** Every sentence by its id, in the order of the table (an id stands once, `sentences.test.ts`). */
export const SENTENCES: readonly (readonly [id: string, sentence: Sentence])[] = ROWS;

/** A sentence; undefined when there is none of that id. */
export const findSentence = (id: string): Sentence | undefined => BY_ID.get(id);
