import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ReadingBoard, ReadingHome } from '@kangban/contract/reading/board';
import type { ReadingItem, ReadingSession } from '@kangban/contract/reading/reading';
import { getReadingTrend } from '@kangban/contract/reading/trend';
import { itemName, readings as words } from '@/copy/reading';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Avatar } from '@/ui/avatar/avatar';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { SourceLink } from '@/ui/source-link/source-link';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { ITEM_ICONS } from './entry';
import { PersonPicture } from './person-picture';
import { SessionValue, StateChip } from './value-line';
import { sessionWhen, stateWords, timeWords, whenWords } from './words';

export const SHOWN_DAYS = 30;

const CONTROL_MARKS = {
  controlled: 'normal',
  nearly: 'attention',
  'not-yet': 'attention',
  'too-few': 'waiting',
  unjudged: 'none',
} as const satisfies Record<ReadingBoard['control']['state'], MarkKind>;

/** The newest one, large, and how the last days went. */
function Head({ latest, control }: { latest: ReadingSession; control: ReadingBoard['control'] }) {
  return (
    <Card>
      <View className="reading-when-said">{sessionWhen(latest)}</View>
      <SessionValue session={latest} />
      <View className="reading-control">
        <Mark kind={CONTROL_MARKS[control.state]} size={32} />
        <View className="reading-control__words">
          <Heading text={control.title} level={2} look="title" />
          {control.lines.map((line) => (
            <View key={line} className="reading-quiet">
              {line}
            </View>
          ))}
        </View>
      </View>
    </Card>
  );
}

function Picture({ residentId, item }: { residentId: string; item: ReadingItem }) {
  const input = { params: { residentId }, query: { item, days: '30' as const } };
  const trend = knownOf(useRemote({ endpoint: getReadingTrend, input, keep: true }));
  if (!trend || trend.points.length === 0) return null;
  return (
    <>
      <SectionTitle
        text={words.lastDays(itemName[item], SHOWN_DAYS)}
        right={
          <LinkButton arrow text={words.more90} onPress={() => void openPage('readingTrend', { residentId, item })} />
        }
      />
      <Card>
        <PersonPicture residentId={residentId} days="30" trend={trend} />
      </Card>
    </>
  );
}

/** What is aimed at, whose word that is, and where it comes from. */
function Target({ target }: { target: ReadingBoard['target'] }) {
  const [open, setOpen] = useState(false);
  const set = target.setOn === null ? '' : words.setOn(fullDay(target.setOn));
  return (
    <Card>
      <View className="reading-target">
        <Avatar letter={words.doctorSeal(target.title)} />
        <View className="reading-target__words">
          <Heading text={target.title} level={3} look="heading" />
          <View className="reading-quiet">{target.text === '' ? words.goal(target.short) : target.text}</View>
        </View>
      </View>
      {target.source !== '' && <SourceLink text={words.source(target.source)} onPress={() => setOpen(true)} />}
      <Sheet
        id="reading-source"
        open={open}
        title={states.sourceTitle}
        closeLabel={states.close}
        onClose={() => setOpen(false)}
      >
        <View className="reading-source">
          <View>{words.source(target.source)}</View>
          {target.text !== '' && <View>{target.text}</View>}
          {set !== '' && <View>{set}</View>}
          {!target.verified && <Note tone="sunk">{words.unverified}</Note>}
        </View>
      </Sheet>
    </Card>
  );
}

export function SessionRow({ session, residentId }: { session: ReadingSession; residentId: string }) {
  const { text, unit, sessionId, sourceText } = session;
  const value = states.dotted([`${text} ${unit}`, timeWords(session.mean)]);
  const about = [whenWords(session.at), sourceText];
  return (
    <Row
      title={value}
      note={states.dotted(about)}
      label={[value, stateWords(session), ...about].filter(Boolean).join('，')}
      right={<StateChip session={session} />}
      onPress={() => void openPage('reading', { residentId, sessionId })}
    />
  );
}

function Recent({ board: { item, recent }, residentId }: { board: ReadingBoard; residentId: string }) {
  if (recent.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.recent} />
      <Card flush className="reading-sessions">
        {recent.map((session) => (
          <SessionRow key={session.sessionId} session={session} residentId={residentId} />
        ))}
        <View className="reading-all">
          <LinkButton text={words.all} onPress={() => void openPage('readingList', { residentId, item })} />
        </View>
      </Card>
    </>
  );
}

/** Whether the newest number is one that is acted on at once: what to do then comes before everything. */
export const isUrgent = ({ latest, alarmText }: ReadingBoard): boolean =>
  latest?.state === 'urgent' && alarmText !== '';

export interface BoardViewProps {
  board: ReadingBoard;
  home: ReadingHome;
}

/** One kind of reading of a person: how it stands, the picture of 30 days, what is aimed at, and the last ones. */
export function BoardView({ board, home: { residentId, excludedText } }: BoardViewProps) {
  const { latest, control, target, item, alarmText } = board;
  const isExcluded = excludedText !== '';
  // Whom no table is for is told so once; a target the doctor set stands all the same.
  const hasTarget = isExcluded ? target.from === 'doctor' : target.title !== '' || target.text !== '';
  const whatToDo = alarmText !== '' && (
    <View className="reading-edge reading-edge--wide">
      <Note tone="urgent">{alarmText}</Note>
    </View>
  );
  const first = isUrgent(board);
  return (
    <>
      {first && whatToDo}
      {latest ? (
        <Head latest={latest} control={{ ...control, lines: control.lines.filter((line) => line !== excludedText) }} />
      ) : (
        <StatePanel kind="empty" icon={ITEM_ICONS[item]} title={words.none(itemName[item])} text={words.noneText} />
      )}
      {isExcluded && (
        <View className="reading-edge reading-gap">
          <Note>{excludedText}</Note>
        </View>
      )}
      <Picture residentId={residentId} item={item} />
      {hasTarget && (
        <View className="reading-gap">
          <Target target={target} />
        </View>
      )}
      <Recent board={board} residentId={residentId} />
      {!first && whatToDo}
    </>
  );
}
