/** Hepatitis A, live (HepA-L) or inactivated (HepA-I). Fact sheet 1.2, 1.4. */
import { checkTable } from './table';

checkTable(
  'HepA-L',
  `
born       | given         | today  | dose     | status           | earliest | due | before | flags      | clause
2026-09-10 |               | 18m-1d | HepA-L 1 | not-yet          | 18m      | 18m | 24m    | none       | 1.2 one dose at 18 months
2026-09-10 |               | 18m    | HepA-L 1 | due              | 18m      | 18m | 24m    | none       | 1.2 one dose at 18 months
2026-09-10 |               | 24m-1d | HepA-L 1 | due              | 18m      | 18m | 24m    | none       | 1.2 before 24 months
2026-09-10 |               | 24m    | HepA-L 1 | overdue          | 18m      | 18m | 24m    | none       | 1.2 before 24 months
2026-09-10 |               | 12y    | HepA-L 1 | overdue          | 18m      | 18m | 24m    | none       | 1.4 one dose, under 18
2026-09-10 |               | 18y    | HepA-L 1 | not-in-programme | -        |     |        | none       | 1.3 applies to people under 18
2026-09-10 | HepA-L 18m    | 3y     | HepA-L 1 | given            |          |     |        | none       | 1.2 one dose
2026-09-10 | HepA-L 18m    | 3y     | HepA-L 2 | absent           |          |     |        | none       | 1.2 one dose
2026-09-10 | HepA-L 18m    | 3y     | HepA-I 2 | absent           |          |     |        | none       | issue: alternatives
2026-09-10 | HepA-L 18m-1d | 20m    | HepA-L 1 | ask-clinic       |          |     |        | early-dose | 1.3 below 18 months: clinic review
`,
);

checkTable(
  'HepA-I',
  `
born       | given             | today  | with   | dose     | status     | earliest | due | before | flags      | clause
2026-09-10 |                   | 18m-1d | HepA-I | HepA-I 1 | not-yet    | 18m      | 18m | 24m    | none       | 1.2 dose 1 at 18 months
2026-09-10 |                   | 18m    | HepA-I | HepA-I 1 | due        | 18m      | 18m | 24m    | none       | 1.2 dose 1 at 18 months
2026-09-10 |                   | 24m    | HepA-I | HepA-I 1 | overdue    | 18m      | 18m | 24m    | none       | 1.2 dose 1 before 24 months
2026-09-10 | HepA-I 18m        | 24m-1d | HepA-I | HepA-I 2 | not-yet    | 24m      | 24m | 3y     | none       | 1.2 dose 2 at 2 years
2026-09-10 | HepA-I 18m        | 24m    | HepA-I | HepA-I 2 | due        | 24m      | 24m | 3y     | none       | 1.2 dose 2 at 2 years
2026-09-10 | HepA-I 18m        | 3y-1d  | HepA-I | HepA-I 2 | due        | 24m      | 24m | 3y     | none       | 1.2 dose 2 before 3 years
2026-09-10 | HepA-I 18m        | 3y     | HepA-I | HepA-I 2 | overdue    | 24m      | 24m | 3y     | none       | 1.2 dose 2 before 3 years
2026-09-10 | HepA-I 20m        | 24m    | HepA-I | HepA-I 2 | not-yet    | 26m      | 26m | 3y     | none       | 1.4 two doses at least 6 months apart
2026-09-10 | HepA-I 20m        | 26m-1d | HepA-I | HepA-I 2 | not-yet    | 26m      | 26m | 3y     | none       | 1.4 two doses at least 6 months apart
2026-09-10 | HepA-I 20m        | 26m    | HepA-I | HepA-I 2 | due        | 26m      | 26m | 3y     | none       | 1.4 two doses at least 6 months apart
2026-09-10 |                   | 4y     | HepA-I | HepA-I 2 | not-yet    | 54m      | 24m | 3y     | none       | issue: a missing dose 1 is taken as given today
2026-09-10 | HepA-I 18m 24m    | 3y     | HepA-I | HepA-I 2 | given      |          |     |        | none       | 1.2 two doses
2026-09-10 | HepA-I 18m 24m-1d | 3y     | HepA-I | HepA-I 2 | ask-clinic |          |     |        | early-dose | 1.3 below 2 years: clinic review
2026-09-10 | HepA-I 20m 26m-1d | 3y     | HepA-I | HepA-I 2 | ask-clinic |          |     |        | early-dose | 1.3 one day under 6 months
2026-09-10 | HepA-I 18m        | 24m    |        | HepA-I 2 | due        | 24m      | 24m | 3y     | none       | issue: alternatives; a recorded dose goes before the default
2026-09-10 | HepA-I 18m        | 24m    | HepA-L | HepA-L 1 | absent     |          |     |        |            | issue: alternatives; one inactivated dose goes on
2026-09-10 | HepA-L 18m        | 24m    | HepA-I | HepA-I 1 | absent     |          |     |        | none       | issue: HepA-L never creates HepA-I
2026-09-10 | HepA-L 18m        | 24m    | HepA-I | HepA-L 1 | given      |          |     |        | none       | issue: alternatives; a recorded dose goes before the choice
2026-09-10 |                   | 24m    | HepA-I | HepA-L 1 | absent     |          |     |        | none       | issue: alternatives
`,
);

checkTable(
  'one HepA-I, then HepA-L',
  `
born       | given                     | today | dose     | status     | clause
2026-09-10 | HepA-I 18m, HepA-L 24m    | 3y    | HepA-I 1 | given      | 1.4 one HepA-I then no stock: 1 HepA-L 6 months later (M)
2026-09-10 | HepA-I 18m, HepA-L 24m    | 3y    | HepA-I 2 | not-needed | 1.4 one HepA-I then no stock: 1 HepA-L 6 months later (M)
2026-09-10 | HepA-I 18m, HepA-L 24m-1d | 3y    | HepA-I 2 | ask-clinic | 1.4 one day under six months
`,
);
