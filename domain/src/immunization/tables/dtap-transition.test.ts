/** DTaP across the change of 2025-01-01 and the 2021 edition's own rows. Fact sheet 1.1, 1.2 (differences), 1.5. */
import { checkTable } from './table';

checkTable(
  'DTaP and DT by the 2021 edition, days of service before 2025',
  `
born       | given                    | today  | dose   | status  | earliest | due | before | flags | clause
2023-03-10 |                          | 3m-1d  | DTaP 1 | not-yet | 3m       | 3m  | -      | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 |                          | 3m     | DTaP 1 | due     | 3m       | 3m  | -      | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m                  | 4m-1d  | DTaP 2 | not-yet | 4m       | 4m  | -      | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m                  | 4m     | DTaP 2 | due     | 4m       | 4m  | -      | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m 4m               | 5m-1d  | DTaP 3 | not-yet | 5m       | 5m  | 12m    | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m 4m               | 5m     | DTaP 3 | due     | 5m       | 5m  | 12m    | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m 4m               | 12m    | DTaP 3 | overdue | 5m       | 5m  | 12m    | none  | 1.2 2021: dose 3 before 12 months
2023-03-10 | DTaP 3m 4m 5m            | 18m-1d | DTaP 4 | not-yet | 18m      | 18m | 24m    | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m 4m 5m            | 18m    | DTaP 4 | due     | 18m      | 18m | 24m    | none  | 1.2 2021: 3, 4, 5, 18 months
2023-03-10 | DTaP 3m 4m 5m            | 18m    | DTaP 5 | absent  |          |     |        | none  | 1.2 2021: four DTaP
2018-03-10 | DTaP 3m 4m 5m 18m        | 6y-1d  | DT 1   | not-yet | 6y       | 6y  | 7y     | none  | 1.2 2021: DT once at 6 years
2018-03-10 | DTaP 3m 4m 5m 18m        | 6y     | DT 1   | due     | 6y       | 6y  | 7y     | none  | 1.2 2021: DT once at 6 years
2018-03-10 | DTaP 3m 4m 5m 66m        | 6y     | DT 1   | not-yet | 78m      | 78m | 7y     | none  | 1.2 2021: DT 12 months after DTaP 4
2018-03-10 | DTaP 3m 4m 5m 18m, DT 6y | 78m    | DT 1   | given   |          |     |        | none  | 1.2 2021: DT once at 6 years
2017-03-10 | DTaP 3m 4m 5m 18m        | 7y     | DT 1   | overdue | 6y       | 6y  | 7y     | none  | 1.2 2021: DT before 7 years
`,
);

checkTable(
  'the day of service decides',
  `
born       | given                    | today      | with        | dose   | status     | earliest | due | before | flags      | clause
2024-10-10 |                          | 2024-12-31 |             | DTaP 1 | not-yet    | 3m       | 3m  | -      | none       | 1.1 the new ages begin 2025-01-01
2024-10-10 |                          | 2025-01-01 |             | DTaP 1 | due        |          | 2m  | -      | none       | 1.1 from 2025-01-01 at 2 months
2024-10-10 |                          | 2025-01-01 | cn-nip-2021 | DTaP 1 | not-yet    | 3m       | 3m  | -      | none       | 1.2 the 2021 edition asked for by name is its own text
2024-10-10 |                          | 2026-11-22 | cn-nip-2021 | DTaP 3 | not-yet    |          | 5m  | 12m    | none       | 1.2 2021: 3, 4, 5, 18 months, whatever the day
2018-03-10 | DTaP 3m 4m 5m 18m        | 2024-03-10 | cn-nip-2021 | DT 1   | due        | 6y       | 6y  | 7y     | none       | 1.2 2021: DT once at 6 years
2024-06-10 | DTaP 3m 4m 5m            | 2025-06-01 |             | DTaP 1 | given      |          |     |        | none       | 1.5 ignore birth cohorts
2024-06-10 | DTaP 3m 4m 5m            | 2025-06-01 |             | DTaP 2 | given      |          |     |        | none       | 1.5 a dose given by the text of its day counts
2024-06-10 | DTaP 3m 4m 5m            | 2025-06-01 |             | DTaP 3 | given      |          |     |        | none       | 1.5 a dose given by the text of its day counts
2024-06-10 | DTaP 3m 4m 5m            | 2025-06-01 |             | DTaP 4 | not-yet    | 18m      | 18m | 24m    | none       | 1.5 minimum age of that dose number
2024-06-10 | DTaP 3m 4m 5m            | 2025-06-01 |             | DTaP 5 | not-yet    | 6y       | 6y  | 7y     | none       | 1.5 a child of 6 years gets DTaP
2024-09-10 | DTaP 3m                  | 2025-01-01 |             | DTaP 2 | not-yet    | 4m       | 4m  | -      | none       | 1.5 dose 2 at 4 months
2024-09-10 | DTaP 3m                  | 2025-01-10 |             | DTaP 2 | due        | 4m       | 4m  | -      | none       | 1.5 dose 2 at 4 months
2024-08-10 | DTaP 3m 4m               | 2025-01-10 |             | DTaP 3 | not-yet    | 6m       | 6m  | 12m    | none       | 1.5 dose 3 at 6 months, no more at 5
2024-08-10 | DTaP 3m 4m               | 2025-02-10 |             | DTaP 3 | due        | 6m       | 6m  | 12m    | none       | 1.5 dose 3 at 6 months
2024-07-31 | DTaP 3m 4m               | 2024-12-31 |             | DTaP 3 | due        | 5m       | 5m  | 12m    | none       | 1.1 the old ages end 2024-12-31
2024-07-31 | DTaP 3m 4m               | 2025-01-01 |             | DTaP 3 | not-yet    | 6m       | 6m  | 12m    | none       | 1.1 the new ages begin 2025-01-01
2024-09-10 | DTaP 2m                  | 2025-02-01 |             | DTaP 1 | ask-clinic |          |     |        | early-dose | 1.2 2021: 3 months was the minimum age on that day
2024-11-01 | DTaP 2m                  | 2025-02-01 |             | DTaP 1 | given      |          |     |        | none       | 1.1 on 2025-01-01 2 months is the minimum age
2018-12-10 | DTaP 3m 4m 5m 18m        | 2024-12-31 |             | DT 1   | due        | 6y       | 6y  | 7y     | none       | 1.1 DT at 6 years until 2024-12-31
2018-12-10 | DTaP 3m 4m 5m 18m        | 2025-01-01 |             | DTaP 5 | due        | 6y       | 6y  | 7y     | none       | 1.5 a child of 6 years gets DTaP
2018-12-10 | DTaP 3m 4m 5m 18m        | 2025-01-01 |             | DT 1   | not-needed | -        |     |        | none       | 1.1 DT no longer routine
2018-12-10 | DTaP 3m 4m 5m 18m        | 2025-12-09 |             | DTaP 5 | due        | 6y       | 6y  | 7y     | none       | 1.5 until the 7th birthday DTaP
2018-12-10 | DTaP 3m 4m 5m 18m        | 2025-12-10 |             | DTaP 5 | stopped    | -        |     |        | none       | 1.5 from the 7th birthday DT
2018-12-10 | DTaP 3m 4m 5m 18m        | 2025-12-10 |             | DT 1   | due        | 7y       |     |        | none       | 1.5 from the 7th birthday DT
2017-12-10 | DTaP 3m 4m 5m 18m, DT 6y | 2025-03-01 |             | DT 1   | given      |          |     |        | none       | 1.4 total 3 or more with one DT: done
2018-03-10 | DTaP 3m 4m 5m 18m, DT 6y | 2025-02-01 |             | DTaP 5 | not-needed | -        |     |        | none       | 1.4 total 3 or more with one DT: done
`,
);
