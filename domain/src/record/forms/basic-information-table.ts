/**
 * 个人基本信息表, 第三版 §1.2 of the fact sheet [S22]. Who the person is (name, ID number, own phone) stands in the registry and never in the
 * payload. Codes as printed: 职业 starts at 0, 民族 is 01 or 99, RH is 1阴性 2阳性.
 */
import { code, codes, codesOrNone, day, month, printed, rows, section, text } from './build';
import { bornAsRegistered, noneButLines } from './rules';
import type { Form } from './types';

/** Codes 2–10 mean the same for the person and the family; 11 does not: another notifiable disease here, a birth defect there. */
const DISEASES =
  '1无 2高血压 3糖尿病 4冠心病 5慢性阻塞性肺疾病 6恶性肿瘤(text) 7脑卒中 8严重精神障碍 9结核病 10肝炎 11其他法定传染病 12职业病(text) 13其他(text)';
const FAMILY =
  '1无 2高血压 3糖尿病 4冠心病 5慢性阻塞性肺疾病 6恶性肿瘤 7脑卒中 8严重精神障碍 9结核病 10肝炎 11先天畸形 12其他(text)';
// "Other notifiable disease" may be HIV or syphilis and says not which: hidden with them.
const PERSONAL_OPTIONS = printed(DISEASES, { 8: 'mental-health', 9: 'tuberculosis', 11: 'hiv-sti' });
const FAMILY_OPTIONS = printed(FAMILY, { 8: 'mental-health', 9: 'tuberculosis' });

export const BASIC_INFORMATION: Form = {
  name: 'basic-information-3',
  title: '个人基本信息表',
  source: '国家基本公共卫生服务规范（第三版） 个人基本信息表',
  sections: [
    section('基本情况', [
      code('sex', '性别', '1男 2女 9未说明的性别 0未知的性别'),
      day('birthDate', '出生日期'),
      text('workplace', '工作单位'),
      text('contactName', '联系人姓名', 40),
      text('contactPhone', '联系人电话', 30),
      code('residence', '常住类型', '1户籍 2非户籍'),
      code('ethnicity', '民族', '01汉族 99少数民族(text)'),
      code('bloodAbo', '血型', '1A型 2B型 3O型 4AB型 5不详'),
      code('bloodRh', 'RH', '1阴性 2阳性 3不详'),
      code(
        'education',
        '文化程度',
        '1研究生 2大学本科 3大学专科和专科学校 4中等专业学校 5技工学校 6高中 7初中 8小学 9文盲或半文盲 10不详',
      ),
      code(
        'occupation',
        '职业',
        '0国家机关、党群组织、企业、事业单位负责人 1专业技术人员 2办事人员和有关人员 3商业、服务业人员 4农林牧渔水利业生产人员 5生产、运输设备操作人员及有关人员 6军人 7不便分类的其他从业人员 8无职业',
      ),
      code('marriage', '婚姻状况', '1未婚 2已婚 3丧偶 4离婚 5未说明的婚姻状况'),
      codes(
        'payment',
        '医疗费用支付方式',
        '1城镇职工基本医疗保险 2城镇居民基本医疗保险 3新型农村合作医疗 4贫困救助 5商业医疗保险 6全公费 7全自费 8其他(text?)',
      ),
    ]),
    section('过敏和接触', [
      codesOrNone('drugAllergies', '药物过敏史', '1无 2青霉素 3磺胺 4链霉素 5其他(text)'),
      codesOrNone('exposures', '暴露史', '1无 2化学品 3毒物 4射线'),
    ]),
    section('既往史', [
      rows('pastDiseases', '疾病', {
        max: 13,
        each: { field: 'disease', none: '1' },
        fields: [code('disease', '疾病', PERSONAL_OPTIONS), month('since', '确诊时间')],
      }),
      code('hadSurgery', '手术', '1无 2有'),
      rows('surgeries', '手术名称', { max: 2, fields: [text('name', '名称'), month('on', '时间')] }),
      code('hadInjury', '外伤', '1无 2有'),
      rows('injuries', '外伤名称', { max: 2, fields: [text('name', '名称'), month('on', '时间')] }),
      code('hadTransfusion', '输血', '1无 2有'),
      rows('transfusions', '输血原因', { max: 2, fields: [text('name', '原因'), month('on', '时间')] }),
    ]),
    section('家族史', [
      codesOrNone('familyFather', '父亲', FAMILY_OPTIONS),
      codesOrNone('familyMother', '母亲', FAMILY_OPTIONS),
      codesOrNone('familySiblings', '兄弟姐妹', FAMILY_OPTIONS),
      codesOrNone('familyChildren', '子女', FAMILY_OPTIONS),
    ]),
    section('遗传病和残疾', [
      code('hereditary', '遗传病史', '1无 2有(text)'),
      codesOrNone(
        'disabilities',
        '残疾情况',
        printed('1无残疾 2视力残疾 3听力残疾 4言语残疾 5肢体残疾 6智力残疾 7精神残疾 8其他残疾(text)', {
          6: 'mental-health',
          7: 'mental-health',
        }),
      ),
    ]),
    section('生活环境', [
      code('kitchen', '厨房排风设施', '1无 2油烟机 3换气扇 4烟囱'),
      code('fuel', '燃料类型', '1液化气 2煤 3天然气 4沼气 5柴火 6其他'),
      code('water', '饮水', '1自来水 2经净化过滤的水 3井水 4河湖水 5塘水 6其他'),
      code('toilet', '厕所', '1卫生厕所 2一格或二格粪池式 3马桶 4露天粪坑 5简易棚厕'),
      code('livestock', '禽畜栏', '1无 2单设 3室内 4室外'),
    ]),
  ],
  rules: [
    bornAsRegistered,
    noneButLines('hadSurgery', 'surgeries', '手术'),
    noneButLines('hadInjury', 'injuries', '外伤'),
    noneButLines('hadTransfusion', 'transfusions', '输血'),
  ],
};
