import type { EntryCheckOfResident, EntryDose, EntryProof } from '@kangban/contract/entry-check';
import { dayWords } from '../../pdf/day-words';
import type { Block, Paper } from '../../pdf/paper';
import { sentences } from '../../pdf/sentences';

const ENTRY = { kindergarten: '入托', school: '入学' } as const;
const SEX = { male: '男', female: '女' } as const;
const VERDICT = { complete: '该打的都打了', missing: '▲ 还有要补的', 'ask-clinic': '▲ 有几剂要问医生' } as const;

/** When a missing dose can be given, against the day of the second check. */
function whenOf({ earliestOn, beforeRecheck }: EntryDose, { checkedOn, recheckBy }: EntryCheckOfResident): string {
  if (earliestOn === null) return '接种医生定';
  const from = earliestOn <= checkedOn ? '现在就能打' : `${dayWords(earliestOn)}起可以打`;
  return beforeRecheck ? `${from}，${dayWords(recheckBy)}前补好` : `${from}，补的时候跟学校说一声`;
}

function tableOf(title: string, doses: readonly EntryDose[], check: EntryCheckOfResident): Block[] {
  if (doses.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      head: ['疫苗', '什么时候打', '为什么'],
      rows: doses.map((dose) => [dose.name, whenOf(dose, check), sentences(dose.reasons.map(({ text }) => text))]),
      shares: [26, 34, 40],
    },
  ];
}

const summaryOf = ({ givenCount, missing, askClinic }: EntryCheckOfResident): string =>
  [
    `打过 ${givenCount} 剂`,
    missing.length > 0 ? `还差 ${missing.length} 剂` : '不用补',
    ...(askClinic.length > 0 ? [`${askClinic.length} 剂要问医生`] : []),
  ].join('，');

/** The proof whose code may stand on this paper: it says the same. */
export const proofFor = ({ proofs, entry, verdict, checkedOn }: EntryCheckOfResident): EntryProof | undefined =>
  proofs.find((proof) => proof.entry === entry && proof.verdict === verdict && proof.checkedOn === checkedOn);

export interface PaperTold {
  printedBy: string;
  printedAt: Date;
  /** Where a proof is verified, its token at the end. */
  verify?: { address: string; code: string };
  large: boolean;
}

/** The entry check on paper: complete, or what is missing and by when, as the screen says it. */
export const entryPaper = (check: EntryCheckOfResident, told: PaperTold): Paper => ({
  title: `${ENTRY[check.entry]}预防接种证查验`,
  subtitle: `${check.siteName ?? '接种门诊'}，按${dayWords(check.checkedOn)}的接种记录`,
  facts: [
    { label: '姓名', value: check.name },
    { label: '性别', value: SEX[check.sex] },
    { label: '出生', value: dayWords(check.birthDate) },
    { label: '开学', value: dayWords(check.termStartsOn) },
  ],
  blocks: [
    { kind: 'box', title: VERDICT[check.verdict], text: `${summaryOf(check)}。按${check.programmeName}查的。` },
    ...tableOf('要补的', check.missing, check),
    ...tableOf('要问医生的', check.askClinic, check),
    ...tableOf('年底前还会到时间的', check.upcoming, check),
    { kind: 'heading', text: '查验怎么办' },
    { kind: 'list', items: check.notes.map(({ text }) => text) },
    { kind: 'text', text: '以接种门诊和学校的查验为准。接种单位（盖章）：' },
  ],
  printedBy: told.printedBy,
  printedAt: told.printedAt,
  ...(told.verify && { verify: told.verify }),
  large: told.large,
});
