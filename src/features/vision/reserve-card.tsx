import { useState } from 'react';
import { View } from '@tarojs/components';
import type { EyeView, VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { states } from '@/copy/states';
import { vision as words } from '@/copy/vision';
import { ageWords } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { LinkButton } from '@/ui/link-button/link-button';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { ValueTable, type TableCell } from './value-table';
import './vision.scss';

/** Lines of the table; the older ones stand in each examination. */
const ROWS = 6;

const WORDS = { enough: words.reserveEnough, little: words.reserveLittle } as const;

const cellOf = ({ equivalentText, reserve }: EyeView, newest: boolean): TableCell => ({
  text: equivalentText ?? words.dash,
  strong: newest,
  ...(reserve !== null && { word: WORDS[reserve] }),
});

const rowOf = (one: VisionExamination, index: number, birthDate: PlainDate) => ({
  key: one.examinationId,
  name: ageWords(birthDate, one.examinedOn),
  ...(!one.cycloplegic && { note: words.notWidened }),
  cells: [cellOf(one.right, index === 0), cellOf(one.left, index === 0)] as const,
});

/** The hyperopia reserve by examination, newest first: a reference, never a verdict. */
export function ReserveCard({ data }: { data: VisionOfResident }) {
  const [open, setOpen] = useState(false);
  const { examinations, reserve, birthDate, today } = data;
  const measured = examinations.filter(({ right, left }) => right.equivalent !== null || left.equivalent !== null);
  if (measured.length === 0) return null;
  const usual = reserve && words.reserveUsual(ageWords(birthDate, today), reserve.fromText, reserve.toText);
  const rows = measured.reverse().slice(0, ROWS);
  return (
    <>
      <SectionTitle
        text={words.reserve}
        right={<LinkButton icon="info" text={words.reserveWhat} onPress={() => setOpen(true)} />}
      />
      <Card>
        <View>
          {words.reserveText}
          {usual}
        </View>
        <ValueTable
          label={words.reserve}
          head={words.reserveHead}
          rows={rows.map((one, index) => rowOf(one, index, birthDate))}
        />
        <View className="vision-caption">{words.unit}</View>
      </Card>
      <Sheet id="reserve" open={open} title={words.reserve} closeLabel={states.close} onClose={() => setOpen(false)}>
        {words.reserveSheet.map((text) => (
          <View key={text} className="vision-line">
            {text}
          </View>
        ))}
      </Sheet>
    </>
  );
}
