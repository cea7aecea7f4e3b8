import type { ChildNext, ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { home } from '@/copy/home';
import { states } from '@/copy/states';
import { clockWords, dayAndWeekday, dayWords } from '@/copy/when';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { openPage } from '@/platform/navigation';
import type { IconName } from '@/ui/icon/icon';
import type { MarkKind } from '@/ui/mark/mark';

/** The next thing as the head of the page says it, and the page's one filled button. */
export interface NextWords {
  mark: MarkKind;
  title: string;
  text: string;
  button?: { text: string; icon: IconName; onPress: () => void };
}

type Of<K extends ChildNext['kind']> = Extract<ChildNext, { kind: K }>;
interface Told {
  residentId: string;
  today: PlainDate;
}

const say = words.next;
const lateOr = (late: boolean, mark: MarkKind): MarkKind => (late ? 'attention' : mark);
const dayOrNone = (day: PlainDate | null, today: PlainDate): string | undefined =>
  day === null ? undefined : dayWords(day, today);

const referral = ({ late, title, toInstitution, until, referralId }: Of<'referral'>, told: Told): NextWords => ({
  mark: 'attention',
  title: say.referral(title, late),
  text: say.referralText(toInstitution, dayOrNone(until, told.today)),
  button: {
    text: say.referralGo,
    icon: 'qr',
    onPress: () => void openPage('referral', { residentId: told.residentId, referralId }),
  },
});

const doseWords = ({ name, dose }: Of<'vaccine'>['doses'][number]): string => home.dose(name, dose);

const vaccine = ({ late, doses }: Of<'vaccine'>, { residentId }: Told): NextWords => ({
  mark: lateOr(late, 'now'),
  title: say.vaccine(doses.length, late),
  text: doses.map(doseWords).join('、'),
  button: {
    text: say.vaccineGo(doses.map(doseWords)[0] ?? '', doses.length),
    icon: 'syringe',
    onPress: () => void openPage('chooseVaccine', { residentId }),
  },
});

const hearing = ({ late, text }: Of<'hearing'>, { residentId }: Told): NextWords => ({
  mark: 'attention',
  title: say.hearing(late),
  text,
  button: { text: say.hearingGo, icon: 'calendar', onPress: () => void openPage('visits', { residentId }) },
});

const visit = (next: Of<'visit'>, { residentId, today }: Told): NextWords => ({
  mark: lateOr(next.late, 'now'),
  title: say.visit(next.name, next.late),
  text: say.visitText(next.late ? undefined : dayOrNone(next.until, today)),
  button: {
    text: next.bookable ? say.visitGo(next.name) : say.visitSee,
    icon: 'calendar',
    onPress: () => void openPage('visit', { residentId, visit: next.visit }),
  },
});

const measure = ({ lastOn }: Of<'measure'>, { residentId, today }: Told): NextWords => ({
  mark: 'now',
  title: say.measure,
  text: say.measureText(dayOrNone(lastOn, today)),
  button: { text: say.measureGo, icon: 'pen', onPress: () => void openPage('measure', { residentId }) },
});

function arranged({ arranged: place }: Of<'arranged'>, { residentId, today }: Told): NextWords {
  const { day, startsAt, name, appointmentId, referralId } = place;
  const when = [dayAndWeekday(day, today), startsAt === null ? '' : clockWords(startsAt)].filter(Boolean).join(' ');
  const told = { mark: 'normal' as const, title: say.arranged(when, name), text: say.arrangedText };
  if (appointmentId !== null)
    return {
      ...told,
      button: { text: say.arrangedTicket, icon: 'qr', onPress: () => void openPage('booked', { appointmentId }) },
    };
  if (referralId === null) return told;
  return {
    ...told,
    button: {
      text: say.arrangedReferral,
      icon: 'qr',
      onPress: () => void openPage('referral', { residentId, referralId }),
    },
  };
}

/** Mark, words and button for what is first. */
export function nextWords({
  next,
  residentId,
  today,
}: Pick<ChildOverview, 'next' | 'residentId' | 'today'>): NextWords {
  const told = { residentId, today };
  switch (next.kind) {
    case 'referral':
      return referral(next, told);
    case 'vaccine':
      return vaccine(next, told);
    case 'hearing':
      return hearing(next, told);
    case 'visit':
      return visit(next, told);
    case 'measure':
      return measure(next, told);
    case 'arranged':
      return arranged(next, told);
    case 'to-come':
      return { mark: 'normal', title: say.toCome, text: say.toComeText(dayWords(next.from, today), next.name) };
    case 'nothing':
      return { mark: 'normal', title: say.nothing, text: say.nothingText };
  }
}

/** The page in sentences, to be read aloud: what is first, then each part. */
export const spokenOf = (child: ChildOverview): string[] => {
  const { title, text } = nextWords(child);
  const { vaccines, growth, vision } = child;
  return [
    states.list([child.label, title]),
    text,
    ...(vaccines ? [words.progress(vaccines.total, vaccines.total - vaccines.given)] : []),
    ...(growth?.values.map((one) => one.text) ?? []),
    ...(vision ? [vision.headline.text] : []),
  ];
};
