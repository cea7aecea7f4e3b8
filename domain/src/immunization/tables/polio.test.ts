/** Polio: one series of four across IPV and bOPV. Fact sheet 1.2, 1.3, 1.4, 1.7. */
import { checkTable } from './table';

checkTable(
  'polio to schedule',
  `
born       | given                    | today  | dose   | status  | earliest | due | before | flags      | clause
2026-09-10 |                          | 2m-1d  | IPV 1  | not-yet | 2m       | 2m  | -      | none       | 1.2 polio 1 at 2 months
2026-09-10 |                          | 2m     | IPV 1  | due     | 2m       | 2m  | -      | none       | 1.2 polio 1 at 2 months
2026-09-10 |                          | 2y     | IPV 1  | due     | 2m       | 2m  | -      | none       | 1.2 polio 1 names no completion age
2026-09-10 | IPV 2m                   | 3m-1d  | IPV 2  | not-yet | 3m       | 3m  | -      | none       | 1.2 polio 2 at 3 months
2026-09-10 | IPV 2m                   | 3m     | IPV 2  | due     | 3m       | 3m  | -      | none       | 1.2 polio 2 at 3 months
2026-09-10 | IPV 2m 3m                | 4m-1d  | bOPV 3 | not-yet | 4m       | 4m  | 12m    | none       | 1.2 polio 3 at 4 months
2026-09-10 | IPV 2m 3m                | 4m     | bOPV 3 | due     | 4m       | 4m  | 12m    | none       | 1.2 polio 3 at 4 months
2026-09-10 | IPV 2m 3m                | 12m-1d | bOPV 3 | due     | 4m       | 4m  | 12m    | none       | 1.2 polio 3 before 12 months
2026-09-10 | IPV 2m 3m                | 12m    | bOPV 3 | overdue | 4m       | 4m  | 12m    | none       | 1.2 polio 3 before 12 months
2026-09-10 | IPV 2m 3m, bOPV 4m       | 4y-1d  | bOPV 4 | not-yet | 4y       | 4y  | 5y     | none       | 1.2 polio 4 at 4 years
2026-09-10 | IPV 2m 3m, bOPV 4m       | 4y     | bOPV 4 | due     | 4y       | 4y  | 5y     | none       | 1.2 polio 4 at 4 years
2026-09-10 | IPV 2m 3m, bOPV 4m       | 5y-1d  | bOPV 4 | due     | 4y       | 4y  | 5y     | none       | 1.2 polio 4 before 5 years
2026-09-10 | IPV 2m 3m, bOPV 4m       | 5y     | bOPV 4 | overdue | 4y       | 4y  | 5y     | none       | 1.2 polio 4 before 5 years
2026-09-10 | IPV 2m 3m, bOPV 4m 4y    | 5y     | bOPV 4 | given   |          |     |        | none       | 1.2 four doses
2026-09-10 | IPV 2m 3m, bOPV 4m 4y    | 5y     | bOPV 3 | given   |          |     |        | none       | 1.2 four doses across two products
2026-09-10 | IPV 2m 3m, bOPV 4m 4y 5y | 6y     | bOPV 4 | given   |          |     |        | extra-dose | 1.2 four doses; a fifth record is told
`,
);

checkTable(
  'polio late and early',
  `
born       | given                    | today  | dose   | status           | earliest | due    | before | flags      | clause
2026-09-10 | IPV 2m+10d               | 3m     | IPV 2  | not-yet          | 2m+38d   | 2m+38d | -      | none       | 1.2 28 d between any two doses
2026-09-10 | IPV 2m+10d               | 2m+37d | IPV 2  | not-yet          | 2m+38d   | 2m+38d | -      | none       | 1.4 day 27
2026-09-10 | IPV 2m+10d               | 2m+38d | IPV 2  | due              | 2m+38d   | 2m+38d | -      | none       | 1.4 day 28
2026-09-10 | IPV 2m 4m                | 4m+27d | bOPV 3 | not-yet          | 4m+28d   | 4m+28d | 12m    | none       | 1.4 day 27
2026-09-10 | IPV 2m 4m                | 4m+28d | bOPV 3 | due              | 4m+28d   | 4m+28d | 12m    | none       | 1.4 day 28
2026-09-10 | IPV 2m 3m, bOPV 4y-10d   | 4y     | bOPV 4 | not-yet          | 4y+18d   | 4y+18d | 5y     | none       | 1.2 28 d in catch-up
2026-09-10 | IPV 2m 3m, bOPV 4y-10d   | 4y+18d | bOPV 4 | due              | 4y+18d   | 4y+18d | 5y     | none       | 1.2 28 d in catch-up
2026-09-10 | IPV 2m 3m, bOPV 3y       | 3y+28d | bOPV 4 | not-yet          | 4y       | 4y     | 5y     | none       | 1.4 under 4 years three doses are enough
2026-09-10 |                          | 1y     | IPV 2  | not-yet          | 1y+28d   | 3m     | -      | none       | issue: a missing dose 1 is taken as given today
2026-09-10 | IPV 2m                   | 5y     | IPV 2  | due              | 3m       | 3m     | -      | none       | 1.3 only missing doses
2026-09-10 | IPV 2m                   | 5y     | bOPV 3 | not-yet          | 5y+28d   | 4m     | 12m    | none       | issue: a missing dose 2 is taken as given today
2026-09-10 | IPV 2m 3m                | 6y     | bOPV 3 | overdue          | 4m       | 4m     | 12m    | none       | 1.4 4 years and over: complete four
2026-09-10 | IPV 2m 3m                | 6y     | bOPV 4 | not-yet          | 6y+28d   | 4y     | 5y     | none       | 1.4 28 d between any two doses
2026-09-10 | IPV 2m 3m, bOPV 4m       | 17y    | bOPV 4 | overdue          | 4y       | 4y     | 5y     | none       | 1.3 under 18 the dose is still given
2026-09-10 | IPV 2m 3m, bOPV 4m       | 18y    | bOPV 4 | not-in-programme | -        |        |        | none       | 1.3 applies to people under 18
2026-09-10 | IPV 2m-1d                | 3m     | IPV 1  | ask-clinic       |          |        |        | early-dose | 1.3 below 2 months: clinic review
2026-09-10 | IPV 2m 3m-1d             | 4m     | IPV 2  | ask-clinic       |          |        |        | early-dose | 1.3 below 3 months: clinic review
2026-09-10 | IPV 3m 3m+27d            | 6m     | IPV 2  | ask-clinic       |          |        |        | early-dose | 1.3 27 d: clinic review
2026-09-10 | IPV 3m 3m+28d            | 6m     | IPV 2  | given            |          |        |        | none       | 1.4 28 d
2026-09-10 | IPV 2m 3m, bOPV 4m-1d    | 6m     | bOPV 3 | ask-clinic       |          |        |        | early-dose | 1.3 below 4 months: clinic review
2026-09-10 | IPV 2m 3m, bOPV 4m 4y-1d | 4y     | bOPV 4 | ask-clinic       |          |        |        | early-dose | 1.3 below 4 years: clinic review
2026-09-10 | IPV 2m 3m, bOPV 4m 4y    | 4y     | bOPV 4 | given            |          |        |        | none       | 1.2 on the fourth birthday
`,
);

checkTable(
  'polio with other products and conditions',
  `
born       | given                            | today      | with       | dose   | status  | earliest | due | flags | clause
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m        | 4y         |            | bOPV 4 | given   |          |     | none  | 1.3 the five-in-one covers polio 1–4
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m        | 5y         |            | IPV 1  | given   |          |     | none  | 1.3 the five-in-one covers polio 1–4
2026-09-10 | IPV 2m 3m 4m 18m                 | 4y         |            | bOPV 4 | given   |          |     | none  | 1.3 four IPV-containing doses end polio
2026-09-10 | IPV 2m 3m 4m                     | 4y         |            | bOPV 4 | due     | 4y       | 4y  | none  | 1.3 three IPV doses do not end polio
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m            | 4y         |            | bOPV 4 | due     | 4y       | 4y  | none  | 1.3 three five-in-ones do not end polio
2026-09-10 | DTaP-IPV/Hib 2m, IPV 3m, bOPV 4m | 4y         |            | bOPV 4 | due     | 4y       | 4y  | none  | issue: counted by series across products
2026-09-10 | IPV 2m, DTaP-IPV/Hib 3m          | 4m         |            | bOPV 3 | due     | 4m       | 4m  | none  | issue: counted by series across products
2026-09-10 | DTaP-IPV/Hib 2m                  | 3m         |            | IPV 2  | due     | 3m       | 3m  | none  | issue: a five-in-one counts for polio 1
2026-09-10 | IPV 2m 3m                        | 4m         | ig=4m-1d   | bOPV 3 | due     | 4m       | 4m  | none  | 1.3 oral live does not wait after immunoglobulin
2026-09-10 | IPV 2m 3m, BCG 4m-1d             | 4m         |            | bOPV 3 | due     | 4m       | 4m  | none  | 1.3 oral live with anything: no interval
2026-09-10 | IPV 2m 3m, bOPV 4m, MMR 4y-1d    | 4y         |            | bOPV 4 | due     | 4y       | 4y  |       | 1.3 oral live with anything: no interval
2026-09-10 |                                  | 2m         | hiv        | IPV 1  | due     | 2m       | 2m  | none  | 1.7 matrix: non-live allowed
2026-09-10 | IPV 2m                           | 3m         | hiv-severe | IPV 2  | due     | 3m       | 3m  | none  | 1.7 matrix: non-live allowed
2026-09-10 | IPV 2m                           | 3m         | suppressed | IPV 2  | due     | 3m       | 3m  | none  | 1.7 immunodeficient: non-live yes
2015-09-10 | tOPV 2m 3m 4m                    | 2026-11-22 |            | bOPV 4 | overdue |          | 4y  | none  | 1.4 any tOPV history: bOPV only
2015-09-10 | tOPV 2m 3m 4m 4y                 | 2026-11-22 |            | bOPV 4 | given   |          |     | none  | 1.4 four doses are complete
`,
);

checkTable(
  'polio begun with drops',
  `
born       | given              | today | dose   | status | earliest | due | clause
2026-09-10 | bOPV 2m            | 3m    | IPV 2  | due    | 3m       | 3m  | 1.4 ends with two doses that contain type 2
2026-09-10 | bOPV 2m, IPV 3m    | 4m    | IPV 3  | due    | 4m       | 4m  | 1.4 ends with two doses that contain type 2
2026-09-10 | bOPV 2m, IPV 3m 4m | 4y    | bOPV 4 | due    | 4y       | 4y  | 1.4 two doses with type 2 are in
2026-09-10 | IPV 2m, bOPV 3m    | 4m    | IPV 3  | due    | 4m       | 4m  | 1.4 ends with two doses that contain type 2
`,
);
