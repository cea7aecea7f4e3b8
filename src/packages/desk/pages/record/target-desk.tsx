import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { readingTarget as words } from '@/copy/reading-target';
import { TargetBoard } from '@/features/reading-target/target-board';
import { useTargets } from '@/features/reading-target/use-targets';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Toast } from '@/ui/toast/toast';

interface Props {
  residentId: string;
  name: string;
  today: PlainDate;
  onBack: () => void;
}

/** What a person aims at with their pressure, sugar, weight and waist, at the desk; a doctor agrees a new one here. */
export function TargetDesk({ residentId, name, today, onBack }: Props) {
  const targets = useTargets(residentId);
  const [done, setDone] = useState<string>();
  return (
    <View>
      <Lead title={words.title(name)} />
      <Inset>
        <LinkButton text={words.back} onPress={onBack} />
      </Inset>
      <RemoteView remote={targets.all} here={pathTo('deskRecord', { residentId })} shape="rows">
        {(data) => <TargetBoard data={data} today={today} targets={targets} onSaid={setDone} />}
      </RemoteView>
      <Toast text={done} onGone={() => setDone(undefined)} />
    </View>
  );
}
