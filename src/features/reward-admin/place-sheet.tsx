import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RewardAdminItem } from '@kangban/contract/reward-desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { retireReward, setRewardPlace } from '@kangban/contract/reward-item';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { states } from '@/copy/states';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Picks } from '@/ui/picks/picks';
import { Sheet } from '@/ui/sheet/sheet';
import { HoursFields } from './hours-fields';
import { readHours, readNote, spansOf } from './typed';
import '@/features/desk/worklist.scss';

export interface SheetProps {
  item: RewardAdminItem | undefined;
  busy: boolean;
  problem: string | undefined;
  onClose: () => void;
}

export interface PlaceSheetProps extends SheetProps {
  sites: readonly { siteId: string; siteName: string }[];
  onSave: (siteId: string, body: BodyOf<typeof setRewardPlace>) => void;
}

export const Problem = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <Note tone="urgent" live>
      {text}
    </Note>
  );

function PlaceForm({ item, sites, busy, problem, onSave }: PlaceSheetProps & { item: RewardAdminItem }) {
  const begin = (siteId: string) => {
    const place = item.places.find((one) => one.siteId === siteId);
    return { siteId, room: place?.room ?? '', spans: spansOf(place?.hours ?? []) };
  };
  const [form, setForm] = useState(() => begin(item.places[0]?.siteId ?? sites[0]?.siteId ?? ''));
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const [hours, why] = [readHours(form.spans), readNote(note)];
  const save = (): void => {
    setTried(true);
    if (hours.value && why.value !== undefined)
      onSave(form.siteId, { room: form.room.trim(), hours: hours.value, note: why.value });
  };
  return (
    <View className="worklist-sheet">
      <Picks
        label={words.place}
        picks={sites.map(({ siteId, siteName }) => ({ key: siteId, text: siteName }))}
        chosen={[form.siteId]}
        onPick={(siteId) => setForm(begin(siteId))}
      />
      <Field
        id="place-room"
        label={words.room}
        maxLength={40}
        value={form.room}
        onChange={(room) => setForm({ ...form, room })}
      />
      <HoursFields
        key={form.siteId}
        id="place-hours"
        spans={form.spans}
        fault={isTried ? hours.fault : undefined}
        onChange={(spans) => setForm({ ...form, spans: [...spans] })}
      />
      <Field
        id="place-note"
        label={words.note}
        maxLength={200}
        value={note}
        onChange={setNote}
        {...(isTried && why.fault !== undefined && { error: why.fault })}
      />
      <Problem text={problem} />
      <Button text={words.placeSave} busy={busy} onPress={save} />
    </View>
  );
}

/** Where in a clinic it is and when; a clinic that did not have it can be chosen, too. */
export const PlaceSheet = (props: PlaceSheetProps) => (
  <Sheet
    id="place"
    open={props.item !== undefined}
    title={words.setPlaceOf(props.item?.name ?? '')}
    closeLabel={states.close}
    onClose={props.onClose}
  >
    {props.item && <PlaceForm key={props.item.itemId} {...props} item={props.item} />}
  </Sheet>
);

export interface RetireSheetProps extends SheetProps {
  onSave: (body: BodyOf<typeof retireReward>) => void;
}

function RetireForm({ busy, problem, onSave }: RetireSheetProps) {
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const why = readNote(note);
  const save = (): void => {
    setTried(true);
    if (why.value !== undefined) onSave({ note: why.value });
  };
  return (
    <View className="worklist-sheet">
      <Note tone="attention">{words.retireText}</Note>
      <Field
        id="retire-note"
        label={words.note}
        maxLength={200}
        value={note}
        onChange={setNote}
        {...(isTried && why.fault !== undefined && { error: why.fault })}
      />
      <Problem text={problem} />
      <Button kind="danger" text={words.retireYes} busy={busy} onPress={save} />
    </View>
  );
}

/** Ends an item for good, with why. */
export const RetireSheet = (props: RetireSheetProps) => (
  <Sheet
    id="retire"
    open={props.item !== undefined}
    title={words.retireOf(props.item?.name ?? '')}
    closeLabel={states.close}
    onClose={props.onClose}
  >
    {props.item && <RetireForm key={props.item.itemId} {...props} />}
  </Sheet>
);
