import { View } from '@tarojs/components';
import type { TaskLine } from '@kangban/contract/care-task';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { stateWords } from '@/copy/care-task';
import { deskTasks as words } from '@/copy/desk-tasks';
import { desk } from '@/copy/desk';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { deskPhone } from '@/platform/desk-phone';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { ShownPhone } from '@/ui/shown-phone/shown-phone';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { bookedWords } from './when';
import '@/features/desk/worklist.scss';

export interface DeskLineProps {
  line: TaskLine;
  today: PlainDate;
  onContact: () => void;
  onAct: () => void;
  onGoal: () => void;
}

function stateOf({ state, bookedFor, place }: TaskLine, today: PlainDate): string {
  const when = bookedFor === null ? '' : bookedWords(bookedFor, today);
  return states.dotted([stateWords[state], when, place ?? '']);
}

function calledOf({ attempts, lastAttempt }: TaskLine, today: PlainDate): string {
  if (lastAttempt === null) return '';
  const day = dayWords(dayInChina(Date.parse(lastAttempt.at)), today);
  return states.dotted([
    words.attempts(attempts),
    words.last(day, lastAttempt.staffName, words.outcomes[lastAttempt.outcome]),
  ]);
}

/** The report it came of, the call, the goal, the next move. */
function Acts({ line, onContact, onAct, onGoal }: Omit<DeskLineProps, 'today'>) {
  const { kind, nameMasked, moves, residentId } = line;
  return (
    <View className="work-line__act">
      {kind !== 'lifestyle' && (
        <Button
          small
          kind="plain"
          text={words.report}
          label={words.reportOf(nameMasked)}
          onPress={() => void openPage('deskCheckupReport', { residentId })}
        />
      )}
      <Button small kind="second" text={words.contact} label={words.contactTitle(nameMasked)} onPress={onContact} />
      {kind === 'lifestyle' && (
        <Button small kind="second" text={words.goal} label={words.goalTitle(nameMasked)} onPress={onGoal} />
      )}
      {moves.length > 0 && <Button small text={words.act} label={words.actTitle(nameMasked)} onPress={onAct} />}
    </View>
  );
}

/** One task: who, what, by when, how far, the newest call. */
export function DeskLine({ line, today, onContact, onAct, onGoal }: DeskLineProps) {
  const { residentId, nameMasked, phoneMasked, kind, title, reason, dueOn, daysLate, target } = line;
  const due = daysLate > 0 ? words.late(daysLate) : dueOn === today ? words.today : words.due(dayWords(dueOn, today));
  const chip = kind === 'call-now' ? 'urgent' : daysLate > 0 ? 'attention' : 'now';
  const called = calledOf(line, today);
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{nameMasked}</View>
        <View className="work-line__note">
          {phoneMasked === null ? (
            words.noPhone
          ) : (
            <ShownPhone
              masked={phoneMasked}
              words={{ show: desk.showPhone, label: desk.showPhoneOf(nameMasked), none: desk.phoneHidden }}
              onShow={() => deskPhone(residentId)}
            />
          )}
        </View>
        <StatusChip kind={chip} text={states.dotted([words.kinds[kind], due])} />
      </View>
      <View className="work-line__what">
        <View className="work-line__name">{title}</View>
        <View className="work-line__note">{reason}</View>
        <View className="work-line__note">{stateOf(line, today)}</View>
        {target && <View className="work-line__note">{target.text}</View>}
        {called && <View className="work-line__note">{called}</View>}
      </View>
      <Acts line={line} onContact={onContact} onAct={onAct} onGoal={onGoal} />
    </View>
  );
}
