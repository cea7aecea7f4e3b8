import { useState } from 'react';
import { View } from '@tarojs/components';
import { listDevices } from '@kangban/contract/device';
import { getReadingHome } from '@kangban/contract/reading/board';
import { devices as words, meter } from '@/copy/reading-device';
import { DeviceCard } from '@/features/reading/meter/device-card';
import { DeviceForm } from '@/features/reading/meter/device-form';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { canReadMeters } from '@/platform/bluetooth';
import { copyText } from '@/platform/device';
import { usePageParams } from '@/platform/navigation';
import { useAct, type Act } from '@/platform/use-act';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';
import '@/features/reading/reading.scss';

/** The key of a meter that sends by itself: shown this once. */
function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const [said, setSaid] = useState<string>();
  return (
    <Card className="reading-above">
      <Heading text={words.secretTitle} level={2} look="heading" />
      <View>{words.secretText}</View>
      <View className="reading-secret">{secret}</View>
      <View className="reading-device__ways">
        <Button
          small
          kind="second"
          text={words.copy}
          onPress={() => void copyText(secret).then((copied) => setSaid(copied ? words.copied : undefined))}
        />
        <Button small kind="plain" text={words.secretDone} onPress={onDone} />
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </Card>
  );
}

interface AddingProps {
  residentId: string;
  act: Act;
  onBound: (secret: string | null) => void;
}

/** One button until a meter is bound. */
function Adding({ onBound, ...form }: AddingProps) {
  const [open, setOpen] = useState(false);
  const bound = (secret: string | null): void => {
    setOpen(false);
    onBound(secret);
  };
  if (open) return <DeviceForm {...form} onBound={bound} />;
  return (
    <View className="reading-ways">
      <Button kind="second" icon="plus" text={words.add} onPress={() => setOpen(true)} />
    </View>
  );
}

export default function DevicesPage() {
  const { residentId = '' } = usePageParams('devices');
  const remote = useRemote({ endpoint: listDevices, input: {} });
  const home = knownOf(useRemote({ endpoint: getReadingHome, input: { params: { residentId } }, keep: true }));
  const act = useAct();
  const [secret, setSecret] = useState<string | null>(null);
  const [said, setSaid] = useState<string>();
  const person = { residentId, label: home?.label ?? '' };
  const bound = (key: string | null): void => {
    setSecret(key);
    setSaid(words.saved);
    void remote.reload();
  };
  return (
    <InnerPage title={words.title}>
      <Lead title={words.lead} text={words.leadText} />
      {!canReadMeters() && (
        <View className="reading-edge">
          <Note tone="sunk">{meter.faults.unsupported}</Note>
        </View>
      )}
      {secret !== null && <Secret secret={secret} onDone={() => setSecret(null)} />}
      <RemoteView remote={remote} here={pathTo('devices', { residentId })} shape="rows">
        {({ items }) => (
          <View className="reading-devices">
            {items.map((device) => (
              <DeviceCard
                key={device.deviceId}
                device={device}
                person={person}
                act={act}
                onChanged={() => remote.reload()}
              />
            ))}
            {items.length === 0 && <StatePanel kind="empty" icon="scan" title={words.none} text={words.noneText} />}
          </View>
        )}
      </RemoteView>
      {act.problem !== undefined && (
        <View className="reading-edge">
          <Note tone="urgent" live>
            {act.problem}
          </Note>
        </View>
      )}
      {home?.mayWrite && <Adding residentId={residentId} act={act} onBound={bound} />}
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
