/**
 * Every page of the app, its path and its parameters. A page is registered by standing here: app.config.ts makes the page list and the
 * subpackages (everything under `packages/<area>/`) from this table. Imports nothing but types.
 */
import type { Parameters } from './page-parameters';

export const PAGES = {
  home: 'pages/home/index',
  record: 'pages/record/index',
  points: 'pages/points/index',
  me: 'pages/me/index',
  login: 'pages/login/index',
  site: 'packages/site/pages/detail/index',
  deskLogin: 'packages/desk/pages/login/index',
  deskDay: 'packages/desk/pages/day/index',
  deskWalkIn: 'packages/desk/pages/walk-in/index',
  deskOverdue: 'packages/desk/pages/overdue/index',
  deskReceive: 'packages/desk/pages/receive/index',
  deskMatches: 'packages/desk/pages/matches/index',
  deskChildVisit: 'packages/desk/pages/child-visit/index',
  deskRecord: 'packages/desk/pages/record/index',
  deskCheckupReport: 'packages/desk/pages/checkup-report/index',
  reportPaper: 'packages/report/pages/paper/index',
  bind: 'packages/account/pages/bind/index',
  family: 'packages/account/pages/family/index',
  addChild: 'packages/account/pages/add-child/index',
  addElder: 'packages/account/pages/add-elder/index',
  legal: 'packages/account/pages/legal/index',
  window: 'packages/account/pages/window/index',
  deleteAccount: 'packages/account/pages/delete-account/index',
  chooseVaccine: 'packages/vaccine/pages/choose/index',
  slot: 'packages/vaccine/pages/slot/index',
  sites: 'packages/vaccine/pages/sites/index',
  questions: 'packages/vaccine/pages/questions/index',
  consent: 'packages/vaccine/pages/consent/index',
  check: 'packages/vaccine/pages/check/index',
  booked: 'packages/vaccine/pages/booked/index',
  reschedule: 'packages/vaccine/pages/reschedule/index',
  bookings: 'packages/vaccine/pages/bookings/index',
  given: 'packages/vaccine/pages/given/index',
  child: 'packages/child/pages/child/index',
  vaccines: 'packages/child/pages/vaccines/index',
  growth: 'packages/child/pages/growth/index',
  vision: 'packages/child/pages/vision/index',
  referral: 'packages/child/pages/referral/index',
  measure: 'packages/child/pages/measure/index',
  transfer: 'packages/child/pages/transfer/index',
  plan: 'packages/child/pages/plan/index',
  entryCheck: 'packages/child/pages/entry-check/index',
  proof: 'packages/child/pages/proof/index',
  visits: 'packages/child/pages/visits/index',
  visit: 'packages/child/pages/visit/index',
  appConsent: 'packages/record/pages/app-consent/index',
  apps: 'packages/record/pages/apps/index',
  pocket: 'packages/record/pages/pocket/index',
  pocketContacts: 'packages/record/pages/contacts/index',
  ownEntry: 'packages/record/pages/own-entry/index',
  shareCard: 'packages/record/pages/share-card/index',
  recordTimeline: 'packages/record/pages/timeline/index',
  recordEntry: 'packages/record/pages/entry/index',
  recordBasic: 'packages/record/pages/basic/index',
  recordMarks: 'packages/record/pages/marks/index',
  recordNumbers: 'packages/record/pages/numbers/index',
  recordComplete: 'packages/record/pages/complete/index',
  recordAccess: 'packages/record/pages/access/index',
  recordComplaint: 'packages/record/pages/complaint/index',
  recordCorrection: 'packages/record/pages/correction/index',
  deskComplaints: 'packages/desk/pages/complaints/index',
  deskCorrections: 'packages/desk/pages/corrections/index',
  recordConsent: 'packages/record/pages/consent/index',
  recordUnlock: 'packages/record/pages/unlock/index',
  recordShare: 'packages/record/pages/share/index',
  recordPrint: 'packages/record/pages/print/index',
  recordCard: 'packages/record/pages/card/index',
  assessments: 'packages/assessment/pages/list/index',
  assessmentStart: 'packages/assessment/pages/start/index',
  assessment: 'packages/assessment/pages/question/index',
  assessmentResult: 'packages/assessment/pages/result/index',
  readings: 'packages/reading/pages/home/index',
  readingLog: 'packages/reading/pages/log/index',
  reading: 'packages/reading/pages/detail/index',
  readingList: 'packages/reading/pages/list/index',
  readingTrend: 'packages/reading/pages/trend/index',
  readingLetter: 'packages/reading/pages/letter/index',
  readingWaiting: 'packages/reading/pages/waiting/index',
  devices: 'packages/reading/pages/devices/index',
  deskAssessment: 'packages/desk/pages/assessment/index',
  deskCounter: 'packages/desk/pages/counter/index',
  deskRewards: 'packages/desk/pages/rewards/index',
  deskPapers: 'packages/desk/pages/papers/index',
  deskPointRules: 'packages/desk/pages/point-rules/index',
  deskPointReviews: 'packages/desk/pages/point-reviews/index',
  lessons: 'packages/lesson/pages/list/index',
  lesson: 'packages/lesson/pages/lesson/index',
  lessonQuiz: 'packages/lesson/pages/quiz/index',
  careTask: 'packages/report/pages/task/index',
  deskTasks: 'packages/desk/pages/tasks/index',
  checkupBook: 'packages/report/pages/book/index',
  checkupTimes: 'packages/report/pages/times/index',
  checkupStops: 'packages/report/pages/stops/index',
  checkupPrepare: 'packages/report/pages/prepare/index',
  checkupAddOns: 'packages/report/pages/add-ons/index',
  pointLedger: 'packages/points/pages/ledger/index',
  pointStatement: 'packages/points/pages/statement/index',
  pointRules: 'packages/points/pages/rules/index',
  pointReviews: 'packages/points/pages/reviews/index',
  pointFamily: 'packages/points/pages/family/index',
  pointRanking: 'packages/points/pages/ranking/index',
  rewards: 'packages/points/pages/rewards/index',
  reward: 'packages/points/pages/reward/index',
  redemption: 'packages/points/pages/redemption/index',
  redemptions: 'packages/points/pages/redemptions/index',
  deskNotCome: 'packages/desk/pages/not-come/index',
  checkupReport: 'packages/report/pages/report/index',
  checkupCompare: 'packages/report/pages/compare/index',
  checkupForm: 'packages/report/pages/form/index',
  checkupPrint: 'packages/report/pages/print/index',
  sharedRecord: 'packages/desk/pages/shared-record/index',
} as const;

export type PageName = keyof typeof PAGES;

/** The pages of the tab bar, in its order. */
export const TAB_PAGES = ['home', 'record', 'points', 'me'] as const satisfies readonly PageName[];
export type TabPage = (typeof TAB_PAGES)[number];

/** A page without parameters refuses every name. */
type NoParameters = Partial<Record<string, never>>;

export type ParamsOf<P extends PageName> = P extends keyof Parameters ? Parameters[P] : NoParameters;

export const isTabPage = (name: PageName): name is TabPage => TAB_PAGES.some((tab) => tab === name);

/** `/packages/vaccine/slot/index?residentId=…` */
export function pathTo<P extends PageName>(name: P, params?: ParamsOf<P>): string {
  const query = Object.entries(params ?? {})
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return query ? `/${PAGES[name]}?${query}` : `/${PAGES[name]}`;
}
