import { useState } from 'react';
import { View } from '@tarojs/components';
import { createShare, type SharesOfResident } from '@kangban/contract/share';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import { share as words } from '@/copy/share';
import { openPage } from '@/platform/navigation';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { KindChecks, SensitiveChecks } from './kind-checks';
import { useAct } from '@/platform/use-act';
import './share.scss';

const SINCE_MONTHS = { all: null, three: 36, one: 12 } as const;
type Since = keyof typeof SINCE_MONTHS;
const SINCE = (['all', 'three', 'one'] as const).map((key) => ({ key, text: words.sinceChoices[key] }));
const MINUTES = { '15': 15, '60': 60, '1440': 1440, '10080': 10_080 } as const;
type Lasting = keyof typeof MINUTES;
const LASTING: readonly Lasting[] = ['15', '60', '1440', '10080'];
const LASTS = LASTING.map((key) => ({ key, text: words.lasts[key] }));
const PURPOSE_MAX = 40;

const dayOf = (since: Since, today: PlainDate): PlainDate | null => {
  const months = SINCE_MONTHS[since];
  return months === null ? null : addMonths(today, -months);
};

function useShareForm({ residentId, today, shares }: SharesOfResident, onMade: () => void) {
  const [kinds, setKinds] = useState<RecordKind[]>([]);
  const [opened, setOpened] = useState<SensitiveCategory[]>([]);
  const [since, setSince] = useState<Since>('all');
  const [lasts, setLasts] = useState<Lasting>('60');
  const [purpose, setPurpose] = useState<string>(words.purposeDefault);
  const act = useAct();
  const make = async (): Promise<void> => {
    if (kinds.length === 0) return act.say(words.chooseKind);
    if (purpose.trim() === '') return act.say(words.choosePurpose);
    const params = { residentId };
    const body = { kinds, opened, since: dayOf(since, today), minutes: MINUTES[lasts], purpose: purpose.trim() };
    const what = { params, body, after: shares[0]?.shareId };
    const send = (idempotencyKey: string) => call(createShare, { params, body, idempotencyKey });
    if (await act.run('make', () => sendOnce({ name: 'share', what }, send))) onMade();
  };
  const form = { kinds, opened, since, lasts, purpose };
  return { form, setKinds, setOpened, setSince, setLasts, setPurpose, act, make };
}

function Sensitive({ page, chosen, onChange }: SensitiveProps) {
  if (page.unlocked.length > 0)
    return (
      <>
        <SectionTitle text={words.sensitive} />
        <SensitiveChecks
          label={words.sensitive}
          note={words.sensitiveNote}
          categories={page.unlocked}
          chosen={chosen}
          onChange={onChange}
        />
      </>
    );
  return (
    <Inset>
      <Note icon="lock">{words.sensitiveLocked}</Note>
      <LinkButton text={words.unlock} onPress={() => void openPage('recordUnlock', { residentId: page.residentId })} />
    </Inset>
  );
}

interface SensitiveProps {
  page: SharesOfResident;
  chosen: readonly SensitiveCategory[];
  onChange: (chosen: SensitiveCategory[]) => void;
}

export interface ShareFormProps {
  page: SharesOfResident;
  onMade: () => void;
}

/** What a doctor may see, since when, how long and what for. Nothing is ticked ahead. */
export function ShareForm({ page, onMade }: ShareFormProps) {
  const { form, act, ...set } = useShareForm(page, onMade);
  const isAll = form.kinds.length === page.kinds.length;
  return (
    <>
      <SectionTitle
        text={words.kinds}
        right={
          <LinkButton
            text={isAll ? words.none : words.all}
            onPress={() => set.setKinds(isAll ? [] : page.kinds.map(({ kind }) => kind))}
          />
        }
      />
      <KindChecks label={words.kinds} kinds={page.kinds} chosen={form.kinds} onChange={set.setKinds} />
      <Sensitive page={page} chosen={form.opened} onChange={set.setOpened} />
      <SectionTitle text={words.since} />
      <Inset>
        <SegmentedControl
          segments={SINCE}
          current={form.since}
          label={words.since}
          onChange={(key) => set.setSince(SINCE.find((one) => one.key === key)?.key ?? 'all')}
        />
      </Inset>
      <SectionTitle text={words.minutes} />
      <Inset>
        <SegmentedControl
          segments={LASTS}
          current={form.lasts}
          label={words.minutes}
          onChange={(key) => set.setLasts(LASTING.find((one) => one === key) ?? '60')}
        />
      </Inset>
      <View className="share-form">
        <Field
          id="share-purpose"
          label={words.purpose}
          hint={words.purposeHint}
          value={form.purpose}
          onChange={set.setPurpose}
          maxLength={PURPOSE_MAX}
        />
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        <Button text={words.make} icon="share" busy={act.busy !== undefined} onPress={() => void set.make()} />
      </View>
    </>
  );
}
