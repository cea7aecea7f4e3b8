import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CatchUpPlanOfResident, PlannedDose, PlannedVisit } from '@kangban/contract/catch-up-plan';
import type { DoseReason } from '@kangban/contract/immunization';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { plan as words } from '@/copy/catch-up-plan';
import { personNote } from '@/copy/people';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { SourceLink } from '@/ui/source-link/source-link';
import { WhyBox } from '@/ui/why-box/why-box';
import './plan.scss';

/** A dose with the first thing that decided its day: 乙肝疫苗 第2剂：… */
const because = ({ name }: PlannedDose, [first]: readonly DoseReason[]): string[] =>
  first ? [words.because(name, first.text)] : [];

/** The documents behind some reasons, each once, in words. */
function documentsOf(reasons: readonly DoseReason[], sources: CatchUpPlanOfResident['sources']): string[] {
  const ids = reasons.flatMap(({ source }) => source.split(' '));
  return [...new Set(ids.flatMap((id) => sources[id] ?? []))];
}

function Dose({ dose, visit, today }: { dose: PlannedDose; visit: PlannedVisit; today: PlainDate }) {
  return (
    <View className="plan-dose" {...a11y({ role: 'listitem' })}>
      <View className="plan-dose__name">{dose.name}</View>
      {dose.possibleOn < visit.day && (
        <View className="plan-dose__note">{words.possible(dayWords(dose.possibleOn, today))}</View>
      )}
    </View>
  );
}

interface VisitCardProps {
  visit: PlannedVisit;
  number: number;
  data: CatchUpPlanOfResident;
  onSources: (names: readonly string[]) => void;
}

/** One visit: the day, what goes together, and why then. */
function VisitCard({ visit, number, data, onSources }: VisitCardProps) {
  const { today, sources } = data;
  const isToday = visit.day === today;
  const binding = isToday ? visit.doses : visit.doses.filter((dose) => dose.possibleOn === visit.day);
  const why = (dose: PlannedDose) => (isToday ? dose.reasons : dose.waitedFor);
  const texts = binding.flatMap((dose) => because(dose, why(dose)));
  const reasons = binding.flatMap(why);
  const [first, ...others] = documentsOf(reasons, sources);
  return (
    <Card label={words.visit(number)}>
      <View className="plan-visit__head">
        <Heading level={2} look="heading" text={words.visit(number)} />
        <View className="plan-visit__day">{isToday ? words.today : words.from(dayWords(visit.day, today))}</View>
      </View>
      {visit.doses.length > 1 && <View className="plan-visit__count">{words.dosesAt(visit.doses.length)}</View>}
      <View {...a11y({ role: 'list' })}>
        {visit.doses.map((dose) => (
          <Dose key={`${dose.series}.${dose.dose}`} dose={dose} visit={visit} today={today} />
        ))}
      </View>
      {texts.length > 0 && (
        <WhyBox
          folded
          title={isToday ? words.why : words.whyWait}
          reasons={isToday ? texts : undefined}
          source={first && <SourceLink text={states.sources([first])} onPress={() => onSources([first, ...others])} />}
        >
          {!isToday && texts.map((text) => <View key={text}>{text}</View>)}
        </WhyBox>
      )}
    </Card>
  );
}

function Head({ data }: { data: CatchUpPlanOfResident }) {
  const { visits, visitsWithoutSharing: alone, today, askClinic } = data;
  const last = visits[visits.length - 1];
  if (!last) return <Lead title={words.nothing} text={askClinic.length > 0 ? words.onlyClinic : words.nothingText} />;
  const saved = alone > visits.length ? words.saved(alone) : '';
  return <Lead title={words.visits(visits.length)} text={`${saved}${words.lastOn(dayWords(last.day, today))}`} />;
}

/** How many ways to the clinic bring this child up to date, and what is done on each. */
export function PlanView({ data }: { data: CatchUpPlanOfResident }) {
  const [names, setNames] = useState<readonly string[]>();
  const { visits, askClinic, today } = data;
  return (
    <>
      <View className="plan-person">{states.dotted([data.label, personNote(data, today)])}</View>
      <Head data={data} />
      {visits.map((visit, at) => (
        <VisitCard key={visit.day} visit={visit} number={at + 1} data={data} onSources={setNames} />
      ))}
      {visits.length > 1 && (
        <Inset>
          <Note icon="info">{words.changes}</Note>
        </Inset>
      )}
      {askClinic.length > 0 && (
        <>
          <SectionTitle text={words.ask} />
          <View className="plan-caption">{words.askNote}</View>
          <Card flush>
            {askClinic.map((dose) => (
              <Row key={`${dose.series}.${dose.dose}`} title={dose.name} note={dose.reasons[0]?.text ?? ''} />
            ))}
          </Card>
        </>
      )}
      <View className="plan-caption">{words.lastWord}</View>
      <Sheet
        id="plan-sources"
        open={names !== undefined}
        title={states.sourceTitle}
        closeLabel={states.close}
        onClose={() => setNames(undefined)}
      >
        {(names ?? []).map((name) => (
          <View key={name} className="plan-source">
            {name}
          </View>
        ))}
      </Sheet>
    </>
  );
}
