import { joinLogins, type LoginFacts } from './join-logins';

// openid leads to | phone leads to | → opens, takes, from.  A* is bound to a person, - is nowhere, none was not shown.
const TABLE = `
  -   | none | create
  -   | -    | create
  -   | A    | A, wechat, -
  -   | A*   | A, wechat, -
  A   | none | A, -, -
  A   | -    | A, phone, -
  A*  | -    | A, phone, -
  A   | A    | A, -, -
  A*  | A*   | A, -, -
  A   | B    | B, wechat, A
  A   | B*   | B, wechat, A
  A*  | B    | A, phone, B
  A*  | B*   | A, -, -
`;

const login = (text: string): LoginFacts | null =>
  text === '-' || text === 'none' ? null : { accountId: text[0]!, bound: text.endsWith('*') };

test.each(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string]),
)('openid leads to %s, phone to %s: %s', (wechat, phone, expected) => {
  const decision = joinLogins({ wechat: login(wechat), phone: login(phone), phoneShown: phone !== 'none' });
  const said =
    decision.kind === 'create'
      ? 'create'
      : [decision.accountId, decision.take.join('+') || '-', decision.from ?? '-'].join(', ');
  expect(said).toBe(expected);
});
