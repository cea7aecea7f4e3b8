import { View } from '@tarojs/components';
import type { PointEntry } from '@kangban/contract/points';
import { pointPages as words } from '@/copy/point-pages';
import { signed } from '@/copy/points';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Sheet } from '@/ui/sheet/sheet';
import './point-pages.scss';

export interface EntrySheetProps {
  entry: PointEntry | undefined;
  /** The line it takes back, decides or settles, where it is among those known. */
  linked: PointEntry | undefined;
  onClose: () => void;
  onRules: () => void;
  onAppeal: () => void;
}

const row = (key: string, ...values: (string | null)[]): KeyValue[] => {
  const said = values.filter((value): value is string => value !== null && value !== '');
  return said.length > 0 ? [{ key, values: said }] : [];
};

/** Everything there is to say about one line, in words. */
function factsOf(entry: PointEntry, linked: PointEntry | undefined): KeyValue[] {
  const { change, points, state, on, bookedOn, activeAfter, expiresOn, rule, stateText, detail, of, note, by } = entry;
  const link = linked ? words.entryOfText(linked.title, fullDay(linked.on)) : words.entryOfOlder;
  return [
    ...row(
      words.entryChange,
      state === 'pending' ? `${words.points(points)}，${words.noChange}` : words.points2(signed(change)),
    ),
    ...row(words.entryState, stateText),
    ...row(words.entryDay, fullDay(on)),
    ...row(words.entryBooked, bookedOn === on ? null : fullDay(bookedOn)),
    ...row(words.entryEvidence, detail),
    ...row(words.entryRule, rule && words.entryRuleVersion(entry.title, rule.version)),
    ...row(words.entryOf, of && link),
    ...row(words.entryBy, words.by(by)),
    ...row(words.note, note),
    ...row(words.entryExpires, expiresOn && fullDay(expiresOn)),
    ...row(words.entryAfter, words.points(activeAfter)),
  ];
}

/** One line of the ledger: its rule, what proves it, its day, how it stands, and what it belongs to. */
export function EntrySheet({ entry, linked, onClose, onRules, onAppeal }: EntrySheetProps) {
  const disputed = entry && (entry.state === 'pending' || entry.state === 'reversed' || entry.state === 'voided');
  return (
    <Sheet
      id="point-entry"
      open={entry !== undefined}
      title={entry?.title ?? words.entryTitle}
      closeLabel={states.close}
      onClose={onClose}
    >
      {entry && <KeyValueList rows={factsOf(entry, linked)} />}
      <View className="points-stack points-more">
        {entry?.rule && <Button text={words.seeRule} kind="second" icon="book" onPress={onRules} />}
        {disputed && <Button text={words.appeal} kind="plain" onPress={onAppeal} />}
      </View>
    </Sheet>
  );
}
