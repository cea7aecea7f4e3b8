import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { fullDay } from '@/copy/when';
import { classNames } from '@/ui/class-names';
import { Heading } from '@/ui/heading/heading';
import type { MarkKind } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { StatusChip } from '@/ui/status-chip/status-chip';
import type { SchemeDocument, Schemes } from './types';
import './point-desk.scss';

/** A document one may look at, and where it stands. */
export interface Picked {
  key: string;
  document: SchemeDocument;
  mark: MarkKind;
  state: string;
  note: string;
  draftId?: string;
}

export const versionKey = (schemeId: string, version: number): string => `${schemeId} ${version}`;

/** What is in force before what comes and what was, and the county's before a township's. */
function inOrder(versions: Schemes['versions'], today: PlainDate): Schemes['versions'] {
  const rank = ({ inForce, validFrom, document }: Schemes['versions'][number]): number => {
    const stage = inForce ? 0 : validFrom > today ? 2 : 4;
    return stage + (document.townships === null ? 0 : 1);
  };
  return [...versions].sort((a, b) => rank(a) - rank(b));
}

/** Everything there is: drafts first, what is in force, later and former versions, and the documents to start from. */
export function pickable({ versions, drafts, templates }: Schemes, today: PlainDate): Picked[] {
  const state = (validFrom: PlainDate, inForce: boolean): [MarkKind, string] => {
    if (inForce) return ['normal', words.inForce];
    return validFrom > today ? ['waiting', words.later(fullDay(validFrom))] : ['none', words.past];
  };
  return [
    ...drafts.map(({ draftId, document }): Picked => {
      const note = '';
      return { key: draftId, document, mark: 'now', state: words.draft, note, draftId };
    }),
    ...inOrder(versions, today).map(({ schemeId, version, validFrom, inForce, document }): Picked => {
      const [mark, said] = state(validFrom, inForce);
      return { key: versionKey(schemeId, version), document, mark, state: said, note: words.versionOf(version) };
    }),
    ...templates.map((document): Picked => {
      const key = `template ${document.schemeId}`;
      return { key, document, mark: 'none', state: words.template, note: '' };
    }),
  ];
}

interface Props {
  items: readonly Picked[];
  current: string | undefined;
  onPick: (picked: Picked) => void;
}

/** The list at the side of the rules. */
export function SchemeList({ items, current, onPick }: Props) {
  return (
    <>
      <Heading text={words.schemes} />
      {items.map((one) => (
        <Pressable
          key={one.key}
          className={classNames('point-scheme', one.key === current && 'point-scheme--on')}
          label={[one.document.title, one.state, one.note].filter(Boolean).join('，')}
          onPress={() => onPick(one)}
        >
          <View className="point-scheme__main">
            <View className="point-scheme__title">{one.document.title}</View>
            {one.note !== '' && <View className="point-desk__quiet">{one.note}</View>}
          </View>
          <StatusChip kind={one.mark} text={one.state} />
        </Pressable>
      ))}
    </>
  );
}
