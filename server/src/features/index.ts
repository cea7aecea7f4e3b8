import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps';
import { registerAudit } from './audit/routes';
import { registerAccess } from './access/routes';
import { registerAppAccess } from './app-access/routes';
import { registerAssessment } from './assessment/routes';
import { registerCheckupBooking } from './checkup-booking/routes';
import { registerElderlyWorklist } from './elderly-worklist/routes';
import { registerBooking } from './booking/routes';
import { registerCatchUpPlan } from './catch-up-plan/routes';
import { registerEntryCheck } from './entry-check/routes';
import { registerWorklist } from './worklist/routes';
import { registerComplaint } from './complaint/routes';
import { registerCorrection } from './correction/routes';
import { registerCareTask } from './care-task/routes';
import { registerChild } from './child/routes';
import { registerCheckup } from './checkup/routes';
import { registerChildVisit } from './child-visit/routes';
import { registerFhir } from './fhir/routes';
import { registerFamily } from './family/routes';
import { registerGrowth } from './growth/routes';
import { registerIdentity } from './identity/routes';
import { registerDesk } from './desk/routes';
import { registerDevice } from './device/routes';
import { registerDeskRecord } from './desk-record/routes';
import { registerDeskEvidence } from './desk-evidence/routes';
import { registerLesson } from './lesson/routes';
import { registerMatch } from './match/routes';
import { registerHealthCard } from './health-card/routes';
import { registerHome } from './home/routes';
import { registerImmunization } from './immunization/routes';
import { registerOwnEntry } from './own-entry/routes';
import { registerOutbox } from './outbox/routes';
import { registerPointRule } from './point-rule/routes';
import { registerRecord } from './record/routes';
import { registerRecordExport } from './record-export/routes';
import { registerPoints } from './points/routes';
import { registerReading } from './reading/routes';
import { registerReferral } from './referral/routes';
import { registerReward } from './reward/routes';
import { registerShare } from './share/routes';
import { registerStaff } from './staff/routes';
import { registerSite } from './site/routes';
import { registerTransfer } from './transfer/routes';
import { registerVision } from './vision/routes';
import { registerWaitlist } from './waitlist/routes';

export type RegisterFeature = (app: FastifyInstance, deps: Deps) => void | Promise<void>;

/** Every feature of the server, in no particular order; each brings its own routes and, where it has any, its jobs. */
export const FEATURES: readonly RegisterFeature[] = [
  registerSite,
  registerBooking,
  registerCheckupBooking,
  registerElderlyWorklist,
  registerWaitlist,
  registerImmunization,
  registerGrowth,
  registerHome,
  registerDesk,
  registerDeskRecord,
  registerOutbox,
  registerRecord,
  registerOwnEntry,
  registerReading,
  registerDevice,
  registerAssessment,
  registerLesson,
  registerDeskEvidence,
  registerStaff,
  registerIdentity,
  registerAccess,
  registerFamily,
  registerChildVisit,
  registerChild,
  registerReferral,
  registerPoints,
  registerCareTask,
  registerVision,
  registerTransfer,
  registerCatchUpPlan,
  registerEntryCheck,
  registerWorklist,
  registerFhir,
  registerMatch,
  registerReward,
  registerShare,
  registerRecordExport,
  registerCheckup,
  registerHealthCard,
  registerAudit,
  registerComplaint,
  registerCorrection,
  registerAppAccess,
  registerPointRule,
];
