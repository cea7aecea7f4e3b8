import { useState } from 'react';
import { View } from '@tarojs/components';
import type { listRewardItems } from '@kangban/contract/reward-desk';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { NewRewardItem } from '@kangban/contract/reward-item';
import { rewardAdmin as words } from '@/copy/reward-admin';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { emptyItem, type ItemForm, readItem } from './item-form';
import { HowPart, NotePart, WhatPart, WherePart, WhoPart } from './item-parts';
import './reward-admin.scss';

interface Props {
  board: Pick<AnswerOf<typeof listRewardItems>, 'today' | 'sites' | 'services'>;
  busy: boolean;
  problem: string | undefined;
  onSave: (item: NewRewardItem) => void;
  onBack: () => void;
}

/** Something new for the catalogue: what is wrong is said at its box once saving was tried, and goes as it is put right. */
export function NewItem({ board, busy, problem, onSave, onBack }: Props) {
  const { today, sites, services } = board;
  const [form, setForm] = useState<ItemForm>(() => emptyItem(today));
  const [isTried, setTried] = useState(false);
  const read = readItem(form, { today, services: services.map(({ service }) => service) });
  const faults = isTried ? read.faults : {};
  const part = { form, faults, onChange: (some: Partial<ItemForm>) => setForm({ ...form, ...some }) };
  const save = (): void => {
    setTried(true);
    if (read.item) onSave(read.item);
  };
  return (
    <View className="reward-form">
      <Heading text={words.addTitle} look="title" />
      <Note tone="sunk">{words.free}</Note>
      <WhatPart {...part} />
      <WhoPart {...part} />
      <HowPart {...part} today={today} services={services} />
      <WherePart {...part} sites={sites} />
      <NotePart {...part} />
      <Note tone="sunk">{words.thenStock}</Note>
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      {Object.keys(faults).length > 0 && (
        <Note tone="urgent" live>
          {words.wrong.fix}
        </Note>
      )}
      <View className="reward-form__row">
        <Button text={words.save} busy={busy} onPress={save} />
        <Button kind="plain" text={words.back} onPress={onBack} />
      </View>
    </View>
  );
}
