/** The doses of one self-paid product for one person. */
import { assignDoses, type Fills } from './assign-doses';
import { plusSpan } from './day-number';
import type { Course } from './editions';
import { planInfluenza } from './influenza';
import { openDose, type OpenDose, type Previous } from './open-dose';
import { type Person, type RecordedDose } from './person';
import { givenDose, tellOpenDose } from './plan-course';
import { INFLUENZA, PRODUCTS, RABIES, rowOf, type Product, type ProductDose, type ProductPlan } from './product-table';
import type { Span } from './programmes/table';
import { sourceText } from './programmes/sources';
import { planRabies } from './rabies';
import { because, TEXTS } from './reason-texts';
import { gapOf, slotOf, type Gap } from './slots';
import type { ForecastDose, Reason } from './types';
import { healthVerdict, type Verdict } from './verdicts';

const byCode = new Map(PRODUCTS.map((product) => [product.code, product]));
const isInfluenza = (code: string): boolean => INFLUENZA.codes.some((one) => one === code);

/** Whether a code is a product that may be paid for. */
export const isProduct = (code: string): boolean => byCode.has(code) || isInfluenza(code) || code in RABIES.days;

const recordsOf = (person: Person, code: string): readonly RecordedDose[] =>
  person.records.filter((record) => record.facts.code === code);

/** Whether a person has reached an age; false when there is none. */
export const isPast = (person: Person, age: Span | undefined): boolean =>
  age !== undefined && person.today >= plusSpan(person.birth, age);

/** The plan for the age at the first dose: of the first record, of today, or of the youngest age when too young. */
function planFor(person: Person, product: Product): ProductPlan | undefined {
  const began = recordsOf(person, product.code)[0]?.day ?? person.today;
  const fits = product.plans.filter((plan) => began >= plusSpan(person.birth, plan.firstFrom));
  return fits.at(-1) ?? product.plans[0];
}

function courseOf(product: Product, plan: ProductPlan): Course {
  const head = {
    code: product.code,
    series: product.code,
    doses: [],
    source: product.source,
    verified: product.verified,
  };
  return {
    key: `product ${product.code}`,
    series: product.code,
    index: -1,
    vaccines: [product.code],
    fill: 'next',
    slots: plan.doses.map((dose) => slotOf(product.code, rowOf(plan, dose))),
    rows: [head],
    optionGroup: undefined,
    isDefault: true,
    bornFrom: undefined,
    stopStep: undefined,
    head,
    backing: { source: sourceText(product.source), verified: product.verified },
    eras: [],
  };
}

/** An unconfirmed limit never stops anybody: the clinic says. */
function limit(reason: Reason): Verdict {
  return { status: reason.verified ? 'stopped' : 'ask-clinic', reason };
}

/** Sex, age range, first-dose and last-dose limits of a product. */
function ageVerdict(person: Person, product: Product, plan: ProductPlan): Verdict | undefined {
  const range = product.ages[person.sex];
  const backing = { source: sourceText(product.source), verified: product.verified };
  if (range === undefined) return limit(because('product-not-for-sex', TEXTS['product-not-for-sex'](), backing));
  const isStarted = recordsOf(person, product.code).length > 0;
  if (range.before !== undefined && isPast(person, range.before)) {
    const text = TEXTS['product-age-past']({ age: range.before });
    return limit(because('product-age-past', text, { ...backing, verified: range.verified && product.verified }));
  }
  if (product.lastBefore !== undefined && isPast(person, product.lastBefore)) {
    return limit(because('product-age-past', TEXTS['product-age-past']({ age: product.lastBefore }), backing));
  }
  if (isStarted || plan.firstBefore === undefined || !isPast(person, plan.firstBefore)) return undefined;
  return limit(
    because('product-first-dose-past', TEXTS['product-first-dose-past']({ age: plan.firstBefore }), backing),
  );
}

/** An open dose whose wait nobody has confirmed, or that ends after the product's last day. */
function doseVerdict(open: OpenDose, product: Product, dose: ProductDose): Verdict | undefined {
  if (dose.dose > 1 && open.gap === undefined && dose.age === undefined) {
    return {
      status: 'ask-clinic',
      reason: because('by-clinic', TEXTS['by-clinic'](), { source: 'M', verified: false }),
    };
  }
  const { lastBefore } = product;
  if (lastBefore === undefined || open.held.day < plusSpan(open.person.birth, lastBefore)) return undefined;
  const backing = { source: sourceText(product.source), verified: product.verified };
  return limit(because('product-age-past', TEXTS['product-age-past']({ age: lastBefore }), backing));
}

/** The later of the wait after the previous dose and the wait after the first. */
function waitFor(
  dose: ProductDose,
  known: { previous: Previous | undefined; first: Previous | undefined },
): { previous: Previous | undefined; gap: Gap | undefined } {
  const { previous, first } = known;
  const backing = { verified: dose.verified, source: sourceText(dose.source) };
  const gap = dose.interval ? gapOf(dose.interval, backing) : undefined;
  if (dose.afterFirst === undefined || first === undefined) return { previous, gap };
  const afterFirst = gapOf(dose.afterFirst, backing);
  const laterByPrevious = previous && gap && plusSpan(previous.day, gap.span) > plusSpan(first.day, dose.afterFirst);
  return laterByPrevious ? { previous, gap } : { previous: first, gap: afterFirst };
}

const unconfirmed = (dose: ForecastDose): ForecastDose =>
  dose.reasons.every((reason) => reason.verified) || dose.reasons.some((reason) => reason.rule === 'by-clinic')
    ? dose
    : {
        ...dose,
        reasons: [...dose.reasons, because('by-clinic', TEXTS['by-clinic'](), { source: 'M', verified: false })],
      };

interface Known {
  readonly product: Product;
  readonly plan: ProductPlan;
  readonly course: Course;
  readonly fills: Fills;
}

function openRow(
  person: Person,
  known: Known,
  at: { index: number; previous: Previous | undefined; first: Previous | undefined },
): { dose: ForecastDose; on: number } {
  const { product, plan, course, fills } = known;
  const row = plan.doses[at.index];
  const slot = course.slots[at.index];
  if (row === undefined || slot === undefined) throw new RangeError(`${product.code} has no dose ${at.index + 1}`);
  const { previous, gap } = waitFor(row, at);
  const open = openDose({ person, course, fills, at: at.index, slot, previous, gap });
  const usual =
    row.usualInterval && previous?.vaccine !== undefined ? plusSpan(previous.day, row.usualInterval) : open.dueOn;
  const verdict =
    ageVerdict(person, product, plan) ?? healthVerdict(person, open.facts) ?? doseVerdict(open, product, row);
  const dose = tellOpenDose({ ...open, dueOn: Math.max(open.dueOn, usual) }, verdict ?? null);
  return { dose: unconfirmed({ ...dose, paid: true }), on: Math.max(person.today, open.held.day) };
}

function planProduct(person: Person, product: Product): ForecastDose[] {
  const plan = planFor(person, product);
  if (plan === undefined) return [];
  const course = courseOf(product, plan);
  const fills = assignDoses({ ...person, flags: [] }, course, recordsOf(person, product.code));
  const doses: ForecastDose[] = [];
  let previous: Previous | undefined;
  let first: Previous | undefined;
  plan.doses.forEach((row, index) => {
    const fill = fills[index];
    const slot = course.slots[index];
    if (fill !== undefined && slot !== undefined) {
      doses.push({ ...givenDose(person, { series: course.series, slot, fill }), paid: true });
      previous = { dose: row.dose, day: fill.record.day, vaccine: fill.record.facts.code };
    } else {
      const open = openRow(person, { product, plan, course, fills }, { index, previous, first });
      doses.push(open.dose);
      previous = { dose: row.dose, day: open.on, vaccine: undefined };
    }
    first ??= previous;
  });
  return doses;
}

/**
 * Every dose of one product for a person, in the shape of the forecast with `paid: true`.
 * @param code - product code; an unknown one gives no doses
 */
export function planProductDoses(person: Person, code: string): ForecastDose[] {
  if (isInfluenza(code)) return planInfluenza(person, code);
  if (code in RABIES.days) return planRabies(person, code);
  const product = byCode.get(code);
  return product === undefined ? [] : planProduct(person, product);
}
