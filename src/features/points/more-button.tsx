import { View } from '@tarojs/components';
import { pointPages as words } from '@/copy/point-pages';
import type { Paged } from '@/platform/use-paged';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import './point-pages.scss';

/** The way to the next page of a list; nothing at its end. */
export function MoreButton({ paged: { hasMore, state, more } }: { paged: Paged<unknown> }) {
  if (!hasMore) return null;
  return (
    <View className="points-more">
      <Inset>
        {state === 'failed' && (
          <Note tone="attention" live>
            {words.moreFailed}
          </Note>
        )}
        <Button text={words.more} kind="second" busy={state === 'loading'} onPress={() => void more()} />
      </Inset>
    </View>
  );
}
