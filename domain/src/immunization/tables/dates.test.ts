/** Month ends and 29 February, days written out. Fact sheet 1.3: add calendar months, take the month's last day if the day does not exist. */
import { checkTable } from './table';

checkTable(
  'ages of children born at a month’s end',
  `
born       | given                      | today      | dose     | status     | earliest   | due        | before     | clause
2026-12-31 |                            | 2027-02-27 | IPV 1    | not-yet    | 2027-02-28 | 2027-02-28 | -          | 1.3 no 31 February: the 28th
2026-12-31 |                            | 2027-02-28 | IPV 1    | due        | 2027-02-28 | 2027-02-28 | -          | 1.3 no 31 February: the 28th
2027-12-31 |                            | 2028-02-28 | DTaP 1   | not-yet    | 2028-02-29 | 2028-02-29 | -          | 1.3 leap year: the 29th
2027-12-31 |                            | 2028-02-29 | DTaP 1   | due        | 2028-02-29 | 2028-02-29 | -          | 1.3 leap year: the 29th
2026-08-31 | HepB 0d                    | 2026-09-29 | HepB 2   | not-yet    | 2026-09-30 | 2026-09-30 | -          | 1.3 no 31 September
2026-08-31 | HepB 0d                    | 2026-09-30 | HepB 2   | due        | 2026-09-30 | 2026-09-30 | -          | 1.3 no 31 September
2026-08-31 |                            | 2027-02-28 | MPSV-A 1 | due        | 2027-02-28 | 2027-02-28 | 2027-08-31 | 1.3 six months
2026-08-31 |                            | 2028-02-28 | HepA-L 1 | not-yet    | 2028-02-29 | 2028-02-29 | 2028-08-31 | 1.3 eighteen months into a leap year
2026-08-31 |                            | 2028-02-29 | HepA-L 1 | due        | 2028-02-29 | 2028-02-29 | 2028-08-31 | 1.3 eighteen months into a leap year
2026-08-30 |                            | 2027-02-28 | MPSV-A 1 | due        | 2027-02-28 | 2027-02-28 | 2027-08-30 | 1.3 born on the 30th
2026-08-29 |                            | 2027-02-28 | MPSV-A 1 | due        | 2027-02-28 | 2027-02-28 | 2027-08-29 | 1.3 born on the 29th
2026-08-28 |                            | 2027-02-28 | MPSV-A 1 | due        | 2027-02-28 | 2027-02-28 | 2027-08-28 | 1.3 born on the 28th
2026-11-30 |                            | 2027-02-27 | BCG 1    | due        | 2026-11-30 | 2026-11-30 | 2027-02-28 | 1.4 last day under 3 months
2026-11-30 |                            | 2027-02-28 | BCG 1    | ask-clinic |            | 2026-11-30 | 2027-02-28 | 1.4 three months
2026-07-31 | DTaP 2026-09-30 2026-11-30 | 2027-01-31 | DTaP 3   | due        | 2027-01-31 | 2027-01-31 | 2027-07-31 | 1.3 months are added to the birthday, not to a month’s end
`,
);

checkTable(
  'born on 29 February',
  `
born       | given              | today      | with | dose    | status  | earliest   | due        | before     | clause
2028-02-29 |                    | 2028-02-29 |      | HepB 1  | due     | 2028-02-29 | 2028-02-29 | 2028-03-01 | 1.2 24 hours: the day after
2028-02-29 | HepB 0d            | 2028-03-28 |      | HepB 2  | not-yet | 2028-03-29 | 2028-03-29 | -          | 1.3 one month
2028-02-29 | HepB 0d            | 2028-03-29 |      | HepB 2  | due     | 2028-03-29 | 2028-03-29 | -          | 1.3 one month
2028-02-29 | HepB 0d 1m         | 2029-02-27 |      | HepB 3  | due     | 2028-08-29 | 2028-08-29 | 2029-02-28 | 1.3 twelve months: the 28th
2028-02-29 | HepB 0d 1m         | 2029-02-28 |      | HepB 3  | overdue | 2028-08-29 | 2028-08-29 | 2029-02-28 | 1.3 twelve months: the 28th
2028-02-29 | JE-L 8m            | 2030-02-27 |      | JE-L 2  | not-yet | 2030-02-28 | 2030-02-28 | 2031-02-28 | 1.3 two years: the 28th
2028-02-29 | JE-L 8m            | 2030-02-28 |      | JE-L 2  | due     | 2030-02-28 | 2030-02-28 | 2031-02-28 | 1.3 two years: the 28th
2028-02-29 | IPV 2m 3m, bOPV 4m | 2032-02-28 |      | bOPV 4  | not-yet | 2032-02-29 | 2032-02-29 | 2033-02-28 | 1.3 four years: the 29th
2028-02-29 | IPV 2m 3m, bOPV 4m | 2032-02-29 |      | bOPV 4  | due     | 2032-02-29 | 2032-02-29 | 2033-02-28 | 1.3 four years: the 29th
2028-02-29 |                    | 2032-02-28 | tb-  | BCG 1   | overdue | 2028-02-29 | 2028-02-29 | 2028-05-29 | 1.4 last day under 4 years
2028-02-29 |                    | 2032-02-29 | tb-  | BCG 1   | stopped | -          |            |            | 1.4 from 4 years not given
2028-02-29 | DTaP 2m 4m 6m 18m  | 2034-02-28 |      | DTaP 5  | due     | 2034-02-28 | 2034-02-28 | 2035-02-28 | 1.3 six years: the 28th
2028-02-29 | DTaP 2m 4m 6m 18m  | 2035-02-27 |      | DTaP 5  | due     | 2034-02-28 | 2034-02-28 | 2035-02-28 | 1.4 last day under 7 years
2028-02-29 | DTaP 2m 4m 6m 18m  | 2035-02-28 |      | DTaP 5  | stopped | -          |            |            | 1.4 seven years
2028-02-29 | DTaP 2m 4m         | 2040-02-28 |      | DT 1    | due     | 2035-02-28 |            |            | 1.4 last day under 12 years
2028-02-29 | DTaP 2m 4m         | 2040-02-29 |      | DT 1    | stopped | -          |            |            | 1.4 twelve years
2028-02-29 |                    | 2041-02-28 | girl | 2vHPV 1 | due     | 2041-02-28 | 2041-02-28 | 2042-02-28 | 1.3 thirteen years: the 28th
`,
);

checkTable(
  'intervals that end on a day that does not exist',
  `
born       | given                                 | today      | with          | dose      | status  | earliest   | due        | clause
2027-01-15 | MPSV-A 2027-11-30                     | 2028-02-28 |               | MPSV-A 2  | not-yet | 2028-02-29 | 2028-02-29 | 1.3 3 months after 30 November
2027-01-15 | MPSV-A 2027-11-30                     | 2028-02-29 |               | MPSV-A 2  | due     | 2028-02-29 | 2028-02-29 | 1.3 3 months after 30 November
2026-08-15 | DTaP 2026-10-15 2026-12-15 2027-08-31 | 2028-02-28 |               | DTaP 4    | not-yet | 2028-02-29 | 2028-02-29 | 1.3 6 months after 31 August
2026-08-15 | DTaP 2026-10-15 2026-12-15 2027-08-31 | 2028-02-29 |               | DTaP 4    | due     | 2028-02-29 | 2028-02-29 | 1.3 6 months after 31 August
2026-08-15 | JE-L 2028-02-29                       | 2029-02-27 |               | JE-L 2    | not-yet | 2029-02-28 | 2029-02-28 | 1.3 12 months after 29 February
2026-08-15 | JE-L 2028-02-29                       | 2029-02-28 |               | JE-L 2    | due     | 2029-02-28 | 2029-02-28 | 1.3 12 months after 29 February
2028-02-10 | MPSV-A 6m 9m, MPSV-AC 2032-02-29      | 2035-02-27 |               | MPSV-AC 4 | not-yet | 2035-02-28 | 2035-02-28 | 1.3 3 years after 29 February
2028-02-10 | MPSV-A 6m 9m, MPSV-AC 2032-02-29      | 2035-02-28 |               | MPSV-AC 4 | overdue | 2035-02-28 | 2035-02-28 | 1.3 3 years after 29 February
2026-08-15 | HepA-I 2028-08-31                     | 2029-02-27 |               | HepA-I 2  | not-yet | 2029-02-28 | 2029-02-28 | 1.3 6 months after 31 August
2026-08-15 | HepA-I 2028-08-31                     | 2029-02-28 |               | HepA-I 2  | due     | 2029-02-28 | 2029-02-28 | 1.3 6 months after 31 August
2026-04-10 |                                       | 2027-02-27 | ig=2026-11-30 | MMR 1     | not-yet | 2027-02-28 | 2026-12-10 | 1.3 3 months after 30 November
2026-04-10 |                                       | 2027-02-28 | ig=2026-11-30 | MMR 1     | due     | 2027-02-28 | 2026-12-10 | 1.3 3 months after 30 November
2027-05-20 | MMR 2028-02-01                        | 2028-02-28 |               | JE-L 1    | not-yet | 2028-02-29 | 2028-01-20 | 1.3 28 days into a leap February
2027-05-20 | MMR 2028-02-01                        | 2028-02-29 |               | JE-L 1    | due     | 2028-02-29 | 2028-01-20 | 1.3 28 days into a leap February
2026-05-20 | MMR 2027-02-01                        | 2027-02-28 |               | JE-L 1    | not-yet | 2027-03-01 | 2027-01-20 | 1.3 28 days over a common February
2026-05-20 | MMR 2027-02-01                        | 2027-03-01 |               | JE-L 1    | due     | 2027-03-01 | 2027-01-20 | 1.3 28 days over a common February
`,
);
