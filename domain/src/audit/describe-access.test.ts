import { type AccessFacts, describeAccess } from './describe-access';
import { ACTION_WORDS, isAuditAction } from './sentences';

const nurse: AccessFacts = {
  actorKind: 'staff',
  action: 'appointment-read',
  right: 'nurse',
  purpose: null,
  staff: { name: '周敏', role: 'nurse' },
  family: null,
  otherName: null,
  siteName: '柳溪镇卫生院',
};
const daughter: AccessFacts = {
  ...nurse,
  actorKind: 'account',
  action: 'vision-read',
  right: 'proxy',
  staff: null,
  family: { name: '林晓梅', sex: 'female', tie: 'child-of', isMe: true },
};
const told = (facts: AccessFacts): string => {
  const { who, where, right, did, purpose } = describeAccess(facts);
  return [who, where ?? '-', right, did, purpose ?? '-'].join(' | ');
};

test.each([
  [nurse, '周敏 · 护士 | 柳溪镇卫生院 | 护士的岗位 | 看了预约和健康问询 | 为了接待'],
  [{ ...nurse, purpose: 'follow-up' }, '周敏 · 护士 | 柳溪镇卫生院 | 护士的岗位 | 看了预约和健康问询 | 为了随访'],
  [{ ...nurse, purpose: 'toString' }, '周敏 · 护士 | 柳溪镇卫生院 | 护士的岗位 | 看了预约和健康问询 | 为了接待'],
  [{ ...nurse, staff: null }, '一位工作人员 | 柳溪镇卫生院 | 护士的岗位 | 看了预约和健康问询 | 为了接待'],
  [{ ...nurse, action: 'vision-recorded' }, '周敏 · 护士 | 柳溪镇卫生院 | 护士的岗位 | 写了视力记录 | -'],
  [{ ...nurse, action: 'told-in-later-years' }, '周敏 · 护士 | 柳溪镇卫生院 | 护士的岗位 | 打开过档案 | -'],
  [daughter, '我（女儿 林*梅） | - | 家人代看 | 看了视力记录 | -'],
  [
    {
      ...daughter,
      right: 'guardian',
      family: { name: '陈强', sex: 'male' as const, tie: 'father' as const, isMe: false },
    },
    '爸爸 陈* | - | 监护人代看 | 看了视力记录 | -',
  ],
  [
    { ...daughter, family: { name: '林小军', sex: 'male' as const, tie: 'child-of' as const, isMe: false } },
    '儿子 林*军 | - | 家人代看 | 看了视力记录 | -',
  ],
  [
    { ...daughter, family: { name: '王芳', sex: 'female' as const, tie: null, isMe: false } },
    '家人 王* | - | 家人代看 | 看了视力记录 | -',
  ],
  [{ ...daughter, family: null }, '一位家人 | - | 家人代看 | 看了视力记录 | -'],
  [
    { ...nurse, actorKind: 'system' as const, right: 'clinic', staff: null, otherName: '县人民医院' },
    '县人民医院 | 柳溪镇卫生院 | 卫生院和医院的系统 | 看了预约和健康问询 | -',
  ],
  [
    { ...daughter, right: 'app', family: null, otherName: '家庭健康本' },
    '家庭健康本 | - | 您同意过的应用 | 看了视力记录 | -',
  ],
  [
    { ...nurse, actorKind: 'system' as const, right: 'share', staff: null, siteName: null },
    '拿着看病码的人 | - | 凭您给的看病码 | 看了预约和健康问询 | -',
  ],
  [
    {
      ...nurse,
      actorKind: 'system' as const,
      right: 'share',
      staff: null,
      otherName: '王医生',
      siteName: '省人民医院',
    },
    '王医生（自己报的名字） | 省人民医院 | 凭您给的看病码 | 看了预约和健康问询 | -',
  ],
  [{ ...nurse, right: 'share' }, '周敏 · 护士 | 柳溪镇卫生院 | 凭您给的看病码 | 看了预约和健康问询 | -'],
  [
    { ...nurse, actorKind: 'system' as const, right: 'import', staff: null, siteName: null },
    '康伴系统 | - | 系统自动 | 看了预约和健康问询 | -',
  ],
])('a row in words: %#', (facts: AccessFacts, expected) => {
  expect(told(facts)).toBe(expected);
});

test('every action says what was done in a few Chinese words, and purposes say 为了', () => {
  for (const { did, clinicPurpose } of Object.values(ACTION_WORDS)) {
    expect(did).toMatch(/^[一-鿿，、]{3,24}$/);
    expect(clinicPurpose ?? '为了').toMatch(/^为了/);
  }
});

test('a word of every object is no action', () => {
  expect(isAuditAction('toString')).toBe(false);
  expect(isAuditAction('vision-read')).toBe(true);
});
