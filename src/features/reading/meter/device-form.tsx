import { useState } from 'react';
import { View } from '@tarojs/components';
import { registerDevice, type DeviceKind } from '@kangban/contract/device';
import { devices as words } from '@/copy/reading-device';
import { canReadMeters } from '@/platform/bluetooth';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import type { Act } from '@/platform/use-act';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { MeterStatus } from './meter-button';
import { ITEM_OF } from './meter-packets';
import { useMeter } from './use-meter';

type Link = 'bluetooth' | 'gateway';
const KINDS = (['blood-pressure', 'glucose', 'scale'] as const).map((key) => ({ key, text: words.kinds[key] }));
const LINKS = (['bluetooth', 'gateway'] as const).map((key) => ({ key, text: words.links[key] }));
const SERIAL = /^[0-9A-Za-z:_.-]{4,40}$/;
const NOT_SERIAL = /[^0-9A-Za-z:_.-]+/g;

interface Draft {
  kind: DeviceKind;
  link: Link;
  name: string;
  serial: string;
}

/** A meter's Bluetooth name in the signs a serial number may have. */
const serialOf = (name: string): string => name.trim().replace(NOT_SERIAL, '-').slice(0, 40);

/** Looks for a meter nearby: its own name fills the form. */
function Search({ kind, onFound }: { kind: DeviceKind; onFound: (name: string) => void }) {
  const meter = useMeter(ITEM_OF[kind]);
  const search = async (): Promise<void> => {
    const found = await meter.read({ slot: 0, others: [] });
    if (found) onFound(found.name);
  };
  const isBusy = meter.state.is === 'searching' || meter.state.is === 'listening';
  return (
    <>
      <MeterStatus meter={meter} />
      {!isBusy && <Button kind="tint" icon="scan" text={words.search} onPress={() => void search()} />}
    </>
  );
}

const isWhole = ({ name, serial }: Draft): boolean => name.trim() !== '' && SERIAL.test(serial.trim());
const wrongSerial = ({ serial }: Draft): boolean => serial.trim() !== '' && !SERIAL.test(serial.trim());

export interface DeviceFormProps {
  residentId: string;
  act: Act;
  /** The key of a meter that sends by itself; null of one the phone reads. */
  onBound: (secret: string | null) => void;
}

/** Binding a meter: what it is, how its numbers come, its name and number. */
export function DeviceForm({ residentId, act, onBound }: DeviceFormProps) {
  const [draft, setDraft] = useState<Draft>({ kind: 'blood-pressure', link: 'bluetooth', name: '', serial: '' });
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const bind = async (): Promise<void> => {
    const { kind, link } = draft;
    const body = { kind, link, name: draft.name.trim(), serial: draft.serial.trim(), residentIds: [residentId] };
    let secret: string | null = null;
    const send = () =>
      sendOnce({ name: `device.${residentId}`, what: body }, async (idempotencyKey) => {
        ({ secret } = await call(registerDevice, { body, idempotencyKey }));
      });
    if (await act.run('bind', send)) onBound(secret);
  };
  return (
    <>
      <SectionTitle text={words.addTitle} />
      <View className="reading-form">
        <SegmentedControl
          segments={KINDS}
          current={draft.kind}
          label={words.kind}
          onChange={(key) => change({ kind: KINDS.find((one) => one.key === key)?.key ?? 'blood-pressure' })}
        />
        <SegmentedControl
          segments={LINKS}
          current={draft.link}
          label={words.link}
          onChange={(key) => change({ link: key === 'gateway' ? 'gateway' : 'bluetooth' })}
        />
      </View>
      <Card>
        {draft.link === 'bluetooth' && canReadMeters() && (
          <Search
            kind={draft.kind}
            onFound={(name) =>
              change({ name: draft.name || words.kinds[draft.kind], serial: draft.serial || serialOf(name) })
            }
          />
        )}
        <Field
          id="device-name"
          label={words.name}
          hint={words.nameHint}
          maxLength={30}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <Field
          id="device-serial"
          label={words.serial}
          hint={words.serialHint}
          maxLength={40}
          value={draft.serial}
          onChange={(serial) => change({ serial })}
          {...(wrongSerial(draft) && { error: words.serialWrong })}
        />
      </Card>
      <View className="reading-ways">
        <Button
          text={isWhole(draft) ? words.save : words.saveSome}
          disabled={!isWhole(draft)}
          busy={act.busy === 'bind'}
          onPress={() => void bind()}
        />
      </View>
    </>
  );
}
