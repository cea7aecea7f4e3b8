/** Meningococcal: one series of four across MPSV-A and MPSV-AC. Fact sheet 1.2, 1.4. */
import { checkTable } from './table';

checkTable(
  'meningococcal to schedule',
  `
born       | given                       | today  | dose      | status  | earliest | due | before | flags | clause
2026-09-10 |                             | 6m-1d  | MPSV-A 1  | not-yet | 6m       | 6m  | 12m    | none  | 1.2 流脑 1 at 6 months
2026-09-10 |                             | 6m     | MPSV-A 1  | due     | 6m       | 6m  | 12m    | none  | 1.2 流脑 1 at 6 months
2026-09-10 |                             | 12m-1d | MPSV-A 1  | due     | 6m       | 6m  | 12m    | none  | 1.2 流脑 1 before 12 months
2026-09-10 |                             | 12m    | MPSV-A 1  | overdue | 6m       | 6m  | 12m    | none  | 1.2 流脑 1 before 12 months
2026-09-10 | MPSV-A 6m                   | 9m-1d  | MPSV-A 2  | not-yet | 9m       | 9m  | 24m    | none  | 1.2 流脑 2 at 9 months
2026-09-10 | MPSV-A 6m                   | 9m     | MPSV-A 2  | due     | 9m       | 9m  | 24m    | none  | 1.2 流脑 2 at 9 months
2026-09-10 | MPSV-A 6m                   | 24m-1d | MPSV-A 2  | due     | 9m       | 9m  | 24m    | none  | 1.2 流脑 2 before 24 months
2026-09-10 | MPSV-A 6m 9m                | 3y-1d  | MPSV-AC 3 | not-yet | 3y       | 3y  | 4y     | none  | 1.2 流脑 3 at 3 years
2026-09-10 | MPSV-A 6m 9m                | 3y     | MPSV-AC 3 | due     | 3y       | 3y  | 4y     | none  | 1.2 流脑 3 at 3 years
2026-09-10 | MPSV-A 6m 9m                | 4y-1d  | MPSV-AC 3 | due     | 3y       | 3y  | 4y     | none  | 1.2 流脑 3 before 4 years
2026-09-10 | MPSV-A 6m 9m                | 4y     | MPSV-AC 3 | overdue | 3y       | 3y  | 4y     | none  | 1.2 流脑 3 before 4 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y    | 6y-1d  | MPSV-AC 4 | not-yet | 6y       | 6y  | 7y     | none  | 1.2 流脑 4 at 6 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y    | 6y     | MPSV-AC 4 | due     | 6y       | 6y  | 7y     | none  | 1.2 流脑 4 at 6 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y    | 7y-1d  | MPSV-AC 4 | due     | 6y       | 6y  | 7y     | none  | 1.2 流脑 4 before 7 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y    | 7y     | MPSV-AC 4 | overdue | 6y       | 6y  | 7y     | none  | 1.2 流脑 4 before 7 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y 6y | 7y     | MPSV-AC 3 | given   |          |     |        | none  | 1.2 four doses across two products
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y 6y | 7y     | MPSV-AC 4 | given   |          |     |        | none  | 1.2 four doses across two products
`,
);

checkTable(
  'meningococcal late and early',
  `
born       | given                          | today  | dose      | status     | earliest | due | before | flags      | clause
2026-09-10 | MPSV-A 8m                      | 9m     | MPSV-A 2  | not-yet    | 11m      | 11m | 24m    | none       | 1.4 A: two doses at least 3 months apart
2026-09-10 | MPSV-A 8m                      | 11m-1d | MPSV-A 2  | not-yet    | 11m      | 11m | 24m    | none       | 1.4 A: two doses at least 3 months apart
2026-09-10 | MPSV-A 8m                      | 11m    | MPSV-A 2  | due        | 11m      | 11m | 24m    | none       | 1.4 A: two doses at least 3 months apart
2026-09-10 |                                | 14m    | MPSV-A 1  | overdue    | 6m       | 6m  | 12m    | none       | 1.4 under 24 months: complete A
2026-09-10 |                                | 14m    | MPSV-A 2  | not-yet    | 17m      | 9m  | 24m    | none       | issue: a missing dose 1 is taken as given today
2026-09-10 |                                | 7m     | MPSV-A 2  | not-yet    | 10m      | 9m  | 24m    | none       | issue: a missing dose 1 is taken as given today
2026-09-10 | MPSV-A 6m 20m                  | 3y     | MPSV-AC 3 | due        | 3y       | 3y  | 4y     | none       | 1.4 AC 12 months after the second A: 32 months, age decides
2026-09-10 | MPSV-A 6m 24m-1d               | 3y-1d  | MPSV-AC 3 | not-yet    | 3y       | 3y  | 4y     | none       | 1.4 AC first at least 12 months after A second
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 45m      | 6y     | MPSV-AC 4 | not-yet    | 81m      | 81m | 7y     | none       | 1.4 AC second at least 3 years after AC first
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 45m      | 81m-1d | MPSV-AC 4 | not-yet    | 81m      | 81m | 7y     | none       | 1.4 AC second at least 3 years after AC first
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 45m      | 81m    | MPSV-AC 4 | due        | 81m      | 81m | 7y     | none       | 1.4 AC second at least 3 years after AC first
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 5y       | 7y     | MPSV-AC 4 | not-yet    | 8y       | 8y  | 7y     | none       | 1.4 AC second at least 3 years after AC first
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 5y       | 8y     | MPSV-AC 4 | overdue    | 8y       | 8y  | 7y     | none       | 1.4 given late
2026-09-10 | MPSV-A 6m 9m                   | 5y     | MPSV-AC 4 | not-yet    | 8y       | 6y  | 7y     | none       | issue: a missing dose 3 is taken as given today
2026-09-10 |                                | 24m-1d | MPSV-A 1  | overdue    | 6m       | 6m  | 12m    | none       | 1.4 last day under 24 months
2026-09-10 |                                | 24m    | MPSV-A 1  | not-needed | -        |     |        | none       | 1.4 from 24 months no more A (M)
2026-09-10 | MPSV-A 6m                      | 24m    | MPSV-A 2  | not-needed | -        |     |        | none       | 1.4 from 24 months no more A (M)
2026-09-10 |                                | 3y     | MPSV-AC 3 | due        | 3y       | 3y  | 4y     | none       | 1.4 from 24 months go to AC
2026-09-10 |                                | 5y     | MPSV-AC 3 | overdue    | 3y       | 3y  | 4y     | none       | 1.4 from 24 months go to AC
2026-09-10 | MPSV-A 6m                      | 5y     | MPSV-AC 3 | overdue    | 3y       | 3y  | 4y     | none       | 1.4 a single A long ago
2026-09-10 | MPSV-A 6m-1d                   | 9m     | MPSV-A 1  | ask-clinic |          |     |        | early-dose | 1.3 below 6 months: clinic review
2026-09-10 | MPSV-A 6m 9m-1d                | 12m    | MPSV-A 2  | ask-clinic |          |     |        | early-dose | 1.3 below 9 months: clinic review
2026-09-10 | MPSV-A 8m 11m-1d               | 14m    | MPSV-A 2  | ask-clinic |          |     |        | early-dose | 1.3 one day under 3 months
2026-09-10 | MPSV-A 8m 11m                  | 14m    | MPSV-A 2  | given      |          |     |        | none       | 1.2 3 months
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y-1d    | 4y     | MPSV-AC 3 | ask-clinic |          |     |        | early-dose | 1.3 below 3 years: clinic review
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 3y 6y-1d | 7y     | MPSV-AC 4 | ask-clinic |          |     |        | early-dose | 1.3 below 6 years: clinic review
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 4y 7y-1d | 8y     | MPSV-AC 4 | ask-clinic |          |     |        | early-dose | 1.3 one day under 3 years
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 4y 7y    | 8y     | MPSV-AC 4 | given      |          |     |        | none       | 1.2 3 years
2026-09-10 | MPSV-A 6m 9m                   | 17y    | MPSV-AC 3 | overdue    | 3y       | 3y  | 4y     | none       | 1.3 under 18
`,
);

checkTable(
  'completion age of A by edition',
  `
born       | given     | today      | dose     | status  | before | clause
2024-12-10 |           | 2026-06-16 | MPSV-A 1 | due     | -      | 1.2 2021: no completion age for dose 1
2024-12-10 |           | 2026-06-17 | MPSV-A 1 | overdue | 12m    | 1.1 2026: completion ages of A changed
2024-12-10 | MPSV-A 6m | 2026-06-09 | MPSV-A 2 | due     | 18m    | 1.2 2021: dose 2 before 18 months
2024-12-10 | MPSV-A 6m | 2026-06-10 | MPSV-A 2 | overdue | 18m    | 1.2 2021: dose 2 before 18 months
2024-12-10 | MPSV-A 6m | 2026-06-17 | MPSV-A 2 | due     | 24m    | 1.1 2026: completion ages of A changed
2024-12-10 | MPSV-A 6m | 2026-12-09 | MPSV-A 2 | due     | 24m    | 1.2 2026: dose 2 before 24 months
`,
);
