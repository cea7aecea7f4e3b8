/** Self-paid products that carry a programme component. Fact sheet 1.3, 2; HPV 1.4. */
import { checkTable } from './table';

checkTable(
  'five-in-one (DTaP-IPV/Hib)',
  `
born       | given                                  | today  | dose   | status     | earliest | due | flags | clause
2026-09-10 | DTaP-IPV/Hib 2m                        | 4m     | DTaP 1 | given      |          |     | none  | 1.3 counts for the matching programme dose
2026-09-10 | DTaP-IPV/Hib 2m                        | 4m     | IPV 1  | given      |          |     | none  | 1.3 counts for the matching programme dose
2026-09-10 | DTaP-IPV/Hib 2m                        | 4m     | DTaP 2 | due        | 4m       | 4m  | none  | 1.3 only the missing doses
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m                  | 5m     | DTaP 2 | given      |          |     | none  | 2 by its label 2, 3, 4 months
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m                  | 5m     | DTaP 3 | given      |          |     | none  | 2 by its label 2, 3, 4 months
2026-09-10 | DTaP-IPV/Hib 3m 4m 5m                  | 6m     | DTaP 3 | given      |          |     | none  | 2 by its label or 3, 4, 5 months
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m                  | 18m-1d | DTaP 4 | not-yet    | 18m      | 18m | none  | 2 fourth at 18 months
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m                  | 18m    | DTaP 4 | due        | 18m      | 18m | none  | 2 fourth at 18 months
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m              | 6y     | DTaP 4 | given      |          |     | none  | 2 replaces DTaP 1–4
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m              | 6y-1d  | DTaP 5 | not-yet    | 6y       | 6y  | none  | 1.3 DTaP 5 at 6 years is still due
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m              | 6y     | DTaP 5 | due        | 6y       | 6y  | none  | 1.3 DTaP 5 at 6 years is still due
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m, DTaP 6y     | 7y     | DTaP 5 | given      |          |     | none  | 1.3 DTaP 5 at 6 years
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m, DTaP 6y     | 7y     | DT 1   | not-needed | -        |     | none  | 1.4 nothing is missing
2026-09-10 | DTaP-IPV/Hib 2m, DTaP 4m 6m 18m        | 6y     | DTaP 5 | due        | 6y       | 6y  | none  | 1.3 products mixed, counted by series
2026-09-10 | DTaP 2m 4m, DTaP-IPV/Hib 6m 18m        | 6y     | DTaP 5 | due        | 6y       | 6y  | none  | 1.3 products mixed, counted by series
2026-09-10 | DTaP 2m 4m, IPV 2m 3m, DTaP-IPV/Hib 6m | 7m     | bOPV 3 | given      |          |     | none  | 1.3 products mixed, counted by series
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m              | 2y     | HepB 1 | overdue    | 0d       | 0d  | none  | 1.3 only its own components
2026-09-10 | DTaP-IPV/Hib 3m 3m+27d                 | 6m     | DTaP 2 | ask-clinic |          |     |       | 2 at least 28 d; sooner is for the clinic
2026-09-10 | DTaP-IPV/Hib 3m 3m+28d                 | 6m     | DTaP 2 | given      |          |     | none  | 2 at least 28 d
2026-09-10 | DTaP-IPV/Hib 2m 2m+28d                 | 6m     | DTaP 2 | given      |          |     | none  | 2 at least 28 d after the first, from 2 months
2026-09-10 | DTaP-IPV/Hib 2m 2m+27d                 | 6m     | DTaP 2 | ask-clinic |          |     |       | 2 at least 28 d; sooner is for the clinic
2026-09-10 | DTaP-IPV/Hib 2m 2m+28d 2m+56d          | 6m     | DTaP 3 | given      |          |     | none  | 2 at least 28 d
2026-09-10 | DTaP-IPV/Hib 2m-1d                     | 6m     | DTaP 1 | ask-clinic |          |     |       | 2 from 2 months; younger is for the clinic
2026-09-10 | DTaP-IPV/Hib 2m-1d                     | 6m     | IPV 1  | ask-clinic |          |     |       | 2 from 2 months; younger is for the clinic
2026-09-10 | DTaP-IPV/Hib 2m 3m 13m                 | 18m    | DTaP 4 | not-yet    | 19m      | 19m | none  | 2 fourth at least 6 months after the third
`,
);

checkTable(
  'products that change nothing in the programme',
  `
born       | given              | today   | with | dose   | status  | earliest | due | flags | clause
2026-09-10 | PCV13 2m-1d        | 2m      |      | DTaP 1 | due     | 2m       | 2m  | none  | 1.3 non-live with anything
2026-09-10 | Hib 2m-1d          | 2m      |      | IPV 1  | due     | 2m       | 2m  | none  | 1.3 non-live with anything
2026-09-10 | RV5 8m-1d          | 8m      |      | MMR 1  | due     | 8m       | 8m  | none  | 1.3 oral live with anything
2026-09-10 | EV71 8m-1d         | 8m      |      | MMR 1  | due     | 8m       | 8m  | none  | 1.3 non-live with anything
2026-09-10 | Flu-IIV 8m-1d      | 8m      |      | JE-L 1 | due     | 8m       | 8m  | none  | 1.3 non-live with anything
2026-09-10 | Flu-LAIV 3y+1d     | 3y+2d   |      | MMR 1  | overdue | 8m       | 8m  |       | 1.3 nasal live is not counted (M)
2026-09-10 | Varicella 12m      | 12m+10d |      | MMR 1  | not-yet | 12m+28d  | 8m  | none  | 1.3 varicella is an injected live vaccine
2026-09-10 | Varicella 12m      | 12m+28d |      | MMR 1  | overdue | 12m+28d  | 8m  | none  | 1.3 at least 28 d
2026-09-10 | Rabies-Essen 8m-1d | 8m      |      | MMR 1  | due     | 8m       | 8m  | none  | 1.3 non-live with anything
`,
);

checkTable(
  'meningococcal conjugate',
  `
born       | given           | today | dose      | status     | earliest | flags | clause
2026-09-10 | MCV-ACYW 6m 9m  | 12m   | MPSV-A 1  | given      |          | none  | 2 replaces MPSV-A 1–2 when complete
2026-09-10 | MCV-ACYW 6m 9m  | 12m   | MPSV-A 2  | given      |          | none  | 2 replaces MPSV-A 1–2 when complete
2026-09-10 | MCV-ACYW 6m 9m  | 3y    | MPSV-AC 3 | due        | 3y       | none  | 2 replaces A only
2026-09-10 | MCV-AC 6m       | 12m   | MPSV-A 2  | ask-clinic |          | none  | 2 doses differ by product: begun, not complete
2026-09-10 | MCV-AC 3m-1d 6m | 12m   | MPSV-A 1  | ask-clinic |          |       | 2 from 3 months; younger is for the clinic
`,
);
