/** What a person's own app may be given: reading, type by type, in the words of SMART App Launch 2. */

/** Types an app can read. What the person agreed to and who looked are between the person and the county. */
export const APP_TYPES = [
  'Patient',
  'AllergyIntolerance',
  'Condition',
  'MedicationStatement',
  'Immunization',
  'ImmunizationRecommendation',
  'Observation',
  'DiagnosticReport',
  'Encounter',
  'QuestionnaireResponse',
  'CarePlan',
  'Appointment',
  'ServiceRequest',
  'Organization',
  'Practitioner',
  'Provenance',
] as const;

const LAUNCH = 'launch/patient';
const OFFLINE = 'offline_access';
const PATIENT_SCOPE = /^patient\/(\*|[A-Z][A-Za-z]+)\.(c?r?u?d?s?|read|write|\*)$/;
/** SMART v1 words, still asked by many apps. */
const OLD_WORDS: Readonly<Record<string, string>> = { read: 'rs', '*': 'rs', write: '' };

interface PatientScope {
  type: string;
  /** Of r and s, those it has. */
  deeds: string;
}

function readScope(text: string): PatientScope | undefined {
  const [, type = '', told = ''] = PATIENT_SCOPE.exec(text) ?? [];
  const deeds = (OLD_WORDS[told] ?? told).replace(/[^rs]/g, '');
  const known = type === '*' || APP_TYPES.some((one) => one === type);
  return known && deeds !== '' ? { type, deeds } : undefined;
}

/** Whether a text is a scope an app may be registered with. */
export const isAppScope = (text: string): boolean =>
  text === LAUNCH || text === OFFLINE || readScope(text) !== undefined;

export type AppDeed = 'r' | 's';

const allowsIn = (scopes: readonly PatientScope[], type: string, deed: AppDeed): boolean =>
  scopes.some((scope) => (scope.type === '*' || scope.type === type) && scope.deeds.includes(deed));

const scopesIn = (texts: readonly string[]): PatientScope[] => texts.flatMap((text) => readScope(text) ?? []);

/** Types these scopes let an app do something with. */
export function typesAllowed(scopes: readonly string[], deed: AppDeed): string[] {
  const read = scopesIn(scopes);
  return APP_TYPES.filter((type) => allowsIn(read, type, deed));
}

/** Whether an app asked to come back without the person. */
export const isOffline = (scopes: readonly string[]): boolean => scopes.includes(OFFLINE);

const NOTHING_SAID = ['patient/*.rs', LAUNCH, OFFLINE];

/**
 * What can be given of what was asked: never more than the app is registered for (an app registered without scopes may ask to read
 * everything). What is not understood, and everything that writes, is left out; empty when nothing is left to read.
 */
export function scopesToGive(registered: readonly string[], asked: readonly string[]): string[] {
  const ceiling = registered.length === 0 ? NOTHING_SAID : registered;
  const owned = scopesIn(ceiling);
  const given = scopesIn(asked).flatMap((wish) => {
    const types =
      wish.type === '*' && !owned.some(({ type }) => type === '*') ? owned.map(({ type }) => type) : [wish.type];
    return types.flatMap((type) => {
      const deeds = (['r', 's'] as const)
        .filter(
          (deed) =>
            wish.deeds.includes(deed) &&
            (type === '*'
              ? owned.some((one) => one.type === '*' && one.deeds.includes(deed))
              : allowsIn(owned, type, deed)),
        )
        .join('');
      return deeds === '' ? [] : [`patient/${type}.${deeds}`];
    });
  });
  if (given.length === 0) return [];
  const extras = [LAUNCH, OFFLINE].filter((scope) => asked.includes(scope) && ceiling.includes(scope));
  return [...new Set([...given, ...extras])];
}
