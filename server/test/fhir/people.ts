import { anIdNumber } from '../factories';
import { next } from '../factories/context';

export interface Entry {
  fullUrl?: string;
  resource?: Record<string, unknown> & { resourceType: string };
  request: { method: string; url: string; ifNoneExist?: string; ifMatch?: string };
}

export const bundleOf = (...entry: Entry[]) => ({ resourceType: 'Bundle', type: 'transaction', entry });

/** An entry that creates. */
export const posted = (
  resource: Record<string, unknown> & { resourceType: string },
  told: { fullUrl?: string; ifNoneExist?: string } = {},
): Entry => ({
  ...(told.fullUrl !== undefined && { fullUrl: told.fullUrl }),
  resource,
  request: {
    method: 'POST',
    url: resource.resourceType,
    ...(told.ifNoneExist !== undefined && { ifNoneExist: told.ifNoneExist }),
  },
});

/** An entry that updates. */
export const put = (
  resource: Record<string, unknown> & { resourceType: string; id: string },
  ifMatch?: string,
): Entry => ({
  resource,
  request: {
    method: 'PUT',
    url: `${resource.resourceType}/${resource.id}`,
    ...(ifMatch !== undefined && { ifMatch }),
  },
});

export const removed = (name: string): Entry => ({ request: { method: 'DELETE', url: name } });

export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';

/** A man born in 1980 whom nobody sent before. */
export function aPatient(told: Record<string, unknown> = {}) {
  const no = next();
  return {
    resourceType: 'Patient',
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NI' }] },
        system: 'urn:kangban:id-number',
        value: anIdNumber('1980-05-04', 'male', no),
      },
      { system: 'urn:his:patient', value: `P${no}` },
    ],
    name: [{ text: `王测${String.fromCharCode(0x4e00 + no)}` }],
    gender: 'male',
    birthDate: '1980-05-04',
    ...told,
  };
}

/** A fasting glucose of a patient. */
export const aGlucose = (patient: string, told: Record<string, unknown> = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: LOINC, code: '14771-0' }], text: '空腹血糖' },
  subject: { reference: patient },
  effectiveDateTime: '2026-11-20T07:30:00+08:00',
  valueQuantity: { value: 6.1, unit: 'mmol/L', system: UCUM, code: 'mmol/L' },
  ...told,
});
