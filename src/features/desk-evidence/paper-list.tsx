import { View } from '@tarojs/components';
import type { DeskEvidence } from '@kangban/contract/desk-evidence';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { deskEvidence as words } from '@/copy/desk-evidence';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import type { MarkKind } from '@/ui/mark/mark';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import '@/features/desk/worklist.scss';

const dayOf = (iso: string): string => fullDay(dayInChina(Date.parse(iso)));

function standOf({ retracted, endsOn }: DeskEvidence, today: PlainDate): { kind: MarkKind; text: string } {
  if (retracted) return { kind: 'none', text: words.takenBack };
  return endsOn !== null && endsOn < today
    ? { kind: 'none', text: words.ended }
    : { kind: 'normal', text: words.standing };
}

interface LineProps {
  paper: DeskEvidence;
  today: PlainDate;
  onRetract: () => void;
}

function Line({ paper, today, onRetract }: LineProps) {
  const { kind, numberTail, happenedOn, endsOn, siteName, recordedBy, recordedAt, retracted } = paper;
  const said = [fullDay(happenedOn), endsOn === null ? '' : words.until(fullDay(endsOn)), words.tail(numberTail)];
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__what">
        <View className="work-line__name">{words.kinds[kind]}</View>
        <View>{states.dotted(said)}</View>
        <View className="work-line__note">{words.by(recordedBy, siteName, dayOf(recordedAt))}</View>
        {retracted && (
          <View className="work-line__note">
            {words.reasonOf(words.reasons[retracted.reason], retracted.note)}
            {` · ${words.by(retracted.by, words.takenBack, dayOf(retracted.at))}`}
          </View>
        )}
      </View>
      <View className="work-line__act">
        <View>
          <StatusChip {...standOf(paper, today)} />
        </View>
        {!retracted && (
          <Button
            small
            kind="plain"
            text={words.takeBack}
            label={words.takeBackOf(words.kinds[kind], numberTail)}
            onPress={onRetract}
          />
        )}
      </View>
    </View>
  );
}

interface Props {
  papers: readonly DeskEvidence[];
  today: PlainDate;
  onRetract: (paper: DeskEvidence) => void;
}

/** What was written down for a person, taken back or not. */
export function PaperList({ papers, today, onRetract }: Props) {
  if (papers.length === 0) return <StatePanel kind="empty" icon="record" title={words.none} text={words.noneText} />;
  return (
    <View {...a11y({ role: 'list' })}>
      {papers.map((paper) => (
        <Line key={paper.evidenceId} paper={paper} today={today} onRetract={() => onRetract(paper)} />
      ))}
    </View>
  );
}
