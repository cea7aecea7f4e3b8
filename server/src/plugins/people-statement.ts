/** A statement with a name, so that a connection parses it once. */
export interface Statement {
  name: string;
  text: string;
}

const LIST = '= ANY($2::uuid[])';
const ALONE = '= ($2::uuid[])[1]';

const ofOne = new Map<string, Statement>();

/**
 * A statement over a list of people (`$2`) for these people. PostgreSQL takes a list it does not know yet for ten people, finds that too
 * dear a plan to keep and plans anew at every request, which takes several times as long as the statement; for one person, as nearly every
 * record has, it keeps its plan.
 */
export function forPeople(statement: Statement, residentIds: readonly string[]): Statement {
  if (residentIds.length !== 1) return statement;
  const known = ofOne.get(statement.name);
  if (known) return known;
  const one = { name: `${statement.name}-one`, text: statement.text.replaceAll(LIST, ALONE) };
  ofOne.set(statement.name, one);
  return one;
}
