import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contentHash } from './content-hash';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'hash-'));
  fs.mkdirSync(path.join(root, 'src', 'deep'), { recursive: true });
  fs.writeFileSync(path.join(root, 'src', 'deep', 'a.ts'), 'one');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const hash = (...words: string[]) => contentHash(root, ['src', 'missing'], words);

test('stays the same while nothing changes', () => expect(hash()).toBe(hash()));

test('changes with a content', () => {
  const before = hash();
  fs.writeFileSync(path.join(root, 'src', 'deep', 'a.ts'), 'two');
  expect(hash()).not.toBe(before);
});

test('changes with a name', () => {
  const before = hash();
  fs.renameSync(path.join(root, 'src', 'deep', 'a.ts'), path.join(root, 'src', 'deep', 'b.ts'));
  expect(hash()).not.toBe(before);
});

test('changes with a setting of the build', () => expect(hash('api=x')).not.toBe(hash('api=y')));

test('ignores tests', () => {
  const before = hash();
  fs.writeFileSync(path.join(root, 'src', 'deep', 'a.test.ts'), 'test');
  expect(hash()).toBe(before);
});
