import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { pauseReward, RewardAdminItem, setRewardPrice, setRewardStock } from '@kangban/contract/reward-desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardStock as words } from '@/copy/counter';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { Sheet } from '@/ui/sheet/sheet';
import '@/features/desk/worklist.scss';

interface SheetProps<B> {
  item: RewardAdminItem | undefined;
  busy: boolean;
  /** What the server said against it; what was typed stays. */
  problem: string | undefined;
  onClose: () => void;
  onSave: (body: B) => void;
}

interface LayerProps {
  id: string;
  item: RewardAdminItem | undefined;
  title: (name: string) => string;
  onClose: () => void;
  problem: string | undefined;
  children: ReactNode;
}

const Layer = ({ id, item, title, problem, onClose, children }: LayerProps) => (
  <Sheet id={id} open={item !== undefined} title={title(item?.name ?? '')} closeLabel={states.close} onClose={onClose}>
    <View className="worklist-sheet">
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      {children}
    </View>
  </Sheet>
);

const WHOLE = /^\d{1,6}$/;
const wholeOf = (typed: string): number | undefined => (WHOLE.test(typed.trim()) ? Number(typed.trim()) : undefined);

type StockBody = BodyOf<typeof setRewardStock>;

type StockRead = { [K in 'from' | 'to']: PlainDate | undefined } & { capacity: number | undefined };

interface StockTyped {
  siteId: string;
  from: string;
  to: string;
  capacity: string;
}

function stockFaults({ from, to, capacity }: StockRead): Partial<Record<keyof StockTyped, string>> {
  return {
    ...(!from && { from: words.dayWrong }),
    ...(!to && { to: words.dayWrong }),
    ...(from && to && to < from && { to: words.endsEarly }),
    ...(capacity === undefined && { capacity: words.countWrong }),
  };
}

/** A period and its number as they were typed, or what to say at which box. */
function readStock(typed: StockTyped): { body?: StockBody; faults: ReturnType<typeof stockFaults> } {
  const read: StockRead = {
    from: parsePlainDate(typed.from.trim()),
    to: parsePlainDate(typed.to.trim()),
    capacity: wholeOf(typed.capacity),
  };
  const { from, to, capacity } = read;
  const faults = stockFaults(read);
  if (!from || !to || capacity === undefined || Object.keys(faults).length > 0) return { faults };
  return { body: { siteId: typed.siteId, from, to, capacity }, faults };
}

/** The period that runs at a place, to be changed; else an empty form. */
function beginAt({ stock }: RewardAdminItem, siteId: string): StockTyped {
  const first = stock.find((period) => period.siteId === siteId);
  if (!first) return { siteId, from: '', to: '', capacity: '' };
  const { from, to, capacity } = first;
  return { siteId, from, to, capacity: String(capacity) };
}

function StockForm({ item, busy, onSave }: { item: RewardAdminItem; busy: boolean; onSave: (b: StockBody) => void }) {
  const [typed, setTyped] = useState(() => beginAt(item, item.stock[0]?.siteId ?? item.places[0]?.siteId ?? ''));
  const [isTried, setTried] = useState(false);
  const { siteId } = typed;
  const { body, faults } = readStock(typed);
  const save = (): void => {
    setTried(true);
    if (body) onSave(body);
  };
  const box = (name: 'from' | 'to' | 'capacity') => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    ...(isTried && faults[name] !== undefined && { error: faults[name] }),
  });
  return (
    <>
      <Picks
        label={words.place}
        picks={item.places.map((place) => ({ key: place.siteId, text: place.siteName }))}
        chosen={[siteId]}
        onPick={(key) => setTyped(beginAt(item, key))}
      />
      <Field id="stock-from" label={words.from} {...box('from')} />
      <Field id="stock-to" label={words.to} {...box('to')} />
      <Field id="stock-count" label={words.capacity} type="number" {...box('capacity')} />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

/** How many there are at a place in a period. */
export const StockSheet = ({ item, busy, problem, onClose, onSave }: SheetProps<StockBody>) => (
  <Layer id="stock" item={item} problem={problem} title={words.setStockOf} onClose={onClose}>
    {item && <StockForm key={item.itemId} item={item} busy={busy} onSave={onSave} />}
  </Layer>
);

type PriceBody = BodyOf<typeof setRewardPrice>;
const NOTE_MIN = 2;

interface PriceTyped {
  points: string;
  validFrom: string;
  note: string;
}

const PRICE_MAX = 100_000;

/** A price as it was typed, or what to say at which box. */
function readPrice(
  typed: PriceTyped,
  today: PlainDate,
): { body?: PriceBody; faults: Partial<Record<keyof PriceTyped, string>> } {
  const points = wholeOf(typed.points) ?? 0;
  const validFrom = parsePlainDate(typed.validFrom.trim());
  const note = typed.note.trim();
  const isPrice = points > 0 && points <= PRICE_MAX;
  const faults = {
    ...(!isPrice && { points: words.priceWrong }),
    ...(!validFrom && { validFrom: words.dayWrong }),
    ...(validFrom && validFrom < today && { validFrom: words.dayPast }),
    ...(note.length < NOTE_MIN && { note: words.noteWrong }),
  };
  return Object.keys(faults).length === 0 && validFrom ? { body: { points, validFrom, note }, faults } : { faults };
}

function PriceForm({
  item,
  today,
  busy,
  onSave,
}: {
  item: RewardAdminItem;
  today: PlainDate;
  busy: boolean;
  onSave: (b: PriceBody) => void;
}) {
  const [typed, setTyped] = useState<PriceTyped>({
    points: item.price ? String(item.price.points) : '',
    validFrom: today,
    note: '',
  });
  const [isTried, setTried] = useState(false);
  const { body, faults } = readPrice(typed, today);
  const save = (): void => {
    setTried(true);
    if (body) onSave(body);
  };
  const box = (name: keyof PriceTyped) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    ...(isTried && faults[name] !== undefined && { error: faults[name] }),
  });
  return (
    <>
      <View>{words.heldKeeps}</View>
      <Field id="price-points" label={words.points} type="number" maxLength={6} {...box('points')} />
      <Field id="price-from" label={words.validFrom} {...box('validFrom')} />
      <Field id="price-note" label={words.note} maxLength={200} {...box('note')} />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

/** A new price from a day on. */
export const PriceSheet = ({
  item,
  busy,
  problem,
  today,
  onClose,
  onSave,
}: SheetProps<PriceBody> & { today: PlainDate }) => (
  <Layer id="price" item={item} problem={problem} title={words.setPriceOf} onClose={onClose}>
    {item && <PriceForm key={item.itemId} item={item} today={today} busy={busy} onSave={onSave} />}
  </Layer>
);

type PauseBody = BodyOf<typeof pauseReward>;

function PauseForm({ item, busy, onSave }: { item: RewardAdminItem; busy: boolean; onSave: (b: PauseBody) => void }) {
  const [note, setNote] = useState('');
  const written = note.trim();
  return (
    <>
      <Field id="pause-note" label={words.note} value={note} onChange={setNote} maxLength={200} />
      <Button
        text={item.paused ? words.resume : words.pause}
        disabled={written.length < NOTE_MIN}
        busy={busy}
        onPress={() => onSave({ paused: !item.paused, note: written })}
      />
    </>
  );
}

/** Offered no longer, or again. */
export const PauseSheet = ({ item, busy, problem, onClose, onSave }: SheetProps<PauseBody>) => (
  <Layer
    id="pause"
    item={item}
    problem={problem}
    title={item?.paused ? words.resumeOf : words.pauseOf}
    onClose={onClose}
  >
    {item && <PauseForm key={item.itemId} item={item} busy={busy} onSave={onSave} />}
  </Layer>
);
