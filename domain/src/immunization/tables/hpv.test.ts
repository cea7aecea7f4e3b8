/** Bivalent HPV: girls, a dated cohort. Fact sheet 1.1, 1.2, 1.4, 1.6. */
import { checkTable } from './table';

checkTable(
  'HPV of a girl born in the cohort',
  `
born       | given            | today     | with | dose    | status           | earliest | due    | before | flags | clause
2013-12-20 |                  | 13y-1d    | girl | 2vHPV 1 | not-yet          | 13y      | 13y    | 14y    | none  | 1.2 girls, 13 years
2013-12-20 |                  | 13y       | girl | 2vHPV 1 | due              | 13y      | 13y    | 14y    | none  | 1.2 girls, 13 years
2013-12-20 |                  | 14y-1d    | girl | 2vHPV 1 | due              | 13y      | 13y    | 14y    | none  | 1.2 dose 1 before 14 years
2013-12-20 |                  | 14y       | girl | 2vHPV 1 | overdue          | 13y      | 13y    | 14y    | none  | 1.2 dose 1 before 14 years
2013-12-20 |                  | 15y-1d    | girl | 2vHPV 1 | overdue          | 13y      | 13y    | 14y    | none  | 1.4 as early as possible before 18
2013-12-20 |                  | 15y       | girl | 2vHPV 1 | ask-clinic       |          |        |        | none  | 1.6 first dose at 15 or later: ask the clinic
2013-12-20 |                  | 13y       |      | 2vHPV 1 | not-in-programme | -        |        |        | none  | 1.2 girls only
2013-12-20 | 2vHPV 13y        | 13y+6m-1d | girl | 2vHPV 2 | not-yet          | 13y+6m   | 13y+6m |        | none  | 1.1 2 doses 6 months apart
2013-12-20 | 2vHPV 13y        | 13y+6m    | girl | 2vHPV 2 | due              | 13y+6m   | 13y+6m |        | none  | 1.1 2 doses 6 months apart
2013-12-20 | 2vHPV 13y        | 14y-1d    | girl | 2vHPV 2 | due              | 13y+6m   | 13y+6m | 14y    | none  | 1.2 dose 2 within 12 months of dose 1
2013-12-20 | 2vHPV 13y+3m     | 13y+9m-1d | girl | 2vHPV 2 | not-yet          | 13y+9m   | 13y+9m |        | none  | 1.1 2 doses 6 months apart
2013-12-20 | 2vHPV 13y+3m     | 13y+9m    | girl | 2vHPV 2 | due              | 13y+9m   | 13y+9m |        | none  | 1.1 2 doses 6 months apart
2013-12-20 |                  | 13y       | girl | 2vHPV 2 | not-yet          | 13y+6m   | 13y+6m |        | none  | issue: a missing dose 1 is taken as given today
2013-12-20 | 2vHPV 13y 13y+6m | 14y       | girl | 2vHPV 1 | given            |          |        |        | none  | 1.1 two doses
2013-12-20 | 2vHPV 13y 13y+6m | 14y       | girl | 2vHPV 2 | given            |          |        |        | none  | 1.1 two doses
2013-12-20 | 2vHPV 13y 13y+6m | 14y       | girl | 2vHPV 3 | absent           |          |        |        | none  | 1.1 two doses
`,
);

checkTable(
  'who is in the cohort, from when',
  `
born       | given     | today      | with | dose    | status           | earliest | clause
2011-11-09 |           | 2025-11-10 | girl | 2vHPV 1 | not-in-programme | -        | 1.6 born before 2011-11-10
2011-11-10 |           | 2025-11-10 | girl | 2vHPV 1 | overdue          | 13y      | 1.6 2011-11-10 is included (14 that day)
2011-11-11 |           | 2025-11-10 | girl | 2vHPV 1 | due              | 13y      | 1.6 2011-11-11 is included, still 13
2011-11-09 |           | 2026-11-08 | girl | 2vHPV 1 | not-in-programme | -        | 1.6 born before 2011-11-10
2011-11-10 |           | 2026-11-22 | girl | 2vHPV 1 | ask-clinic       |          | 1.6 15 today: 2 or 3 doses was not found
2011-11-22 |           | 2026-11-22 | girl | 2vHPV 1 | ask-clinic       |          | 1.6 15 today: 2 or 3 doses was not found
2011-11-23 |           | 2026-11-22 | girl | 2vHPV 1 | overdue          | 13y      | 1.6 still 14
2011-11-10 | 2vHPV 14y | 2026-11-09 | girl | 2vHPV 2 | due              | 14y+6m   | 1.6 began at 14: two doses
2012-03-10 |           | 2025-11-10 |      | 2vHPV 1 | not-in-programme | -        | 1.1 girls
2012-03-10 |           | 2025-11-10 | girl | 2vHPV 1 | due              | 13y      | 1.1 in force from 2025-11-10
2012-03-10 |           | 2025-11-09 | girl | 2vHPV 1 | absent           |          | 1.1 in force from 2025-11-10
`,
);

checkTable(
  'HPV begun at one’s own cost',
  `
born       | given               | today  | with | dose    | status     | earliest | flags         | clause
2013-12-20 | 2vHPV 12y+9m        | 13y+6m | girl | 2vHPV 1 | given      |          | paid-by-label | 1.4 a self-paid first dose (label from 9 years) counts
2013-12-20 | 2vHPV 12y+9m        | 13y+6m | girl | 2vHPV 2 | due        |          | paid-by-label | 1.4 continued with a free second dose
2013-12-20 | 2vHPV 9y-1d         | 13y+6m | girl | 2vHPV 1 | ask-clinic |          | early-dose    | 2 label: from 9 years
2013-12-20 | 9vHPV 12y           | 13y    | girl | 2vHPV 1 | ask-clinic |          | none          | 1.4 another product: not in the text, the clinic decides
2013-12-20 | 2vHPV 13y 13y+6m-1d | 14y    | girl | 2vHPV 2 | ask-clinic |          | early-dose    | 1.3 under six months: clinic review
`,
);
