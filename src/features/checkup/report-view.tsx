import { useEffect, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CheckupReportOfResident } from '@kangban/contract/checkup/report';
import { report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { openPage } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import { Card } from '@/ui/card/card';
import { Icon, type IconName } from '@/ui/icon/icon';
import { Inset } from '@/ui/inset/inset';
import { Pressable } from '@/ui/pressable/pressable';
import { ProgramLabel } from '@/ui/program-label/program-label';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { BackToNormal, FineItems, HiddenItems, MissingItems } from './folded';
import { ItemCard } from './item-card';
import { ElderHead, StandardHead } from './report-head';
import './checkup.scss';

interface PartProps {
  data: CheckupReportOfResident;
  elder: boolean;
}

/** This many cards stand open; the others show their value until one asks. */
const OPEN_CARDS = 4;

/** Long enough that WeChat sends each piece by itself. */
const PIECE_MS = 30;

/** The first card is drawn with the page, the others and what follows a moment later: WeChat takes the page in small pieces. */
function useDrawn(count: number): number {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + 1), PIECE_MS);
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}

function Notable({ data: { report, today }, elder, drawn }: PartProps & { drawn: number }) {
  const { notable, years } = report;
  if (notable.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.notableTitle(notable.length)} />
      {notable.slice(0, drawn).map((item, index) => (
        <ItemCard
          key={item.key}
          no={index + 1}
          item={item}
          years={years}
          today={today}
          elder={elder}
          folded={index >= OPEN_CARDS}
        />
      ))}
    </>
  );
}

/** What the doctor wrote stands above what our tables say. */
const Doctor = ({ data: { report } }: PartProps) =>
  report.doctor.length === 0 ? null : (
    <>
      <SectionTitle text={words.doctor} />
      <Card>
        {report.doctor.map(sayZh).map((text) => (
          <View key={text}>{text}</View>
        ))}
      </Card>
    </>
  );

interface WayProps {
  icon: IconName;
  text: string;
  onPress: () => void;
}

const Way = ({ icon, text, onPress }: WayProps) => (
  <Pressable className="checkup-keep__way" label={text} onPress={onPress}>
    <Icon name={icon} size={26} />
    <View>{text}</View>
  </Pressable>
);

function Keep({ data, elder }: PartProps) {
  const { residentId, report } = data;
  const open = (): void => void openPage('checkupPrint', { residentId, entryId: report.entryId });
  if (elder) return <Row icon="share" title={words.keepElder} onPress={open} />;
  return (
    <>
      <SectionTitle text={words.keep} />
      <View className="checkup-keep">
        <Way icon="book" text={words.print} onPress={open} />
        <Way icon="record" text={words.save} onPress={open} />
        <Way icon="share" text={words.send} onPress={open} />
      </View>
    </>
  );
}

/** Further pages, and what is folded here. */
function More({ data, elder }: PartProps) {
  const { residentId, report } = data;
  const params = { residentId, entryId: report.entryId };
  return (
    <>
      <SectionTitle text={words.more} />
      <Card flush>
        {elder && <FineItems report={report} elder />}
        <MissingItems report={report} elder={elder} />
        <Row icon="swap" title={words.compare} onPress={() => void openPage('checkupCompare', params)} />
        <Row icon="record" title={words.form} onPress={() => void openPage('checkupForm', params)} />
        {elder && <Keep data={data} elder />}
        <HiddenItems count={report.hidden} residentId={residentId} />
      </Card>
    </>
  );
}

function Foot({ data: { review, today } }: PartProps) {
  return (
    <>
      <Inset>
        <ProgramLabel name={words.program} tag={words.free} />
      </Inset>
      <View className="checkup-foot">
        <View>{review ? words.reviewed(review, today) : words.notReviewed}</View>
        <View>{words.notCare}</View>
      </View>
    </>
  );
}

export interface ReportViewProps {
  data: CheckupReportOfResident;
  /** What is being done about it: tasks and papers, put between the items and the rest. */
  children?: ReactNode;
}

/** A checkup report: the answer, what is to be minded with what to do, what is being done, the rest folded. */
export function ReportView({ data, children }: ReportViewProps) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const part = { data, elder };
  const cards = data.report.notable.length;
  const drawn = useDrawn(cards + 3);
  return (
    <>
      {elder ? <ElderHead data={data} /> : <StandardHead data={data} />}
      <Notable {...part} drawn={drawn} />
      {drawn > cards && (
        <>
          {/* A place of its own: what comes late is sent alone, not with all that stands after it. */}
          <View className="checkup-doing">{children}</View>
          <Doctor {...part} />
          <BackToNormal report={data.report} elder={elder} />
        </>
      )}
      {drawn > cards + 1 && !elder && <FineItems report={data.report} elder={false} />}
      {drawn > cards + 2 && (
        <>
          <More {...part} />
          {!elder && <Keep {...part} />}
          <View className="checkup-gap" />
          <Foot {...part} />
        </>
      )}
    </>
  );
}
