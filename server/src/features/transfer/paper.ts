import type { TransferredExamination, VisionTransfer } from '@kangban/domain/transfer/types';
import { decimalText, fivePointText, isLine } from '@kangban/domain/vision/acuity';
import { EYE_ITEM_TITLES } from '@kangban/domain/vision/eye-items';
import type { Eye, EyeReading } from '@kangban/domain/vision/types';
import { assessVisionFile } from '@kangban/domain/vision/vision-file';
import { dayWords } from '../../pdf/day-words';
import type { Block, Paper } from '../../pdf/paper';
import { sentences } from '../../pdf/sentences';

const SEX = { male: '男', female: '女' } as const;
const EYE = { right: '右眼', left: '左眼' } as const;
const NOT_MEASURED = '—';

const acuity = (tenths: number | null): string => {
  if (tenths === null) return NOT_MEASURED;
  return isLine(tenths) ? `${fivePointText(tenths)} / ${decimalText(tenths)}` : fivePointText(tenths);
};

const signed = (hundredths: number): string => `${hundredths > 0 ? '+' : ''}${(hundredths / 100).toFixed(2)}`;

/** Sphere, cylinder and axis as glasses are written: `-1.25 / -0.50 × 175°`. */
function refraction({ sphere, cylinder, axis }: EyeReading): string {
  if (sphere === null) return NOT_MEASURED;
  const cylinderWords = cylinder === null ? '' : ` / ${signed(cylinder)}`;
  return `${signed(sphere)}${cylinderWords}${axis === null ? '' : ` × ${axis}°`}`;
}

const rowOf = ({ examinedOn, institution, ...one }: TransferredExamination, eye: Eye): string[] => [
  `${examinedOn} ${institution}`,
  EYE[eye],
  acuity(one[eye].naked),
  acuity(one[eye].corrected),
  `${refraction(one[eye])}${one.cycloplegic && one[eye].sphere !== null ? ' 散瞳' : ''}`,
  one[eye].axialLength === null ? NOT_MEASURED : (one[eye].axialLength / 100).toFixed(2),
];

const isMeasured = (reading: EyeReading): boolean => Object.values(reading).some((value) => value !== null);

function abnormalItems(examinations: readonly TransferredExamination[]): string[] {
  return examinations.flatMap(({ examinedOn, institution, items }) => {
    const found = items.filter(({ result }) => result === 'abnormal').map(({ item }) => EYE_ITEM_TITLES[item]);
    return found.length > 0 ? [`${dayWords(examinedOn)}，${institution}：${found.join('、')}，结果异常。`] : [];
  });
}

/** What the last examination says, in the sentences of the rules. */
function lastWords({ child, examinations }: VisionTransfer): string[] {
  const last = assessVisionFile(child.birthDate, examinations).at(-1)?.assessment;
  return (last?.reasons ?? [])
    .filter(({ weight }) => weight === 'refer' || weight === 're-check')
    .map(({ text }) => text);
}

function blocksOf(transfer: VisionTransfer): Block[] {
  const { examinations } = transfer;
  const last = examinations.at(-1);
  const words = lastWords(transfer);
  const rows = examinations.flatMap((one) =>
    (['right', 'left'] as const).filter((eye) => isMeasured(one[eye])).map((eye) => rowOf(one, eye)),
  );
  const abnormal = abnormalItems(examinations);
  const lastLine = last ? `最近一次：${dayWords(last.examinedOn)}，${last.institution}。` : '';
  return [
    {
      kind: 'box',
      title: `${words.length > 0 ? '▲ ' : ''}共 ${examinations.length} 次检查`,
      text: `${lastLine}${sentences(words)}`,
    },
    { kind: 'heading', text: '每次测的' },
    {
      kind: 'table',
      head: ['哪天、在哪', '眼', '裸眼', '戴镜', '屈光 D', '眼轴 mm'],
      rows,
      shares: [29, 10, 15, 15, 20, 11],
    },
    ...(abnormal.length > 0 ? [{ kind: 'heading' as const, text: '异常的眼部检查' }] : []),
    ...(abnormal.length > 0 ? [{ kind: 'list' as const, items: abnormal }] : []),
    { kind: 'heading', text: '给学校卫生室' },
    {
      kind: 'list',
      items: [
        '请家长把同名的 .json 文件一起交来，可以直接导入，不用手抄。',
        '扫右上角的码，或者输入下面的编号，能核对真假。',
        '只用来保护孩子的视力，请妥善保管。',
      ],
    },
    { kind: 'text', text: '视力的写法：五分记录 / 小数。本档案用来了解视力，不能代替看病。' },
  ];
}

/** What a paper needs beside the package itself. */
export interface PaperTold {
  code: string;
  address: string;
  printedBy: string;
  printedAt: Date;
  large: boolean;
}

/** The package for people: the same content as the signed file, nothing more. */
export const paperOf = (transfer: VisionTransfer, told: PaperTold): Paper => ({
  title: '儿童视力档案',
  subtitle: `${transfer.issuer.name}签发，转给${transfer.receiver}`,
  facts: [
    { label: '姓名', value: transfer.child.name },
    { label: '性别', value: SEX[transfer.child.sex] },
    { label: '出生', value: dayWords(transfer.child.birthDate) },
    { label: '身份证', value: transfer.child.idMasked ?? '未登记' },
  ],
  blocks: blocksOf(transfer),
  verify: { address: told.address, code: told.code },
  printedBy: told.printedBy,
  printedAt: told.printedAt,
  large: told.large,
});
