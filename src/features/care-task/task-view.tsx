import { View } from '@tarojs/components';
import type { CareTask } from '@kangban/contract/care-task';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { careTask as words, stateWords } from '@/copy/care-task';
import { dayWords } from '@/copy/when';
import { callPhone } from '@/platform/device';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Ticket } from '@/ui/ticket/ticket';
import { markOf } from './task-card';
import { TaskSteps } from './task-steps';
import { dueWords } from './when';
import './care-task.scss';

export interface TaskViewProps {
  task: CareTask;
  residentId: string;
  /** How the family calls the person. */
  label: string;
  today: PlainDate;
  /** A tick is on its way. */
  busy: boolean;
  onTick: (kept: boolean) => void;
}

/** R7K2 M9QD 3XVT: a code is read aloud in fours. */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

function Slip({ task, label, today }: TaskViewProps) {
  const { referral, place, reason, siteName } = task;
  if (!referral) return null;
  const [day = '', ...time] = dueWords(task, today).split(' ');
  return (
    <Ticket
      day={day}
      time={time.join(' ')}
      qr={{ code: referral.code, label: words.codeLabel }}
      number={spaced(referral.code)}
      hint={words.hint}
    >
      <KeyValueList
        rows={[
          { key: words.forWhom, values: [label] },
          { key: words.what, values: [task.title] },
          { key: words.where, values: [place ?? referral.toInstitution] },
          { key: words.why, values: [reason] },
          ...(siteName === null ? [] : [{ key: words.from, values: [siteName] }]),
        ]}
      />
    </Ticket>
  );
}

function Facts({ task, today }: TaskViewProps) {
  const { reason, place, ownerName, target } = task;
  return (
    <Card>
      <View>{reason}</View>
      <KeyValueList
        rows={[
          ...(target === null ? [] : [{ key: words.goal, values: [target.text] }]),
          ...(task.open ? [{ key: words.when, values: [dueWords(task, today)] }] : []),
          ...(place === null ? [] : [{ key: words.where, values: [place] }]),
          { key: words.who, values: [ownerName] },
        ]}
      />
    </Card>
  );
}

function Habit({ task, today, busy, onTick }: TaskViewProps) {
  const isKept = task.ticks.includes(today);
  return (
    <Card>
      <View>{words.kept(task.ticks.length)}</View>
      <View className="task-quiet">{words.gentle}</View>
      {task.actions.includes('tick') && (
        <View className="task-actions">
          {isKept ? (
            <>
              <StatusChip kind="normal" text={words.ticked} />
              <Button text={words.untick} kind="plain" busy={busy} onPress={() => onTick(false)} />
            </>
          ) : (
            <Button text={words.tick} icon="check" busy={busy} onPress={() => onTick(true)} />
          )}
        </View>
      )}
    </Card>
  );
}

function Actions({ task, residentId }: TaskViewProps) {
  const { taskId, actions, siteName, sitePhone, urgent } = task;
  const call = sitePhone !== null && actions.includes('call') && (
    <Button
      text={words.callClinic(siteName ?? words.clinic)}
      icon="phone"
      kind={urgent ? 'primary' : 'second'}
      onPress={() => void callPhone(sitePhone)}
    />
  );
  return (
    <Inset>
      <View className="task-actions">
        {actions.includes('book') && (
          <Button
            text={words.book}
            icon="calendar"
            onPress={() => void openPage('checkupBook', { residentId, service: 'recheck', taskId })}
          />
        )}
        {call}
      </View>
    </Inset>
  );
}

function Head({ task, today }: TaskViewProps) {
  const { title, state, open, late, dueOn, urgent } = task;
  const warning = urgent ? words.urgentText : late ? words.late(dayWords(dueOn, today)) : undefined;
  return (
    <Inset>
      <Heading text={title} />
      <View className="task-state">
        <StatusChip kind={markOf(task)} text={urgent && open ? words.urgent : stateWords[state]} />
      </View>
      {open && warning !== undefined && <Note tone="attention">{warning}</Note>}
    </Inset>
  );
}

/** What to mind when one goes: without breakfast, and what to bring. */
function Going({ task }: TaskViewProps) {
  const fasting = task.fasting ? [words.fasting] : [];
  return (
    <>
      <SectionTitle text={words.bringTitle} />
      <Card>
        <IconList items={[...fasting, ...words.bring].map((text) => ({ key: text, icon: 'check', text }))} />
      </Card>
    </>
  );
}

/** A task in words: what, by when, where, the paper to show, its way, and what one can do now. */
export function TaskView(props: TaskViewProps) {
  const { task, today } = props;
  const { open, kind, steps } = task;
  const isGoing = open && (kind === 'recheck' || kind === 'referral');
  return (
    <>
      <Head {...props} />
      {isGoing && task.referral ? <Slip {...props} /> : <Facts {...props} />}
      {kind === 'lifestyle' && <Habit {...props} />}
      {open && <Actions {...props} />}
      <SectionTitle text={words.flow} />
      <Card>
        <TaskSteps steps={steps} today={today} />
      </Card>
      {isGoing && <Going {...props} />}
      <View className="task-foot">{words.lastWord}</View>
    </>
  );
}
