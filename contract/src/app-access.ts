import { Instant, Nothing, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** For how long an app may be let in. An app that did not ask to come back gets an hour. */
export const APP_DURATIONS = ['hour', 'month', 'year'] as const;
const Duration = z.enum(APP_DURATIONS);
export type AppDuration = z.infer<typeof Duration>;

/** What an app asks of a person. */
export const AppRequest = z.object({
  requestId: Uuid,
  appName: z.string(),
  /** Host it goes back to: what the person can check. */
  returnsTo: z.string(),
  /** FHIR types it asks to read; the page has words for each. */
  types: z.array(z.string()),
  durations: z.array(Duration),
  /** Whom the caller may decide for: themself and children, never somebody they are a proxy of. */
  people: z.array(z.object({ residentId: Uuid, label: z.string(), right: z.enum(['self', 'guardian']) })),
  /** Of the person asked about; null where the record is not opened yet. */
  chosen: z.nullable(
    z.object({
      residentId: Uuid,
      /** Sensitive categories unlocked in this session: only these can be given, each is off until chosen. */
      sensitive: z.array(z.object({ category: z.string(), name: z.string() })),
    }),
  ),
  consentVersion: z.string(),
});
export type AppRequest = z.infer<typeof AppRequest>;

export const AppDecision = z.object({
  allow: z.boolean(),
  residentId: Uuid,
  duration: Duration,
  sensitive: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10)),
  consentVersion: z.string().check(z.maxLength(60)),
});
export type AppDecision = z.infer<typeof AppDecision>;

/** An app that was let in. */
export const AppGrant = z.object({
  grantId: Uuid,
  appName: z.string(),
  types: z.array(z.string()),
  /** Sensitive categories given with it, in words. */
  sensitive: z.array(z.string()),
  grantedAt: Instant,
  endsAt: Instant,
  endedAt: z.nullable(Instant),
  /** Whether the app may read at this moment. */
  live: z.boolean(),
});
export type AppGrant = z.infer<typeof AppGrant>;

const PersonPath = z.object({ residentId: Uuid });

/** What an app asks, for the page that asks the person. */
export const getAppRequest = endpoint({
  method: 'GET',
  path: '/app-requests/:requestId',
  summary: 'What an app asks to read',
  tag: 'app-access',
  caller: 'resident',
  params: z.object({ requestId: Uuid }),
  query: z.object({ residentId: z.optional(Uuid) }),
  answer: AppRequest,
  errors: ['not-found'],
});

/** Yes or no; either way the person goes back to the app. */
export const decideAppRequest = endpoint({
  method: 'POST',
  path: '/app-requests/:requestId/decision',
  summary: 'Let an app in, or not',
  tag: 'app-access',
  caller: 'resident',
  params: z.object({ requestId: Uuid }),
  body: AppDecision,
  answer: z.object({ redirectTo: z.string() }),
  errors: ['not-found', 'forbidden', 'record-not-opened', 'consent-missing'],
});

/** Apps that were let into a person's record, newest first. */
export const listAppGrants = endpoint({
  method: 'GET',
  path: '/residents/:residentId/apps',
  summary: 'Apps that may read the record',
  tag: 'app-access',
  caller: 'resident',
  params: PersonPath,
  answer: z.object({ residentId: Uuid, label: z.string(), mayEnd: z.boolean(), grants: z.array(AppGrant) }),
  errors: ['not-found'],
});

/** Counts from the app's next request on. */
export const endAppGrant = endpoint({
  method: 'DELETE',
  path: '/residents/:residentId/apps/:grantId',
  summary: 'Let an app in no longer',
  tag: 'app-access',
  caller: 'resident',
  params: z.object({ residentId: Uuid, grantId: Uuid }),
  answer: Nothing,
  errors: ['not-found', 'forbidden'],
});
