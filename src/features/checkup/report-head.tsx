import { Text, View } from '@tarojs/components';
import type { CheckupReportOfResident } from '@kangban/contract/checkup/report';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import { report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { states } from '@/copy/states';
import { a11y } from '@/ui/a11y/a11y';
import { Heading } from '@/ui/heading/heading';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { ReadReport } from './read-report';
import { useBooked } from './use-booked';

interface HeadProps {
  data: CheckupReportOfResident;
}

/** How the whole stands: what is to be tested again is to be minded; only what cannot wait alarms. */
function markOf({ notable }: CheckupReport): MarkKind {
  if (notable.length === 0) return 'normal';
  return notable.some(({ level }) => level === 'urgent') ? 'urgent' : 'attention';
}

/** By when, in words; what is booked says its day, what is overdue says so. */
function dueWords(
  { report, today }: CheckupReportOfResident,
  by: typeof words.by,
  booked: string | undefined,
): string | undefined {
  const { oneThingBy } = report;
  if (booked !== undefined) return words.booked(booked);
  if (oneThingBy === null) return undefined;
  return oneThingBy < today ? words.late(oneThingBy, today) : by(oneThingBy, today);
}

/** What is read aloud; the day that is booked stands for the day by which it was to be booked. */
const spokenOf = ({ report }: CheckupReportOfResident, booked: string | undefined): string[] =>
  report.spoken.map((ref) => (booked !== undefined && ref.id.startsWith('by.') ? words.booked(booked) : sayZh(ref)));

const whoAndWhen = ({ label, nameMasked, report }: CheckupReportOfResident): string =>
  states.dotted([words.who(label, nameMasked), words.checked(report.on)]);

const Corrected = ({ data }: HeadProps) => (data.corrected ? <Note tone="sunk">{words.corrected}</Note> : null);

/** 3 项要留意 and 28 项正常: in large type each stands alone. */
function clausesOf({ headline }: CheckupReport): readonly [string, string] {
  const [first = '', ...rest] = sayZh(headline).split('，');
  return [first, rest.join('，')];
}

/** Large type: is it good or bad, the one thing to do, by when; nothing else stands above them. */
export function ElderHead({ data }: HeadProps) {
  const { report } = data;
  const mark = markOf(report);
  const [first, rest] = clausesOf(report);
  const booked = useBooked(data);
  const due = dueWords(data, words.byShort, booked);
  return (
    <>
      <View className={`checkup-answer checkup-answer--${mark}`} {...a11y({ role: 'group', label: words.answer })}>
        <View className="checkup-answer__head">
          <Mark kind={mark} size={34} />
          <View className="checkup-answer__main">
            <Heading text={first} look="title-l" />
          </View>
        </View>
        {rest !== '' && <View>{rest}。</View>}
        {report.oneThing && <View className="checkup-answer__thing">{sayZh(report.oneThing)}</View>}
        {due && <View className="checkup-answer__by">{due}</View>}
      </View>
      <View className="checkup-under">
        <ReadReport paragraphs={spokenOf(data, booked)} />
        <Corrected data={data} />
        <View className="checkup-quiet">{whoAndWhen(data)}</View>
      </View>
    </>
  );
}

/** The count of what is to be minded stands out. */
function Headline({ report }: { report: CheckupReport }) {
  const text = sayZh(report.headline);
  const count = report.notable.length > 0 ? words.countIn(text) : '';
  return (
    <View className="heading heading--title-l" {...a11y({ role: 'heading', level: 2, label: text })}>
      {count !== '' && <Text className="checkup-count">{count}</Text>}
      {text.slice(count.length)}
    </View>
  );
}

/** Whose and of which day, the answer, the one thing and its day, and the voice. */
export function StandardHead({ data }: HeadProps) {
  const { report } = data;
  const booked = useBooked(data);
  const due = dueWords(data, words.by, booked);
  return (
    <View className="checkup-head">
      <View className="checkup-quiet">{whoAndWhen(data)}</View>
      <Headline report={report} />
      {report.oneThing && <View>{sayZh(report.oneThing)}</View>}
      {due && <View className="checkup-due">{due}</View>}
      <Corrected data={data} />
      <ReadReport paragraphs={spokenOf(data, booked)} />
    </View>
  );
}
