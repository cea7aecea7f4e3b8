import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { DoseForecast, ImmunizationOfResident } from '@kangban/contract/immunization';
import { choose } from '@/copy/immunization';
import { dayAndWeekday } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { CheckCard } from '@/ui/check-card/check-card';
import { Icon } from '@/ui/icon/icon';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { DoseCard, type DoseContext } from './dose-card';
import { doseKey, groupDoses, nameOf, vaccineNames, type DoseGroups } from './groups';
import { SourceSheet } from './source-sheet';
import { WaitingCard } from './waiting-card';
import './immunization.scss';

export interface ChooseViewProps {
  data: ImmunizationOfResident;
  chosen: readonly string[];
  onToggle: (key: string) => void;
  /** Stands below what can be given now: who could come along. */
  children?: ReactNode;
}

interface PartProps extends ChooseViewProps {
  groups: DoseGroups;
  context: DoseContext;
}

function NowPart({ groups: { now }, context, chosen, onToggle }: PartProps) {
  if (now.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.now} right={choose.kinds(now.length)} />
      {now.map((dose, index) => (
        <DoseCard
          key={doseKey(dose)}
          dose={dose}
          context={context}
          checked={chosen.includes(doseKey(dose))}
          onChange={() => onToggle(doseKey(dose))}
          folded={index > 0}
        />
      ))}
    </>
  );
}

function BookedPart({ data, context }: PartProps) {
  const doses = data.booked.flatMap((held) => {
    const dose = data.doses.concat(data.offers).find((each) => doseKey(each) === doseKey(held));
    return dose ? [{ held, dose }] : [];
  });
  if (doses.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.booked} />
      <Card flush>
        {doses.map(({ held, dose }) => (
          <Row
            key={doseKey(held)}
            icon="calendar"
            title={choose.doseTitle(nameOf(context.names, dose.vaccine), dose.dose)}
            note={choose.bookedOn(dayAndWeekday(held.day, context.today))}
            onPress={() => void openPage('booked', { appointmentId: held.appointmentId })}
          />
        ))}
      </Card>
    </>
  );
}

function AskPart({ groups: { ask }, context }: PartProps) {
  if (ask.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.ask} />
      {ask.map((dose) => (
        <CheckCard
          key={doseKey(dose)}
          title={choose.doseTitle(nameOf(context.names, dose.vaccine), dose.dose)}
          note={dose.reasons.map(({ text }) => text).join('；')}
          status={<StatusChip kind="attention" text={choose.askShort} />}
        />
      ))}
    </>
  );
}

function LaterRows({ doses, context }: { doses: readonly DoseForecast[]; context: DoseContext }) {
  const [open, setOpen] = useState(false);
  if (doses.length === 0) return null;
  if (!open) {
    return (
      <Card flush className="card--after">
        <Row icon="clock" title={choose.later(doses.length)} note={choose.laterOpen} onPress={() => setOpen(true)} />
      </Card>
    );
  }
  return (
    <Card flush className="card--after">
      {doses.map((dose) => (
        <Row
          key={doseKey(dose)}
          title={choose.doseTitle(nameOf(context.names, dose.vaccine), dose.dose)}
          note={dose.reasons[0]?.text}
        />
      ))}
    </Card>
  );
}

function WaitingPart({ data, groups: { waiting, later }, context }: PartProps) {
  if (waiting.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.waiting} right={choose.kinds(waiting.length + later.length)} />
      {waiting.map((dose) => (
        <WaitingCard key={doseKey(dose)} residentId={data.residentId} dose={dose} context={context} />
      ))}
      <LaterRows doses={later} context={context} />
    </>
  );
}

function OffersPart({ groups: { offers }, context, chosen, onToggle }: PartProps) {
  const [open, setOpen] = useState(false);
  if (offers.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.paidTitle} />
      {open ? (
        <>
          <View className="immunization-caption immunization-caption--lead">{choose.paidHint}</View>
          {offers.map((dose) => (
            <DoseCard
              key={doseKey(dose)}
              dose={dose}
              context={context}
              checked={chosen.includes(doseKey(dose))}
              onChange={() => onToggle(doseKey(dose))}
              folded
            />
          ))}
        </>
      ) : (
        <Card flush>
          <Row
            icon="syringe"
            title={choose.paidOpen}
            note={choose.paidNote(offers.length)}
            onPress={() => setOpen(true)}
          />
        </Card>
      )}
    </>
  );
}

function FlagsPart({ data }: PartProps) {
  if (data.flags.length === 0) return null;
  return (
    <>
      <SectionTitle text={choose.flags} />
      <Card>
        {data.flags.map(({ rule, text, date }) => (
          <View key={`${rule}-${date ?? ''}-${text}`} className="immunization-text">
            {text}
          </View>
        ))}
      </Card>
    </>
  );
}

function GivenRow({ data }: PartProps) {
  return (
    <Card flush className="card--after">
      <Row
        lead={<Icon name="check-circle" size={26} />}
        title={choose.done(data.given.length)}
        note={choose.seeGiven}
        onPress={() => void openPage('given', { residentId: data.residentId })}
      />
    </Card>
  );
}

/** What a person can get now and why, what must wait and how long, and what to ask the clinic about. */
export function ChooseView(props: ChooseViewProps) {
  const { data } = props;
  const [sources, setSources] = useState<readonly string[]>();
  const groups = groupDoses(data);
  const context: DoseContext = {
    today: data.today,
    names: vaccineNames(data),
    sources: data.sources,
    onSource: setSources,
  };
  const part: PartProps = { ...props, groups, context };
  return (
    <>
      <NowPart {...part} />
      {props.children}
      <BookedPart {...part} />
      <AskPart {...part} />
      <WaitingPart {...part} />
      <FlagsPart {...part} />
      <OffersPart {...part} />
      <GivenRow {...part} />
      <View className="immunization-caption">{choose.lastWord}</View>
      <SourceSheet names={sources} onClose={() => setSources(undefined)} />
    </>
  );
}

/** Nothing to book now: when the next one is. */
export function NothingDue({ data }: { data: ImmunizationOfResident }) {
  const { now, waiting } = groupDoses(data);
  if (now.length > 0) return null;
  const day = waiting[0]?.earliestOn;
  const next = day ? dayAndWeekday(day, data.today) : undefined;
  return (
    <Inset>
      <Note icon="check-circle">{`${choose.nothingDue}。${choose.nothingDueText(next)}`}</Note>
    </Inset>
  );
}
