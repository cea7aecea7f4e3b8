import { useState } from 'react';
import { View } from '@tarojs/components';
import { medicineWords } from '@/copy/reading';
import { log as logWords, when as words } from '@/copy/reading-log';
import { states } from '@/copy/states';
import { nowMs } from '@/platform/clock';
import { Button } from '@/ui/button/button';
import { Icon } from '@/ui/icon/icon';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Sheet } from '@/ui/sheet/sheet';
import { DAYS_BACK_MAX, instantOf, momentFault, momentOf, turnHour, turnMinute, type Moment } from './moment';
import type { Log } from './use-log';
import type { Medicine } from './use-typing';
import { whenWords } from './words';

interface StepperProps {
  text: string;
  less: string;
  more: string;
  onTurn: (by: 1 | -1) => void;
}

/** Two keys as large as a finger and what they change between them. */
const Stepper = ({ text, less, more, onTurn }: StepperProps) => (
  <View className="reading-stepper">
    <Pressable className="reading-stepper__key" label={less} onPress={() => onTurn(-1)}>
      <Icon name="chevron-left" size={26} />
    </Pressable>
    <View className="reading-stepper__text">{text}</View>
    <Pressable className="reading-stepper__key" label={more} onPress={() => onTurn(1)}>
      <Icon name="chevron-right" size={26} />
    </Pressable>
  </View>
);

const DAYS = words.days.slice(0, DAYS_BACK_MAX + 1).map((text, back) => ({ key: String(back), text }));
const MEDICINE = [
  { key: 'none', text: words.notSaid },
  { key: 'before', text: medicineWords.before },
  { key: 'after', text: medicineWords.after },
] as const;
const FAULTS = { future: words.future, 'too-old': words.tooOld } as const;

function Choosing({ log: { item, typed, change }, onDone }: { log: Log; onDone: () => void }) {
  const [moment, setMoment] = useState<Moment>(() => typed.moment ?? momentOf(nowMs(), nowMs()));
  const [medicine, setMedicine] = useState<Medicine | undefined>(typed.medicine);
  const fault = momentFault(moment, nowMs());
  const take = (chosen: Moment | undefined): void => {
    change({ moment: chosen, medicine });
    onDone();
  };
  return (
    <View className="reading-when">
      <SegmentedControl
        segments={DAYS}
        current={String(moment.daysBack)}
        label={words.day}
        onChange={(back) => setMoment({ ...moment, daysBack: Number(back) })}
      />
      <Stepper
        text={words.hour(moment.hour)}
        less={words.earlierHour}
        more={words.laterHour}
        onTurn={(by) => setMoment(turnHour(moment, by))}
      />
      <Stepper
        text={words.minute(moment.minute)}
        less={words.earlierMinute}
        more={words.laterMinute}
        onTurn={(by) => setMoment(turnMinute(moment, by))}
      />
      {item === 'blood-pressure' && (
        <SegmentedControl
          segments={MEDICINE}
          current={medicine ?? 'none'}
          label={words.medicine}
          onChange={(key) => setMedicine(key === 'before' || key === 'after' ? key : undefined)}
        />
      )}
      {fault !== undefined && (
        <Note tone="attention" live>
          {FAULTS[fault]}
        </Note>
      )}
      <Button text={words.done} disabled={fault !== undefined} onPress={() => take(moment)} />
      <Button kind="plain" text={words.now} onPress={() => take(undefined)} />
    </View>
  );
}

/** When it was measured: now, unless it is changed. */
export function WhenRow({ log }: { log: Log }) {
  const [open, setOpen] = useState(false);
  const { moment, medicine } = log.typed;
  const at = moment ? whenWords(new Date(instantOf(moment, nowMs())).toISOString()) : logWords.now;
  const text = states.dotted([at, medicine ? medicineWords[medicine] : '']);
  return (
    <>
      <Pressable
        className="reading-line"
        label={`${logWords.when}：${text}，${logWords.change}`}
        onPress={() => setOpen(true)}
      >
        <View className="reading-line__name">{logWords.when}</View>
        <View className="reading-line__text">{text}</View>
        <Icon name="chevron-right" size={20} />
      </Pressable>
      <Sheet id="measured-at" open={open} title={words.title} closeLabel={states.close} onClose={() => setOpen(false)}>
        {open && <Choosing log={log} onDone={() => setOpen(false)} />}
      </Sheet>
    </>
  );
}
