import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, insert } from '../factories/context';
import { rowsOf } from '../rows';
import type { Cast } from './cast';

/** A screen the clinic's nurse began with the person and has not finished. */
export async function aScreen({ app, subject, site }: Cast): Promise<string> {
  const [nurse] = await rowsOf(app, `SELECT staff_id FROM staff WHERE site_id = $1 AND role = 'nurse'`, [site.siteId]);
  const staffId = String(nurse?.staff_id);
  const [begun] = await rowsOf(
    app,
    `SELECT session_id FROM assessment_session WHERE by_staff = $1 AND state = 'open'`,
    [staffId],
  );
  if (begun) return String(begun.session_id);
  const sessionId = uuidV7();
  const now = app.clock.now();
  await insert(app, 'assessment_session', {
    county_code: COUNTY,
    session_id: sessionId,
    resident_id: subject.residentId,
    questionnaire: 'gds-15',
    version: 1,
    informant: 'self',
    by_staff: staffId,
    started_at: now,
    expires_at: new Date(now.getTime() + 86_400_000),
  });
  return sessionId;
}
