import type { AssessmentCard, AssessmentList, AssessmentResult, AssessmentSession } from '@kangban/contract/assessment';
import { assessmentConfigOn } from '@kangban/domain/assessment/config';
import { judge } from '@kangban/domain/assessment/judge';
import { readPayload } from '@kangban/domain/assessment/payload';
import { questionnaireOf, QUESTIONNAIRES_TABLE } from '@kangban/domain/assessment/questionnaires-table';
import type { Informant, Questionnaire, QuestionnaireCode } from '@kangban/domain/assessment/types';
import { explainEntry } from '@kangban/domain/record/explain';
import { ageInYears } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import { noteRead } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { type Actor, ofActor } from './actor';
import {
  changeInformant,
  countFinished,
  dropSessions,
  findBirthDate,
  findOpenSessions,
  findSession,
  insertSession,
  type SessionRow,
} from './store';
import { askedOf, mayReadLater, progressOf, resultView, sessionView } from './views';

const LOOKED_AT_MAX = 200;
const DAY_MS = 86_400_000;
/** The same screen again and again on one day is a mistake or a script. */
const PER_DAY_MAX = 3;

interface Shown {
  deps: Deps;
  actor: Actor;
  open: readonly SessionRow[];
  entries: readonly RecordEntry[];
}

const ourCode = (entry: RecordEntry): QuestionnaireCode | undefined =>
  entry.kind === 'screening' ? readPayload(entry.payload)?.questionnaire.code : undefined;

function lastOf({ entries }: Shown, code: QuestionnaireCode): AssessmentCard['last'] {
  const newest = entries.find((entry) => ourCode(entry) === code);
  if (!newest) return null;
  return { entryId: newest.entryId, on: newest.happenedOn, words: explainEntry(newest).lines[0] ?? '' };
}

function openOf({ deps, actor, open }: Shown, questionnaire: Questionnaire): AssessmentCard['open'] {
  const row = open.find((one) => one.questionnaire === questionnaire.code);
  if (!row) return null;
  const { asked, answered } = progressOf(
    askedOf(questionnaire, row.answers, { deps, atDesk: actor.atDesk }),
    row.answers,
  );
  return { sessionId: row.sessionId, answered, total: asked.length };
}

function cardOf(shown: Shown, questionnaire: Questionnaire): AssessmentCard {
  const { deps, actor } = shown;
  const { code, title, about, recall, minutes, informants, sensitive } = questionnaire;
  const isClosed = !mayReadLater(actor, questionnaire);
  return {
    questionnaire: code,
    title,
    about,
    recall,
    minutes,
    questions: askedOf(questionnaire, {}, { deps, atDesk: actor.atDesk }).length,
    informants: informants.filter((one) => actor.atDesk || one !== 'staff'),
    confidential: sensitive !== null,
    open: openOf(shown, questionnaire),
    last: isClosed ? null : lastOf(shown, code),
    locked: isClosed && actor.view.right === 'self',
  };
}

/** The screens for somebody of this age, what this caller began, and what came out as far as it is open. */
export async function listFor(deps: Deps, actor: Actor): Promise<AssessmentList | Refused> {
  const { view, atDesk } = actor;
  const [birthDate, open, entries] = await Promise.all([
    findBirthDate(deps.db, view.countyCode, view.residentId),
    findOpenSessions(deps.db.pool, ofActor(actor), deps.clock.now()),
    loadEntries(deps, view, { kinds: ['screening'], limit: LOOKED_AT_MAX }),
  ]);
  if (birthDate === undefined) return refuse('not-found');
  const today = deps.clock.today();
  const age = ageInYears(birthDate, today);
  noteRead(deps, view, { action: 'assessment-read' });
  const fitting = QUESTIONNAIRES_TABLE.filter(({ fromYears, staffOnly }) => age >= fromYears && (atDesk || !staffOnly));
  return {
    residentId: view.residentId,
    label: view.label,
    today,
    self: view.right === 'self',
    items: fitting.map((questionnaire) => cardOf({ deps, actor, open, entries }, questionnaire)),
  };
}

interface Starting {
  questionnaire: QuestionnaireCode;
  informant: Informant;
  afresh?: boolean | undefined;
}

/** Who may say that they answer: at the desk anybody the questionnaire names, elsewhere nobody is staff. */
const mayAnswer = ({ informants, staffOnly }: Questionnaire, { informant }: Starting, { atDesk }: Actor): boolean =>
  informants.includes(informant) && (atDesk || (!staffOnly && informant !== 'staff'));

async function startProblem(deps: Deps, actor: Actor, starting: Starting): Promise<Refused | undefined> {
  const questionnaire = questionnaireOf(starting.questionnaire);
  if (questionnaire.staffOnly && !actor.atDesk) return refuse('forbidden');
  if (!mayAnswer(questionnaire, starting, actor))
    return refuse('bad-input', { fields: [{ path: '/informant', message: 'does not answer this one' }] });
  const birthDate = await findBirthDate(deps.db, actor.view.countyCode, actor.view.residentId);
  if (birthDate === undefined) return refuse('not-found');
  return ageInYears(birthDate, deps.clock.today()) < questionnaire.fromYears
    ? refuse('assessment-not-for-age')
    : undefined;
}

/** Begins a screen, or goes on with what this caller began: whoever answers now counts. One row, however many phones press at once. */
export async function start(deps: Deps, actor: Actor, starting: Starting): Promise<AssessmentSession | Refused> {
  const problem = await startProblem(deps, actor, starting);
  if (problem) return problem;
  const { questionnaire, informant, afresh = false } = starting;
  const { version, openDays } = questionnaireOf(questionnaire);
  const { countyCode, residentId, residentIds } = actor.view;
  const now = deps.clock.now();
  const row = await deps.db.transaction(async (client): Promise<SessionRow | Refused> => {
    await dropSessions(client, ofActor(actor), { now, afresh: afresh ? questionnaire : null });
    const since = instantOf(deps.clock.today(), '00:00');
    if ((await countFinished(client, countyCode, { residentIds, questionnaire, since })) >= PER_DAY_MAX)
      return refuse('own-entries-too-many');
    await insertSession(client, countyCode, {
      sessionId: uuidV7(),
      residentId,
      questionnaire,
      version,
      informant,
      accountId: actor.accountId,
      staffId: actor.staffId,
      startedAt: now,
      expiresAt: new Date(now.getTime() + openDays * DAY_MS),
    });
    const open = await findOpenSessions(client, ofActor(actor), now);
    const begun = open.find((one) => one.questionnaire === questionnaire);
    if (!begun) return refuse('assessment-closed');
    if (begun.informant !== informant)
      await changeInformant(client, countyCode, { sessionId: begun.sessionId, informant });
    return { ...begun, informant };
  });
  return isRefused(row) ? row : sessionView(deps, actor, row);
}

/** A session of this caller; anybody else's is not found. */
export async function readSession(deps: Deps, actor: Actor, sessionId: string): Promise<AssessmentSession | Refused> {
  const row = await findSession(deps.db.pool, ofActor(actor), { sessionId });
  return row ? sessionView(deps, actor, row) : refuse('not-found');
}

/** A result that stands in the record, judged by what held on its day. What is not open is not found. */
export async function readResult(deps: Deps, actor: Actor, entryId: string): Promise<AssessmentResult | Refused> {
  const { view } = actor;
  const [entry] = await loadEntries(deps, view, { kinds: ['screening'], entryIds: [entryId], limit: 1 });
  const told = entry?.kind === 'screening' ? readPayload(entry.payload) : undefined;
  if (!entry || !told) return refuse('not-found');
  const { questionnaire, ...given } = told;
  const config = assessmentConfigOn(entry.happenedOn);
  const judged = judge(questionnaire, { ...given, config });
  if ('wrong' in judged) return refuse('not-found');
  noteRead(deps, view, { action: 'assessment-read', details: { entryId } });
  const { outcome } = judged;
  return resultView({ questionnaire, informant: given.informant, on: entry.happenedOn, outcome, config });
}
