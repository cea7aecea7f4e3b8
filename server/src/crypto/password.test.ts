import { hashPassword, verifyPassword } from './password';

test('a hash fits its password and no other, and two hashes of one password differ', async () => {
  const [first, second] = await Promise.all([hashPassword('青山不改 2026'), hashPassword('青山不改 2026')]);
  expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword('青山不改 2026', first)).toBe(true);
  expect(await verifyPassword('青山不改 2025', first)).toBe(false);
  expect(await verifyPassword('', first)).toBe(false);
});

test('full-width typing is the same password', async () => {
  expect(await verifyPassword('ａｂｃ１２３', await hashPassword('abc123'))).toBe(true);
});

test('the cost of an older hash is read from it', async () => {
  // N=1024, r=8, p=1, salt "salt-of-an-old-one", password "old"
  const old = 'scrypt$1024$8$1$c2FsdC1vZi1hbi1vbGQtb25l$';
  const { scryptSync } = await import('node:crypto');
  const key = scryptSync('old', 'salt-of-an-old-one', 32, { N: 1024, r: 8, p: 1 }).toString('base64url');
  expect(await verifyPassword('old', `${old}${key}`)).toBe(true);
});

test.each(['', 'none', 'scrypt$1$2', 'bcrypt$32768$8$1$AAAA$BBBB'])('the text %s fits nothing', async (stored) => {
  expect(await verifyPassword('any', stored)).toBe(false);
});
