import { View } from '@tarojs/components';
import type { NotComePerson, NotComeStanding } from '@kangban/contract/checkup/not-come';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { notCome as words } from '@/copy/not-come';
import { desk } from '@/copy/desk';
import { states } from '@/copy/states';
import { ageWords, dayWords, fullDay } from '@/copy/when';
import { deskPhone } from '@/platform/desk-phone';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import type { MarkKind } from '@/ui/mark/mark';
import { ShownPhone } from '@/ui/shown-phone/shown-phone';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { lastWords } from './words';
import '@/features/desk/worklist.scss';

const MARKS: Readonly<Record<NotComeStanding, MarkKind>> = {
  booked: 'normal',
  invited: 'waiting',
  refused: 'none',
  'cannot-move': 'attention',
  'moved-away': 'none',
  'checked-elsewhere': 'none',
  'last-year': 'waiting',
  earlier: 'attention',
  never: 'attention',
};

interface LineProps {
  person: NotComePerson;
  today: PlainDate;
  onContact: () => void;
}

/** One person: who, where they stand, and the newest contact. */
function Line({ person, today, onContact }: LineProps) {
  const { residentId, nameMasked, sex, birthDate, village, phoneMasked, standing, lastOn, bookedFor, contacts } =
    person;
  const last = lastWords(person, today);
  const who = [sex === 'male' ? words.male : words.female, ageWords(birthDate, today), village || words.noVillage];
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{nameMasked}</View>
        <View className="work-line__note">{states.dotted(who)}</View>
        <View className="work-line__note">
          {phoneMasked === null ? (
            words.noPhone
          ) : (
            <ShownPhone
              masked={phoneMasked}
              words={{ show: desk.showPhone, label: desk.showPhoneOf(nameMasked), none: desk.phoneHidden }}
              onShow={() => deskPhone(residentId)}
            />
          )}
        </View>
      </View>
      <View className="work-line__what">
        <StatusChip kind={MARKS[standing]} text={words.standings[standing]} />
        {bookedFor !== null && <View>{words.bookedFor(dayWords(bookedFor, today))}</View>}
        {lastOn !== null && <View className="work-line__note">{words.lastOn(fullDay(lastOn))}</View>}
      </View>
      <View className="work-line__contact">
        {last && (
          <>
            <View>{words.times(contacts)}</View>
            <View className="work-line__note">{last}</View>
          </>
        )}
        <Button small kind="second" text={words.contact} label={words.contactTitle(nameMasked)} onPress={onContact} />
      </View>
    </View>
  );
}

export interface PeopleListProps {
  people: readonly NotComePerson[];
  today: PlainDate;
  onContact: (person: NotComePerson) => void;
}

/** The people who have not come, village by village. */
export function PeopleList({ people, today, onContact }: PeopleListProps) {
  return (
    <View {...a11y({ role: 'list' })}>
      {people.map((person) => (
        <Line key={person.residentId} person={person} today={today} onContact={() => onContact(person)} />
      ))}
    </View>
  );
}
