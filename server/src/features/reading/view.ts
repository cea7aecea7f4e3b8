import type { ReadingSession } from '@kangban/contract/reading/reading';
import { partOfDay } from '@kangban/domain/reading/part-of-day';
import { sayReading } from '@kangban/domain/reading/say';
import { sourceText } from '@kangban/domain/reading/source-texts';
import { standOf } from '@kangban/domain/reading/stand';
import { instantOf } from '../../clock';
import type { RecordView } from '../access/open-record';
import type { KnownPerson } from './people';
import { factsOf, type Taken } from './sittings';
import { textOfValue, UNITS } from './values';

/** What may be changed at home: what was written there, by somebody who acts for this person. */
const mayChange = ({ source }: Taken, { right }: Pick<RecordView, 'right'>): boolean =>
  source !== 'clinic' && (right === 'self' || right === 'guardian');

/** Of a paper with a day alone: noon of that day. */
const DAY_ONLY_AT = '12:00';

/** A sitting as it is shown: its mean stands to the target of the day it was measured on. */
export function sessionView(
  taken: Taken,
  { known, view }: { known: KnownPerson; view: Pick<RecordView, 'right'> },
): ReadingSession {
  const { sessionId, item, on, at, source, readings, mean, medicine, deviceName } = taken;
  const { person, config } = known;
  const { stand, word } = standOf(mean, source === 'clinic' ? 'office' : 'home', { person, config, on });
  const moment = at ?? instantOf(on, DAY_ONLY_AT);
  const [fact] = factsOf([taken]);
  return {
    sessionId,
    residentId: known.residentId,
    item,
    at: moment.toISOString(),
    on,
    part: partOfDay(at === null ? null : (fact?.minuteOfDay ?? null)),
    medicine,
    readings: readings.map(({ entry, value }) => ({
      entryId: entry.entryId,
      at: (entry.happenedAt ?? moment).toISOString(),
      value,
    })),
    mean,
    text: textOfValue(mean),
    unit: UNITS[item],
    state: stand,
    stateText: stand === 'unjudged' ? '' : sayReading(word),
    source,
    sourceText: sourceText(source, {
      institution: readings[0]?.entry.institution ?? '',
      device: deviceName,
    }),
    mayChange: mayChange(taken, view),
  };
}
