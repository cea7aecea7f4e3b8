import type { CheckupChoice } from '@kangban/contract/checkup/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { checkupBooking as words } from '@/copy/checkup-booking';
import { states } from '@/copy/states';
import { clockWords, dateNumber, dayAndWeekday, monthWord, spanWords } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { Row, RowDate } from '@/ui/row/row';

const whereOf = ({ siteName, stop }: CheckupChoice): string => words.where(siteName, stop?.place ?? null);

export interface ChoiceListProps {
  choices: readonly CheckupChoice[];
  today: PlainDate;
  onChoose: (choice: CheckupChoice) => void;
}

/** The nearest days to choose from: a day and a place in each line. */
export function ChoiceList({ choices, today, onChoose }: ChoiceListProps) {
  return (
    <Card flush>
      {choices.map((choice) => {
        const { slotId, day, startsAt, endsAt, near, remaining } = choice;
        const note = states.dotted([words.near(near), whereOf(choice), words.left(remaining)]);
        const when = `${dayAndWeekday(day, today)} ${spanWords(startsAt, endsAt)}`;
        return (
          <Row
            key={slotId}
            lead={<RowDate day={dateNumber(day)} month={monthWord(day)} />}
            title={`${dayAndWeekday(day, today)} ${clockWords(startsAt)}`}
            note={note}
            label={`${when}，${note}`}
            onPress={() => onChoose(choice)}
          />
        );
      })}
    </Card>
  );
}

/** The choice as the sheet shows it. */
export const tappedOf = (choice: CheckupChoice) => {
  const { slotId, day, startsAt, endsAt, address } = choice;
  return { slotId, day, startsAt, endsAt, address, where: whereOf(choice) };
};
