import { View } from '@tarojs/components';
import type { DeskCheckup, tellCheckup } from '@kangban/contract/checkup/desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { ReportItem } from '@kangban/domain/checkup/types';
import { deskCheckup as words } from '@/copy/desk-checkup';
import { deskRecord } from '@/copy/desk-record';
import { errorSentences } from '@/copy/errors';
import { sayZh } from '@/copy/report-sentences';
import { states } from '@/copy/states';
import { fullDay, sexWord } from '@/copy/when';
import { chipText, MARKS, wholeValue } from '@/features/checkup/item-words';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { instantWords } from './instant-words';
import { TaskForm } from './task-form';
import { type DeskCheckupWork, useDeskCheckup, type WhichCheckup } from './use-desk-checkup';
import '@/features/desk/desk-answers.scss';

/** What goes on behind a dot ends there. */
const withoutStop = (text: string): string => text.replace(/。$/, '');

function Item({ item }: { item: ReportItem }) {
  const years = item.years.length > 1 ? words.years(item.years.map(({ year, text }) => `${year} ${text}`)) : '';
  return (
    <Row
      title={item.formLabel}
      note={states.dotted([words.value(wholeValue(item), item.range.text), years, ...item.meaning.map(sayZh)])}
      right={<StatusChip kind={MARKS[item.level]} text={chipText(item)} />}
    />
  );
}

function Findings({ data, onForm }: { data: DeskCheckup; onForm: () => void }) {
  const { report, corrected } = data;
  const { notable, doctor, counts } = report;
  return (
    <>
      {corrected && (
        <Inset>
          <Note tone="attention">{words.wasCorrected}</Note>
        </Inset>
      )}
      <Card flush label={words.notable}>
        <Row
          title={sayZh(report.headline)}
          note={states.dotted([
            report.oneThing ? withoutStop(sayZh(report.oneThing)) : '',
            words.rest(counts.fine, counts.unjudged, counts.missing),
          ])}
        />
        {doctor.length > 0 && (
          <Row title={words.doctor} note={doctor.map((ref) => `${withoutStop(sayZh(ref))}。`).join('')} />
        )}
        {notable.map((item) => (
          <Item key={item.key} item={item} />
        ))}
        {notable.length === 0 && <Row title={words.none} />}
        <Row icon="record" title={words.form} onPress={onForm} />
      </Card>
    </>
  );
}

function Reviews({ reviews }: Pick<DeskCheckup, 'reviews'>) {
  if (reviews.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.reviews} />
      <Card flush>
        {reviews.map(({ at, byName, siteName, note, tasks }) => (
          <Row
            key={at}
            title={words.reviewedBy(byName, siteName)}
            note={states.dotted([instantWords(at), words.agreed(tasks.length), note ?? ''])}
          />
        ))}
      </Card>
    </>
  );
}

type How = BodyOf<typeof tellCheckup>['how'];
const HOWS = ['message', 'paper', 'phone', 'visit'] as const satisfies readonly How[];

interface TellingProps {
  data: DeskCheckup;
  busy: boolean;
  onTell: (how: How) => void;
}

function Telling({ data: { told, reachable, reviews }, busy, onTell }: TellingProps) {
  // Message and paper go out when the report was gone through; a call that cannot wait does not wait for it.
  const open = HOWS.filter((how) => how === 'phone' || how === 'visit' || reviews.length > 0);
  return (
    <>
      <SectionTitle text={words.tell} />
      <Card>
        <Note>{`${words.tellNote}${words.reachable(reachable)}。`}</Note>
        <View className="desk-answers__ways">
          {open.map((how) => (
            <Button
              key={how}
              kind="second"
              text={words.hows[how]}
              busy={busy}
              disabled={how === 'message' && reachable === 0}
              onPress={() => onTell(how)}
            />
          ))}
        </View>
      </Card>
      <SectionTitle text={words.told} />
      <Card flush>
        {told.length === 0 && <Row title={words.notTold} />}
        {told.map(({ how, at, byName, said }) => (
          <Row
            key={`${how}${at}`}
            title={words.toldHow(how, byName)}
            note={states.dotted([instantWords(at), ...said])}
          />
        ))}
      </Card>
    </>
  );
}

function FormSheet({ work }: { work: DeskCheckupWork }) {
  const { form, closeForm } = work;
  return (
    <Sheet
      id="checkup-form"
      open={form !== undefined}
      title={form?.title ?? ''}
      closeLabel={states.close}
      onClose={closeForm}
    >
      {form?.sections.map(({ title, rows }) => (
        <View key={title}>
          <SectionTitle text={title} />
          <KeyValueList
            rows={rows.map(({ label, words: value, range }) => ({
              key: label,
              values: [value],
              ...(range !== null && { note: range }),
            }))}
          />
        </View>
      ))}
    </Sheet>
  );
}

interface BodyProps {
  data: DeskCheckup;
  work: DeskCheckupWork;
  onSaid: (text: string) => void;
}

function Body({ data, work, onSaid }: BodyProps) {
  const { busy } = work;
  const { name, sex, age, idMasked, report, mayReview } = data;
  const say = (text: string) => (isDone: boolean) => {
    if (isDone) onSaid(text);
  };
  return (
    <>
      <Lead
        title={name}
        text={states.dotted([sexWord(sex), words.age(age), idMasked ?? '', fullDay(report.on), report.institution])}
      />
      <Findings data={data} onForm={() => void work.openForm()} />
      {mayReview && (
        <TaskForm
          key={report.entryId}
          data={data}
          busy={busy}
          onReview={(tasks, note) => void work.review(tasks, note).then(say(words.reviewed))}
        />
      )}
      <Reviews reviews={data.reviews} />
      {mayReview && <Telling data={data} busy={busy} onTell={(how) => void work.tell(how).then(say(words.done))} />}
      <Inset>
        <Button kind="second" text={words.print} busy={busy} onPress={() => void work.print('standard')} />
        <Button
          kind="second"

          text={words.printLarge}
          busy={busy}
          onPress={() => void work.print('large')}
        />
      </Inset>
      <FormSheet work={work} />
    </>
  );
}

interface ReportDeskProps {
  which: WhichCheckup;
  onLeave: () => void;
  onSaid: (text: string) => void;
}

/** One report at the desk: what was found, what is to be done, who went through it, how it was told. */
export function ReportDesk({ which, onLeave, onSaid }: ReportDeskProps) {
  const work = useDeskCheckup(which);
  const { data, problem } = work;
  const refusals: Readonly<Record<string, { say: string; next: string } | undefined>> = deskRecord.refusals;
  const sentence = problem && (refusals[problem.code] ?? errorSentences[problem.code]);
  return (
    <View className="desk-answers">
      <LinkButton text={words.back} onPress={onLeave} />
      {sentence && <Note tone="attention" live>{`${sentence.say}。${sentence.next}`}</Note>}
      {!data && !problem && <Skeleton label={states.loading} shape="person" />}
      {data && <Body data={data} work={work} onSaid={onSaid} />}
    </View>
  );
}
