import type { Area } from '@kangban/domain/access/areas';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { aPart } from '../factories/slots';
import type { Cast } from './cast';
import { aHeldReward, aMeter, anOwnEntry, aProof, aReading, aSitting, type Things, waiting, wish } from './things';

/** What a request is made of beside the person's id, which every path with `:residentId` gets. */
export interface Request {
  /** Ids in the path; made afresh for each caller where the first one uses the thing up. */
  ids?: (things: Things, cast: Cast) => Record<string, string> | Promise<Record<string, string>>;
  query?: string;
  body?: (cast: Cast, things: Things) => object;
}

/** An endpoint by which an account asks about the person. */
export interface PersonRow extends Request {
  area: Area;
  /** The thing named by an id belongs to each caller alone: past the rule it is not found, and its feature tests it. */
  ofCaller?: true;
}

const understood = (): object => ({ understood: true });
const CODE = (): object => ({ code: '111111' });

const CONSENTS: Readonly<Record<string, PersonRow>> = {
  listConsents: { area: 'see-consents' },
  'sayConsent, who may see': {
    area: 'who-may-see',
    body: () => ({ kind: 'research', version: 'research-1', given: true }),
  },
  'sayConsent, the opening': {
    area: 'open-record-consent',
    body: () => ({ kind: 'open-record', version: 'open-record-1', given: true }),
  },
  'sayConsent, what is sensitive': {
    area: 'sensitive-consent',
    body: () => ({ kind: 'sensitive', version: 'sensitive-1', given: true }),
  },
  sendUnlockCode: { area: 'unlock' },
  unlockRecord: { area: 'unlock', body: CODE },
  lockRecord: { area: 'see-consents' },
};

const RECORD: Readonly<Record<string, PersonRow>> = {
  getRecord: { area: 'record' },
  listRecordTimeline: { area: 'record' },
  getRecordEntry: { area: 'record', ids: ({ entryId }) => ({ entryId }) },
  getBasicInformation: { area: 'record' },
  getRecordMarks: { area: 'record' },
  getPocket: { area: 'pocket' },
  getShareCard: { area: 'share' },
  listOwnEntries: { area: 'record' },
  addOwnEntry: { area: 'own-entry', body: () => ({ kind: 'medicine', name: '维生素D' }) },
  withdrawOwnEntry: {
    area: 'own-entry',
    ids: async (_, cast) => ({ entryId: await anOwnEntry(cast) }),
    body: () => ({}),
  },
  getReadingHome: { area: 'record' },
  listReadings: { area: 'record', query: 'item=weight' },
  getReading: { area: 'record', ids: async (_, cast) => ({ sessionId: await aReading(cast) }) },
  getReadingTrend: { area: 'record', query: 'item=weight&days=7' },
  listReadingLetters: { area: 'record' },
  getReadingLetter: { area: 'record', ids: () => ({ period: 'week', day: '2026-11-20' }) },
  setReadingLetters: { area: 'record', body: () => ({ weekly: true, monthly: false }) },
  logReading: { area: 'own-entry', body: aSitting },
  correctReading: { area: 'own-entry', ids: async (_, cast) => ({ sessionId: await aReading(cast) }), body: aSitting },
  withdrawReading: {
    area: 'own-entry',
    ids: async (_, cast) => ({ sessionId: await aReading(cast) }),
    body: () => ({}),
  },
  bindDevice: { area: 'own-entry', ids: async (_, cast) => ({ deviceId: await aMeter(cast) }), body: () => ({}) },
  unbindDevice: { area: 'own-entry', ids: async (_, cast) => ({ deviceId: await aMeter(cast) }) },
  listAssessments: { area: 'assessment' },
  startAssessment: { area: 'assessment', body: () => ({ questionnaire: 'phq-9', informant: 'self' }) },
  getAssessment: { area: 'assessment', ids: () => ({ sessionId: uuidV7() }), ofCaller: true },
  saveAnswers: {
    area: 'assessment',
    ids: () => ({ sessionId: uuidV7() }),
    body: () => ({ answers: [{ key: '1', choice: '0' }] }),
    ofCaller: true,
  },
  finishAssessment: { area: 'assessment', ids: () => ({ sessionId: uuidV7() }), body: () => ({}), ofCaller: true },
  getAssessmentResult: { area: 'assessment', ids: () => ({ entryId: uuidV7() }), ofCaller: true },
  listCheckups: { area: 'record' },
  getCheckupReport: { area: 'record', ids: ({ checkupId }) => ({ entryId: checkupId }) },
  getCheckupForm: { area: 'record', ids: ({ checkupId }) => ({ entryId: checkupId }) },
  printCheckup: { area: 'print', ids: ({ checkupId }) => ({ entryId: checkupId }) },
  printCheckupForm: { area: 'print', ids: ({ checkupId }) => ({ entryId: checkupId }) },
  setContacts: { area: 'own-entry', body: () => ({ contacts: [] }) },
  listShares: { area: 'share' },
  createShare: {
    area: 'share',
    body: () => ({ kinds: ['allergy'], opened: [], since: null, minutes: 60, purpose: '门诊看病' }),
  },
  revokeShare: { area: 'share', ids: ({ shareId }) => ({ shareId }) },
  getExportChoices: { area: 'print' },
  printRecord: { area: 'print', query: 'kinds=allergy' },
  downloadReadings: { area: 'print' },
  makeHealthCard: { area: 'health-card', body: understood },
  downloadHealthCard: { area: 'health-card', query: 'understood=yes' },
  listAppGrants: { area: 'see-consents' },
  endAppGrant: { area: 'app-grant', ids: () => ({ grantId: uuidV7() }), ofCaller: true },
  listAccesses: { area: 'access-log' },
  getAccess: { area: 'access-log', ids: () => ({ accessId: uuidV7() }), ofCaller: true },
  listComplaints: { area: 'complaint' },
  openComplaint: {
    area: 'complaint',
    ids: () => ({ accessId: uuidV7() }),
    body: () => ({ reason: 'not-agreed' }),
    ofCaller: true,
  },
  getCorrectionTarget: { area: 'correction', query: 'kind=profile' },
  listCorrections: { area: 'correction' },
  askCorrection: {
    area: 'correction',
    body: () => ({ target: { kind: 'profile', id: null }, wrong: '', rightly: '名字里的字写错了' }),
  },
  withdrawCorrection: { area: 'correction', ids: () => ({ correctionId: uuidV7() }), ofCaller: true },
  closeComplaint: { area: 'complaint', ids: () => ({ complaintId: uuidV7() }), ofCaller: true },
};

const measurement = (): object => ({ measuredOn: '2026-11-20', weightKg: 51.5 });

const CHILD: Readonly<Record<string, PersonRow>> = {
  getChild: { area: 'child' },
  getChildVaccines: { area: 'child' },
  listChildVisits: { area: 'child' },
  getChildVisit: { area: 'child', ids: () => ({ visit: 'm8' }) },
  getGrowth: { area: 'growth' },
  recordMeasurement: { area: 'growth-write', body: measurement },
  correctMeasurement: {
    area: 'growth-write',
    ids: ({ measurementId }) => ({ measurementId }),
    body: measurement,
    ofCaller: true,
  },
  getVision: { area: 'vision' },
  listReferrals: { area: 'referral' },
  listRewards: { area: 'reward' },
  // Past the rule there is no such thing in the catalogue; with one: reward.permission.test.
  redeemReward: {
    area: 'reward',
    ofCaller: true,
    body: ({ site }) => ({ itemId: 'nothing', siteId: site.siteId, priceVersion: 1 }),
  },
  listRedemptions: { area: 'reward' },
  getRedemption: { area: 'reward', ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }) },
  showRedemptionCode: {
    area: 'reward',
    ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }),
    body: () => ({}),
  },
  cancelRedemption: {
    area: 'reward',
    ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }),
    body: () => ({}),
  },
  joinCheckup: {
    area: 'reward',
    ids: async (_, cast) => ({ redemptionId: await aHeldReward(cast) }),
    body: () => ({ appointmentId: uuidV7() }),
  },
  listLessons: { area: 'lesson' },
  getLesson: { area: 'lesson', ids: () => ({ lesson: 'walking' }) },
  startLessonReading: { area: 'lesson', ids: () => ({ lesson: 'walking' }), body: () => ({}) },
  // Begun by each account for itself.
  answerLessonQuiz: {
    area: 'lesson',
    ids: () => ({ lesson: 'walking', readingId: uuidV7() }),
    body: () => ({ answers: [{ key: '1', choice: 'a' }] }),
    ofCaller: true,
  },
  listCareTasks: { area: 'care-task' },
  getCareTask: { area: 'care-task', ids: ({ careTaskId: taskId }) => ({ taskId }) },
  tickCareTask: {
    area: 'care-task-tick',
    ids: ({ careTaskId: taskId }) => ({ taskId }),
    body: () => ({ on: '2026-11-23', kept: true }),
  },
  listTransfers: { area: 'transfer' },
  sendTransfer: { area: 'transfer-send', body: () => ({ receiver: '柳溪中学', consentVersion: 'none' }) },
  getPointRules: { area: 'points' },
  nearestWays: { area: 'points' },
  listPointAwards: { area: 'points' },
  getPointFamily: { area: 'points' },
  appealAward: {
    area: 'points-use',
    ids: () => ({ awardId: uuidV7() }),
    body: () => ({ text: '算错了' }),
    ofCaller: true,
  },
  addPointFamilyMember: { area: 'points-use', body: () => ({ memberId: uuidV7() }) },
  leavePointFamily: { area: 'points-use', body: () => ({}) },
  transferToFamily: { area: 'points-use', body: () => ({ points: 5 }) },
  setPointsOff: { area: 'points-use', body: () => ({ off: false }) },
  getPoints: { area: 'points' },
  listPointEntries: { area: 'points' },
  getPointStatement: { area: 'points', ids: () => ({ month: '2026-11' }) },
  printPointStatement: { area: 'points', ids: () => ({ month: '2026-11' }) },
  getPointRanking: { area: 'points' },
  chooseRanking: { area: 'points-use', body: () => ({ inRanking: true }) },
  stopTransfer: { area: 'transfer-send', ids: ({ transferId }) => ({ transferId }) },
  downloadTransferFile: { area: 'transfer', ids: ({ transferId }) => ({ transferId }) },
  downloadTransferPaper: { area: 'transfer', ids: ({ transferId }) => ({ transferId }) },
  getImmunization: { area: 'immunization' },
  remindDose: { area: 'immunization', body: () => ({ series: 'Flu-IIV', dose: 1 }) },
  getCatchUpPlan: { area: 'immunization' },
  getEntryCheck: { area: 'immunization', query: 'entry=school' },
  printEntryCheck: { area: 'immunization', query: 'entry=school' },
  createEntryProof: { area: 'entry-proof', body: () => ({ entry: 'school' }) },
  revokeEntryProof: { area: 'entry-proof', ids: async (_, cast) => ({ proofId: await aProof(cast) }) },
};

const BOOKING: Readonly<Record<string, PersonRow>> = {
  getCheckupOffer: { area: 'booking', query: 'service=recheck' },
  listAddOns: { area: 'booking' },
  createAppointments: {
    area: 'booking',
    body: ({ app, subject }, { otherSlot }) => ({ parts: [aPart(app, { slot: otherSlot, person: subject })] }),
  },
  getAppointment: { area: 'booking', ids: ({ appointmentId }) => ({ appointmentId }) },
  rescheduleAppointment: {
    area: 'booking',
    ids: ({ appointmentId }) => ({ appointmentId }),
    body: (_, { otherSlot }) => ({ slotId: otherSlot.slotId }),
  },
  cancelAppointment: { area: 'booking', ids: ({ appointmentId }) => ({ appointmentId }), body: () => ({}) },
  joinWaitlist: {
    area: 'booking',
    body: (cast, { otherSlot }) => wish(cast, otherSlot),
  },
  acceptOffer: {
    area: 'booking',
    ids: async ({ fullSlot }, cast) => ({ entryId: await waiting(cast, fullSlot) }),
    body: () => ({}),
  },
  leaveWaitlist: { area: 'booking', ids: async ({ fullSlot }, cast) => ({ entryId: await waiting(cast, fullSlot) }) },
};

/** Every endpoint of a resident that names a person, by its name in ENDPOINTS; after a comma, one variant of several. */
export const PERSON_ROWS: Readonly<Record<string, PersonRow>> = { ...CONSENTS, ...RECORD, ...CHILD, ...BOOKING };
