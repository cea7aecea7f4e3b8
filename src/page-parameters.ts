/** What each page of the app is told in its address, by the names of src/paths.ts. Types only. */

/** Parameters travel in the address: short texts only, never a name or a number of a person. Pages without an entry take none. */
export interface Parameters {
  /** `to`: what to open after signing in, as `pathTo` writes it; without it the page before is shown again. */
  login: { to?: string };
  site: { siteId: string };
  /** Why the desk was locked. */
  deskLogin: { reason?: 'idle' };
  /** `then`: set after signing in, so that the page goes on to home when it is done. */
  bind: { then?: 'home' };
  /** Whose record; without it the page asks who. */
  deskRecord: { residentId?: string };
  /** Whose report, and which; without them the list of those that wait. */
  deskCheckupReport: { residentId?: string; entryId?: string };
  /** What stands in the code on a printed report. */
  reportPaper: { token: string };
  legal: { text: string };
  /** For whom; without it the person who is up first. `siteId`: where, when that was chosen before. */
  chooseVaccine: { residentId?: string; siteId?: string };
  /** `pick`: choosing for the booking that was begun; without it one only looks. */
  sites: { pick?: 'yes' };
  /** `siteId`: only looking at one clinic's times. `from`: the first day to show. */
  slot: { siteId?: string; from?: string };
  /** Place in the list of people, from 0. */
  questions: { who?: string };
  /** `fresh`: just booked. `also`: the other bookings made in the same act, ids joined by commas. */
  booked: { appointmentId: string; fresh?: 'yes'; also?: string };
  reschedule: { appointmentId: string };
  given: { residentId: string };
  visits: { residentId: string };
  /** `visit`: code of the visit, m8. */
  visit: { residentId: string; visit: string };
  /** Whose page; without it the child who is up first. */
  child: { residentId?: string };
  vaccines: { residentId: string };
  transfer: { residentId: string };
  plan: { residentId: string };
  /** `entry`: which door, as in contract/entry-check. */
  entryCheck: { residentId: string; entry?: string };
  /** What stands in the code a school scans. */
  proof: { token: string };
  vision: { residentId: string };
  /** Which paper; without it the one that waits for a result. */
  referral: { residentId: string; referralId?: string };
  /** `show`: the indicator to open, as in contract/growth. */
  growth: { residentId: string; show?: string };
  /** `measurementId`: an own measuring to correct; without it a new one. */
  measure: { residentId: string; measurementId?: string };
  /** `request`: what an app asks, as the server named it. */
  appConsent: { request: string };
  apps: { residentId: string };
  pocket: { residentId: string };
  pocketContacts: { residentId: string };
  /** `kind`: what to begin with, as in copy/pocket. */
  ownEntry: { residentId: string; kind?: string };
  shareCard: { residentId: string };
  /** `group`: a filter of contract/record/timeline to begin with. */
  recordTimeline: { residentId: string; group?: string };
  recordEntry: { residentId: string; entryId: string };
  recordBasic: { residentId: string };
  recordMarks: { residentId: string };
  /** `measure`: which number, as in contract/record/record. */
  recordNumbers: { residentId: string; measure: string };
  recordComplete: { residentId: string };
  recordAccess: { residentId: string };
  recordComplaint: { residentId: string; accessId: string };
  /** `kind` and `id`: the entry that is pointed at, as in contract/correction; without them the person's own lines. */
  recordCorrection: { residentId: string; kind?: string; id?: string };
  recordConsent: { residentId: string };
  recordUnlock: { residentId: string };
  recordShare: { residentId: string };
  recordPrint: { residentId: string };
  recordCard: { residentId: string };
  /** `service`: elderly-checkup or recheck; `taskId`: the task a recheck answers; `redemption`: an add-on paid with points to do with it. */
  checkupBook: { residentId: string; service?: string; taskId?: string; redemption?: string };
  /** `place`: where a vehicle stands that day. With `redemption` the service may be any of the county's; `until`: its last day. */
  checkupTimes: {
    residentId: string;
    service?: string;
    taskId?: string;
    redemption?: string;
    siteId?: string;
    from?: string;
    place?: string;
    until?: string;
  };
  /** For whom a stop is booked; without it one only looks. */
  checkupStops: { residentId?: string };
  checkupPrepare: { service?: string };
  checkupAddOns: { residentId: string };
  /** Which checkup; without it the newest. */
  checkupReport: { residentId: string; entryId?: string };
  checkupCompare: { residentId: string; entryId?: string };
  checkupForm: { residentId: string; entryId?: string };
  checkupPrint: { residentId: string; entryId?: string };
  /** `taskId`: which one; without it everything that is to be done for the person. */
  careTask: { residentId: string; taskId?: string };
  /** `account`: `family` for the points kept together; without it the person's own. */
  pointLedger: { residentId: string; account?: string };
  /** `month`: YYYY-MM; without it the one that runs. */
  pointStatement: { residentId: string; account?: string; month?: string };
  pointRules: { residentId: string };
  pointReviews: { residentId: string };
  pointFamily: { residentId: string };
  pointRanking: { residentId: string };
  rewards: { residentId: string };
  reward: { residentId: string; itemId: string };
  /** `fresh`: redeemed just now. */
  redemption: { residentId: string; redemptionId: string; fresh?: 'yes' };
  redemptions: { residentId: string };
  /** `item`: what to begin with, as in contract/reading. */
  readings: { residentId: string; item?: string };
  /** `sessionId`: a sitting to put right; without it a new one. */
  readingLog: { residentId: string; item?: string; sessionId?: string };
  reading: { residentId: string; sessionId: string };
  readingList: { residentId: string; item: string };
  readingTrend: { residentId: string; item: string };
  /** Which letter, by a day it tells of; without it this week's. */
  readingLetter: { residentId: string; period?: string; day?: string };
  /** For whom a meter is bound. */
  devices: { residentId: string };
  assessments: { residentId: string };
  /** `questionnaire`: which one, as in contract/assessment. */
  assessmentStart: { residentId: string; questionnaire: string };
  assessment: { residentId: string; sessionId: string };
  assessmentResult: { residentId: string; entryId: string };
  lessons: { residentId: string };
  /** `lesson`: which one, as in contract/lesson. */
  lesson: { residentId: string; lesson: string };
  lessonQuiz: { residentId: string; lesson: string; readingId: string };
  deskAssessment: { residentId?: string };
  /** What the scanned code holds; in a browser all of this stands behind the `#`, which no server is sent. */
  sharedRecord: { token?: string };
}
