import { useState } from 'react';
import { View } from '@tarojs/components';
import { listDevices, type Device } from '@kangban/contract/device';
import { meter as words } from '@/copy/reading-device';
import { log as logWords } from '@/copy/reading-log';
import { canReadMeters } from '@/platform/bluetooth';
import { nowMs } from '@/platform/clock';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { shownValue, textsOf } from '../entry';
import { meanValue } from '../local-alarm';
import { KIND_OF, isMeterItem, type MeterItem } from './meter-packets';
import { momentOf } from '../moment';
import type { Log } from '../use-log';
import { useMeter, type Meter } from './use-meter';

/** How far reading a meter is, and the way out of waiting. */
export function MeterStatus({ meter: { state, stop } }: { meter: Meter }) {
  if (state.is === 'idle') return null;
  if (state.is === 'failed')
    return (
      <Note tone="attention" live>
        {state.text}
      </Note>
    );
  return (
    <Note icon="refresh" live>
      <View>{state.is === 'searching' ? words.searching : words.found(state.name)}</View>
      <Button small kind="plain" text={words.stop} onPress={stop} />
    </Note>
  );
}

interface ReadingProps {
  log: Log;
  item: MeterItem;
  device: Device;
}

/** Puts what a bound meter measured into the boxes; it is looked at and kept by hand. */
function ReadBound({ log, item, device }: ReadingProps) {
  const meter = useMeter(item);
  const [said, setSaid] = useState<string>();
  const slot = device.people.find(({ residentId }) => residentId === log.residentId)?.slot ?? 0;
  const others = device.people.flatMap((one) => (one.residentId === log.residentId ? [] : [one.slot]));
  const read = async (): Promise<void> => {
    setSaid(undefined);
    const found = await meter.read({ slot, others });
    if (!found) return;
    const { values, atMs, sequences } = found.sitting;
    const last = values[values.length - 1];
    const mean = meanValue(values);
    if (!last || !mean) return;
    log.change({
      texts: textsOf(last),
      values: values.slice(0, -1),
      ...(last.item === 'glucose' && { time: last.time }),
      moment: atMs === undefined ? undefined : momentOf(atMs, nowMs()),
      meter: { deviceId: device.deviceId, ...(sequences.length > 0 && { sequences }) },
    });
    setSaid(words.read(shownValue(mean)));
  };
  const isBusy = meter.state.is === 'searching' || meter.state.is === 'listening';
  return (
    <>
      <MeterStatus meter={meter} />
      {said !== undefined && log.typed.meter && (
        <Note icon="check" live>
          {said}
        </Note>
      )}
      {!isBusy && <Button kind="second" icon="scan" text={logWords.meterOf[item]} onPress={() => void read()} />}
    </>
  );
}

/** The way to a bound meter; without one, and where nothing can be read, one types. */
export function MeterButton({ log }: { log: Log }) {
  const devices = knownOf(useRemote({ endpoint: listDevices, input: {}, keep: true }));
  const { item, residentId } = log;
  if (!isMeterItem(item)) return null;
  const bound = devices?.items.find(
    ({ kind, link, state, people }) =>
      kind === KIND_OF[item] &&
      link === 'bluetooth' &&
      state === 'active' &&
      people.some((person) => person.residentId === residentId),
  );
  if (!bound) return null;
  return canReadMeters() ? (
    <ReadBound log={log} item={item} device={bound} />
  ) : (
    <View className="reading-quiet">{words.faults.unsupported}</View>
  );
}
