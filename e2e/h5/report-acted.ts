// What a report is for: a daughter reads her father's in large type, hears it, books what is to be done, and sees it closed when the hospital's
// result arrives over FHIR.
import assert from 'node:assert/strict';
import { toPlainDate } from '../../domain/src/shared/plain-date';
import { idNumberOf } from '../../scripts/seed/identity';
import { DEMO_COUNTY } from '../../scripts/lib/demo';
import { clinicSystem } from '../support/clinic-system';
import { journey, type Stage } from '../support/journey';
import { inLayout, openReport, spokenBy } from '../support/report';
import { button, heading, holds, words } from '../support/resident';

const TASK = '三个月后再查一次血脂';
/** 爸爸's number is made as the demo county's is. */
const FATHERS_SEQUENCE = 231;

interface HomeAnswer {
  members: { member: { label: string; birthDate: string } }[];
}

/** What the hospital's laboratory knows of 爸爸, with the LDL of today. */
function resultOf(birthDate: string, today: string): object[] {
  const system = 'http://lis.example/patients';
  const idNumber = idNumberOf(DEMO_COUNTY, toPlainDate(birthDate), FATHERS_SEQUENCE);
  return [
    {
      fullUrl: 'urn:uuid:8c5c0f6e-6a1f-4f2e-9d7e-2d1f1b0a0001',
      resource: {
        resourceType: 'Patient',
        identifier: [
          { system, value: 'L-71' },
          {
            type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
            system: 'urn:oid:2.16.156.10011.1.3',
            value: idNumber,
          },
        ],
        name: [{ text: '林国强' }],
        gender: 'male',
        birthDate,
      },
      request: { method: 'POST', url: 'Patient', ifNoneExist: `identifier=${system}|L-71` },
    },
    {
      fullUrl: 'urn:uuid:8c5c0f6e-6a1f-4f2e-9d7e-2d1f1b0a0002',
      resource: {
        resourceType: 'Observation',
        status: 'final',
        identifier: [{ system: 'http://lis.example/results', value: 'R-1' }],
        category: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
          },
        ],
        code: { coding: [{ system: 'http://loinc.org', code: '22748-8' }] },
        subject: { reference: 'urn:uuid:8c5c0f6e-6a1f-4f2e-9d7e-2d1f1b0a0001' },
        effectiveDateTime: `${today}T09:00:00+08:00`,
        valueQuantity: { value: 3.1, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
      },
      request: { method: 'POST', url: 'Observation' },
    },
  ];
}

async function openTask({ page }: Stage): Promise<void> {
  await button(page, `看怎么办：${TASK}`).click();
  await heading(page, TASK).waitFor();
}

journey(
  'a daughter has her father’s report read to her, books the recheck, and its task closes by the hospital’s result',
  async (stage) => {
    const { page } = stage;
    await inLayout(page, 'elder');
    const home = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/home') && answer.ok());
    await openReport(stage);
    const { members } = (await (await home).json()) as HomeAnswer;
    const father = members.find(({ member }) => member.label === '爸爸')?.member;
    assert.ok(father, 'she acts for her father');
    await words(page, '现在看的是：爸爸').waitFor();
    await button(page, '读给我听').click();
    await page.getByRole('group', { name: '正在读' }).waitFor();
    await button(page, '读给我听').waitFor({ timeout: 20_000 });
    assert.ok((await spokenBy(page)).length > 2, 'it was read aloud');

    await openTask(stage);
    await holds(page, 'task, elder');
    await button(page, '约复查').click();
    await heading(page, '哪天去复查？').waitFor();
    await page
      .getByRole('button', { name: /\d+ 个号/ })
      .first()
      .click();
    await button(page, '就约这个').click();
    await heading(page, /约好了/).waitFor();
    await stage.picture('recheck-booked-elder');

    await page.goto(`${stage.address}/`);
    await page.reload();
    await page.getByRole('tab', { name: '健康档案' }).last().click();
    await page.getByRole('tab', { name: '爸爸', exact: true }).last().click();
    await button(page, '体检报告').click();
    await heading(page, /要留意|都正常/).waitFor();
    await openTask(stage);
    await words(page, '约好了').waitFor();

    const hospital = await clinicSystem(stage, '青岚县人民医院');
    const sent = await hospital.send(resultOf(father.birthDate, stage.today));
    assert.deepEqual(
      sent.map((status) => status.slice(0, 3)),
      ['201', '201'],
    );
    await page.reload();
    await heading(page, TASK).waitFor();
    await words(page, '办完了').waitFor();
    await holds(page, 'task done, elder');
    await stage.picture('recheck-done-elder');
  },
  { timeoutMs: 150_000 },
);
