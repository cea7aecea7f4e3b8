import { View } from '@tarojs/components';
import type { Paged } from '@/platform/use-paged';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import './more-button.scss';

export interface MoreButtonProps {
  paged: Pick<Paged<unknown>, 'hasMore' | 'state' | 'more'>;
  /** 再看一些 */
  text: string;
  /** 没打开，再点一下。 */
  failed: string;
}

/** The way to the next page of a list, and that it did not come; nothing at its end. */
export function MoreButton({ paged: { hasMore, state, more }, text, failed }: MoreButtonProps) {
  if (!hasMore) return null;
  return (
    <View className="more-button">
      <Inset>
        {state === 'failed' && (
          <Note tone="attention" live>
            {failed}
          </Note>
        )}
        <Button text={text} kind="second" busy={state === 'loading'} onPress={() => void more()} />
      </Inset>
    </View>
  );
}
