import type { Home } from '@kangban/contract/home';
import { home as words } from '@/copy/home';
import { letterOf } from '@/copy/people';
import type { FamilyChoice } from '@/ui/family-switcher/family-switcher';
import { thingsOf } from './first-thing';

/** The faces at the head of home: everybody, then one by one in the server's order. */
export function facesOf(home: Home): FamilyChoice[] {
  const people = home.members.map(({ member: { residentId, label, name } }): FamilyChoice => {
    const count = thingsOf(home, residentId);
    return { key: residentId, name: label, letter: letterOf(name), count, label: words.faceLabel(label, count) };
  });
  return [{ key: 'all', name: words.everyone, icon: 'people', label: words.everyone }, ...people];
}
