/** Names and numbers as screens, lists and logs of access may show them (design.md §8). */

/** `陈小明` → `陈*明`, `陈明` → `陈*`, `欧阳小明` → `欧**明`; a single character is hidden. Counts characters, not code units. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  const [first = '', last = ''] = [letters[0], letters.at(-1)];
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(letters.length - 2)}${last}`;
}

/** `13800000120` → `138****0120`; anything shorter than a mobile number is hidden. */
export const maskPhone = (phone: string): string =>
  phone.length < 11 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** ID number: the first four and the last two characters, `1503**********21`; anything short is hidden. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length < 15 ? '**********' : `${idNumber.slice(0, 4)}**********${idNumber.slice(-2)}`;
