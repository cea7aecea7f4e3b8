import type { CheckupChoice } from '@kangban/contract/checkup/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { checkupBooking as words } from '@/copy/checkup-booking';
import { states } from '@/copy/states';
import { clockWords, dateNumber, dayAndWeekday, monthWord, spanWords, weekdayOfDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Row, RowDate } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

const whereOf = ({ siteName, stop }: CheckupChoice): string => words.where(siteName, stop?.place ?? null);

/** Where it is as the family thinks of it; under the heading of places further away the heading says so. */
const noteOf = (choice: CheckupChoice): string =>
  states.dotted([
    ...(choice.near === 'other' ? [whereOf(choice)] : [words.near(choice.near), choice.stop?.place ?? choice.siteName]),
    words.left(choice.remaining),
  ]);

export interface ChoiceListProps {
  choices: readonly CheckupChoice[];
  today: PlainDate;
  onChoose: (choice: CheckupChoice) => void;
}

function Choices({ choices, today, onChoose }: ChoiceListProps) {
  return (
    <Card flush>
      {choices.map((choice) => {
        const { slotId, day, startsAt, endsAt } = choice;
        const note = noteOf(choice);
        const when = `${dayAndWeekday(day, today)} ${spanWords(startsAt, endsAt)}`;
        return (
          <Row
            key={slotId}
            lead={<RowDate day={dateNumber(day)} month={monthWord(day)} />}
            title={`${weekdayOfDay(day)} ${clockWords(startsAt)}`}
            note={note}
            label={`${when}，${note}`}
            onPress={() => onChoose(choice)}
          />
        );
      })}
    </Card>
  );
}

/** The nearest days to choose from: a day and a place in each line, what is further away below. */
export function ChoiceList({ choices, ...rest }: ChoiceListProps) {
  const around = choices.filter(({ near }) => near !== 'other');
  const further = choices.filter(({ near }) => near === 'other');
  return (
    <>
      {around.length > 0 && <Choices choices={around} {...rest} />}
      {further.length > 0 && <SectionTitle text={words.near('other')} />}
      {further.length > 0 && <Choices choices={further} {...rest} />}
    </>
  );
}

/** The choice as the sheet shows it. */
export const tappedOf = (choice: CheckupChoice) => {
  const { slotId, day, startsAt, endsAt, address } = choice;
  return { slotId, day, startsAt, endsAt, address, where: whereOf(choice) };
};
