import { createAppointments } from '@kangban/contract/booking';
import { transferConsentOn } from '@kangban/domain/transfer/consent-texts';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, insert, next } from '../factories/context';
import { allNo, aPart, aSlot, consentNow, INFLUENZA, type Slot } from '../factories/slots';
import { anEntryOf, payloads } from '../records';
import { get, post, put } from '../requests';
import { aRedemption } from '../rewards';
import { rowsOf } from '../rows';
import { anExamination } from '../transfers';
import type { Cast } from './cast';

/** Things of the person that endpoints name by an id: real ones, so that "not found" can only mean "not yours". */
export interface Things {
  slot: Slot;
  otherSlot: Slot;
  entryId: string;
  checkupId: string;
  measurementId: string;
  appointmentId: string;
  ticketCode: string;
  transferId: string;
  shareId: string;
  referralId: string;
  /** A habit, so that a tick and a move are both possible. */
  careTaskId: string;
  fullSlot: Slot;
}

async function aMeasurement({ app, subject, self }: Cast): Promise<string> {
  const measurementId = uuidV7();
  await insert(app, 'growth_measurement', {
    county_code: COUNTY,
    measurement_id: measurementId,
    resident_id: subject.residentId,
    measured_on: '2026-11-01',
    weight_g: 51000,
    source: 'home',
    account_id: self.accountId,
    recorded_at: app.clock.now(),
  });
  return measurementId;
}

async function aReferral({ app, subject, site }: Cast): Promise<string> {
  const referralId = uuidV7();
  await insert(app, 'referral', {
    county_code: COUNTY,
    referral_id: referralId,
    resident_id: subject.residentId,
    kind: 'vision',
    reason_code: 'below-age',
    reason: '右眼看不清，要去医院查',
    from_site_id: site.siteId,
    to_institution: '测试县人民医院',
    code: `R${referralId.slice(-8)}`,
    opened_on: '2026-11-20',
    state: 'opened',
  });
  return referralId;
}

async function aCareTask({ app, subject, site }: Cast): Promise<string> {
  const taskId = uuidV7();
  await insert(app, 'care_task', {
    county_code: COUNTY,
    task_id: taskId,
    resident_id: subject.residentId,
    site_id: site.siteId,
    kind: 'lifestyle',
    items: ['ldl'],
    items_key: 'ldl',
    title: '每天走一走',
    reason: '走走对血管好。',
    opened_on: '2026-11-20',
    due_on: '2027-02-20',
    state: 'open',
  });
  return taskId;
}

/** One of everything. */
export async function makeThings(cast: Cast): Promise<Things> {
  const { app, subject, site, self } = cast;
  const of = `/residents/${subject.residentId}`;
  const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '15:00', online: 50, onsite: 50 });
  const otherSlot = await aSlot(app, { at: site, inDays: 1, startsAt: '09:00', online: 50, onsite: 50 });
  const fullSlot = await aSlot(app, { at: site, inDays: 4, startsAt: '09:00', online: 0 });
  await anExamination(app, subject.residentId, { examinedOn: '2026-11-01', right: { naked: 49 } });
  const booked = await post(app, '/appointments', {
    who: self,
    body: { parts: [aPart(app, { slot, person: subject })] },
  });
  const [appointment] = createAppointments.answer.parse(booked.json()).appointments;
  const consentVersion = transferConsentOn(app.deps.clock.today())?.version;
  const sent = await post(app, `${of}/transfers`, { who: self, body: { receiver: '柳溪中学', consentVersion } });
  const share = await post(app, `${of}/shares`, {
    who: self,
    body: { kinds: ['allergy'], opened: [], since: null, minutes: 60, purpose: '门诊看病' },
  });
  return {
    slot,
    otherSlot,
    entryId: await anEntryOf(app, subject.residentId, { kind: 'allergy', payload: payloads.allergy('青霉素') }),
    checkupId: await anEntryOf(app, subject.residentId, {
      kind: 'checkup',
      payload: { form: 'checkup-3', fields: { heightCm: 150, weightKg: 42 } },
    }),
    measurementId: await aMeasurement(cast),
    appointmentId: appointment!.appointmentId,
    ticketCode: appointment!.code,
    transferId: idOf(sent, 'transferId'),
    shareId: idOf(share, 'shareId'),
    referralId: await aReferral(cast),
    careTaskId: await aCareTask(cast),
    fullSlot,
  };
}

/** Waiting for a place of that day. */
export const wish = ({ app, site, subject }: Cast, slot: Slot) => ({
  siteId: site.siteId,
  day: slot.day,
  half: 'any',
  residentId: subject.residentId,
  doses: [INFLUENZA],
  answers: allNo(app, subject),
  consent: consentNow(app),
});

function idOf(answer: Awaited<ReturnType<typeof post>>, name: string): string {
  const id = answer.json<Record<string, string>>()[name];
  if (!id) throw new Error(`nothing was made: ${answer.statusCode} ${answer.body}`);
  return id;
}

/** A medicine the person wrote down themself, a moment ago. */
export const anOwnEntry = async ({ app, subject, self }: Cast): Promise<string> =>
  idOf(
    await post(app, `/residents/${subject.residentId}/own-entries`, {
      who: self,
      body: { kind: 'medicine', name: '维生素D' },
    }),
    'entryId',
  );

/** Something measured at home by nobody yet: an id and a number of its own each time. */
export const aSitting = ({ app }: Pick<Cast, 'app'>) => ({
  sessionId: uuidV7(),
  at: app.clock.now().toISOString(),
  values: [{ item: 'weight', kg: 40 + (next() % 1000) / 10 }],
});

/** The id of a sitting the person kept a moment ago. */
export const aReading = async (cast: Cast): Promise<string> => {
  const told = { who: cast.self, body: aSitting(cast) };
  const kept = await post(cast.app, `/residents/${cast.subject.residentId}/readings`, told);
  if (kept.statusCode !== 201) throw new Error(`no reading: ${kept.statusCode} ${kept.body}`);
  return kept.json<{ session: { sessionId: string } }>().session.sessionId;
};

/** A meter the person measures with. */
export const aMeter = async ({ app, subject, self }: Cast): Promise<string> => {
  const { residentId } = subject;
  const [known] = (await get(app, '/devices', { who: self })).json<{ items: { deviceId: string }[] }>().items;
  if (known) {
    await put(app, `/devices/${known.deviceId}/residents/${residentId}`, { who: self, body: {} });
    return known.deviceId;
  }
  const body = { kind: 'scale', link: 'bluetooth', name: '体重秤', serial: uuidV7(), residentIds: [residentId] };
  const made = await post(app, '/devices', { who: self, body });
  if (made.statusCode !== 201) throw new Error(`no meter: ${made.statusCode} ${made.body}`);
  return made.json<{ device: { deviceId: string } }>().device.deviceId;
};

/** A contract nobody has seen before; whether another runs is decided past the rule of access. */
export const aContract = (): object => ({
  kind: 'contract',
  number: `HT ${uuidV7()}`,
  signedOn: '2026-11-20',
  years: 1,
});

/** A paper of the person, written down a moment ago at their own clinic. */
export const aPaper = async ({ app, subject, nurse }: Cast): Promise<string> => {
  const path = `/desk/residents/${subject.residentId}/evidence`;
  const made = await post(app, path, { who: nurse, body: aContract() });
  if (made.statusCode === 201) return idOf(made, 'evidenceId');
  const [held] = await rowsOf(app, 'SELECT evidence_id FROM desk_evidence WHERE resident_id = $1', [
    subject.residentId,
  ]);
  return String(held?.evidence_id);
};

/** A proof for a school, made a moment ago. */
export const aProof = async ({ app, subject, self }: Cast): Promise<string> =>
  idOf(
    await post(app, `/residents/${subject.residentId}/entry-proofs`, { who: self, body: { entry: 'school' } }),
    'proofId',
  );

/** The person's place in the line of a full day: the one they hold, or a new one. */
export async function waiting(cast: Cast, slot: Slot): Promise<string> {
  const { app, subject, self } = cast;
  const [held] = await rowsOf(
    app,
    `SELECT entry_id FROM waitlist_entry WHERE resident_id = $1 AND day = $2 AND state = 'waiting'`,
    [subject.residentId, slot.day],
  );
  if (held) return String(held.entry_id);
  const entryId = uuidV7();
  await insert(app, 'waitlist_entry', {
    county_code: COUNTY,
    entry_id: entryId,
    site_id: cast.site.siteId,
    day: slot.day,
    half: 'any',
    resident_id: subject.residentId,
    account_id: self.accountId,
    doses: JSON.stringify([INFLUENZA]),
    health_outcome: 'go-on',
    health_answers: '[]',
    consent_version: 'test',
    state: 'waiting',
  });
  return entryId;
}

/** Something the person redeemed at their clinic a moment ago. */
export const aHeldReward = ({ app, self, subject, site }: Cast): Promise<string> =>
  aRedemption(app, { ...self, person: subject }, site);
