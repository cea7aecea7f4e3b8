import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ChildVaccines, VaccineVisit } from '@kangban/contract/child';
import { childVaccines as words } from '@/copy/child';
import { states } from '@/copy/states';
import { dayWords, fullDay } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Lead } from '@/ui/lead/lead';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Sheet } from '@/ui/sheet/sheet';
import { SourceLink } from '@/ui/source-link/source-link';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { DoseBar } from './dose-bar';
import './child.scss';

type Dose = VaccineVisit['doses'][number];
type Today = ChildVaccines['today'];

const STATE_MARKS: Record<VaccineVisit['state'], MarkKind> = {
  done: 'normal',
  open: 'now',
  'ask-clinic': 'attention',
  booked: 'normal',
  'not-yet': 'waiting',
};

const DOSE_MARKS: Partial<Record<Dose['status'], MarkKind>> = {
  given: 'normal',
  due: 'now',
  overdue: 'attention',
  'ask-clinic': 'attention',
  'not-yet': 'waiting',
};

const givenWords = ({ givenOn, givenName }: Dose): string => {
  if (!givenOn) return words.given;
  return givenName === null ? words.givenOn(fullDay(givenOn)) : words.givenAs(fullDay(givenOn), givenName);
};

function laterWords({ earliestOn, dueOn }: Dose, today: Today): string {
  const day = earliestOn !== null && dueOn !== null && earliestOn < dueOn ? dueOn : (earliestOn ?? dueOn);
  return day === null ? words.later : words.from(dayWords(day, today));
}

/** What is to be said of a dose in one line. */
function doseWords(dose: Dose, today: Today): string {
  if (dose.status === 'given') return givenWords(dose);
  if (dose.booked) return words.bookedOn(dayWords(dose.booked.day, today));
  if (dose.status === 'not-yet') return laterWords(dose, today);
  if (dose.status === 'stopped') return words.stopped;
  if (dose.status === 'ask-clinic') return words.ask;
  return dose.status === 'overdue' ? words.late : words.canNow;
}

/** The documents behind a dose, by name. */
const sourcesOf = ({ reasons }: Dose, sources: ChildVaccines['sources']): string[] => [
  ...new Set(reasons.flatMap(({ source }) => source.split(' ')).flatMap((id) => sources[id] ?? [])),
];

interface DoseLineProps {
  dose: Dose;
  today: Today;
  onWhy: (dose: Dose) => void;
}

/** One dose: what it is, how it stands, and — while it is open — why. */
function DoseLine({ dose, today, onWhy }: DoseLineProps) {
  const [reason] = dose.reasons;
  const explained = dose.status !== 'given' && reason !== undefined;
  return (
    <View className="child-visit__dose">
      <Mark kind={dose.booked ? 'normal' : (DOSE_MARKS[dose.status] ?? 'none')} size={22} />
      <View className="child-visit__main">
        <View className="child-visit__name">{words.dose(dose.name, dose.dose)}</View>
        <View className="child-quiet">{doseWords(dose, today)}</View>
        {explained && <SourceLink text={reason.text} onPress={() => onWhy(dose)} />}
      </View>
    </View>
  );
}

interface VisitProps {
  visit: VaccineVisit;
  today: Today;
  onWhy: (dose: Dose) => void;
}

const isLate = ({ state, doses }: VaccineVisit): boolean =>
  state === 'open' && doses.some(({ status }) => status === 'overdue');

const Doses = ({ visit, today, onWhy }: VisitProps) => (
  <>
    {visit.doses.map((dose) => (
      <DoseLine key={`${dose.series} ${dose.dose}`} dose={dose} today={today} onWhy={onWhy} />
    ))}
  </>
);

const Chip = ({ visit }: { visit: VaccineVisit }) => (
  <StatusChip
    kind={isLate(visit) ? 'attention' : STATE_MARKS[visit.state]}
    text={isLate(visit) ? words.lateState : words.visitState[visit.state]}
  />
);

/** The doses of one age at which something is to be done. */
const VisitCard = (props: VisitProps) => (
  <Card label={props.visit.name}>
    <View className="child-visit__head">
      <Heading text={props.visit.name} look="heading" level={3} />
      <Chip visit={props.visit} />
    </View>
    <Doses {...props} />
  </Card>
);

/** One age as a line: what is done or far away opens on a tap, so that the page is no wall. */
const VisitRow = ({ visit, onOpen }: { visit: VaccineVisit; onOpen: () => void }) => (
  <Row
    title={visit.name}
    note={states.list(visit.doses.map((dose) => words.dose(dose.name, dose.dose)))}
    right={<Chip visit={visit} />}
    onPress={onOpen}
  />
);

interface Shown {
  visit?: VaccineVisit;
  dose?: Dose;
}

interface MoreSheetProps {
  shown: Shown | undefined;
  data: ChildVaccines;
  onShow: (shown: Shown | undefined) => void;
}

/** Every sentence of the rules behind a dose, and the documents. */
const Why = ({ dose, data }: { dose: Dose; data: ChildVaccines }) => (
  <>
    {dose.reasons.map(({ rule, text }) => (
      <View key={rule} className="child-why">
        {text}
      </View>
    ))}
    <View className="child-why child-quiet">{states.sources(sourcesOf(dose, data.sources))}</View>
    <View className="child-why">{words.lastWord}</View>
  </>
);

/** More of one age, or why one dose stands as it does. */
function MoreSheet({ shown, data, onShow }: MoreSheetProps) {
  const { visit, dose } = shown ?? {};
  return (
    <Sheet
      id="vaccine-more"
      open={shown !== undefined}
      title={dose ? words.dose(dose.name, dose.dose) : (visit?.name ?? words.title)}
      closeLabel={states.close}
      onClose={() => onShow(undefined)}
    >
      {dose && <Why dose={dose} data={data} />}
      {visit && <Doses visit={visit} today={data.today} onWhy={(why) => onShow({ dose: why })} />}
    </Sheet>
  );
}

function Ways({ residentId }: { residentId: string }) {
  return (
    <Card flush>
      <Row
        icon="calendar"
        title={words.plan}
        note={words.planNote}
        onPress={() => void openPage('plan', { residentId })}
      />
      <Row
        icon="check-circle"
        title={words.check}
        note={words.checkNote}
        onPress={() => void openPage('entryCheck', { residentId })}
      />
      <Row
        icon="record"
        title={words.certificate}
        note={words.certificateNote}
        onPress={() => void openPage('given', { residentId })}
      />
    </Card>
  );
}

const IN_FULL: readonly VaccineVisit['state'][] = ['open', 'ask-clinic', 'booked'];

function Flags({ flags }: Pick<ChildVaccines, 'flags'>) {
  if (flags.length === 0) return null;
  return (
    <Card>
      <Note tone="attention">
        <View>{words.flags}</View>
        {flags.map(({ rule, text }) => (
          <View key={`${rule} ${text}`}>{text}</View>
        ))}
      </Note>
    </Card>
  );
}

/** The vaccines of a child by the ages at which the programme calls: given, due, why, from where. */
export function VaccineVisits({ data }: { data: ChildVaccines }) {
  const [shown, setShown] = useState<Shown>();
  const { label, given, total, programmeName, visits, flags, today, residentId } = data;
  const now = visits.filter(({ state }) => IN_FULL.includes(state));
  const rest = visits.filter(({ state }) => !IN_FULL.includes(state));
  return (
    <>
      <Lead title={words.headline(label, given, total)} text={words.programme(programmeName)} />
      <Card>
        <DoseBar given={given} total={total} />
      </Card>
      <Flags flags={flags} />
      {now.length > 0 && <SectionTitle text={words.now} />}
      {now.map((visit) => (
        <VisitCard key={visit.name} visit={visit} today={today} onWhy={(dose) => setShown({ dose })} />
      ))}
      <SectionTitle text={words.all} />
      <Card flush>
        {rest.map((visit) => (
          <VisitRow key={visit.name} visit={visit} onOpen={() => setShown({ visit })} />
        ))}
      </Card>
      <SectionTitle text={words.more} />
      <Ways residentId={residentId} />
      <MoreSheet shown={shown} data={data} onShow={setShown} />
    </>
  );
}
