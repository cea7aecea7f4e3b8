import { isOutside, rowOfMeasured, rowsOf, wordsOfConcept, wordsOfMeasured } from './explain-measured';
import {
  APPOINTMENT_STATUS,
  ENCOUNTER_TITLES,
  LABELS,
  PLAN_STATUS,
  REPORT_STATUS,
  SENTENCES,
  SETTING_WORDS,
  VISIT_TITLES,
} from './explain-texts';
import type { Explained, ExplainedSection } from './explained';
import type { Concept, EntryPayloads, Measured } from './payloads';

const joined = (concepts: readonly Concept[]): string => concepts.map(wordsOfConcept).join('、');
const told = (words: readonly (string | undefined)[]): string[] =>
  words.filter((one): one is string => one !== undefined && one !== '');
const sections = (list: readonly ExplainedSection[]): ExplainedSection[] => list.filter(({ rows }) => rows.length > 0);

/** A visit to a clinic or a stay in hospital. */
export function explainEncounter(payload: EntryPayloads['encounter']): Explained {
  const { reasons, diagnoses, department, admittedOn, dischargedOn, summary, advice } = payload;
  const title = ENCOUNTER_TITLES[payload.class];
  return {
    title: department === undefined ? title : `${title} · ${department}`,
    lines: told([joined(diagnoses) || joined(reasons), advice]),
    sections: sections([
      {
        title: LABELS.main,
        rows: rowsOf([
          ['department', department],
          ['admittedOn', admittedOn],
          ['dischargedOn', dischargedOn],
          ['reasons', joined(reasons)],
          ['diagnoses', joined(diagnoses)],
          ['summary', summary],
          ['advice', advice],
        ]),
      },
    ]),
  };
}

function linesOfReport({ results, conclusion }: EntryPayloads['lab-report']): string[] {
  const outside = results.filter(isOutside).map(({ what }) => wordsOfConcept(what));
  const found = outside.length > 0 ? SENTENCES.outside(outside) : undefined;
  const count = results.length > 0 ? SENTENCES.linesOf(results.length) : undefined;
  return told([conclusion, found, conclusion === undefined ? count : undefined]);
}

/** A laboratory or imaging report: the conclusion first, then every line with the laboratory's own range and judgement. */
export function explainReport(payload: EntryPayloads['lab-report']): Explained {
  return {
    title: wordsOfConcept(payload.name),
    lines: linesOfReport(payload),
    sections: sections([
      {
        title: LABELS.main,
        rows: rowsOf([
          ['status', REPORT_STATUS[payload.status]],
          ['bodySite', payload.bodySite],
          ['conclusion', payload.conclusion],
        ]),
      },
      { title: LABELS.results, rows: payload.results.map(rowOfMeasured) },
    ]),
  };
}

const hasValue = ({ amount, words, concept }: Measured): boolean =>
  amount !== undefined || concept !== undefined || (words !== undefined && words !== '');

/** One measuring with its parts. */
export function explainObservation({ main, parts, setting }: EntryPayloads['observation']): Explained {
  const own = hasValue(main) || parts.length === 0 ? [main] : [];
  const lines = [
    ...own.map(wordsOfMeasured),
    ...parts.map((part) => `${wordsOfConcept(part.what)} ${wordsOfMeasured(part)}`),
  ];
  return {
    title: wordsOfConcept(main.what),
    lines: told([lines.join('，'), SETTING_WORDS[setting]]),
    sections: sections([
      { title: LABELS.results, rows: [...own, ...parts].map(rowOfMeasured) },
      {
        title: LABELS.note,
        rows: rowsOf([
          ['setting', SETTING_WORDS[setting]],
          ['note', own.length === 0 ? main.note : undefined],
        ]),
      },
    ]),
  };
}

/** A visit in pregnancy or after the birth. */
export function explainMaternalVisit(payload: EntryPayloads['maternal-visit']): Explained {
  const { no, weeks, findings, advice, nextOn, measured } = payload;
  const title = VISIT_TITLES[payload.visit];
  const week = weeks === undefined ? undefined : SENTENCES.weeks(weeks);
  return {
    title: no === undefined ? title : `${title} · ${SENTENCES.visitNo(no)}`,
    lines: told([week, findings, advice]),
    sections: sections([
      {
        title: LABELS.main,
        rows: rowsOf([
          ['weeks', week],
          ['findings', findings],
          ['advice', advice],
          ['nextOn', nextOn],
        ]),
      },
      { title: LABELS.measured, rows: measured.map(rowOfMeasured) },
    ]),
  };
}

/** What a clinic plans with the person. */
export function explainCarePlan(payload: EntryPayloads['care-plan']): Explained {
  const { title, startsOn, endsOn, activities, note } = payload;
  const status = PLAN_STATUS[payload.status];
  return {
    title,
    lines: told([status, activities.map(({ what }) => what).join('、')]),
    sections: sections([
      {
        title: LABELS.main,
        rows: rowsOf([
          ['status', status],
          ['startsOn', startsOn],
          ['endsOn', endsOn],
          ['note', note],
        ]),
      },
      {
        title: LABELS.activities,
        rows: activities.map(({ what, on, status: state }) => ({
          label: on ?? LABELS.activities,
          words: told([what, state]).join('，'),
        })),
      },
    ]),
  };
}

/** A place at an institution whose numbers are not ours. */
export function explainAppointment(payload: EntryPayloads['appointment-elsewhere']): Explained {
  const status = APPOINTMENT_STATUS[payload.status];
  return {
    title: payload.what,
    lines: told([status, payload.startsAt]),
    sections: sections([
      {
        title: LABELS.main,
        rows: rowsOf([
          ['status', status],
          ['when', payload.startsAt],
          ['department', payload.department],
          ['note', payload.note],
        ]),
      },
    ]),
  };
}
