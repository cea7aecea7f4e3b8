/** Words of saying who one is, on the phone or at the window; signing in is in identity.ts. */
export const bind = {
  title: '认证身份',
  steps: ['手机号', '认证身份', '加家人'],
  stepLabel: (step: number) => `第${step}步，共3步`,
  heading: '您是谁？',
  lead: '用来找到您的健康档案。不会给别人看。',
  name: '姓名',
  nameMissing: '填上姓名，和身份证一样',
  idNumber: '身份证号',
  show: '显示身份证号',
  hide: '盖住身份证号',
  otherWays: '还有别的办法',
  window: '认不了？去卫生院窗口',
  windowNote: '带身份证，现场办',
  forFamily: '给孩子、老人代办',
  forFamilyNote: '认证完自己，就能加家人',
  safe: '身份证号存的时候会加密，平时只显示前 4 位和后 4 位。',
  submit: '认证',
  later: '以后再说',
  done: '认证好了',
  doneText: (name: string) => `${name}，您的档案找到了。`,
  addFamily: '加家人',
  goHome: '去首页',
  already: '您已经认证过了',
} as const;

export const window = {
  title: '去卫生院窗口办',
  lead: '带上身份证，现场就能办。',
  bring: ['本人身份证', '给孩子办：户口本或出生证', '给老人办：老人的身份证'],
  sites: '看看哪家近',
} as const;
