import { MeterError, type MeterFault, type MeterLink, type MeterSearch } from './bluetooth-link';
import { openByWeChat } from './bluetooth-weapp';
import { hasWebBluetooth, openByWeb } from './bluetooth-web';

export type { MeterFault };

/** What to read of a meter: the service it is found by, the values to hear, and what asks it for them where it must be asked. */
export interface MeterWish extends Omit<MeterSearch, 'waitMs'> {
  characteristics: readonly number[];
  request?: { characteristic: number; bytes: readonly number[] };
}

export interface Packet {
  characteristic: number;
  bytes: Uint8Array;
}

export type MeterAnswer = { ok: true; name: string; packets: Packet[] } | { ok: false; fault: MeterFault };

export interface MeterReading {
  done: Promise<MeterAnswer>;
  stop: () => void;
}

/** A person needs time to press the meter's button. */
const FIND_MS = 45_000;
/** A meter that is connected may still be pumping. */
const FIRST_VALUE_MS = 120_000;
/** Records come one after the other; so long a silence after one means that it was the last. */
const SILENCE_MS = 2_000;

/** Whether this phone can read a meter at all. */
export const canReadMeters = (): boolean => process.env.TARO_ENV === 'weapp' || hasWebBluetooth();

const open = (wanted: MeterSearch): Promise<MeterLink> =>
  process.env.TARO_ENV === 'weapp' ? openByWeChat(wanted) : openByWeb(wanted);

interface Heard {
  packets: Packet[];
  /** Settles when the meter has said everything, went away or was given up. */
  over: Promise<void>;
  tell: (packet: Packet) => void;
  end: () => void;
}

function hearing(): Heard {
  const packets: Packet[] = [];
  let end: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FIRST_VALUE_MS);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const tell = (packet: Packet): void => {
    packets.push(packet);
    clearTimeout(timer);
    timer = setTimeout(end, SILENCE_MS);
  };
  return { packets, over, tell, end: () => end() };
}

async function hear(link: MeterLink, wish: MeterWish, heard: Heard): Promise<MeterAnswer> {
  link.onLost(heard.end);
  for (const characteristic of wish.characteristics)
    await link.listen(characteristic, (bytes) => heard.tell({ characteristic, bytes }));
  const { request } = wish;
  if (request) {
    await link.listen(request.characteristic, () => undefined);
    await link.write(request.characteristic, Uint8Array.from(request.bytes));
  }
  await heard.over;
  const { packets } = heard;
  return packets.length > 0 ? { ok: true, name: link.name, packets } : { ok: false, fault: 'lost' };
}

const faultOf = (reason: unknown): MeterFault => (reason instanceof MeterError ? reason.fault : 'lost');

/** Finds the nearest meter of a kind, waits for what it has measured and lets it go. `onFound`: it is there, values may come. */
export function readMeter(wish: MeterWish, onFound: (name: string) => void): MeterReading {
  const heard = hearing();
  let link: MeterLink | undefined;
  const run = async (): Promise<MeterAnswer> => {
    if (!canReadMeters()) return { ok: false, fault: 'unsupported' };
    link = await open({ service: wish.service, waitMs: FIND_MS });
    onFound(link.name);
    return hear(link, wish, heard);
  };
  const done = run()
    .catch((reason: unknown): MeterAnswer => ({ ok: false, fault: faultOf(reason) }))
    .finally(() => {
      heard.end();
      link?.close();
    });
  return { done, stop: heard.end };
}
