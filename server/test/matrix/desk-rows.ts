import { STAFF_PURPOSES, type StaffPurpose } from '@kangban/domain/access/areas';
import type { DeskAction } from '@kangban/domain/identity/staff-rights';
import { allNo, INFLUENZA } from '../factories/slots';
import { anExamination } from '../factories/vision';
import type { Cast } from './cast';
import type { Request } from './person-rows';
import { aScreen } from './screens';
import { aHeldReward, aContract, aPaper, type Things } from './things';

/** An endpoint by which staff ask about the person. */
export interface DeskRow extends Request {
  action: DeskAction;
  /** `list`: whoever may, sees the own clinic's people; the person is in it for their own clinic at most. */
  list?: true;
  /** What another clinic is told in place of `other-site`. */
  elsewhere?: 'not-found' | 'ticket-not-found' | 'allowed';
}

const residentIn = ({ subject }: Cast): { residentId: string } => ({ residentId: subject.residentId });
/** Every endpoint of a desk that touches people. */
export const DESK_ROWS: Readonly<Record<string, DeskRow>> = {
  getDeskDay: { action: 'see-day', list: true },
  listOverdue: { action: 'follow-overdue', list: true },
  // Somebody of another clinic's area is nobody.
  showPhone: { action: 'follow-overdue', ids: (_, cast) => residentIn(cast), elsewhere: 'not-found' },
  getOverdueSummary: { action: 'follow-overdue', list: true },
  listNotCome: { action: 'follow-overdue', list: true },
  getNotComeSummary: { action: 'follow-overdue', list: true },
  listOpenReferrals: { action: 'follow-referrals', list: true },
  listWaitingCheckups: { action: 'record-findings', list: true },
  listMatches: { action: 'decide-match', list: true },
  // What fits nobody is said to everybody who may ask.
  findRedemption: { action: 'confirm-rewards', body: () => ({ typed: '123456' }), elsewhere: 'allowed' },
  // Without a proof of their own nobody gets as far as the clinic it is at.
  confirmRedemption: {
    action: 'confirm-rewards',
    ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }),
    body: () => ({ proof: 'none', seen: [] }),
    elsewhere: 'allowed',
  },
  refundRedemption: {
    action: 'confirm-rewards',
    ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }),
    body: () => ({ reason: 'mistake', note: '弄错了' }),
  },
  listCounterDay: { action: 'confirm-rewards', list: true },
  setReadingTarget: {
    action: 'set-target',
    body: () => ({ item: 'waist', value: { item: 'waist', belowCm: 90 }, validFrom: '2026-11-23' }),
  },
  findTicket: { action: 'see-person', body: (_, { ticketCode }) => ({ code: ticketCode }) },
  getDeskPerson: { action: 'see-person', ids: ({ appointmentId }) => ({ appointmentId }) },
  checkIn: { action: 'check-in', ids: ({ appointmentId }) => ({ appointmentId }), body: () => ({}) },
  markNoShow: { action: 'mark-no-show', ids: ({ appointmentId }) => ({ appointmentId }), body: () => ({}) },
  // By ID number anybody of the county: the card lies on the desk.
  findResident: {
    action: 'find-resident',
    body: ({ subject }) => ({ idNumber: subject.idNumber }),
    elsewhere: 'allowed',
  },
  'findResident, by name': {
    action: 'find-resident',
    body: ({ subject }) => ({ name: subject.name, birthDate: subject.birthDate }),
    elsewhere: 'not-found',
  },
  giveWalkInPlace: {
    action: 'give-walk-in-place',
    body: (cast, { slot }) => ({
      ...residentIn(cast),
      slotId: slot.slotId,
      pool: 'onsite',
      doses: [INFLUENZA],
      answers: allNo(cast.app, cast.subject),
    }),
  },
  agreeFamilyLink: {
    action: 'agree-family-link',
    body: ({ subject, self }) => ({
      actorIdNumber: self.person?.idNumber ?? '',
      residentIdNumber: subject.idNumber,
      right: 'guardian',
    }),
  },
  bindAtDesk: {
    action: 'change-phone',
    body: ({ subject }) => ({ idNumber: subject.idNumber, name: subject.name, phone: '19900008888' }),
  },
  getDeskChildVisits: { action: 'record-findings' },
  recordVisionExamination: { action: 'record-findings', body: () => anExamination('2026-11-20', [50, 50]) },
  moveReferral: {
    action: 'follow-referrals',
    ids: ({ referralId }) => ({ referralId }),
    body: () => ({ move: 'send' }),
  },
  recordReferralResult: {
    action: 'follow-referrals',
    ids: ({ referralId }) => ({ referralId }),
    body: () => ({ on: '2026-11-22', note: '右眼近视，要配镜' }),
  },
  listOpenTasks: { action: 'follow-referrals', list: true },
  // Not what is done with a habit: past the rule it is refused as such, and the next caller finds it as it was.
  moveTask: {
    action: 'follow-referrals',
    ids: ({ careTaskId: taskId }) => ({ taskId }),
    body: () => ({ move: 'send' }),
  },
  recordTaskAttempt: {
    action: 'follow-referrals',
    ids: ({ careTaskId: taskId }) => ({ taskId }),
    body: () => ({ outcome: 'no-answer' }),
  },
  setTaskTarget: {
    action: 'record-findings',
    ids: ({ careTaskId: taskId }) => ({ taskId }),
    body: () => ({ measure: 'walkMinutes', value: 30 }),
  },
  listDeskEvidence: { action: 'record-papers' },
  recordDeskEvidence: { action: 'record-papers', body: () => aContract() },
  retractDeskEvidence: {
    action: 'record-papers',
    ids: async (_, cast) => ({ evidenceId: await aPaper(cast) }),
    body: () => ({ reason: 'typing-error', note: '' }),
  },
  recordOverdueContact: { action: 'follow-overdue', body: () => ({ outcome: 'reached' }), elsewhere: 'not-found' },
};

/** An endpoint by which staff open the person's record, for one purpose. */
export interface RecordRow extends Request {
  purpose: StaffPurpose;
}

const RECORD_OF_DESK: Readonly<Record<string, Request>> = {
  getDeskRecord: {},
  listDeskTimeline: {},
  getDeskEntry: { ids: ({ entryId }) => ({ entryId }) },
};

/** Screens at the desk are part of caring for somebody, as follow-ups are. */
const SCREENS: Readonly<Record<string, RecordRow>> = {
  listDeskAssessments: { purpose: 'follow-up' },
  deskReadings: { purpose: 'follow-up' },
  startDeskAssessment: {
    purpose: 'follow-up',
    body: () => ({ questionnaire: 'phq-9', informant: 'self' }),
  },
  saveDeskAnswers: {
    purpose: 'follow-up',
    ids: async (_, cast) => ({ sessionId: await aScreen(cast) }),
    body: () => ({ answers: [{ key: '1', choice: 'yes' }] }),
  },
  finishDeskAssessment: {
    purpose: 'follow-up',
    ids: async (_, cast) => ({ sessionId: await aScreen(cast) }),
    body: () => ({}),
  },
};

/** A checkup for the purposes that show one; for vaccination it is not there (checkup.permission.test). */
const CHECKUPS: Readonly<Record<string, RecordRow>> = {
  ...Object.fromEntries(
    ['getDeskCheckup', 'getDeskCheckupForm', 'printDeskCheckup'].flatMap((name) =>
      (['follow-up', 'referral', 'correction'] as const).map((purpose) => [
        `${name}, ${purpose}`,
        { purpose, query: `purpose=${purpose}`, ids: ({ checkupId }: Things) => ({ entryId: checkupId }) },
      ]),
    ),
  ),
  reviewCheckup: {
    purpose: 'follow-up',
    ids: ({ checkupId }) => ({ entryId: checkupId }),
    body: () => ({ tasks: [] }),
  },
  tellCheckup: {
    purpose: 'follow-up',
    ids: ({ checkupId }) => ({ entryId: checkupId }),
    body: () => ({ how: 'phone' }),
  },
};

/** Every endpoint of the record at the desk, for every purpose. */
export const RECORD_ROWS: Readonly<Record<string, RecordRow>> = {
  ...Object.fromEntries(
    Object.entries(RECORD_OF_DESK).flatMap(([name, request]) =>
      STAFF_PURPOSES.map((purpose) => [`${name}, ${purpose}`, { ...request, purpose, query: `purpose=${purpose}` }]),
    ),
  ),
  ...SCREENS,
  ...CHECKUPS,
};
