import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import { type FhirResource, isObject } from '../resource';

/** HL7 ActCode sensitivity labels and what they are here. */
const LABELS: Readonly<Record<string, SensitiveCategory>> = {
  HIV: 'hiv-sti',
  STD: 'hiv-sti',
  SDV: 'abuse',
  VIO: 'abuse',
  ETH: 'substance-use',
  ETHUD: 'substance-use',
  SUD: 'substance-use',
  OPIOIDUD: 'substance-use',
  ALC: 'substance-use',
  PSY: 'mental-health',
  BH: 'mental-health',
  MH: 'mental-health',
  PSYTHPN: 'mental-health',
  SEX: 'reproduction',
  PREGNANT: 'reproduction',
  MST: 'abuse',
  // Genetic, taboo and specially protected information: they say that it is delicate, not which category of ours it is.
  GDIS: 'restricted',
  TBOO: 'restricted',
  SPI: 'restricted',
  // v3-Confidentiality: restricted, very restricted
  R: 'restricted',
  V: 'restricted',
};
/** A label that says why goes before one that says only "restricted". */
const ORDER: readonly SensitiveCategory[] = [
  'hiv-sti',
  'abuse',
  'substance-use',
  'mental-health',
  'reproduction',
  'tuberculosis',
  'restricted',
];

/** The category a source's own labels put these resources under, which stand in the record as one entry; null when they are ordinary. */
export function labelledAs(resources: readonly FhirResource[]): SensitiveCategory | null {
  const told = resources.flatMap(({ meta }) => {
    const security: unknown[] = isObject(meta) && Array.isArray(meta.security) ? meta.security : [];
    return security.flatMap((label) =>
      isObject(label) && typeof label.code === 'string' ? (LABELS[label.code] ?? []) : [],
    );
  });
  return ORDER.find((category) => told.includes(category)) ?? null;
}
