import { findForm } from './forms/forms';
import { wordsOfForm } from './forms/words-of-form';
import { LABELS, SENTENCES } from './explain-texts';
import type { Explained } from './explained';
import type { FilledForm } from './payloads';

/** What a list shows of a form: these fields, where they are filled. */
const IN_SHORT: Readonly<Record<string, readonly string[]>> = {
  'basic-information-3': ['bloodAbo', 'drugAllergies', 'pastDiseases'],
  'checkup-3': ['evaluation', 'abnormal1', 'abnormal2', 'fastingGlucose'],
  'follow-up-hypertension-3': ['class', 'heartRate', 'nextOn'],
  'follow-up-diabetes-3': ['class', 'fastingGlucose', 'hba1c', 'nextOn'],
};

const PRESSURES = [
  ['systolic', 'diastolic'],
  ['rightSystolic', 'rightDiastolic'],
  ['leftSystolic', 'leftDiastolic'],
] as const;

/** The blood pressure of a form as it is spoken; the first pair that is filled. */
function pressureOf(fields: FilledForm['fields']): string[] {
  for (const [high, low] of PRESSURES) {
    const [systolic, diastolic] = [fields[high], fields[low]];
    if (typeof systolic === 'number' && typeof diastolic === 'number') return [SENTENCES.pressure(systolic, diastolic)];
  }
  return [];
}

/** A national form as it was filled, in its own words. */
export function explainForm({ form: name, fields }: FilledForm): Explained {
  const form = findForm(name);
  if (!form) return { title: SENTENCES.unknownForm(name), lines: [], sections: [] };
  const sections = wordsOfForm(name, fields);
  const rows = sections.flatMap((section) => section.rows);
  const short = IN_SHORT[name] ?? [];
  const lines = short.flatMap((field) =>
    rows.filter((row) => row.field === field).map(({ label, words }) => `${label}：${words}`),
  );
  return {
    title: form.title,
    lines: [...pressureOf(fields), ...lines],
    sections: sections.map((section) => ({
      title: section.section === '' ? LABELS.main : section.section,
      rows: section.rows.map(({ label, words }) => ({ label, words })),
    })),
  };
}
