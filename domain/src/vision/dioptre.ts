/** Refraction in integers: sphere and cylinder in hundredths of a dioptre, the spherical equivalent in thousandths. */

const HALF_OF_HUNDREDTH = 5;
const THOUSANDTHS = 10;

/**
 * Spherical equivalent, sphere + cylinder / 2 [S19], exactly: half of −0.25 D is −0.125 D, so the answer is in thousandths.
 * @param sphere - hundredths of a dioptre
 * @param cylinder - hundredths of a dioptre, of either sign
 * @returns thousandths of a dioptre
 */
export const sphericalEquivalent = (sphere: number, cylinder: number): number =>
  sphere * THOUSANDTHS + cylinder * HALF_OF_HUNDREDTH;

/** Hundredths of a dioptre for the screen: always signed, two decimals, a real minus: `+0.25`, `−3.50`, `0.00`. */
export function dioptreText(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  const sign = hundredths > 0 ? '+' : '−';
  return `${hundredths === 0 ? '' : sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Thousandths of a dioptre rounded to hundredths for reading, a half away from zero: −125 is −13. Never compare with it. */
export const roundedHundredths = (thousandths: number): number =>
  Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + HALF_OF_HUNDREDTH) / THOUSANDTHS);

export interface Lens {
  sphere: number;
  cylinder: number;
}

/**
 * The same lens written with a minus cylinder, so that two eyes recorded in different notations can be compared.
 * @param lens - hundredths of a dioptre
 */
export const inMinusCylinder = ({ sphere, cylinder }: Lens): Lens =>
  cylinder > 0 ? { sphere: sphere + cylinder, cylinder: -cylinder } : { sphere, cylinder };
