// Every page that says a word of a pressure or a glucose asks for the same target: the doctor's first, else that of the known illness.
import { CheckupReportOfResident } from '@kangban/contract/checkup/report';
import { getReadingHome } from '@kangban/contract/reading/board';
import { getDeskRecord } from '@kangban/contract/record/desk-record';
import { getRecord, type RecordNumber } from '@kangban/contract/record/record';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  payloads as p,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';

let app: TestApp;
let elder: SignedInAccount & { person: Person };
let doctor: SignedInStaff;

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  const site = await aSite(app);
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  elder = await aSignedInResident(app, { name: '林国强', sex: 'male', birthDate: '1955-03-08', site });
  await hasOpened(app, elder, { of: elder.person });
  const fields = { rightSystolic: 138, rightDiastolic: 84, fastingGlucose: 7.4 };
  await anEntry(app, elder.person, ['checkup', '2026-11-20', { form: 'checkup-3', fields }]);
});
afterAll(() => app.stop());

const of = (end: string): string => `/residents/${elder.person.residentId}${end}`;
const atDesk = (end: string): string => `/desk${of(end)}`;
const bodyOf = async (path: string, who: SignedInAccount | SignedInStaff): Promise<unknown> =>
  (await get(app, path, { who })).json();

const setTarget = async (item: string, value: object | null): Promise<void> => {
  app.clock.advance(60_000);
  const body = { item, value, validFrom: app.clock.today() };
  expect((await post(app, atDesk('/reading-targets'), { who: doctor, body })).statusCode).toBe(201);
};

type Item = 'blood-pressure' | 'glucose';
const wordIn = (numbers: readonly RecordNumber[], item: Item): string | undefined =>
  numbers.find(({ measure }) => measure === item)?.state?.word;

/** What the record, the record at the desk, the page of readings and the checkup report say of one value. */
async function wordsOf(item: Item): Promise<(string | undefined)[]> {
  const record = getRecord.answer.parse(await bodyOf(of('/record'), elder));
  const desk = getDeskRecord.answer.parse(await bodyOf(atDesk('/record?purpose=follow-up'), doctor));
  const home = getReadingHome.answer.parse(await bodyOf(of('/reading-home'), elder));
  const { report } = CheckupReportOfResident.parse(await bodyOf(of('/checkups/newest/report'), elder));
  const key = item === 'glucose' ? 'fastingGlucose' : 'pressure';
  const items = [...report.notable, ...report.groups.flatMap((group) => group.items)];
  return [
    wordIn(record.numbers, item),
    wordIn(desk.numbers, item),
    home.boards.find((board) => board.item === item)?.latest?.stateText,
    items.find((one) => one.key === key)?.level,
  ];
}

test('the pressure of somebody known to have a high one', async () => {
  await anEntry(app, elder.person, ['condition', '2020-01-01', p.condition('I10', '原发性高血压')]);
  expect(await wordsOf('blood-pressure')).toEqual(['偏高', '偏高', '偏高', 'attention']);
  await setTarget('blood-pressure', { item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 });
  expect(await wordsOf('blood-pressure')).toEqual(['达标', '达标', '达标', 'fine']);
  await setTarget('blood-pressure', null);
  expect(await wordsOf('blood-pressure')).toEqual(['偏高', '偏高', '偏高', 'attention']);
});

test('a target in an old plan counts behind many newer plans', async () => {
  await anEntry(app, elder.person, ['condition', '2020-01-01', p.condition('I10', '原发性高血压')]);
  const plan = (on: string, title: string) =>
    anEntry(app, elder.person, ['care-plan', on, { title, status: 'active', activities: [] }]);
  await plan('2026-01-01', '血压目标 140/90 以下');
  for (const month of ['02', '03', '04', '05', '06', '07']) await plan(`2026-${month}-01`, '少吃盐');
  expect(await wordsOf('blood-pressure')).toEqual(['达标', '达标', '达标', 'fine']);
});

test('the glucose of somebody known to have diabetes', async () => {
  await anEntry(app, elder.person, ['condition', '2020-01-01', p.condition('E11.9', '2型糖尿病')]);
  expect(await wordsOf('glucose')).toEqual(['偏高', '偏高', '偏高', 'attention']);
  await setTarget('glucose', { item: 'glucose', fastingFrom: 5, fastingBelow: 8, otherBelow: 12 });
  expect(await wordsOf('glucose')).toEqual(['达标', '达标', '达标', 'fine']);
  await setTarget('glucose', null);
  expect(await wordsOf('glucose')).toEqual(['偏高', '偏高', '偏高', 'attention']);
});
