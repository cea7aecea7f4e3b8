/** MMR: fact sheet 1.2, 1.3, 1.4. */
import { checkTable } from './table';

checkTable(
  'MMR',
  `
born       | given           | today   | dose  | status           | earliest | due     | before | flags          | clause
2026-09-10 |                 | 8m-1d   | MMR 1 | not-yet          | 8m       | 8m      | 12m    | none           | 1.2 dose 1 at 8 months
2026-09-10 |                 | 8m      | MMR 1 | due              | 8m       | 8m      | 12m    | none           | 1.2 dose 1 at 8 months
2026-09-10 |                 | 12m-1d  | MMR 1 | due              | 8m       | 8m      | 12m    | none           | 1.2 dose 1 before 12 months
2026-09-10 |                 | 12m     | MMR 1 | overdue          | 8m       | 8m      | 12m    | none           | 1.2 dose 1 before 12 months
2026-09-10 | MMR 8m          | 18m-1d  | MMR 2 | not-yet          | 18m      | 18m     | 24m    | none           | 1.2 dose 2 at 18 months
2026-09-10 | MMR 8m          | 18m     | MMR 2 | due              | 18m      | 18m     | 24m    | none           | 1.2 dose 2 at 18 months
2026-09-10 | MMR 8m          | 24m-1d  | MMR 2 | due              | 18m      | 18m     | 24m    | none           | 1.2 dose 2 before 24 months
2026-09-10 | MMR 8m          | 24m     | MMR 2 | overdue          | 18m      | 18m     | 24m    | none           | 1.2 dose 2 before 24 months
2026-09-10 | MMR 18m-10d     | 18m     | MMR 2 | not-yet          | 18m+18d  | 18m+18d | 24m    | none           | 1.4 two doses at least 28 d apart
2026-09-10 | MMR 18m-10d     | 18m+17d | MMR 2 | not-yet          | 18m+18d  | 18m+18d | 24m    | none           | 1.4 day 27
2026-09-10 | MMR 18m-10d     | 18m+18d | MMR 2 | due              | 18m+18d  | 18m+18d | 24m    | none           | 1.4 day 28
2026-09-10 | MMR 18m-28d     | 18m     | MMR 2 | due              | 18m      | 18m     | 24m    | none           | 1.4 day 28 is the day of 18 months
2026-09-10 | MMR 24m         | 24m+27d | MMR 2 | not-yet          | 24m+28d  | 24m+28d | 24m    | none           | 1.4 waits past the completion age
2026-09-10 | MMR 24m         | 24m+28d | MMR 2 | overdue          | 24m+28d  | 24m+28d | 24m    | none           | 1.4 given late
2026-09-10 |                 | 20m     | MMR 2 | not-yet          | 20m+28d  | 18m     | 24m    | none           | issue: a missing dose 1 is taken as given today
2026-09-10 |                 | 10m     | MMR 2 | not-yet          | 18m      | 18m     | 24m    | none           | issue: dose 1 today, 28 d later is before 18 months
2026-09-10 |                 | 15y     | MMR 1 | overdue          | 8m       | 8m      | 12m    | none           | 1.3 under 18
2026-09-10 |                 | 15y     | MMR 2 | not-yet          | 15y+28d  | 18m     | 24m    | none           | 1.4 two doses at least 28 d apart
2026-09-10 |                 | 18y-1d  | MMR 1 | overdue          | 8m       | 8m      | 12m    | none           | 1.3 under 18
2026-09-10 |                 | 18y     | MMR 1 | not-in-programme | -        |         |        | none           | 1.3 applies to people under 18
2026-09-10 | MMR 8m 18m      | 3y      | MMR 1 | given            |          |         |        | none           | 1.2 two doses
2026-09-10 | MMR 8m 18m      | 3y      | MMR 2 | given            |          |         |        | none           | 1.2 two doses
2026-09-10 | MMR 8m 18m      | 3y      | MMR 3 | absent           |          |         |        | none           | 1.2 two doses
2026-09-10 | MMR 8m 18m 4y   | 5y      | MMR 2 | given            |          |         |        | extra-dose     | 1.2 two doses; a third record is told
2026-09-10 | MMR 8m-1d       | 9m      | MMR 1 | ask-clinic       |          |         |        | early-dose     | 1.3 below 8 months: clinic review
2026-09-10 | MMR 8m 18m-1d   | 20m     | MMR 2 | ask-clinic       |          |         |        | early-dose     | 1.3 below 18 months: clinic review
2026-09-10 | MMR 19m 19m+27d | 22m     | MMR 2 | ask-clinic       |          |         |        |                | 1.3 27 d: clinic review
2026-09-10 | MMR 19m 19m+28d | 22m     | MMR 2 | given            |          |         |        | none           | 1.4 28 d
2026-09-10 | MMR 6m 8m 18m   | 20m     | MMR 1 | given            |          |         |        | early-repeated | 1.4 an outbreak dose from 6 months is not counted (M)
2026-09-10 | MMR 6m 8m 18m   | 20m     | MMR 2 | given            |          |         |        | early-repeated | 1.4 an outbreak dose from 6 months is not counted (M)
2026-09-10 | MMR 8m, BCG 0d  | 18m     | MMR 2 | due              | 18m      | 18m     | 24m    | none           | 1.3 other live vaccine long ago
`,
);
