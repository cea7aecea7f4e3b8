/** BCG: fact sheet 1.2, 1.4, 1.7. */
import { checkTable } from './table';

checkTable(
  'BCG by age',
  `
born       | given     | today | with | dose  | status     | earliest | due | before | flags      | clause
2026-09-10 |           | 0d    |      | BCG 1 | due        | 0d       | 0d  | 3m     | none       | 1.2 at birth, before 3 months
2026-09-10 |           | 3m-1d |      | BCG 1 | due        | 0d       | 0d  | 3m     | none       | 1.4 under 3 months directly
2026-09-10 |           | 3m    |      | BCG 1 | ask-clinic |          | 0d  | 3m     | none       | 1.4 from 3 months only after a negative skin test
2026-09-10 |           | 3m-1d | tb+  | BCG 1 | due        | 0d       | 0d  | 3m     | none       | 1.4 under 3 months directly: no test is asked
2026-09-10 |           | 3m    | tb-  | BCG 1 | overdue    | 0d       | 0d  | 3m     | none       | 1.4 skin test negative
2026-09-10 |           | 2y    |      | BCG 1 | ask-clinic |          | 0d  | 3m     | none       | 1.4 from 3 months only after a negative skin test
2026-09-10 |           | 2y    | tb-  | BCG 1 | overdue    | 0d       | 0d  | 3m     | none       | 1.4 skin test negative
2026-09-10 |           | 4y-1d | tb-  | BCG 1 | overdue    | 0d       | 0d  | 3m     | none       | 1.4 last day under 4 years
2026-09-10 |           | 4y-1d |      | BCG 1 | ask-clinic |          | 0d  | 3m     | none       | 1.4 last day under 4 years, no test
2026-09-10 |           | 4y    |      | BCG 1 | stopped    | -        |     |        | none       | 1.4 from 4 years not given
2026-09-10 |           | 4y    | tb-  | BCG 1 | stopped    | -        |     |        | none       | 1.4 from 4 years not given, whatever the test
2026-09-10 |           | 12y   |      | BCG 1 | stopped    | -        |     |        | none       | 1.4 from 4 years not given
2026-09-10 | BCG 0d    | 5y    |      | BCG 1 | given      |          |     |        | none       | 1.2 one dose
2026-09-10 | BCG 0d    | 5y    |      | BCG 2 | absent     |          |     |        | none       | 1.4 no scar: not repeated (M)
2026-09-10 | BCG 2y    | 5y    |      | BCG 1 | given      |          |     |        | none       | 1.4 given late, after a test
2026-09-10 | BCG 0d 1y | 2y    |      | BCG 1 | given      |          |     |        | extra-dose | 1.4 not repeated; a second record is told
`,
);

checkTable(
  'BCG with conditions',
  `
born       | given  | today | with        | dose  | status     | earliest | clause
2026-09-10 |        | 0d    | weeks=32    | BCG 1 | due        | 0d       | 1.7 preterm over 31 weeks and stable
2026-09-10 |        | 0d    | weeks=31    | BCG 1 | ask-clinic |          | 1.7 31 weeks or less: before discharge when stable (M)
2026-09-10 |        | 0d    | weeks=40    | BCG 1 | due        | 0d       | 1.7 born at term
2026-09-10 |        | 0d    | weight=1800 | BCG 1 | due        | 0d       | 1.7 low birth weight and stable: by chronological age
2026-09-10 |        | 0d    | hiv         | BCG 1 | stopped    | -        | 1.7 matrix: BCG no
2026-09-10 |        | 0d    | hiv-severe  | BCG 1 | stopped    | -        | 1.7 matrix: BCG no
2026-09-10 |        | 0d    | hiv-exposed | BCG 1 | ask-clinic |          | 1.7 matrix: BCG deferred until confirmed negative
2026-09-10 |        | 0d    | suppressed  | BCG 1 | ask-clinic |          | 1.7 immunodeficient: live, clinician decides
2026-09-10 |        | 0d    | allergy=BCG | BCG 1 | ask-clinic |          | 1.7 severe allergy: never decided by the portal
2026-09-10 |        | 1m    | ig=0d       | BCG 1 | due        | 0d       | 1.3 BCG does not wait after immunoglobulin
2026-09-10 | BCG 0d | 2y    | hiv         | BCG 1 | given      |          | 1.7 what was given stays given
`,
);
