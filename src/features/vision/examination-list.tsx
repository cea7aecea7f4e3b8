import { useState } from 'react';
import { View } from '@tarojs/components';
import type { EyeView, VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import { states } from '@/copy/states';
import { verdictWords, vision as words, weightWords } from '@/copy/vision';
import { ageWords, fullDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import type { MarkKind } from '@/ui/mark/mark';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { ValueTable, type TableCell } from './value-table';
import './vision.scss';

const MARKS: Readonly<Record<VisionExamination['verdict'], MarkKind>> = {
  refer: 'attention',
  're-check': 'attention',
  normal: 'normal',
  'not-measured': 'none',
};
const WEIGHTS: Readonly<Record<VisionExamination['reasons'][number]['weight'], MarkKind>> = {
  refer: 'attention',
  're-check': 'attention',
  normal: 'normal',
  note: 'none',
};

type Detail = keyof typeof words.detailRows;

const SAY: Readonly<Record<Detail, (eye: EyeView) => string | null>> = {
  naked: ({ nakedDecimal }) => nakedDecimal,
  corrected: ({ correctedDecimal }) => correctedDecimal,
  sphere: ({ sphereText }) => sphereText,
  cylinder: ({ cylinderText }) => cylinderText,
  axis: ({ axis }) => (axis === null ? null : String(axis)),
  equivalent: ({ equivalentText }) => equivalentText,
  axialLength: ({ axialLengthText }) => axialLengthText,
};
const DETAILS: readonly Detail[] = ['naked', 'corrected', 'sphere', 'cylinder', 'axis', 'equivalent', 'axialLength'];

/** The lines of which one eye at least has a value. */
const rowsOf = ({ right, left }: VisionExamination) =>
  DETAILS.flatMap((detail) => {
    const say = SAY[detail];
    const [a, b] = [say(right), say(left)];
    const cell = (text: string | null): TableCell => ({ text: text ?? words.dash });
    if (a === null && b === null) return [];
    return [{ key: detail, name: words.detailRows[detail], cells: [cell(a), cell(b)] as const }];
  });

const hasAxialLength = ({ right, left }: VisionExamination): boolean =>
  right.axialLength !== null || left.axialLength !== null;

function Inside({ one, sources }: { one: VisionExamination; sources: VisionOfResident['sources'] }) {
  const rows = rowsOf(one);
  const names = [
    ...new Set(one.reasons.flatMap(({ source }) => source.split(' ').flatMap((id) => sources[id] ?? []))),
  ].filter((name) => name !== words.unsure);
  return (
    <>
      <View className="vision-line">{words.byWhom(one.institution, one.examinedBy)}</View>
      {rows.length > 0 && <ValueTable label={words.checks} head={words.detailHead} rows={rows} />}
      {hasAxialLength(one) && <View className="vision-caption">{words.axialNote}</View>}
      {one.cycloplegic && <View className="vision-caption">{words.widened}</View>}
      {one.items.length > 0 && (
        <View className="vision-heading">
          <Heading text={words.items} level={3} look="heading" />
        </View>
      )}
      {one.items.map(({ item, name, result }) => (
        <View key={item} className="vision-item">
          <View>{name}</View>
          <View>{words.itemResult[result]}</View>
        </View>
      ))}
      <View className="vision-heading">
        <Heading text={words.why} level={3} look="heading" />
      </View>
      {one.reasons.map(({ rule, eye, text, weight, verified }) => (
        <View key={`${rule}${eye}`} className="vision-line">
          <StatusChip kind={WEIGHTS[weight]} text={weightWords[weight]} />
          <View>{text}</View>
          {!verified && !text.includes(words.unsure) && <View className="vision-caption">{words.unsure}</View>}
        </View>
      ))}
      {names.length > 0 && <View className="vision-caption">{states.sources(names)}</View>}
    </>
  );
}

/** So many are shown before one asks for all. */
const FOLDED = 4;

/** Every examination from the newest on; each opens to its values, who measured where, and what the rules say. */
export function ExaminationList({ data }: { data: VisionOfResident }) {
  const [openId, setOpenId] = useState<string>();
  const [all, setAll] = useState(false);
  const { examinations, birthDate, sources } = data;
  const newest = [...examinations].reverse();
  const shown = all ? newest : newest.slice(0, FOLDED);
  const open = examinations.find(({ examinationId }) => examinationId === openId);
  return (
    <>
      <SectionTitle text={words.checks} />
      <Card flush>
        {shown.map((one) => (
          <Row
            key={one.examinationId}
            title={fullDay(one.examinedOn)}
            note={states.dotted([ageWords(birthDate, one.examinedOn), words.settingNote(one.institution, one.setting)])}
            right={<StatusChip kind={MARKS[one.verdict]} text={verdictWords[one.verdict]} />}
            onPress={() => setOpenId(one.examinationId)}
          />
        ))}
        {shown.length < newest.length && (
          <View className="vision-more">
            <LinkButton text={words.allChecks(newest.length)} onPress={() => setAll(true)} />
          </View>
        )}
      </Card>
      <Sheet
        id="examination"
        open={open !== undefined}
        title={open ? words.details(fullDay(open.examinedOn)) : words.checks}
        closeLabel={states.close}
        onClose={() => setOpenId(undefined)}
      >
        {open && <Inside one={open} sources={sources} />}
      </Sheet>
    </>
  );
}
