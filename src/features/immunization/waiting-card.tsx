import { useState } from 'react';
import { View } from '@tarojs/components';
import { remindDose, type DoseForecast, type DoseReason } from '@kangban/contract/immunization';
import { daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import { errorSentences } from '@/copy/errors';
import { choose } from '@/copy/immunization';
import { dayWords } from '@/copy/when';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { CheckCard } from '@/ui/check-card/check-card';
import { Note } from '@/ui/note/note';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { WaitBar } from '@/ui/wait-bar/wait-bar';
import { WhyBox } from '@/ui/why-box/why-box';
import { Source, type DoseContext } from './dose-card';
import { daysToWait, doseKey, nameOf } from './groups';

/** A wait this short is worth a drawing and a reminder. */
const NEAR_DAYS = 60;

type Wait = NonNullable<DoseReason['wait']>;

function Bar({ wait, context }: { wait: Wait; context: DoseContext }) {
  const passed = daysBetween(wait.fromOn, context.today);
  const vaccine = nameOf(context.names, wait.fromVaccine).replace(choose.vaccineSuffix, '');
  const start = choose.waitStart(dayWords(wait.fromOn, context.today), vaccine);
  const end = choose.waitEnd(dayWords(wait.untilOn, context.today), wait.days);
  return (
    <WaitBar
      passed={passed / wait.days}
      start={start}
      now={choose.waitToday(passed)}
      end={end}
      label={choose.waitLabel(start, passed, end)}
    />
  );
}

interface Reminder {
  residentId: string;
  dose: DoseForecast;
  day: PlainDate;
  today: PlainDate;
}

function RemindButton({ residentId, dose, day, today }: Reminder) {
  const [done, setDone] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const remind = async (): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    const body = { series: dose.series, dose: dose.dose };
    try {
      const answer = await sendOnce({ name: `remind.${residentId}.${doseKey(dose)}`, what: body }, (idempotencyKey) =>
        call(remindDose, { params: { residentId }, body, idempotencyKey }),
      );
      setDone(choose.reminded(dayWords(answer.remindOn, today)));
    } catch (reason) {
      setWrong(errorSentences[asProblem(reason).code].say);
    }
    setBusy(false);
  };
  if (done) {
    return (
      <Note icon="bell" live>
        {done}
      </Note>
    );
  }
  return (
    <View className="waiting-card__way">
      {wrong && (
        <Note tone="attention" live>
          {wrong}
        </Note>
      )}
      <Button
        text={choose.remind(dayWords(day, today))}
        kind="tint"
        icon="bell"
        busy={busy}
        onPress={() => void remind()}
      />
    </View>
  );
}

interface WaitingCardProps {
  residentId: string;
  dose: DoseForecast;
  context: DoseContext;
}

/** Soon: drawn in full, with a reminder. */
function NearCard({ residentId, dose, context, days }: WaitingCardProps & { days: number }) {
  const { today, names } = context;
  const wait = dose.reasons.find((reason) => reason.wait)?.wait;
  return (
    <CheckCard
      title={choose.doseTitle(nameOf(names, dose.vaccine), dose.dose)}
      note={choose.prevents(names.get(dose.vaccine)?.prevents ?? '')}
      status={<StatusChip kind="waiting" text={choose.waitDays(days)} />}
    >
      <WhyBox title={choose.whyWait} source={<Source dose={dose} context={context} />}>
        {dose.reasons.map(({ text }) => (
          <View key={text}>{text}</View>
        ))}
        {wait && <Bar wait={wait} context={context} />}
      </WhyBox>
      {dose.earliestOn && <RemindButton residentId={residentId} dose={dose} day={dose.earliestOn} today={today} />}
    </CheckCard>
  );
}

/** Far off: one line says from when. */
function FarCard({ dose, context: { today, names } }: WaitingCardProps) {
  const from = dose.earliestOn ? choose.from(dayWords(dose.earliestOn, today)) : '';
  return (
    <CheckCard
      title={choose.doseTitle(nameOf(names, dose.vaccine), dose.dose)}
      note={dose.reasons[0]?.text ?? from}
      status={<StatusChip kind="waiting" text={choose.waiting} />}
    />
  );
}

/** A dose that cannot be given yet: how long, why, and a reminder for the day. */
export function WaitingCard(props: WaitingCardProps) {
  const days = daysToWait(props.dose, props.context.today);
  return days !== undefined && days <= NEAR_DAYS ? <NearCard {...props} days={days} /> : <FarCard {...props} />;
}
