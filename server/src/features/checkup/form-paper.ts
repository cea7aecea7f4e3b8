import type { EntrySection } from '@kangban/contract/record/timeline';
import { dayWords } from '../../pdf/day-words';
import type { Block, Paper } from '../../pdf/paper';
import type { Checkup } from './book';
import type { PaperTold } from './paper';
import { formSections } from './views';

const SEX = { male: '男', female: '女' } as const;

const sectionBlocks = ({ title, rows }: EntrySection): Block[] =>
  rows.length === 0
    ? []
    : [
        ...(title === '' ? [] : ([{ kind: 'heading', text: title }] as const)),
        {
          kind: 'table',
          head: ['项目', '结果', '参考范围'],
          rows: rows.map(({ label, words, flag, range }) => [
            label,
            flag === null ? words : `${words}（原单位：${flag}）`,
            range ?? '',
          ]),
          shares: [36, 42, 22],
        },
      ];

/** The original form on paper, every answer as it was filled and in its printed order. */
export function formPaper(checkup: Checkup, told: PaperTold & { hidden: number }): Paper {
  const { title, sections } = formSections(checkup);
  const { person, age, idMasked, large, printedBy, printedAt, verify } = told;
  const hidden = told.hidden > 0 ? `有 ${told.hidden} 项特别保密的内容没有印出来。` : '';
  return {
    title,
    subtitle: `${checkup.institution} · 体检日期 ${dayWords(checkup.happenedOn)} · 责任医生 ${checkup.practitioner ?? '未写'}`,
    facts: [
      { label: '姓名', value: person.name },
      { label: '性别', value: SEX[person.sex] },
      { label: '年龄', value: `${age}岁` },
      { label: '身份证', value: idMasked ?? '未登记' },
    ],
    blocks: [
      ...sections.flatMap(sectionBlocks),
      { kind: 'text', text: `这是体检表的原样，没有改动。${hidden}看不懂的地方，请看体检报告或问医生。` },
    ],
    printedBy,
    printedAt,
    verify,
    large,
  };
}
