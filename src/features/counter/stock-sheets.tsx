import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { pauseReward, RewardAdminItem, setRewardPrice, setRewardStock } from '@kangban/contract/reward-desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardStock as words } from '@/copy/counter';
import { states } from '@/copy/states';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { classNames } from '@/ui/class-names';
import { Field } from '@/ui/field/field';
import { Pressable } from '@/ui/pressable/pressable';
import { Sheet } from '@/ui/sheet/sheet';
import '@/features/desk/worklist.scss';

interface SheetProps<B> {
  item: RewardAdminItem | undefined;
  busy: boolean;
  onClose: () => void;
  onSave: (body: B) => void;
}

interface LayerProps {
  id: string;
  item: RewardAdminItem | undefined;
  title: (name: string) => string;
  onClose: () => void;
  children: ReactNode;
}

const Layer = ({ id, item, title, onClose, children }: LayerProps) => (
  <Sheet id={id} open={item !== undefined} title={title(item?.name ?? '')} closeLabel={states.close} onClose={onClose}>
    <View className="worklist-sheet">{children}</View>
  </Sheet>
);

const WHOLE = /^\d{1,6}$/;
const wholeOf = (typed: string): number | undefined => (WHOLE.test(typed.trim()) ? Number(typed.trim()) : undefined);

type StockBody = BodyOf<typeof setRewardStock>;

/** A period and its number as they were typed; undefined when they are none. */
function stockBody(typed: { siteId: string; from: string; to: string; capacity: string }): StockBody | undefined {
  const [from, to] = [parsePlainDate(typed.from.trim()), parsePlainDate(typed.to.trim())];
  const capacity = wholeOf(typed.capacity);
  if (!from || !to || to < from || capacity === undefined || typed.siteId === '') return undefined;
  return { siteId: typed.siteId, from, to, capacity };
}

/** The period that runs, to be changed; else an empty form. */
function beginWith({ stock: [first], places }: RewardAdminItem) {
  if (!first) return { siteId: places[0]?.siteId ?? '', from: '', to: '', capacity: '' };
  const { siteId, from, to, capacity } = first;
  return { siteId, from: String(from), to: String(to), capacity: String(capacity) };
}

function StockForm({ item, busy, onSave }: { item: RewardAdminItem; busy: boolean; onSave: (b: StockBody) => void }) {
  const begin = beginWith(item);
  const [siteId, setSiteId] = useState(begin.siteId);
  const [from, setFrom] = useState(begin.from);
  const [to, setTo] = useState(begin.to);
  const [capacity, setCapacity] = useState(begin.capacity);
  const [wrong, setWrong] = useState(false);
  const save = (): void => {
    const body = stockBody({ siteId, from, to, capacity });
    setWrong(body === undefined);
    if (body) onSave(body);
  };
  return (
    <>
      <View className="worklist-filters" {...a11y({ role: 'radiogroup', label: words.place })}>
        {item.places.map((place) => (
          <Pressable
            key={place.siteId}
            role="radio"
            checked={place.siteId === siteId}
            className={classNames('worklist-filter', place.siteId === siteId && 'worklist-filter--on')}
            label={place.siteName}
            onPress={() => setSiteId(place.siteId)}
          >
            {place.siteName}
          </Pressable>
        ))}
      </View>
      <Field id="stock-from" label={words.from} value={from} onChange={setFrom} />
      <Field id="stock-to" label={words.to} value={to} onChange={setTo} />
      <Field
        id="stock-count"
        label={words.capacity}
        type="number"
        value={capacity}
        onChange={setCapacity}
        {...(wrong && { error: words.stockWrong })}
      />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

/** How many there are at a place in a period. */
export const StockSheet = ({ item, busy, onClose, onSave }: SheetProps<StockBody>) => (
  <Layer id="stock" item={item} title={words.setStockOf} onClose={onClose}>
    {item && <StockForm key={item.itemId} item={item} busy={busy} onSave={onSave} />}
  </Layer>
);

type PriceBody = BodyOf<typeof setRewardPrice>;
const NOTE_MIN = 2;

function priceBody(typed: { points: string; validFrom: string; note: string }): PriceBody | undefined {
  const points = wholeOf(typed.points);
  const validFrom = parsePlainDate(typed.validFrom.trim());
  const note = typed.note.trim();
  return points && validFrom && note.length >= NOTE_MIN ? { points, validFrom, note } : undefined;
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
  const [points, setPoints] = useState(item.price ? String(item.price.points) : '');
  const [validFrom, setValidFrom] = useState<string>(today);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  const save = (): void => {
    const body = priceBody({ points, validFrom, note });
    setWrong(body === undefined);
    if (body) onSave(body);
  };
  return (
    <>
      <View>{words.heldKeeps}</View>
      <Field
        id="price-points"
        label={words.points}
        type="number"
        value={points}
        onChange={setPoints}
        {...(wrong && { error: words.priceWrong })}
      />
      <Field id="price-from" label={words.validFrom} value={validFrom} onChange={setValidFrom} />
      <Field id="price-note" label={words.note} value={note} onChange={setNote} maxLength={200} />
      <Button text={words.save} busy={busy} onPress={save} />
    </>
  );
}

/** A new price from a day on. */
export const PriceSheet = ({ item, busy, today, onClose, onSave }: SheetProps<PriceBody> & { today: PlainDate }) => (
  <Layer id="price" item={item} title={words.setPriceOf} onClose={onClose}>
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
export const PauseSheet = ({ item, busy, onClose, onSave }: SheetProps<PauseBody>) => (
  <Layer id="pause" item={item} title={item?.paused ? words.resumeOf : words.pauseOf} onClose={onClose}>
    {item && <PauseForm key={item.itemId} item={item} busy={busy} onSave={onSave} />}
  </Layer>
);
