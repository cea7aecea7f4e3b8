import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aParentOf } from '../../../test/factories';
import { givenDoses } from '../../../test/factories/immunizations';
import { readPdf } from '../../../test/pdf-text';
import { get, post } from '../../../test/requests';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

async function aFamily() {
  const mother = await aParentOf(app, { birthDate: '2023-05-01', name: '林安安' });
  const [child] = mother.children;
  await givenDoses(app, child!, ['HepB@2023-05-01,2023-06-01,2023-11-01', 'BCG@2023-05-01']);
  return { mother, path: `/residents/${child!.residentId}` };
}
type Family = Awaited<ReturnType<typeof aFamily>>;
const print = ({ mother, path }: Family, query = '') =>
  get(app, `${path}/immunization/entry-check.pdf?entry=kindergarten${query}`, { who: mother });
const textOf = async (family: Family, query = '') => readPdf((await print(family, query)).rawPayload).pages.join('\n');

test('the paper says what the screen says: the verdict, every missing dose and by when', async () => {
  const family = await aFamily();
  const answer = await print(family);
  expect(answer.headers['content-type']).toBe('application/pdf');
  const text = (await textOf(family)).replaceAll('\n', '');
  const screen = await get(app, `${family.path}/immunization/entry-check?entry=kindergarten`, { who: family.mother });
  const check = screen.json<{ missing: { name: string }[]; notes: { text: string }[] }>();
  expect(check.missing.length).toBeGreaterThan(3);
  for (const { name } of check.missing) expect(text).toContain(name);
  for (const note of check.notes) expect(text).toContain(note.text);
  for (const words of ['入托预防接种证查验', '林安安', '还有要补的', `还差 ${check.missing.length} 剂`, '李*云'])
    expect(text).toContain(words);
  expect(text).not.toContain('扫码核对真伪');
});

test('with a proof that holds and says the same, its code stands on the paper', async () => {
  const family = await aFamily();
  const body = { entry: 'kindergarten' };
  const made = await post(app, `${family.path}/entry-proofs`, { who: family.mother, body });
  const { token } = made.json<{ token: string }>();
  const text = await textOf(family);
  expect(text).toContain('扫码核对真伪');
  expect(text.replaceAll('\n', '')).toContain(token.slice(0, 8));
  expect(text).not.toContain(token);
});

test('the large edition is larger', async () => {
  const family = await aFamily();
  const pages = async (query: string) => readPdf((await print(family, query)).rawPayload).pages.length;
  expect(await pages('&size=large')).toBeGreaterThan(await pages(''));
});
