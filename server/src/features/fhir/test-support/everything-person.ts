import { insertEntries, makeEntry } from '../../record/entry';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type { TestApp } from '../../../../test/build-app';
import type { Person, Site } from '../../../../test/factories';
import { insert, COUNTY } from '../../../../test/factories/context';
import { uuidV7 } from '../../../crypto/uuid-v7';
import { SAMPLES } from './samples-table';

async function dosesAndGrowth(app: TestApp, person: Person, site: Site): Promise<void> {
  const { residentId } = person;
  const base = { county_code: COUNTY, resident_id: residentId };
  const now = app.deps.clock.now();
  await insert(app, 'immunization', {
    ...base,
    immunization_id: uuidV7(),
    vaccine: 'Influenza',
    given_on: '2025-10-10',
    lot: 'L1',
    manufacturer: '某生物',
    site_id: site.siteId,
    source: 'desk',
  });
  await insert(app, 'immunization', {
    ...base,
    immunization_id: uuidV7(),
    vaccine: '不认得的疫苗',
    given_on: '1999-01-10',
    dose_label: '第 1 剂',
    site_name: '外县卫生院',
    source: 'import',
  });
  await insert(app, 'growth_measurement', {
    ...base,
    measurement_id: uuidV7(),
    measured_on: '2026-01-05',
    weight_g: 70500,
    length_mm: 1680,
    position: 'standing',
    head_mm: 560,
    source: 'clinic',
    site_id: site.siteId,
    measured_by: '周敏',
    recorded_at: now,
  });
  await insert(app, 'growth_measurement', {
    ...base,
    measurement_id: uuidV7(),
    measured_on: '2026-02-05',
    weight_g: 70100,
    source: 'home',
    recorded_at: now,
  });
}

async function eyesAndVisits(app: TestApp, person: Person, site: Site): Promise<void> {
  const { residentId } = person;
  const base = { county_code: COUNTY, resident_id: residentId };
  await insert(app, 'vision_examination', {
    ...base,
    examination_id: uuidV7(),
    examined_on: '2026-03-01',
    setting: 'clinic',
    site_id: site.siteId,
    institution: site.name,
    examined_by: '周敏',
    right_naked: 48,
    right_sphere: -125,
    right_cylinder: -50,
    right_axis: 175,
    left_naked: 10,
    left_axial_length: 2312,
    items: JSON.stringify([{ item: 'appearance', result: 'normal' }]),
    source: 'clinic',
  });
  await insert(app, 'child_visit', {
    ...base,
    visit_id: uuidV7(),
    visit: 'm12',
    visited_on: '1956-06-01',
    site_id: site.siteId,
    done_by: '周敏',
    findings: JSON.stringify({ version: 1, physical: 'fine', haemoglobinGL: 118, note: '多晒太阳' }),
    summary: '没有看到要注意的',
    source: 'clinic',
  });
  const referralId = uuidV7();
  await insert(app, 'referral', {
    ...base,
    referral_id: referralId,
    kind: 'vision',
    reason_code: 'low',
    reason: '左眼偏低',
    from_site_id: site.siteId,
    to_institution: '县医院眼科',
    code: `R${residentId.slice(-11).toUpperCase()}`,
    opened_on: '2026-03-01',
    due_on: '2026-04-01',
    state: 'opened',
  });
}

/** Fills a person's record with every kind there is. */
export async function fillEverything(app: TestApp, person: Person, site: Site): Promise<void> {
  const today = app.deps.clock.today();
  const entries = SAMPLES.map(({ kind, payload, on, source }, place) => {
    const made = makeEntry(
      {
        residentId: person.residentId,
        birthDate: person.birthDate,
        kind,
        payload,
        happenedOn: toPlainDate(on ?? `2026-05-${String(place + 1).padStart(2, '0')}`),
        happenedAt: place % 2 === 0 ? new Date(`2026-05-${String(place + 1).padStart(2, '0')}T01:10:00Z`) : null,
        siteId: place % 3 === 0 ? site.siteId : null,
        institution: place % 3 === 0 ? site.name : '青岚县人民医院',
        practitioner: place % 2 === 0 ? '王芳' : null,
        source: source ?? 'clinic',
      },
      today,
    );
    if ('faults' in made) throw new Error(`${kind}: ${JSON.stringify(made.faults)}`);
    return made.entry;
  });
  await app.deps.db.transaction((client) => insertEntries(client, COUNTY, { entries, at: app.deps.clock.now() }));
  await dosesAndGrowth(app, person, site);
  await eyesAndVisits(app, person, site);
}
