/** Which self-paid products to show a person, dose by dose. */
import { plainDateOf, plusSpan } from './day-number';
import { MPSV_A_BEFORE } from './general-rules';
import { planInfluenza } from './influenza';
import { readPerson, type Person } from './person';
import { isPast, planProductDoses } from './plan-product';
import { PRODUCTS, RABIES, SHOWN_AHEAD, type Product } from './product-table';
import { needsRabies, planRabies } from './rabies';
import type { ForecastDose, ForecastInput } from './types';

const hasAny = (person: Person, codes: readonly string[]): boolean =>
  person.records.some((record) => codes.includes(record.facts.code));

/** Products that another recorded or free vaccine makes pointless. */
function isCovered(person: Person, product: Product): boolean {
  const rivals = PRODUCTS.filter((one) => one.group === product.group && one.code !== product.code).map(
    (one) => one.code,
  );
  if (hasAny(person, [product.code])) return false;
  if (isFree(person, product.code)) return true;
  if (hasAny(person, rivals)) return true;
  switch (product.group) {
    case 'five-in-one':
      return hasAny(person, ['DTaP', 'IPV', 'bOPV', 'Hib']);
    case 'Hib':
      return hasAny(person, ['DTaP-IPV/Hib']);
    case 'mening-conjugate':
      return hasAny(person, ['MPSV-A', 'MPSV-AC']) || isPast(person, MPSV_A_BEFORE.value);
    default:
      return false;
  }
}

/** Whether the programme gives the vaccine free to this person: a province may have added it; HPV is for some birth years only. */
function isFree(person: Person, code: string): boolean {
  const course = person.edition.byVaccine.get(code);
  if (course === undefined || person.today >= person.adultOn) return false;
  const { sex } = course.head;
  return (
    (sex === undefined || sex === person.sex) && (course.bornFrom === undefined || person.birth >= course.bornFrom)
  );
}

function isRecommended(person: Person, product: Product): boolean {
  const { recommendedFrom, riskCondition, shownBefore } = product;
  if (isPast(person, shownBefore) && !hasAny(person, [product.code])) return false;
  if (recommendedFrom === undefined || riskCondition === undefined || isPast(person, recommendedFrom)) return true;
  return person.conditions[riskCondition] === true;
}

/** Whether a product's doses are worth a line: begun, possible now, or possible soon. */
function isShown(person: Person, doses: readonly ForecastDose[]): boolean {
  if (doses.some((dose) => dose.status === 'given' || dose.givenOn !== undefined)) return true;
  const [first] = doses;
  if (first === undefined || first.earliestOn === null || first.status === 'stopped') return false;
  if (first.reasons.some((reason) => reason.rule === 'product-age-past' || reason.rule === 'product-not-for-sex'))
    return false;
  const soon = plusSpan(person.today, SHOWN_AHEAD);
  return first.earliestOn <= plainDateOf(soon);
}

/**
 * Self-paid products for a person, dose by dose, with `paid: true`: those begun, and those the person may begin now or within a
 * month. What nobody has confirmed carries the reason `by-clinic` and is never a stop.
 * @param input - as for `forecast`
 */
export function recommendProducts(input: ForecastInput): ForecastDose[] {
  const person = readPerson(input);
  const doses: ForecastDose[] = [];
  for (const product of PRODUCTS) {
    if (isCovered(person, product) || !isRecommended(person, product)) continue;
    const planned = planProductDoses(person, product.code);
    if (isShown(person, planned)) doses.push(...planned);
  }
  const flu = hasAny(person, ['Flu-LAIV']) && !hasAny(person, ['Flu-IIV']) ? 'Flu-LAIV' : 'Flu-IIV';
  const influenza = planInfluenza(person, flu);
  if (isShown(person, influenza)) doses.push(...influenza);
  for (const code of Object.keys(RABIES.days)) if (needsRabies(person, code)) doses.push(...planRabies(person, code));
  return doses;
}
