import { View } from '@tarojs/components';
import type { VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import { states } from '@/copy/states';
import { eyeName, vision as words, type Eye } from '@/copy/vision';
import { ageWords, fullDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { AcuityCard } from './acuity-card';
import { gradeWord, withAcuity } from './acuity-chart';
import { ExaminationList } from './examination-list';
import { EyePair } from './eye-pair';
import { HandOver, type LastTransfer } from './hand-over';
import { NextEyes } from './next-card';
import { ReferralFlow, whenWords } from './referral-flow';
import { ReserveCard } from './reserve-card';
import { plainTip, TipsCard } from './tips-card';
import './vision.scss';

const EYES: readonly Eye[] = ['right', 'left'];

/** Arrows are drawn, not read. */
const spokenGrade = (one: VisionExamination, eye: Eye): string => gradeWord(one, eye).replace(/\s*↓/, '');

const spokenEyes = (one: VisionExamination | undefined): string[] =>
  one === undefined
    ? []
    : EYES.flatMap((eye) => {
        const { nakedDecimal } = one[eye];
        return nakedDecimal === null
          ? []
          : [words.spokenAcuity(words.endLabel(eyeName[eye], nakedDecimal), spokenGrade(one, eye))];
      });

/** Read aloud: the conclusion, what to do next, then the numbers, then what to do at home. */
function spoken(data: VisionOfResident, acuity: VisionExamination | undefined): string[] {
  const { headline, referral, tips, today } = data;
  const next = referral?.steps.find(({ state }) => state === 'now');
  return [
    headline.text,
    ...(next ? [`${next.title}，${whenWords(next, today) ?? ''}`] : []),
    ...spokenEyes(acuity),
    ...tips.map(({ text }) => plainTip(text)),
  ];
}

interface HeadProps {
  data: VisionOfResident;
  last: VisionExamination;
  acuity: VisionExamination | undefined;
}

const Head = ({ data, last, acuity }: HeadProps) => (
  <View className="vision-head">
    <Heading text={data.headline.text} look="title-l" />
    <View className="vision-head__when">
      {states.dotted([data.label, ageWords(data.birthDate, data.today), words.checkedOn(fullDay(last.examinedOn))])}
    </View>
    <ReadAloud paragraphs={spoken(data, acuity)} start={states.readAloud} stop={states.stopReading} />
  </View>
);

const Empty = ({ data }: { data: VisionOfResident }) => (
  <>
    <StatePanel kind="empty" icon="eye" title={words.emptyTitle} text={words.emptyText} />
    <NextEyes data={data} />
    <TipsCard tips={data.tips} />
  </>
);

export interface VisionViewProps {
  data: VisionOfResident;
  /** The file was given to a school before; undefined while that is not known, null when it never was. */
  sent: LastTransfer | null | undefined;
}

/** The eyes of a child: the conclusion, both eyes, the years, the reserve, what is being done, and what to do at home. */
export function VisionView({ data, sent }: VisionViewProps) {
  const { examinations, referral, tips, today } = data;
  const last = examinations.at(-1);
  const acuity = withAcuity(examinations).at(-1);
  if (!last) return <Empty data={data} />;
  return (
    <>
      <Head data={data} last={last} acuity={acuity} />
      {acuity && <EyePair one={acuity} earlier={acuity !== last} today={today} />}
      <AcuityCard data={data} />
      <ReserveCard data={data} />
      {referral && (
        <>
          <SectionTitle text={words.flow} />
          <Card>
            <ReferralFlow steps={referral.steps} today={today} />
          </Card>
        </>
      )}
      <NextEyes data={data} />
      <TipsCard tips={tips} />
      <ExaminationList data={data} />
      {sent !== undefined && <HandOver residentId={data.residentId} sent={sent} today={today} />}
    </>
  );
}
