import { useState } from 'react';
import { View } from '@tarojs/components';
import { downloadReadings, type ExportChoices, printRecord } from '@kangban/contract/record-export';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { print as words } from '@/copy/share';
import { takeFile } from '@/platform/files';
import { openPage } from '@/platform/navigation';
import { addressOf } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Switch } from '@/ui/switch/switch';
import { KindChecks, SensitiveChecks } from './kind-checks';
import { useAct } from '@/platform/use-act';
import './share.scss';

const YEARS_BACK = { all: null, three: 2, one: 0 } as const;
type Years = keyof typeof YEARS_BACK;
const YEARS = (['all', 'three', 'one'] as const).map((key) => ({ key, text: words.yearChoices[key] }));
const WHICH = [
  { key: 'all', text: words.allKinds },
  { key: 'some', text: words.someKinds },
];

interface PartProps {
  choices: ExportChoices;
  onSaid: (text: string) => void;
}

function usePrint({ residentId, today }: ExportChoices, onSaid: (text: string) => void) {
  const [which, setWhich] = useState('all');
  const [kinds, setKinds] = useState<RecordKind[]>([]);
  const [opened, setOpened] = useState<SensitiveCategory[]>([]);
  const [years, setYears] = useState<Years>('all');
  const [large, setLarge] = useState(false);
  const act = useAct();
  const make = async (): Promise<void> => {
    if (which === 'some' && kinds.length === 0) return act.say(words.chooseKind);
    const back = YEARS_BACK[years];
    const query = {
      ...(which === 'some' && { kinds: kinds.join(',') }),
      ...(back !== null && { from: Number(today.slice(0, 4)) - back }),
      ...(opened.length > 0 && { opened: opened.join(',') }),
      size: large ? ('large' as const) : ('standard' as const),
    };
    const address = () => addressOf(printRecord, { params: { residentId }, query });
    if (await act.run('print', () => takeFile({ address, name: words.paperName })))
      onSaid(words.saved(words.paperName));
  };
  return { form: { which, kinds, opened, years, large }, setWhich, setKinds, setOpened, setYears, setLarge, act, make };
}

/** Which part of the record, and how large. */
export function PaperPart({ choices, onSaid }: PartProps) {
  const { form, act, ...set } = usePrint(choices, onSaid);
  return (
    <>
      <SectionTitle text={words.what} />
      <Inset>
        <SegmentedControl segments={WHICH} current={form.which} label={words.what} onChange={set.setWhich} />
      </Inset>
      {form.which === 'some' && (
        <KindChecks label={words.what} kinds={choices.kinds} chosen={form.kinds} onChange={set.setKinds} />
      )}
      <SectionTitle text={words.years} />
      <Inset>
        <SegmentedControl
          segments={YEARS}
          current={form.years}
          label={words.years}
          onChange={(key) => set.setYears(YEARS.find((one) => one.key === key)?.key ?? 'all')}
        />
      </Inset>
      {choices.unlocked.length > 0 && (
        <SensitiveChecks
          label={words.sensitive}
          note={words.sensitiveNote}
          categories={choices.unlocked}
          chosen={form.opened}
          onChange={set.setOpened}
        />
      )}
      <Card flush>
        <Row
          title={words.large}
          right={<Switch on={form.large} onChange={set.setLarge} label={words.large} words={words.largeSwitch} />}
        />
      </Card>
      <View className="share-form">
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        <Button text={words.make} icon="record" busy={act.busy !== undefined} onPress={() => void set.make()} />
        <View className="share-caption">{words.left(choices.leftToday)}</View>
      </View>
    </>
  );
}

/** Measured values as a table. */
export function ReadingsPart({ choices, onSaid }: PartProps) {
  const act = useAct();
  const { residentId, readings } = choices;
  const take = async (): Promise<void> => {
    const address = () => addressOf(downloadReadings, { params: { residentId } });
    if (await act.run('table', () => takeFile({ address, name: words.readingsName })))
      onSaid(words.saved(words.readingsName));
  };
  return (
    <>
      <SectionTitle text={words.readings} />
      <View className="share-form">
        <View>{readings > 0 ? words.readingsText(readings) : words.noReadings}</View>
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        {readings > 0 && (
          <Button kind="second" text={words.readingsMake} busy={act.busy !== undefined} onPress={() => void take()} />
        )}
      </View>
    </>
  );
}

/** The way to the health card, for who may take one. */
export function CardPart({ residentId, doses }: ExportChoices) {
  if (doses === null) return null;
  return (
    <>
      <SectionTitle text={words.card} />
      <View className="share-form">
        <View>{doses > 0 ? words.cardText(doses) : words.noDoses}</View>
        {doses > 0 && (
          <Button kind="second" text={words.cardOpen} onPress={() => void openPage('recordCard', { residentId })} />
        )}
      </View>
    </>
  );
}
