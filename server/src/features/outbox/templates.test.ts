import { fieldsOf, fill, TEMPLATES } from './templates';

const PARAMS = {
  code: '123456',
  minutes: 5,
  asks: '李*云',
  who: '陈*安',
  day: '11月28日 周六',
  time: '08:30',
  siteName: '一家名字特别特别特别特别特别特别特别长的社区卫生服务中心',
  ticketNo: 'A026',
  visit: '新生儿上门看望',
  what: '老年人体检',
  prepare: '今晚10点后别吃东西，降压药照常吃',
  phone: '0746-5550123',
  points: 12800,
};

test.each(Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[])('%s fills without a gap and fits WeChat', (name) => {
  const text = fill(TEMPLATES[name].text, PARAMS);
  expect(text).toMatch(/^【康伴】/);
  expect(text).not.toMatch(/[{}]|undefined/);
  for (const [key, value] of Object.entries(fieldsOf(name, PARAMS) ?? {})) {
    expect(value).not.toMatch(/[{}]|undefined/);
    if (key.startsWith('thing')) expect(Array.from(value).length).toBeLessThanOrEqual(20);
  }
});

test('no text names a disease, a vaccine or a programme', () => {
  const words = /疫苗|乙肝|艾滋|结核|精神|糖尿|血压|孕|肺炎|接种/;
  for (const { text } of Object.values(TEMPLATES)) expect(text).not.toMatch(words);
});

test('a missing value is a fault, not a hole in the text', () => {
  expect(() => fill(TEMPLATES['sign-in-code'].text, { code: '123456' })).toThrow('message without minutes');
});
