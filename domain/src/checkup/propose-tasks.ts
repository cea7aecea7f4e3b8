import { dueOn } from './days';
import { guidanceOf, riskCodesOf } from './doctor';
import type { CheckupInput, ReportInput } from './report-input';
import { sayZh } from './say';
import type { ProposedTask, ReportItem } from './types';

interface Proposing {
  checkup: CheckupInput;
  input: ReportInput;
  /** Everything this checkup says. */
  items: readonly ReportItem[];
  notable: readonly ReportItem[];
}

/** Off, and to be tested again though not at once: one blood test answers the fats together. */
const FATS = ['ldl', 'triglycerides', 'totalCholesterol', 'hdl'];
const TESTED_AGAIN = [...FATS, 'fastingGlucose', 'pressure'];

const titled = (id: string, item: ReportItem | undefined): ProposedTask['title'] => ({
  id,
  values: { label: item ? sayZh(item.label) : '' },
});

/** One task for each thing to be tested, so that each closes with its own result. */
function rechecks({ notable }: Proposing): ProposedTask[] {
  const again = notable.filter(
    ({ key, level, group }) =>
      (level === 'recheck' && group !== 'mind') || (level !== 'urgent' && TESTED_AGAIN.includes(key)),
  );
  const fats = again.filter(({ key }) => FATS.includes(key));
  const single = again.filter(({ key }) => !FATS.includes(key)).map((item) => [item]);
  return [...single, ...(fats.length > 0 ? [fats] : [])].flatMap((group): ProposedTask[] => {
    const [first] = group;
    const due = group.flatMap(({ dueOn: day }) => day ?? []).sort()[0];
    if (!first || due === undefined) return [];
    return [{ kind: 'recheck', items: group.map(({ key }) => key), title: titled('task.recheck', first), dueOn: due }];
  });
}

function calls({ notable, checkup, input }: Proposing): ProposedTask[] {
  const urgent = notable.filter(({ level }) => level === 'urgent');
  if (urgent.length === 0) return [];
  return [
    {
      kind: 'call-now',
      items: urgent.map(({ key }) => key),
      title: titled('task.call-now', urgent[0]),
      dueOn: dueOn(checkup.on, ['urgent'], input.config),
    },
  ];
}

/** The doctor's 建议转诊, for what is to be looked at again, else for the worst; and a memory screen that was positive (2023 notice). */
function referrals({ notable, checkup, input }: Proposing): ProposedTask[] {
  const memory = notable.filter(({ key }) => key === 'elderCognition');
  const again = notable.filter(({ level, group }) => level === 'recheck' && group !== 'mind');
  const asked = guidanceOf(checkup.fields).refer ? (again.length > 0 ? again : notable.slice(0, 1)) : [];
  const due = dueOn(checkup.on, ['referral'], input.config);
  return [asked, memory.filter((item) => !asked.includes(item))]
    .filter((group) => group.length > 0)
    .map((group) => ({
      kind: 'referral',
      items: group.map(({ key }) => key),
      title: titled('task.referral', group[0]),
      dueOn: due,
    }));
}

const PRESSURE = ['pressure'];
const SUGAR = ['fastingGlucose', 'hba1c'];

/** 纳入 of somebody managed for one illness is no word on another that nobody has confirmed. */
function asksToEnrol({ notable, checkup, input: { context } }: Proposing, keys: readonly string[]): boolean {
  if (!guidanceOf(checkup.fields).manage || context.hypertension !== null || context.diabetes !== null) return false;
  return notable.some(({ key, level, direction }) => keys.includes(key) && level !== 'watch' && direction === 'high');
}

/** Known and not followed up by the clinic, or raised and the doctor wrote 纳入慢性病患者健康管理. */
function enrolments(proposing: Proposing): ProposedTask[] {
  const { context, config } = proposing.input;
  const due = dueOn(proposing.checkup.on, ['enrol'], config);
  const wantsPressure = context.hypertension !== null || asksToEnrol(proposing, PRESSURE);
  const wantsSugar = context.diabetes !== null || asksToEnrol(proposing, SUGAR);
  const wanted = [
    ...(wantsPressure && !context.hypertensionManaged ? ([['enrol-hypertension', 'pressure']] as const) : []),
    ...(wantsSugar && !context.diabetesManaged ? ([['enrol-diabetes', 'fastingGlucose']] as const) : []),
  ];
  return wanted.map(([kind, item]) => ({ kind, items: [item], title: { id: `task.${kind}` }, dueOn: due }));
}

/** 危险因素控制 1–5, and what the form asks of habits. */
const HABITS = [
  ['1', 'smoking'],
  ['2', 'drinking'],
  ['3', 'diet'],
  ['4', 'exercise'],
  ['5', 'bmi'],
] as const;

function lifestyle({ items, checkup, input }: Proposing): ProposedTask[] {
  const risks = riskCodesOf(checkup.fields);
  const wanted = HABITS.filter(([code, key]) => {
    const item = items.find((one) => one.key === key);
    const isBad = item?.group === 'habits' && item.level === 'unjudged' && item.todo.length > 0;
    return risks.includes(code) || isBad;
  });
  if (wanted.length === 0) return [];
  const due = dueOn(checkup.on, ['lifestyle'], input.config);
  return [{ kind: 'lifestyle', items: wanted.map(([, key]) => key), title: { id: 'task.lifestyle' }, dueOn: due }];
}

/** Whether a newer checkup took over: what an old one asked for is not asked again. */
const isNewest = ({ checkup, input }: Proposing): boolean => input.checkups.every(({ on }) => on <= checkup.on);

/**
 * What a report proposes, the most urgent first; the clinic makes tasks of it with an owner. Only the newest checkup proposes anything.
 */
export function proposeTasks(proposing: Proposing): ProposedTask[] {
  if (!isNewest(proposing)) return [];
  return [
    ...calls(proposing),
    ...referrals(proposing),
    ...rechecks(proposing),
    ...enrolments(proposing),
    ...lifestyle(proposing),
  ];
}
