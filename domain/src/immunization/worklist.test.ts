/** Who is late, for how many days, and with which doses: `birth sex | records | today | extras => days vaccine#dose=days …` or `-`. */
import { forecast } from './forecast';
import { readCases } from './test-support/case-table';
import { overdueOf } from './worklist';

const CASES = `
# a newborn: hepatitis B within 24 hours; late from the day after birth
2026-11-23 m | - | 2026-11-23 | - => -
2026-11-22 m | - | 2026-11-23 | - => 1 HepB#1=1
# hepatitis B 3 completes before the first birthday: the day before is in time, the birthday is one day late
2025-11-24 m | HepB@2025-11-24,2025-12-24 BCG@2025-11-24 IPV@2026-01-24,2026-02-24 bOPV@2026-03-24 DTaP@2026-01-24,2026-03-24,2026-05-24 MPSV-A@2026-05-24,2026-08-24 MMR@2026-07-24 JE-L@2026-07-24 | 2026-11-23 | - => -
2025-11-23 m | HepB@2025-11-23,2025-12-23 BCG@2025-11-23 IPV@2026-01-23,2026-02-23 bOPV@2026-03-23 DTaP@2026-01-23,2026-03-23,2026-05-23 MPSV-A@2026-05-23,2026-08-23 MMR@2026-07-23 JE-L@2026-07-23 | 2026-11-23 | - => 1 HepB#3=1
# no completion age of its own: DTaP 1 is late when DTaP 3 should be complete, at twelve months
2025-11-24 m | HepB@2025-11-24,2025-12-24,2026-05-24 BCG@2025-11-24 IPV@2026-01-24,2026-02-24 bOPV@2026-03-24 MPSV-A@2026-05-24,2026-08-24 MMR@2026-07-24 JE-L@2026-07-24 | 2026-11-23 | - => -
2025-11-23 m | HepB@2025-11-23,2025-12-23,2026-05-23 BCG@2025-11-23 IPV@2026-01-23,2026-02-23 bOPV@2026-03-23 MPSV-A@2026-05-23,2026-08-23 MMR@2026-07-23 JE-L@2026-07-23 | 2026-11-23 | - => 1 DTaP#1=1
# polio 1 the same
2025-11-13 m | HepB@2025-11-13,2025-12-13,2026-05-13 BCG@2025-11-13 DTaP@2026-01-13,2026-03-13,2026-05-13 MPSV-A@2026-05-13,2026-08-13 MMR@2026-07-13 JE-L@2026-07-13 | 2026-11-23 | - => 11 IPV#1=11
# a dose that still waits for its interval is nobody to be called: DTaP 1 was given ten days ago
2025-11-13 m | HepB@2025-11-13,2025-12-13,2026-05-13 BCG@2025-11-13 IPV@2026-01-13,2026-02-13 bOPV@2026-03-13 DTaP@2026-11-13 MPSV-A@2026-05-13,2026-08-13 MMR@2026-07-13 JE-L@2026-07-13 | 2026-11-23 | - => -
# live vaccine held for 28 days: not called either
2025-11-13 m | HepB@2025-11-13,2025-12-13,2026-05-13 BCG@2025-11-13 IPV@2026-01-13,2026-02-13 bOPV@2026-03-13 DTaP@2026-01-13,2026-03-13,2026-05-13 MPSV-A@2026-05-13,2026-08-13 JE-L@2026-11-13 | 2026-11-23 | - => -
# longest first
2024-11-23 m | HepB@2024-11-23,2024-12-23,2025-05-23 BCG@2024-11-23 IPV@2025-01-23,2025-02-23 bOPV@2025-03-23 DTaP@2025-01-23,2025-03-23,2025-05-23 MPSV-A@2025-05-23,2025-08-23 JE-L@2025-07-23 MMR@2025-07-23 | 2026-11-23 | - => 1 DTaP#4=1 MMR#2=1 HepA-L#1=1
2024-11-20 m | HepB@2024-11-20,2024-12-20,2025-05-20 BCG@2024-11-20 IPV@2025-01-20,2025-02-20 bOPV@2025-03-20 DTaP@2025-01-20,2025-03-20,2025-05-20 MPSV-A@2025-05-20,2025-08-20 JE-L@2025-07-20 | 2026-11-23 | - => 369 MMR#1=369 DTaP#4=4 HepA-L#1=4
# DT has no completion age: it exists only where something was missed, so it is late from the seventh birthday
2018-11-23 m | HepB@2018-11-23,2018-12-23,2019-05-23 BCG@2018-11-23 IPV@2019-01-23 bOPV@2019-02-23,2019-03-23,2022-11-23 MMR@2019-07-23,2020-05-23 JE-L@2019-07-23,2020-11-23 MPSV-A@2019-05-23,2019-08-23 MPSV-AC@2021-11-23,2024-11-23 HepA-L@2020-05-23 | 2026-11-23 | - => 366 DT#1=366
# a clinician's decision is no reason to be called late, nor is a stop
2022-11-23 m | HepB@2022-11-23,2022-12-23,2023-05-23 IPV@2023-01-23,2023-02-23 bOPV@2023-03-23,2026-11-23 DTaP@2023-02-23,2023-03-23,2023-04-23,2024-05-23 MMR@2023-07-23,2024-05-23 JE-L@2023-07-23,2024-11-23 MPSV-A@2023-05-23,2023-08-23 MPSV-AC@2025-11-23 HepA-L@2024-05-23 | 2026-11-23 | - => -
# grown up
2000-01-01 f | - | 2026-11-23 | - => -
`;

const cases = CASES.split('\n')
  .filter((line) => line.includes('=>'))
  .map((line) => {
    const [facts = '', expected = ''] = line.split('=>');
    const [one] = readCases(`${facts}| !none`);
    if (one === undefined) throw new Error(`not a case: ${line}`);
    return [line, one.input, expected.trim()] as const;
  });

test.each(cases)('%s', (_, input, expected) => {
  const late = overdueOf(forecast(input), input.today);
  const told = late?.doses.map(({ vaccine, dose, lateDays }) => `${vaccine}#${dose}=${lateDays}`) ?? [];
  expect(late ? [late.lateDays, ...told].join(' ') : '-').toBe(expected);
});
