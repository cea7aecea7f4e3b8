import { useState } from 'react';
import { View } from '@tarojs/components';
import { bindDevice, revokeDevice, unbindDevice, type Device } from '@kangban/contract/device';
import { devices as words } from '@/copy/reading-device';
import { states } from '@/copy/states';
import { canReadMeters } from '@/platform/bluetooth';
import { call } from '@/platform/request';
import type { Act } from '@/platform/use-act';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Button } from '@/ui/button/button';
import { ITEM_OF } from './meter-packets';
import { openPage } from '@/platform/navigation';
import { whenWords } from '../words';

type Asked = { what: 'revoke' } | { what: 'unbind'; residentId: string; label: string };

export interface DeviceCardProps {
  device: Device;
  /** Whose page it is. */
  person: { residentId: string; label: string };
  act: Act;
  onChanged: () => Promise<void>;
}

const factsOf = ({ serialEnd, link, lastReadingAt }: Device): string =>
  states.dotted([
    words.serialEnd(serialEnd),
    words.links[link],
    lastReadingAt === null ? '' : words.lastAt(whenWords(lastReadingAt)),
  ]);

interface WaysProps extends DeviceCardProps {
  onAsk: (asked: Asked) => void;
}

/** What can be done with a meter that still counts. */
function Ways({ device, person, act, onChanged, onAsk }: WaysProps) {
  const { deviceId, people, link, kind } = device;
  const mine = people.some(({ residentId }) => residentId === person.residentId);
  const bind = async (): Promise<void> => {
    const params = { deviceId, residentId: person.residentId };
    if (await act.run(`bind-${deviceId}`, () => call(bindDevice, { params, body: {} }))) await onChanged();
  };
  return (
    <View className="reading-device__ways">
      {mine && link === 'bluetooth' && canReadMeters() && (
        <Button
          small
          kind="second"
          text={words.read}
          onPress={() => void openPage('readingLog', { residentId: person.residentId, item: ITEM_OF[kind] })}
        />
      )}
      {!mine && (
        <Button
          small
          kind="second"
          text={words.bindMe(person.label)}
          busy={act.busy === `bind-${deviceId}`}
          onPress={() => void bind()}
        />
      )}
      {people.map(({ residentId, label }) => (
        <LinkButton
          key={residentId}
          text={words.unbind(label)}
          onPress={() => onAsk({ what: 'unbind', residentId, label })}
        />
      ))}
      <LinkButton text={words.revoke} onPress={() => onAsk({ what: 'revoke' })} />
    </View>
  );
}

/** One meter: who measures with it, and taking it away. */
export function DeviceCard(props: DeviceCardProps) {
  const { device, act, onChanged } = props;
  const { deviceId, kind, name, people, state } = device;
  const [asked, setAsked] = useState<Asked>();
  const isRevoke = asked?.what !== 'unbind';
  const go = async (): Promise<void> => {
    const work = () =>
      asked?.what === 'unbind'
        ? call(unbindDevice, { params: { deviceId, residentId: asked.residentId } })
        : call(revokeDevice, { params: { deviceId }, body: {} });
    const done = await act.run(`ask-${deviceId}`, work);
    setAsked(undefined);
    if (done) await onChanged();
  };
  return (
    <Card>
      <View className="reading-waiting__head">
        <Heading text={name} level={2} look="heading" />
        {state === 'active' ? (
          <View className="reading-quiet">{words.kinds[kind]}</View>
        ) : (
          <StatusChip kind="none" text={words.revoked} />
        )}
      </View>
      <View className="reading-quiet">{factsOf(device)}</View>
      {people.length > 0 && <View>{words.people(people.map(({ label }) => label))}</View>}
      {state === 'active' && <Ways {...props} onAsk={setAsked} />}
      <Confirm
        id={`device-${deviceId}`}
        open={asked !== undefined}
        title={asked?.what === 'unbind' ? words.unbindTitle(asked.label) : words.revokeTitle}
        text={isRevoke ? words.revokeText : words.unbindText}
        yes={isRevoke ? words.revokeYes : words.unbindYes}
        no={isRevoke ? words.revokeNo : words.unbindNo}
        busy={act.busy === `ask-${deviceId}`}
        onYes={() => void go()}
        onNo={() => setAsked(undefined)}
      />
    </Card>
  );
}
