import type { AnswersSaved, AssessmentAnswer, Finish } from '@kangban/contract/assessment';
import { fitsQuestion, needsHelpNow, unansweredOf } from '@kangban/domain/assessment/answers';
import { judge } from '@kangban/domain/assessment/judge';
import { payloadOf } from '@kangban/domain/assessment/payload';
import { questionnaireOf } from '@kangban/domain/assessment/questionnaires-table';
import type { Answers, Questionnaire } from '@kangban/domain/assessment/types';
import type { Outcome } from '@kangban/domain/assessment/outcome-types';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { insertEntries, makeEntry, type NewEntry } from '../record/entry';
import { type Actor, ofActor } from './actor';
import { findBirthDate, finishSession, findSession, saveSession, type SessionRow } from './store';
import { askedOf, configOf, mayRead, progressOf, resultView } from './views';

interface Work {
  deps: Deps;
  actor: Actor;
  client: Transaction;
}

const isOver = ({ state, expiresAt }: SessionRow, now: Date): boolean => state !== 'open' || expiresAt <= now;

const asAnswers = (given: readonly AssessmentAnswer[]): Answers =>
  Object.fromEntries(
    given.map(({ key, choice, numbers }) => [
      key,
      { ...(choice !== undefined && { choice }), ...(numbers && { numbers }) },
    ]),
  );

/** The first answer that its question does not take. */
function wrongAnswer(
  { questions }: Questionnaire,
  given: readonly AssessmentAnswer[],
  { atDesk }: Actor,
): Refused | undefined {
  const wrong = given.findIndex((answer) => {
    const question = questions.find(({ key, staffOnly }) => key === answer.key && (atDesk || !staffOnly));
    return !question || !fitsQuestion(question, answer, { atDesk });
  });
  if (wrong < 0) return undefined;
  return refuse('bad-input', { fields: [{ path: `/answers/${wrong}`, message: 'is no answer of this question' }] });
}

async function keep({ deps, actor, client }: Work, row: SessionRow, given: readonly AssessmentAnswer[]) {
  const now = deps.clock.now();
  if (isOver(row, now)) return refuse('assessment-closed');
  const questionnaire = questionnaireOf(row.questionnaire);
  const wrong = wrongAnswer(questionnaire, given, actor);
  if (wrong) return wrong;
  const safety = given.some((answer) => needsHelpNow(questionnaire, answer.key, answer));
  const { countyCode } = actor.view;
  const answers = { ...row.answers, ...asAnswers(given) };
  await saveSession(client, countyCode, {
    sessionId: row.sessionId,
    answers: asAnswers(given),
    safetyAt: safety ? now : null,
  });
  return { ...progressOf(askedOf(questionnaire, answers, { deps, atDesk: actor.atDesk }), answers), safety };
}

/** Keeps answers as they are given. `safety`: one of them asks for help to be told at once, whatever the rest says. */
export function save(
  deps: Deps,
  actor: Actor,
  { sessionId, answers }: { sessionId: string; answers: readonly AssessmentAnswer[] },
): Promise<AnswersSaved | Refused> {
  return deps.db.transaction(async (client) => {
    const row = await findSession(client, ofActor(actor), { sessionId, lock: true });
    return row ? keep({ deps, actor, client }, row, answers) : refuse('not-found');
  });
}

interface Written {
  row: SessionRow;
  questionnaire: Questionnaire;
  outcome: Outcome;
}

async function entryOf({ deps, actor }: Work, { row, questionnaire, outcome }: Written): Promise<NewEntry | Refused> {
  const { view, atDesk, institution, siteId, practitioner, accountId, staffId } = actor;
  const birthDate = await findBirthDate(deps.db, view.countyCode, view.residentId);
  if (birthDate === undefined) return refuse('not-found');
  const { answers, informant } = row;
  const asked = askedOf(questionnaire, answers, { deps, atDesk });
  const today = deps.clock.today();
  const made = makeEntry(
    {
      residentId: view.residentId,
      birthDate,
      kind: 'screening',
      payload: payloadOf({ questionnaire, asked, answers, informant, atDesk, outcome }),
      happenedOn: today,
      happenedAt: deps.clock.now(),
      siteId,
      institution,
      practitioner,
      source: atDesk ? 'clinic' : 'resident',
      recordedByAccount: accountId,
      recordedByStaff: staffId,
    },
    today,
  );
  if ('entry' in made) return made.entry;
  return refuse('bad-input', { fields: made.faults.map(({ path, message }) => ({ path: `/${path}`, message })) });
}

const incomplete = (keys: readonly string[]): Refused =>
  refuse('assessment-incomplete', { fields: keys.map((key) => ({ path: key, message: 'has no answer' })) });

async function write(work: Work, written: Written): Promise<Finish | Refused> {
  const { deps, actor, client } = work;
  const { row, questionnaire, outcome } = written;
  const made = await entryOf(work, written);
  if (isRefused(made)) return made;
  const at = deps.clock.now();
  const { countyCode } = actor.view;
  await insertEntries(client, countyCode, { entries: [made], at });
  await finishSession(client, countyCode, { sessionId: row.sessionId, entryId: made.entryId, at });
  const told = { questionnaire, informant: row.informant, on: made.happenedOn, outcome, config: configOf(deps) };
  return { state: 'done', entryId: made.entryId, result: mayRead(actor, questionnaire) ? resultView(told) : null };
}

async function conclude(work: Work, row: SessionRow, confirmed: boolean): Promise<Finish | Refused> {
  const { deps, actor } = work;
  if (row.entryId !== null) return { state: 'done', entryId: row.entryId, result: null };
  if (isOver(row, deps.clock.now())) return refuse('assessment-closed');
  const questionnaire = questionnaireOf(row.questionnaire);
  const { atDesk } = actor;
  const unanswered = unansweredOf(askedOf(questionnaire, row.answers, { deps, atDesk }), row.answers);
  if (unanswered.length > 0) return incomplete(unanswered);
  const { answers, informant } = row;
  const judged = judge(questionnaire, { answers, informant, atDesk, config: configOf(deps) });
  if ('wrong' in judged) return incomplete([judged.wrong]);
  if (judged.askAgain && !confirmed)
    return { state: 'ask-again', words: judged.askAgain.words, keys: [...judged.askAgain.keys] };
  return write(work, { row, questionnaire, outcome: judged.outcome });
}

const isNew = (finish: Finish | Refused, row: SessionRow | undefined): finish is Finish & { state: 'done' } =>
  !isRefused(finish) && finish.state === 'done' && row?.entryId === null;

/**
 * Finishes once: judged, asked again where the answers contradict each other, and kept as an entry of the record. A second finish gives the same
 * entry. What came out goes to the person, to staff who asked, and to others only where it is open to them.
 */
export async function finish(
  deps: Deps,
  actor: Actor,
  { sessionId, confirmed = false }: { sessionId: string; confirmed?: boolean | undefined },
): Promise<Finish | Refused> {
  const { row, done } = await deps.db.transaction(async (client) => {
    const found = await findSession(client, ofActor(actor), { sessionId, lock: true });
    const finished = found ? await conclude({ deps, actor, client }, found, confirmed) : refuse('not-found');
    return { row: found, done: finished };
  });
  if (isNew(done, row))
    await deps.auditor.recordNow({
      countyCode: actor.view.countyCode,
      actorKind: actor.atDesk ? 'staff' : 'account',
      actorId: actor.accountId ?? actor.staffId,
      residentId: actor.view.residentId,
      action: 'assessment-answered',
      rightKind: actor.view.reader.role ?? actor.view.right,
      siteId: actor.siteId,
      details: { entryId: done.entryId },
    });
  return done;
}
