import { reminderOf, type VisitReminder } from '@kangban/domain/child-visit/visit-reminders';
import { maskName } from '@kangban/domain/shared/masking';
import { addMonths } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { insertMessages, messageRow, type OutboxRow } from '../outbox/outbox';
import { loadDoneVisits } from './done-store';
import { listWatched, noteReminders, type Watched } from './reminder-store';

/** After this age nothing is opened any more. */
const UNTIL_MONTHS = 7 * 12;
const CHILDREN_AT_ONCE = 500;
/** Nobody is woken: reminders of the night go out when clinics open. */
const REMIND_AT = '09:00';

interface Due {
  child: Watched;
  reminder: VisitReminder;
}

function messagesOf(deps: Deps, countyCode: string, { child, reminder }: Due): OutboxRow[] {
  const { to, moment, name } = reminder;
  const params = {
    who: maskName(child.name),
    visit: name,
    day: `${Number(to.slice(5, 7))}月${Number(to.slice(8, 10))}日`,
  };
  return child.accounts.map((accountId) =>
    messageRow(deps, {
      countyCode,
      accountId,
      channel: 'wechat',
      template: moment === 'opens' ? 'visit-opens' : 'visit-ends',
      params,
      subjectId: child.resident_id,
      sendAfter: instantOf(deps.clock.today(), REMIND_AT),
    }),
  );
}

interface Page {
  /** The last child looked at; null when there are no more. */
  last: string | null;
  reminded: number;
}

async function remindSome(
  deps: Deps,
  client: Transaction,
  { countyCode, after }: { countyCode: string; after: string | null },
): Promise<Page> {
  const today = deps.clock.today();
  const bornAfter = addMonths(today, -UNTIL_MONTHS);
  const children = await listWatched(client, countyCode, { bornAfter, today, after, limit: CHILDREN_AT_ONCE });
  const last = children.length < CHILDREN_AT_ONCE ? null : (children.at(-1)?.resident_id ?? null);
  const done = await loadDoneVisits(
    client,
    countyCode,
    children.map((child) => child.resident_id),
  );
  const due = children.flatMap((child): Due[] => {
    const known = done.get(child.resident_id) ?? [];
    const reminder = reminderOf({ birthDate: child.birth_date, today, done: known });
    return reminder && !child.booked.includes(reminder.visit) ? [{ child, reminder }] : [];
  });
  if (due.length === 0) return { last, reminded: 0 };
  const fresh = await noteReminders(
    client,
    countyCode,
    due.map(({ child, reminder }) => ({
      residentId: child.resident_id,
      visit: reminder.visit,
      moment: reminder.moment,
    })),
  );
  const told = due.filter(({ child }) => fresh.has(child.resident_id));
  if (told.length > 0)
    await insertMessages(
      client,
      told.flatMap((one) => messagesOf(deps, countyCode, one)),
    );
  return { last, reminded: told.length };
}

/**
 * Tells guardians that a visit's time has come, and once more shortly before it ends: once a visit and moment, however often the night
 * is repeated. Who has booked it is left alone. Returns of how many children.
 */
export async function remindOfVisits(deps: Deps, countyCode: string): Promise<number> {
  const remind = (after: string | null): Promise<Page> =>
    deps.db.transaction((client) => remindSome(deps, client, { countyCode, after }));
  let page = await remind(null);
  let total = page.reminded;
  while (page.last !== null) {
    page = await remind(page.last);
    total += page.reminded;
  }
  return total;
}
