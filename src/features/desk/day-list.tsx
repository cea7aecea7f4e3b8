import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DeskAppointment, DeskDay } from '@kangban/contract/desk';
import { desk } from '@/copy/desk';
import { ageWords, clockWords } from '@/copy/when';
import { classNames } from '@/ui/class-names';
import { Heading } from '@/ui/heading/heading';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { a11y } from '@/ui/a11y/a11y';

type Filter = keyof typeof desk.filters;
const FILTERS = ['waiting', 'here', 'all'] as const satisfies readonly Filter[];
const SEGMENTS = FILTERS.map((key) => ({ key, text: desk.filters[key] }));

const MARKS = {
  booked: 'waiting',
  'checked-in': 'now',
  fulfilled: 'normal',
  cancelled: 'none',
  noshow: 'none',
} as const satisfies Record<DeskAppointment['state'], MarkKind>;

const SHOWN = {
  waiting: (one: DeskAppointment) => one.state === 'booked',
  here: (one: DeskAppointment) => one.state === 'checked-in',
  all: () => true,
} as const satisfies Record<Filter, (one: DeskAppointment) => boolean>;

interface LineProps {
  appointment: DeskAppointment;
  today: DeskDay['day'];
  current: boolean;
  onOpen: () => void;
}

function Line({ appointment, today, current, onOpen }: LineProps) {
  const { ticketNo, nameMasked, state, birthDate, doses, startsAt, healthOutcome } = appointment;
  const visit = appointment.checkup ?? appointment.visit ?? appointment.reward;
  return (
    <Pressable
      className={classNames('desk-line', current && 'desk-line--on')}
      label={desk.rowLabel(ticketNo, nameMasked, desk.states[state])}
      onPress={onOpen}
    >
      <View className="desk-line__ticket">{ticketNo}</View>
      <View className="desk-line__main">
        <View className="desk-line__name">{nameMasked}</View>
        <View className="desk-line__note">
          {visit
            ? desk.visitRow(ageWords(birthDate, today), visit.name)
            : desk.row(ageWords(birthDate, today), doses.length)}
        </View>
      </View>
      <View className="desk-line__right">
        <View className="desk-line__time">{clockWords(startsAt)}</View>
        <Mark
          kind={healthOutcome === 'go-on' ? MARKS[state] : 'attention'}
          label={healthOutcome === 'go-on' ? desk.states[state] : desk.doctorFirst}
        />
      </View>
    </Pressable>
  );
}

export interface DayListProps {
  day: DeskDay;
  currentId: string | undefined;
  onOpen: (appointmentId: string) => void;
}

/** Everybody of the day, in order of time; names are masked until the person stands here. */
export function DayList({ day, currentId, onOpen }: DayListProps) {
  const [filter, setFilter] = useState<Filter>('waiting');
  const shown = day.appointments.filter(SHOWN[filter]);
  return (
    <View className="desk-list">
      <Heading text={desk.listTitle(day.appointments.length)} />
      <View className="desk-list__counts">{desk.counts(day.counts)}</View>
      <SegmentedControl
        segments={SEGMENTS}
        current={filter}
        label={desk.filterLabel}
        onChange={(key) => setFilter(FILTERS.find((one) => one === key) ?? 'all')}
      />
      {shown.length === 0 && <StatePanel kind="empty" title={desk.emptyList} text={desk.emptyListText} />}
      <View className="desk-list__lines" {...a11y({ role: 'list' })}>
        {shown.map((appointment) => (
          <View key={appointment.appointmentId} {...a11y({ role: 'listitem' })}>
            <Line
              appointment={appointment}
              today={day.day}
              current={appointment.appointmentId === currentId}
              onOpen={() => onOpen(appointment.appointmentId)}
            />
          </View>
        ))}
      </View>
    </View>
  );
}
