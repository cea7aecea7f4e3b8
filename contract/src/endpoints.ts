import * as access from './access';
import * as appAccess from './app-access';
import * as assessment from './assessment';
import * as audit from './audit';
import * as booking from './booking';
import * as careTask from './care-task';
import * as child from './child';
import * as childVisit from './child-visit';
import * as checkupBooking from './checkup/booking';
import * as deskCheckup from './checkup/desk';
import * as notCome from './checkup/not-come';
import * as checkupReport from './checkup/report';
import * as complaint from './complaint';
import * as correction from './correction';
import * as demo from './demo';
import * as desk from './desk';
import * as deskEvidence from './desk-evidence';
import type { Endpoint } from './endpoint';
import * as catchUpPlan from './catch-up-plan';
import * as entryCheck from './entry-check';
import * as family from './family';
import * as growth from './growth';
import * as home from './home';
import * as identity from './identity';
import * as immunization from './immunization';
import * as lesson from './lesson';
import * as match from './match';
import * as recordExport from './record-export';
import * as device from './device';
import * as reading from './reading/reading';
import * as readingBoard from './reading/board';
import * as readingDesk from './reading/desk';
import * as readingFamily from './reading/family';
import * as readingLetter from './reading/letter';
import * as readingTrend from './reading/trend';
import * as deskRecord from './record/desk-record';
import * as ownEntry from './record/own-entry';
import * as record from './record/record';
import * as referral from './referral';
import * as pointRule from './point-rule';
import * as pointRuleDesk from './point-rule-desk';
import * as pointWay from './point-way';
import * as points from './points';
import * as pointStatement from './point-statement';
import * as reward from './reward';
import * as rewardDesk from './reward-desk';
import * as rewardItem from './reward-item';
import * as share from './share';
import * as site from './site';
import * as vision from './vision';
import * as transfer from './transfer';
import * as worklist from './worklist';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'caller' in value;

/** Every endpoint of the wire by its operation name: what the permission matrix and the documentation walk over. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  [
    identity,
    access,
    appAccess,
    family,
    child,
    childVisit,
    growth,
    immunization,
    catchUpPlan,
    entryCheck,
    site,
    booking,
    checkupBooking,
    notCome,
    home,
    desk,
    demo,
    record,
    deskRecord,
    referral,
    careTask,
    ownEntry,
    assessment,
    lesson,
    deskEvidence,
    vision,
    transfer,
    worklist,
    match,
    share,
    recordExport,
    checkupReport,
    deskCheckup,
    audit,
    complaint,
    correction,
    reading,
    readingBoard,
    readingTrend,
    readingLetter,
    readingFamily,
    readingDesk,
    device,
    pointRule,
    pointRuleDesk,
    pointWay,
    points,
    pointStatement,
    reward,
    rewardDesk,
    rewardItem,
  ].flatMap((file) =>
    Object.entries(file as Record<string, unknown>).filter((entry): entry is [string, Endpoint] =>
      isEndpoint(entry[1]),
    ),
  ),
);
