import { useEffect, useRef, useState } from 'react';
import { meter as words } from '@/copy/reading-device';
import { readMeter, type MeterAnswer, type MeterReading } from '@/platform/bluetooth';
import { nowMs } from '@/platform/clock';
import { METERS, sittingOf, type MeterItem, type MeterSitting, type Whose } from './meter-packets';

export type MeterState =
  { is: 'idle' } | { is: 'searching' } | { is: 'listening'; name: string } | { is: 'failed'; text: string };

interface Read {
  name: string;
  sitting: Extract<MeterSitting, { ok: true }>;
}

const { unreadable, failed, others, old } = words;
const faultWords = { unreadable, failed, others, old } as const;

/** The person's number on the meter, and those of the others it is bound to. */
type Slots = Omit<Whose, 'nowMs'>;

/** What a meter said, or why nothing can be taken from it. */
function understood(item: MeterItem, answer: MeterAnswer, slots: Slots): Read | string {
  if (!answer.ok) return words.faults[answer.fault];
  const sitting = sittingOf(item, answer.packets, { nowMs: nowMs(), ...slots });
  return sitting.ok ? { name: answer.name, sitting } : faultWords[sitting.why];
}

/** Reads the nearest meter of a kind once; leaving the page lets it go. */
export function useMeter(item: MeterItem) {
  const [state, setState] = useState<MeterState>({ is: 'idle' });
  const reading = useRef<MeterReading>();
  useEffect(() => () => reading.current?.stop(), []);
  const stop = (): void => {
    reading.current?.stop();
    reading.current = undefined;
    setState({ is: 'idle' });
  };
  const read = async (slots: Slots): Promise<Read | undefined> => {
    setState({ is: 'searching' });
    const mine = readMeter(METERS[item], (name) => {
      if (reading.current === mine) setState({ is: 'listening', name });
    });
    reading.current = mine;
    const result = understood(item, await mine.done, slots);
    // Given up meanwhile: what still came is not wanted any more.
    if (reading.current !== mine) return undefined;
    setState(typeof result === 'string' ? { is: 'failed', text: result } : { is: 'idle' });
    return typeof result === 'string' ? undefined : result;
  };
  return { state, read, stop };
}
export type Meter = ReturnType<typeof useMeter>;
