/** Hepatitis B: fact sheet 1.2, 1.4 and, for small babies, 1.7. Days of service under the 2026 edition. */
import { checkTable } from './table';

checkTable(
  'HepB to schedule',
  `
born       | given         | today  | dose   | status  | earliest | due | before | flags | clause
2026-09-10 |               | 0d     | HepB 1 | due     | 0d       | 0d  | 1d     | none  | 1.2 dose 1 at birth, within 24 h
2026-09-10 |               | 1d     | HepB 1 | overdue | 0d       | 0d  | 1d     | none  | 1.4 birth dose missed: as soon as possible
2026-09-10 |               | 3m     | HepB 1 | overdue | 0d       | 0d  | 1d     | none  | 1.4 birth dose missed: as soon as possible
2026-09-10 |               | 0d     | HepB 2 | not-yet | 1m       | 1m  | -      | none  | 1.2 dose 2 at 1 month, 28 d after dose 1
2026-09-10 | HepB 0d       | 1m-1d  | HepB 2 | not-yet | 1m       | 1m  | -      | none  | 1.2 dose 2: the age is the minimum age
2026-09-10 | HepB 0d       | 1m     | HepB 2 | due     | 1m       | 1m  | -      | none  | 1.2 dose 2 at 1 month
2026-09-10 | HepB 0d       | 1m+1d  | HepB 2 | due     | 1m       | 1m  | -      | none  | 1.2 dose 2 at 1 month
2026-09-10 | HepB 0d       | 2y     | HepB 2 | due     | 1m       | 1m  | -      | none  | 1.2 dose 2 names no completion age
2026-09-10 | HepB 0d 1m    | 6m-1d  | HepB 3 | not-yet | 6m       | 6m  | 12m    | none  | 1.2 dose 3: minimum age 6 months
2026-09-10 | HepB 0d 1m    | 6m     | HepB 3 | due     | 6m       | 6m  | 12m    | none  | 1.2 dose 3 at 6 months
2026-09-10 | HepB 0d 1m    | 12m-1d | HepB 3 | due     | 6m       | 6m  | 12m    | none  | 1.2 before 12 months: last day is the day before
2026-09-10 | HepB 0d 1m    | 12m    | HepB 3 | overdue | 6m       | 6m  | 12m    | none  | 1.2 dose 3 complete before 12 months
2026-09-10 | HepB 0d 1m 6m | 12m    | HepB 1 | given   |          |     |        | none  | 1.2 all three on their days
2026-09-10 | HepB 0d 1m 6m | 12m    | HepB 2 | given   |          |     |        | none  | 1.2 all three on their days
2026-09-10 | HepB 0d 1m 6m | 12m    | HepB 3 | given   |          |     |        | none  | 1.2 all three on their days
2026-09-10 | HepB 0d 1m 6m | 12m    | HepB 4 | absent  |          |     |        | none  | 1.2 three doses
`,
);

checkTable(
  'HepB late: only what is missing, never again from the beginning',
  `
born       | given         | today   | dose   | status           | earliest | due     | before | flags | clause
2026-09-10 | HepB 10d      | 1m      | HepB 2 | not-yet          | 38d      | 38d     | -      | none  | 1.4 dose 2 at least 28 d after dose 1
2026-09-10 | HepB 10d      | 37d     | HepB 2 | not-yet          | 38d      | 38d     | -      | none  | 1.4 day 27 after dose 1
2026-09-10 | HepB 10d      | 38d     | HepB 2 | due              | 38d      | 38d     | -      | none  | 1.4 day 28 after dose 1
2026-09-10 | HepB 2m       | 2m+27d  | HepB 2 | not-yet          | 2m+28d   | 2m+28d  | -      | none  | 1.4 dose 2 at least 28 d after dose 1
2026-09-10 | HepB 2m       | 2m+28d  | HepB 2 | due              | 2m+28d   | 2m+28d  | -      | none  | 1.4 dose 2 at least 28 d after dose 1
2026-09-10 | HepB 0d 5m    | 6m      | HepB 3 | not-yet          | 5m+60d   | 5m+60d  | 12m    | none  | 1.4 dose 3 at least 60 d after dose 2
2026-09-10 | HepB 0d 5m    | 5m+59d  | HepB 3 | not-yet          | 5m+60d   | 5m+60d  | 12m    | none  | 1.4 day 59 after dose 2
2026-09-10 | HepB 0d 5m    | 5m+60d  | HepB 3 | due              | 5m+60d   | 5m+60d  | 12m    | none  | 1.4 day 60 after dose 2
2026-09-10 | HepB 0d 4m-1d | 6m      | HepB 3 | due              | 6m       | 6m      | 12m    | none  | 1.4 60 d after dose 2 is the day of 6 months
2026-09-10 | HepB 0d 11m   | 12m     | HepB 3 | not-yet          | 11m+60d  | 11m+60d | 12m    | none  | 1.4 waits even when the completion age has passed
2026-09-10 | HepB 0d 11m   | 11m+60d | HepB 3 | overdue          | 11m+60d  | 11m+60d | 12m    | none  | 1.4 given late, never restarted
2026-09-10 | HepB 0d       | 7m      | HepB 2 | due              | 1m       | 1m      | -      | none  | 1.3 only the missing dose
2026-09-10 | HepB 0d       | 7m      | HepB 3 | not-yet          | 7m+60d   | 6m      | 12m    | none  | issue: a missing dose 2 is taken as given today
2026-09-10 | HepB 0d       | 3m      | HepB 3 | not-yet          | 6m       | 6m      | 12m    | none  | issue: dose 2 today, 60 d later is still before 6 months
2026-09-10 |               | 2m      | HepB 2 | not-yet          | 2m+28d   | 1m      | -      | none  | issue: a missing dose 1 is taken as given today
2026-09-10 |               | 3y      | HepB 2 | not-yet          | 3y+28d   | 1m      | -      | none  | issue: a missing dose 1 is taken as given today
2026-09-10 |               | 3y      | HepB 1 | overdue          | 0d       | 0d      | 1d     | none  | 1.3 catch-up has no upper age but 18
2026-09-10 | HepB 0d 1m    | 10y     | HepB 3 | overdue          | 6m       | 6m      | 12m    | none  | 1.3 never restart, after ten years either
2026-09-10 | HepB 0d 1m    | 18y-1d  | HepB 3 | overdue          | 6m       | 6m      | 12m    | none  | 1.3 applies to people under 18
2026-09-10 | HepB 0d 1m    | 18y     | HepB 3 | not-in-programme | -        |         |        | none  | 1.3 applies to people under 18
`,
);

checkTable(
  'HepB too early: kept, flagged, for the clinic',
  `
born       | given             | today | dose   | status     | earliest | flags      | clause
2026-09-10 | HepB 0d 1m-1d     | 2m    | HepB 2 | ask-clinic |          | early-dose | 1.3 below the minimum age: clinic review
2026-09-10 | HepB 0d 1m        | 2m    | HepB 2 | given      |          | none       | 1.3 on the minimum age
2026-09-10 | HepB 5d 32d       | 2m    | HepB 2 | ask-clinic |          | early-dose | 1.3 27 d after dose 1: clinic review
2026-09-10 | HepB 5d 33d       | 2m    | HepB 2 | given      |          | none       | 1.2 28 d after dose 1 (and over 1 month)
2026-09-10 | HepB 0d 1m 6m-1d  | 8m    | HepB 3 | ask-clinic |          | early-dose | 1.3 one day under 6 months
2026-09-10 | HepB 0d 5m 5m+59d | 8m    | HepB 3 | ask-clinic |          | early-dose | 1.3 59 d after dose 2
2026-09-10 | HepB 0d 5m 5m+60d | 8m    | HepB 3 | given      |          | none       | 1.2 60 d after dose 2
2026-09-10 | HepB 0d 20d!      | 2m    | HepB 2 | given      |          | none       | issue: the clinic decides; it said the dose counts
2026-09-10 | HepB 0d 1m-1d     | 6m    | HepB 3 | due        | 6m       | early-dose | 1.3 an early dose is not silently dropped
2026-09-10 | HepB 0d 1m 6m 12m | 13m   | HepB 3 | given      |          | extra-dose | 1.2 three doses; a fourth record is told, not hidden
`,
);

checkTable(
  'HepB when the mother is HBsAg positive or unknown',
  `
born       | given            | today | with                | dose   | status  | earliest | due | before | clause
2026-09-10 |                  | 0d    | mother+             | HepB 1 | due     | 0d       | 0d  |        | 1.7 within 12 h
2026-09-10 | HepB 0d          | 1m    | mother+ weight=2000 | HepB 2 | due     | 1m       | 1m  | -      | 1.7 only under 2000 g is the birth dose extra
2026-09-10 | HepB 0d 1m       | 6m    | mother+ weight=2000 | HepB 3 | due     | 6m       | 6m  | 12m    | 1.7 only under 2000 g is the birth dose extra
2026-09-10 | HepB 0d 1m       | 6m    | mother+ weight=2000 | HepB 4 | absent  |          |     |        | 1.7 only under 2000 g is the birth dose extra
2026-09-10 | HepB 0d 1m       | 6m    | mother- weight=1800 | HepB 3 | due     | 6m       | 6m  | 12m    | 1.7 mother negative: three doses
2026-09-10 | HepB 0d 1m       | 6m    | weight=1800         | HepB 4 | absent  |          |     |        | 1.7 nothing known of the mother: three doses
2026-09-10 | HepB 0d          | 1m-1d | mother+ weight=1999 | HepB 2 | not-yet | 1m       | 1m  |        | 1.7 <2000 g: then 1, 2, 7 months
2026-09-10 | HepB 0d          | 1m    | mother+ weight=1999 | HepB 2 | due     | 1m       | 1m  |        | 1.7 <2000 g: then 1, 2, 7 months
2026-09-10 | HepB 0d 1m       | 2m-1d | mother? weight=1800 | HepB 3 | not-yet | 2m       | 2m  |        | 1.7 mother unknown, <2000 g: then 1, 2, 7 months
2026-09-10 | HepB 0d 1m       | 2m    | mother? weight=1800 | HepB 3 | due     | 2m       | 2m  |        | 1.7 mother unknown, <2000 g: then 1, 2, 7 months
2026-09-10 | HepB 0d 1m 2m    | 7m-1d | mother+ weight=1800 | HepB 4 | not-yet | 7m       | 7m  |        | 1.7 <2000 g: the last at 7 months
2026-09-10 | HepB 0d 1m 2m    | 7m    | mother+ weight=1800 | HepB 4 | due     | 7m       | 7m  |        | 1.7 <2000 g: the last at 7 months
2026-09-10 | HepB 0d 1m 2m 7m | 8m    | mother+ weight=1800 | HepB 4 | given   |          |     |        | 1.7 <2000 g: birth dose and three more
2026-09-10 | HepB 0d 1m 6m    | 8m    | mother+ weight=1800 | HepB 4 | due     |          |     |        | 1.7 <2000 g: the birth dose is not counted
`,
);
