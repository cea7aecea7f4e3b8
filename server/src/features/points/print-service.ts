import { maskName } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { AccountSession } from '../../plugins/tokens';
import { listPeople } from '../identity/registry-service';
import { statementPaper } from './paper';
import { type PointsAsked, readStatement } from './service';

async function namesOf(deps: Deps, { countyCode, residentId }: AccountSession, about: string): Promise<string[]> {
  const people = await listPeople(deps.db, countyCode, [...new Set([about, residentId ?? about])]);
  const nameOf = (id: string | null): string => people.find((person) => person.residentId === id)?.name ?? '';
  return [nameOf(about), maskName(nameOf(residentId))];
}

/** The statement of a month as a page. */
export async function printStatement(
  deps: Deps,
  who: AccountSession,
  { large, ...asked }: PointsAsked & { month: string; large: boolean },
): Promise<Download | Refused> {
  const statement = await readStatement(deps, who, { ...asked, toPrint: true });
  if (isRefused(statement)) return statement;
  const [name = '', printedBy = ''] = await namesOf(deps, who, statement.residentId);
  const bytes = await deps.printer.print(
    statementPaper(statement, { name, printedBy, printedAt: deps.clock.now(), large }),
  );
  return isRefused(bytes) ? bytes : { name: `健康积分对账单-${statement.month}.pdf`, bytes };
}
