/** Japanese encephalitis, live (JE-L) or inactivated (JE-I): alternatives that never mix. Fact sheet 1.2, 1.4. */
import { checkTable } from './table';

checkTable(
  'JE-L',
  `
born       | given           | today  | dose   | status     | earliest | due | before | flags      | clause
2026-09-10 |                 | 8m-1d  | JE-L 1 | not-yet    | 8m       | 8m  | 12m    | none       | 1.2 dose 1 at 8 months
2026-09-10 |                 | 8m     | JE-L 1 | due        | 8m       | 8m  | 12m    | none       | 1.2 dose 1 at 8 months
2026-09-10 |                 | 12m-1d | JE-L 1 | due        | 8m       | 8m  | 12m    | none       | 1.2 dose 1 before 12 months
2026-09-10 |                 | 12m    | JE-L 1 | overdue    | 8m       | 8m  | 12m    | none       | 1.2 dose 1 before 12 months
2026-09-10 | JE-L 8m         | 2y-1d  | JE-L 2 | not-yet    | 2y       | 2y  | 3y     | none       | 1.2 dose 2 at 2 years
2026-09-10 | JE-L 8m         | 2y     | JE-L 2 | due        | 2y       | 2y  | 3y     | none       | 1.2 dose 2 at 2 years
2026-09-10 | JE-L 8m         | 3y-1d  | JE-L 2 | due        | 2y       | 2y  | 3y     | none       | 1.2 dose 2 before 3 years
2026-09-10 | JE-L 8m         | 3y     | JE-L 2 | overdue    | 2y       | 2y  | 3y     | none       | 1.2 dose 2 before 3 years
2026-09-10 | JE-L 18m        | 2y     | JE-L 2 | not-yet    | 30m      | 30m | 3y     | none       | 1.4 two doses at least 12 months apart
2026-09-10 | JE-L 18m        | 30m-1d | JE-L 2 | not-yet    | 30m      | 30m | 3y     | none       | 1.4 two doses at least 12 months apart
2026-09-10 | JE-L 18m        | 30m    | JE-L 2 | due        | 30m      | 30m | 3y     | none       | 1.4 two doses at least 12 months apart
2026-09-10 | JE-L 12m        | 2y     | JE-L 2 | due        | 2y       | 2y  | 3y     | none       | 1.4 twelve months after 1 year is 2 years
2026-09-10 | JE-L 30m        | 3y     | JE-L 2 | not-yet    | 42m      | 42m | 3y     | none       | 1.4 waits past the completion age
2026-09-10 | JE-L 30m        | 42m    | JE-L 2 | overdue    | 42m      | 42m | 3y     | none       | 1.4 given late
2026-09-10 |                 | 5y     | JE-L 1 | overdue    | 8m       | 8m  | 12m    | none       | 1.3 under 18
2026-09-10 |                 | 5y     | JE-L 2 | not-yet    | 6y       | 2y  | 3y     | none       | issue: a missing dose 1 is taken as given today
2026-09-10 |                 | 9m     | JE-L 2 | not-yet    | 2y       | 2y  | 3y     | none       | issue: dose 1 today, 12 months later is before 2 years
2026-09-10 | JE-L 8m 2y      | 4y     | JE-L 2 | given      |          |     |        | none       | 1.2 two doses
2026-09-10 | JE-L 8m 2y      | 7y     | JE-I 3 | absent     |          |     |        | none       | issue: alternatives
2026-09-10 | JE-L 8m 2y      | 7y     | JE-I 4 | absent     |          |     |        | none       | issue: alternatives
2026-09-10 | JE-L 8m-1d      | 10m    | JE-L 1 | ask-clinic |          |     |        | early-dose | 1.3 below 8 months: clinic review
2026-09-10 | JE-L 8m 2y-1d   | 3y     | JE-L 2 | ask-clinic |          |     |        | early-dose | 1.3 below 2 years: clinic review
2026-09-10 | JE-L 14m 26m-1d | 3y     | JE-L 2 | ask-clinic |          |     |        | early-dose | 1.3 one day under 12 months: clinic review
2026-09-10 | JE-L 14m 26m    | 3y     | JE-L 2 | given      |          |     |        | none       | 1.4 12 months
`,
);

checkTable(
  'JE-I',
  `
born       | given               | today   | with | dose   | status     | earliest | due     | before | flags      | clause
2026-09-10 |                     | 8m-1d   | JE-I | JE-I 1 | not-yet    | 8m       | 8m      | -      | none       | 1.2 dose 1 at 8 months
2026-09-10 |                     | 8m      | JE-I | JE-I 1 | due        | 8m       | 8m      | -      | none       | 1.2 dose 1 at 8 months
2026-09-10 |                     | 3y      | JE-I | JE-I 1 | due        | 8m       | 8m      | -      | none       | 1.2 dose 1 names no completion age
2026-09-10 | JE-I 8m             | 8m+6d   | JE-I | JE-I 2 | not-yet    | 8m+7d    | 8m+7d   | 12m    | none       | 1.2 dose 2 7–10 d after dose 1
2026-09-10 | JE-I 8m             | 8m+7d   | JE-I | JE-I 2 | due        | 8m+7d    | 8m+7d   | 12m    | none       | 1.2 dose 2 7–10 d after dose 1
2026-09-10 | JE-I 8m             | 8m+10d  | JE-I | JE-I 2 | due        | 8m+7d    | 8m+7d   | 12m    | none       | 1.2 dose 2 7–10 d after dose 1
2026-09-10 | JE-I 9m             | 9m+6d   | JE-I | JE-I 2 | not-yet    | 9m+7d    | 9m+7d   | 12m    | none       | 1.4 7–10 d after dose 1
2026-09-10 | JE-I 9m             | 9m+7d   | JE-I | JE-I 2 | due        | 9m+7d    | 9m+7d   | 12m    | none       | 1.4 7–10 d after dose 1
2026-09-10 | JE-I 8m             | 12m     | JE-I | JE-I 2 | overdue    | 8m+7d    | 8m+7d   | 12m    | none       | 1.2 dose 2 before 12 months
2026-09-10 | JE-I 8m 8m+7d       | 2y-1d   | JE-I | JE-I 3 | not-yet    | 2y       | 2y      | 3y     | none       | 1.2 dose 3 at 2 years
2026-09-10 | JE-I 8m 8m+7d       | 2y      | JE-I | JE-I 3 | due        | 2y       | 2y      | 3y     | none       | 1.4 no 12-month maximum: the schedule leaves 16
2026-09-10 | JE-I 8m 8m+7d       | 3y      | JE-I | JE-I 3 | overdue    | 2y       | 2y      | 3y     | none       | 1.2 dose 3 before 3 years
2026-09-10 | JE-I 23m 23m+10d    | 24m     | JE-I | JE-I 3 | not-yet    | 24m+10d  | 24m+10d | 3y     | none       | 1.2 dose 3 one month after dose 2
2026-09-10 | JE-I 23m 23m+10d    | 24m+10d | JE-I | JE-I 3 | due        | 24m+10d  | 24m+10d | 3y     | none       | 1.2 dose 3 one month after dose 2
2026-09-10 | JE-I 8m 8m+7d 2y    | 6y-1d   | JE-I | JE-I 4 | not-yet    | 6y       | 6y      | 7y     | none       | 1.2 dose 4 at 6 years
2026-09-10 | JE-I 8m 8m+7d 2y    | 6y      | JE-I | JE-I 4 | due        | 6y       | 6y      | 7y     | none       | 1.2 dose 4 at 6 years
2026-09-10 | JE-I 8m 8m+7d 2y    | 7y      | JE-I | JE-I 4 | overdue    | 6y       | 6y      | 7y     | none       | 1.2 dose 4 before 7 years
2026-09-10 | JE-I 8m 8m+7d 4y    | 6y      | JE-I | JE-I 4 | not-yet    | 7y       | 7y      | 7y     | none       | 1.4 then at least 3 years
2026-09-10 | JE-I 8m 8m+7d 4y    | 7y-1d   | JE-I | JE-I 4 | not-yet    | 7y       | 7y      | 7y     | none       | 1.4 then at least 3 years
2026-09-10 | JE-I 8m 8m+7d 4y    | 7y      | JE-I | JE-I 4 | overdue    | 7y       | 7y      | 7y     | none       | 1.4 then at least 3 years
2026-09-10 | JE-I 8m 8m+7d 2y 6y | 7y      | JE-I | JE-I 4 | given      |          |         |        | none       | 1.2 four doses
2026-09-10 | JE-I 8m             | 3y      | JE-I | JE-I 3 | not-yet    | 37m      | 2y      | 3y     | none       | issue: a missing dose 2 is taken as given today
2026-09-10 |                     | 3y      | JE-I | JE-I 2 | not-yet    | 3y+7d    | 8m+7d   | 12m    | none       | issue: a missing dose 1 is taken as given today
2026-09-10 | JE-I 8m 8m+6d       | 10m     | JE-I | JE-I 2 | ask-clinic |          |         |        | early-dose | 1.3 6 d: clinic review
2026-09-10 | JE-I 9m 9m+20d      | 10m     | JE-I | JE-I 2 | given      |          |         |        | none       | 1.2 10 d is the longest named, not a stop
`,
);

checkTable(
  'the alternative already begun decides',
  `
born       | given         | today | with | dose   | status | clause
2026-09-10 | JE-L 8m       | 2y    | JE-I | JE-L 2 | due    | issue: alternatives; a recorded dose goes before the choice
2026-09-10 | JE-L 8m       | 2y    | JE-I | JE-I 1 | absent | issue: JE-L never creates JE-I
2026-09-10 | JE-L 8m       | 2y    | JE-I | JE-I 2 | absent | issue: JE-L never creates JE-I
2026-09-10 | JE-I 8m 8m+7d | 2y    | JE-L | JE-I 3 | due    | issue: alternatives; a recorded dose goes before the choice
2026-09-10 | JE-I 8m 8m+7d | 2y    |      | JE-I 3 | due    | issue: alternatives; a recorded dose goes before the default
2026-09-10 | JE-I 8m 8m+7d | 2y    |      | JE-L 1 | absent | issue: alternatives
2026-09-10 |               | 2y    |      | JE-I 1 | absent | 1.2 JE-L is the default
2026-09-10 |               | 2y    | JE-I | JE-L 1 | absent | 1.2 JE-I is the alternative
`,
);

checkTable(
  'records of both alternatives',
  `
born       | given                  | today | dose   | status     | flags        | clause
2026-09-10 | JE-I 8m 8m+7d, JE-L 2y | 3y    | JE-I 1 | given      | option-mixed | issue: alternatives; the stray record is told
2026-09-10 | JE-I 8m 8m+7d, JE-L 2y | 3y    | JE-I 3 | ask-clinic | option-mixed | issue: what the text does not name a clinician decides
2026-09-10 | JE-L 8m, JE-I 2y       | 3y    | JE-L 2 | ask-clinic | option-mixed | issue: what the text does not name a clinician decides
`,
);
