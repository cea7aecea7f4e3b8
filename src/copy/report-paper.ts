/** The page behind the code on a printed report. */
export const reportPaper = {
  title: '核对报告真伪',
  real: '这份报告是真的',
  realText: '是下面这个单位打印的。请看纸上的名字、日期对不对。',
  outdated: '这份报告打印以后，体检结果改过',
  outdatedText: '请到卫生院换一份新的。',
  what: { report: '体检报告', form: '健康体检表' },
  rows: { what: '是什么', name: '姓名', institution: '体检单位', on: '体检日期', printed: '打印时间', county: '哪里' },
  fake: '查不到这份报告',
  fakeText: '可能不是我们打印的。请问体检的卫生院。',
  noHealth: '这里不显示检查结果。',
} as const;
