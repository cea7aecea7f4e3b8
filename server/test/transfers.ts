import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { EyeReading } from '@kangban/domain/vision/types';
import { fingerprintOf } from '../src/crypto/county-key';
import { uuidV7 } from '../src/crypto/uuid-v7';
import type { StaffSession } from '../src/plugins/tokens';
import { distrust, trustCard } from '../src/features/transfer/trust';
import { insertExaminations } from '../src/features/vision/store';
import type { TestApp } from './build-app';
import { TEST_COUNTY } from './build-app';
import { makeCounty, makeSite } from './factories/site';

const NONE: EyeReading = { naked: null, corrected: null, sphere: null, cylinder: null, axis: null, axialLength: null };

/** An examination in somebody's record, as a clinic of the test county wrote it. */
export async function anExamination(
  app: TestApp,
  residentId: string,
  told: { examinedOn: string; right?: Partial<EyeReading>; left?: Partial<EyeReading> },
): Promise<void> {
  await app.deps.db.transaction((client) =>
    insertExaminations(client, TEST_COUNTY, [
      {
        examination_id: uuidV7(),
        resident_id: residentId,
        visit_id: null,
        examined_on: toPlainDate(told.examinedOn),
        setting: 'clinic',
        site_id: null,
        institution: '青岚县柳溪镇卫生院',
        examined_by: '周敏',
        cycloplegic: false,
        items: [{ item: 'appearance', result: 'normal' }],
        source: 'clinic',
        source_key: null,
        recorded_by_staff: null,
        replaces_id: null,
        entered_in_error: false,
        right: { ...NONE, ...told.right },
        left: { ...NONE, ...told.left },
      },
    ]),
  );
}

export interface Nurse {
  headers: { authorization: string };
  session: StaffSession;
  /** Enters a person into the registry at the nurse's clinic, without a number. */
  enter(person: { name: string; sex: 'male' | 'female'; birthDate: PlainDate | string }): Promise<string>;
}

/** A nurse of a clinic of any county, signed in. */
export async function aNurseOf(app: TestApp, county: string): Promise<Nurse> {
  const { db, tokens } = app.deps;
  await makeCounty(db.pool, county);
  const siteId = await makeSite(db.pool, { county, name: '柳溪中心小学卫生室' });
  const session: StaffSession = {
    kind: 'staff',
    staffId: uuidV7(),
    sessionId: uuidV7(),
    countyCode: county,
    role: 'nurse',
    siteId,
  };
  await db.pool.query(
    `INSERT INTO staff (county_code, staff_id, login_name, name, role, site_id, password_hash, totp_cipher, totp_key_id)
     VALUES ($1, $2, $3, '何老师', 'nurse', $4, 'none', '\\x00', 'k1')`,
    [county, session.staffId, `s${session.staffId.slice(-6)}`, siteId],
  );
  await db.pool.query(
    `INSERT INTO staff_session (county_code, session_id, staff_id, expires_at) VALUES ($1, $2, $3, $4)`,
    [county, session.sessionId, session.staffId, new Date(app.clock.now().getTime() + 36_000_000)],
  );
  const token = tokens.sign(session, 36_000, app.clock.now().getTime());
  return {
    headers: { authorization: `Bearer ${token}` },
    session,
    async enter({ name, sex, birthDate }) {
      const residentId = uuidV7();
      await db.pool.query(
        `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id) VALUES ($1, $2, $3, $4, $5, $6)`,
        [county, residentId, name, sex, birthDate, siteId],
      );
      return residentId;
    },
  };
}

/** The receiving server's county trusts the sending one, as somebody at the terminal would tell it. */
export async function trust(receiving: TestApp, sending: TestApp, told: { issuerCounty?: string } = {}): Promise<void> {
  const county = receiving.deps.config.countyCode;
  const jwk = sending.deps.countyKey.publicKey;
  const card = { countyCode: told.issuerCounty ?? sending.deps.config.countyCode, name: '青岚县卫生健康局', jwk };
  await trustCard(receiving.deps, county, { text: JSON.stringify(card), by: '测试' });
}

/** As if the receiving county had never heard of the sending one. */
export async function trustNoMore(receiving: TestApp, sending: TestApp): Promise<void> {
  const fingerprint = fingerprintOf(sending.deps.countyKey.publicKey.kid);
  await distrust(receiving.deps, receiving.deps.config.countyCode, { fingerprint, by: '测试' });
}
