import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DeskDay } from '@kangban/contract/desk';
import { assessmentEntry } from '@/copy/assessment-entry';
import { desk as answers } from '@/copy/audit';
import { counter } from '@/copy/counter';
import { desk } from '@/copy/desk';
import { deskCheckup } from '@/copy/desk-checkup';
import { deskEvidence as papers } from '@/copy/desk-evidence';
import { deskTasks as tasks } from '@/copy/desk-tasks';
import { pointDesk } from '@/copy/point-desk';
import { sharedRecord } from '@/copy/share';
import { receive } from '@/copy/transfer';
import { DayList } from '@/features/desk/day-list';
import { FindBox } from '@/features/desk/find-box';
import { PersonPanel } from '@/features/desk/person-panel';
import { SlotPools } from '@/features/desk/slot-pools';
import { lockDesk } from '@/features/desk/staff-session';
import { useDesk, type Desk } from '@/features/desk/use-desk';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage } from '@/platform/navigation';
import { useStaffRole } from '@/platform/session';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

function Columns({ board, day, onDone }: { board: Desk; day: DeskDay; onDone: (words: string) => void }) {
  const { person } = board;
  const role = useStaffRole();
  return (
    <View className="desk-columns">
      <View className="desk-column">
        <FindBox problem={board.problem} busy={board.busy} onFind={board.find} />
        <DayList day={day} currentId={person?.appointmentId} onOpen={(id) => void board.open(id)} />
      </View>
      <View className="desk-column desk-column--person">
        {person ? (
          <PersonPanel
            key={person.appointmentId}
            person={person}
            today={day.day}
            busy={board.busy}
            onCheckIn={() => board.checkIn().then(() => onDone(desk.checkedIn))}
            onNoShow={() => board.markNoShow().then((marked) => marked && onDone(desk.noShowDone))}
          />
        ) : (
          <StatePanel kind="empty" icon="scan" title={desk.pickTitle} text={desk.pickText} />
        )}
      </View>
      <View className="desk-column">
        <Button text={desk.walkIn} kind="second" icon="plus" onPress={() => void openPage('deskWalkIn')} />
        <Button text={desk.record} kind="second" icon="record" onPress={() => void openPage('deskRecord')} />
        <Button text={desk.recordVisit} kind="second" icon="child" onPress={() => void openPage('deskChildVisit')} />
        <Button text={receive.open} kind="second" icon="share" onPress={() => void openPage('deskReceive')} />
        <Button text={desk.matches} kind="second" icon="user" onPress={() => void openPage('deskMatches')} />
        <Button text={sharedRecord.lead} kind="second" icon="qr" onPress={() => void openPage('sharedRecord', {})} />
        <Button
          text={assessmentEntry.desk}
          kind="second"
          icon="doctor"
          onPress={() => void openPage('deskAssessment', {})}
        />
        <Button text={counter.open} kind="second" icon="gift" onPress={() => void openPage('deskCounter')} />
        <Button text={tasks.title} kind="second" icon="check-circle" onPress={() => void openPage('deskTasks')} />
        <Button
          text={deskCheckup.waiting}
          kind="second"
          icon="record"
          onPress={() => void openPage('deskCheckupReport', {})}
        />
        <Button text={desk.notCome} kind="second" icon="people" onPress={() => void openPage('deskNotCome')} />
        <Button text={desk.overdue} kind="second" icon="clock" onPress={() => void openPage('deskOverdue')} />
        <Button text={papers.open} kind="second" icon="pen" onPress={() => void openPage('deskPapers')} />
        {role !== undefined && role !== 'desk' && (
          <Button
            text={pointDesk.toReviews}
            kind="second"
            icon="points"
            onPress={() => void openPage('deskPointReviews')}
          />
        )}
        <Button text={answers.complaints} kind="second" icon="shield" onPress={() => void openPage('deskComplaints')} />
        <Button text={answers.corrections} kind="second" icon="pen" onPress={() => void openPage('deskCorrections')} />
        <SlotPools slots={day.slots} />
      </View>
    </View>
  );
}

/** Today's list of the own site: find, check, check in. */
export default function DeskDayPage() {
  const board = useDesk();
  const [done, setDone] = useState<string>();
  useDeskLock();
  return (
    <InnerPage
      title={desk.title}
      onBack={false}
      wide
      action={<LinkButton text={desk.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      <RemoteView remote={board.day} here={pathTo('deskDay')} shape="rows">
        {(day) => <Columns board={board} day={day} onDone={setDone} />}
      </RemoteView>
      <Toast text={done} onGone={() => setDone(undefined)} />
    </InnerPage>
  );
}
