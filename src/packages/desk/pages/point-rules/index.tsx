import { useState } from 'react';
import { View } from '@tarojs/components';
import { counter } from '@/copy/counter';
import { pointDesk as words } from '@/copy/point-desk';
import { lockDesk } from '@/features/desk/staff-session';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { RulesBoard } from '@/features/point-desk/rules-board';
import { useSchemes } from '@/features/point-desk/use-schemes';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { LinkButton } from '@/ui/link-button/link-button';
import { Toast } from '@/ui/toast/toast';

/** The county's rules of points: in words, as a draft, tried out on last month, published. */
export default function DeskPointRulesPage() {
  useDeskLock();
  const desk = useSchemes();
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage
      title={words.rulesTitle}
      wide
      action={<LinkButton text={words.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      <View className="point-desk__links">
        <LinkButton text={words.toReviews} arrow onPress={() => void openPage('deskPointReviews')} />
        <LinkButton text={counter.stock} arrow onPress={() => void openPage('deskRewards')} />
      </View>
      <RemoteView remote={desk.schemes} here={pathTo('deskPointRules')} shape="rows">
        {(schemes) => <RulesBoard schemes={schemes} desk={desk} today={dayInChina(nowMs())} onSaid={setSaid} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
