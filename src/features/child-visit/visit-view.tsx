import { View } from '@tarojs/components';
import type { FindingLine, VisitDetail } from '@kangban/contract/child-visit';
import { states } from '@/copy/states';
import { visit as words, visits } from '@/copy/child-visit';
import { ageWords, dayWords, fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';
import './child-visit.scss';

const TONES: Readonly<Record<FindingLine['tone'], MarkKind>> = {
  fine: 'normal',
  attention: 'attention',
  plain: 'none',
};

function Finding({ line }: { line: FindingLine }) {
  return (
    <View className="visit-line">
      <Mark kind={TONES[line.tone]} size={24} />
      <View className="visit-line__main">
        <View className="visit-line__done">{line.done}</View>
        <View className="visit-line__found">{line.found}</View>
        {line.next && (
          <View className="visit-line__next">
            {words.next}
            {line.next}
          </View>
        )}
        {line.tone !== 'plain' && !line.verified && <View className="visit-line__note">{words.unsure}</View>}
      </View>
    </View>
  );
}

function Found({ record }: { record: NonNullable<VisitDetail['record']> }) {
  if (record.lines.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.found} />
      <Card>
        {record.lines.map((line) => (
          <Finding key={line.item} line={line} />
        ))}
      </Card>
      {record.note && (
        <>
          <SectionTitle text={words.note} />
          <Card>{record.note}</Card>
        </>
      )}
      <Inset>
        <Note tone="sunk">{words.notDiagnosis}</Note>
      </Inset>
    </>
  );
}

const row = (key: string, value: string): KeyValue => ({ key, values: [value] });

function eyesightRows(vision: VisitDetail['vision']): KeyValue[] {
  if (!vision) return [];
  const { right, left } = vision;
  return [row(words.eyesight, words.eyesightValue(right ?? words.notMeasured, left ?? words.notMeasured))];
}

function measuredRows({ growth, vision }: VisitDetail): KeyValue[] {
  const { weightKg = null, lengthCm = null, headCm = null } = growth ?? {};
  return [
    ...(weightKg === null ? [] : [row(words.weight, words.weightValue(weightKg))]),
    ...(lengthCm === null ? [] : [row(words.length, words.lengthValue(lengthCm))]),
    ...(headCm === null ? [] : [row(words.head, words.lengthValue(headCm))]),
    ...eyesightRows(vision),
  ];
}

function Measured({ data }: { data: VisitDetail }) {
  const rows = measuredRows(data);
  const { residentId } = data;
  if (rows.length === 0) return null;
  return (
    <>
      <SectionTitle
        text={words.measured}
        right={<LinkButton text={words.seeGrowth} arrow onPress={() => void openPage('growth', { residentId })} />}
      />
      <Card flush>
        <KeyValueList rows={rows} />
      </Card>
    </>
  );
}

function WillDo({ items }: Pick<VisitDetail, 'items'>) {
  return (
    <>
      <SectionTitle text={words.willDo} />
      <Card>
        {items.map(({ text, needed, countyLevel }) => (
          <View key={text} className="visit-line">
            <Mark kind={needed ? 'now' : 'normal'} size={24} />
            <View className="visit-line__main">
              <View>{text}</View>
              {countyLevel && <View className="visit-line__note">{words.countyLevel}</View>}
            </View>
          </View>
        ))}
      </Card>
    </>
  );
}

function Teaching({ teaching }: Pick<VisitDetail, 'teaching'>) {
  if (!teaching) return null;
  return (
    <>
      <SectionTitle text={words.teaching} />
      <Card>
        <View className="visit-line__done">{words.teachingLead(teaching.names)}</View>
        {teaching.how.map((how) => (
          <View key={how} className="visit-text">
            {how}
          </View>
        ))}
        <View className="visit-line__note">{words.teachingNote}</View>
      </Card>
    </>
  );
}

function Together({ vaccines, residentId }: Pick<VisitDetail, 'vaccines' | 'residentId'>) {
  if (vaccines.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.together} />
      <Card>
        <View className="visit-text">{words.togetherText(states.list(vaccines.map(({ name }) => name)))}</View>
        <LinkButton text={words.bookVaccine} arrow onPress={() => void openPage('chooseVaccine', { residentId })} />
      </Card>
    </>
  );
}

function leadText({ card, record, label, birthDate, today }: VisitDetail): string {
  if (record) {
    const who = words.doneBy(record.siteName ?? '', record.doneBy ?? '');
    return states.dotted([label, fullDay(record.visitedOn), who].filter(Boolean));
  }
  const { from, to } = card;
  const window = from && to ? visits.window(dayWords(from, today), dayWords(to, today)) : '';
  return states.dotted([label, ageWords(birthDate, today), window].filter(Boolean));
}

/** One visit: what it is for, or what came out of it, and what to do at home. */
export function VisitView({ data }: { data: VisitDetail }) {
  const { card, record, residentId, today } = data;
  const [reason] = card.reasons;
  return (
    <>
      <Lead title={card.name} text={leadText(data)} />
      {!record && reason && (
        <Inset>
          <Note tone={card.status === 'overdue' ? 'attention' : 'brand'}>{reason.text}</Note>
        </Inset>
      )}
      {record && <Found record={record} />}
      <Measured data={data} />
      {!record && <WillDo items={data.items} />}
      <Teaching teaching={data.teaching} />
      <Together vaccines={data.vaccines} residentId={residentId} />
      {record?.nextOn && (
        <Inset>
          <Note icon="calendar">{words.nextOn(dayWords(record.nextOn, today))}</Note>
        </Inset>
      )}
    </>
  );
}
