/** DTaP and DT: fact sheet 1.2, 1.4. Days of service under the 2026 edition; the change of 2025 is in dtap-transition. */
import { checkTable } from './table';

checkTable(
  'DTaP to schedule',
  `
born       | given                | today  | dose   | status     | earliest | due | before | flags | clause
2026-09-10 |                      | 2m-1d  | DTaP 1 | not-yet    | 2m       | 2m  | -      | none  | 1.2 dose 1 at 2 months
2026-09-10 |                      | 2m     | DTaP 1 | due        | 2m       | 2m  | -      | none  | 1.2 dose 1 at 2 months
2026-09-10 |                      | 3y     | DTaP 1 | due        | 2m       | 2m  | -      | none  | 1.2 dose 1 names no completion age
2026-09-10 | DTaP 2m              | 4m-1d  | DTaP 2 | not-yet    | 4m       | 4m  | -      | none  | 1.2 dose 2 at 4 months
2026-09-10 | DTaP 2m              | 4m     | DTaP 2 | due        | 4m       | 4m  | -      | none  | 1.2 dose 2 at 4 months
2026-09-10 | DTaP 2m 4m           | 6m-1d  | DTaP 3 | not-yet    | 6m       | 6m  | 12m    | none  | 1.2 dose 3 at 6 months
2026-09-10 | DTaP 2m 4m           | 6m     | DTaP 3 | due        | 6m       | 6m  | 12m    | none  | 1.2 dose 3 at 6 months
2026-09-10 | DTaP 2m 4m           | 12m-1d | DTaP 3 | due        | 6m       | 6m  | 12m    | none  | 1.2 dose 3 before 12 months
2026-09-10 | DTaP 2m 4m           | 12m    | DTaP 3 | overdue    | 6m       | 6m  | 12m    | none  | 1.2 dose 3 before 12 months
2026-09-10 | DTaP 2m 4m 6m        | 18m-1d | DTaP 4 | not-yet    | 18m      | 18m | 24m    | none  | 1.2 dose 4 at 18 months
2026-09-10 | DTaP 2m 4m 6m        | 18m    | DTaP 4 | due        | 18m      | 18m | 24m    | none  | 1.2 dose 4 at 18 months
2026-09-10 | DTaP 2m 4m 6m        | 24m-1d | DTaP 4 | due        | 18m      | 18m | 24m    | none  | 1.2 dose 4 before 24 months
2026-09-10 | DTaP 2m 4m 6m        | 24m    | DTaP 4 | overdue    | 18m      | 18m | 24m    | none  | 1.2 dose 4 before 24 months
2026-09-10 | DTaP 2m 4m 6m 18m    | 6y-1d  | DTaP 5 | not-yet    | 6y       | 6y  | 7y     | none  | 1.2 dose 5 at 6 years
2026-09-10 | DTaP 2m 4m 6m 18m    | 6y     | DTaP 5 | due        | 6y       | 6y  | 7y     | none  | 1.2 dose 5 at 6 years
2026-09-10 | DTaP 2m 4m 6m 18m    | 7y-1d  | DTaP 5 | due        | 6y       | 6y  | 7y     | none  | 1.2 dose 5 before 7 years
2026-09-10 | DTaP 2m 4m 6m 18m    | 7y     | DTaP 5 | stopped    | -        |     | 7y     | none  | issue: DTaP stops at 7 years
2026-09-10 | DTaP 2m 4m 6m 18m 6y | 7y     | DTaP 5 | given      |          |     |        | none  | 1.2 five doses
2026-09-10 | DTaP 2m 4m 6m 18m 6y | 8y     | DT 1   | not-needed | -        |     |        | none  | 1.4 DT only when something is missing
`,
);

checkTable(
  'DTaP late and early',
  `
born       | given                    | today  | dose   | status     | earliest | due    | before | flags      | clause
2026-09-10 | DTaP 3m+20d              | 4m     | DTaP 2 | not-yet    | 3m+48d   | 3m+48d | -      | none       | 1.4 first three 28 d apart
2026-09-10 | DTaP 3m+20d              | 3m+47d | DTaP 2 | not-yet    | 3m+48d   | 3m+48d | -      | none       | 1.4 day 27
2026-09-10 | DTaP 3m+20d              | 3m+48d | DTaP 2 | due        | 3m+48d   | 3m+48d | -      | none       | 1.4 day 28
2026-09-10 | DTaP 2m 5m+20d           | 6m     | DTaP 3 | not-yet    | 5m+48d   | 5m+48d | 12m    | none       | 1.4 first three 28 d apart
2026-09-10 | DTaP 2m 5m+20d           | 5m+48d | DTaP 3 | due        | 5m+48d   | 5m+48d | 12m    | none       | 1.4 first three 28 d apart
2026-09-10 | DTaP 2m 4m 13m           | 18m    | DTaP 4 | not-yet    | 19m      | 19m    | 24m    | none       | 1.4 dose 4 at least 6 months after dose 3
2026-09-10 | DTaP 2m 4m 13m           | 19m-1d | DTaP 4 | not-yet    | 19m      | 19m    | 24m    | none       | 1.4 dose 4 at least 6 months after dose 3
2026-09-10 | DTaP 2m 4m 13m           | 19m    | DTaP 4 | due        | 19m      | 19m    | 24m    | none       | 1.4 dose 4 at least 6 months after dose 3
2026-09-10 | DTaP 2m 4m 12m           | 18m    | DTaP 4 | due        | 18m      | 18m    | 24m    | none       | 1.4 six months after 12 months is 18 months
2026-09-10 | DTaP 2m 4m 20m           | 24m    | DTaP 4 | not-yet    | 26m      | 26m    | 24m    | none       | 1.4 waits past the completion age
2026-09-10 | DTaP 2m 4m 20m           | 26m    | DTaP 4 | overdue    | 26m      | 26m    | 24m    | none       | 1.4 given late
2026-09-10 | DTaP 2m 4m 6m 66m        | 6y     | DTaP 5 | not-yet    | 78m      | 78m    | 7y     | none       | 1.4 dose 5 at least 12 months after dose 4
2026-09-10 | DTaP 2m 4m 6m 66m        | 78m-1d | DTaP 5 | not-yet    | 78m      | 78m    | 7y     | none       | 1.4 dose 5 at least 12 months after dose 4
2026-09-10 | DTaP 2m 4m 6m 66m        | 78m    | DTaP 5 | due        | 78m      | 78m    | 7y     | none       | 1.4 dose 5 at least 12 months after dose 4
2026-09-10 | DTaP 2m 4m 6m 60m        | 6y     | DTaP 5 | due        | 6y       | 6y     | 7y     | none       | 1.4 twelve months after 5 years is 6 years
2026-09-10 |                          | 8m     | DTaP 2 | not-yet    | 8m+28d   | 4m     | -      | none       | issue: a missing dose 1 is taken as given today
2026-09-10 | DTaP 2m                  | 5y     | DTaP 2 | due        | 4m       | 4m     | -      | none       | 1.3 never restart
2026-09-10 | DTaP 2m                  | 5y     | DTaP 3 | not-yet    | 5y+28d   | 6m     | 12m    | none       | issue: a missing dose 2 is taken as given today
2026-09-10 | DTaP 2m 4m               | 20m    | DTaP 4 | not-yet    | 26m      | 18m    | 24m    | none       | issue: a missing dose 3 is taken as given today
2026-09-10 | DTaP 2m 4m 6m            | 6y     | DTaP 4 | overdue    | 18m      | 18m    | 24m    | none       | 1.4 2 months to under 7 years
2026-09-10 |                          | 7y-1d  | DTaP 1 | due        | 2m       | 2m     | -      | none       | 1.4 2 months to under 7 years
2026-09-10 |                          | 7y     | DTaP 1 | stopped    | -        |        |        | none       | issue: DTaP stops at 7 years
2026-09-10 | DTaP 2m 4m               | 7y     | DTaP 3 | stopped    | -        |        | 12m    | none       | issue: DTaP stops at 7 years
2026-09-10 | DTaP 2m-1d               | 4m     | DTaP 1 | ask-clinic |          |        |        | early-dose | 1.3 below 2 months: clinic review
2026-09-10 | DTaP 2m 4m-1d            | 6m     | DTaP 2 | ask-clinic |          |        |        | early-dose | 1.3 below 4 months: clinic review
2026-09-10 | DTaP 4m 4m+27d           | 8m     | DTaP 2 | ask-clinic |          |        |        | early-dose | 1.3 27 d: clinic review
2026-09-10 | DTaP 4m 4m+28d           | 8m     | DTaP 2 | given      |          |        |        | none       | 1.2 28 d
2026-09-10 | DTaP 2m 4m 6m-1d         | 8m     | DTaP 3 | ask-clinic |          |        |        | early-dose | 1.3 below 6 months: clinic review
2026-09-10 | DTaP 2m 4m 6m 18m-1d     | 20m    | DTaP 4 | ask-clinic |          |        |        | early-dose | 1.3 below 18 months: clinic review
2026-09-10 | DTaP 2m 4m 14m 20m-1d    | 22m    | DTaP 4 | ask-clinic |          |        |        | early-dose | 1.3 one day under six months
2026-09-10 | DTaP 2m 4m 14m 20m       | 22m    | DTaP 4 | given      |          |        |        | none       | 1.2 six months
2026-09-10 | DTaP 2m 4m 6m 18m 6y-1d  | 80m    | DTaP 5 | ask-clinic |          |        |        | early-dose | 1.3 below 6 years: clinic review
2026-09-10 | DTaP 2m 4m 6m 66m 78m-1d | 80m    | DTaP 5 | ask-clinic |          |        |        | early-dose | 1.3 one day under twelve months
2026-09-10 | DTaP 2m 4m 6m 66m 78m    | 80m    | DTaP 5 | given      |          |        |        | none       | 1.2 twelve months
`,
);

checkTable(
  'DT: catch-up from 7 to 11 years only',
  `
born       | given                     | today    | dose   | status     | earliest   | flags | clause
2026-09-10 |                           | 6y       | DT 1   | not-needed | -          | none  | 1.4 DT only from 7 years
2026-09-10 |                           | 7y       | DT 1   | due        | 7y         | none  | 1.4 total under 3: DT to 3
2026-09-10 | DT 7y                     | 7y+1m-1d | DT 2   | not-yet    | 7y+1m      | none  | 1.4 2nd 1–2 months after the previous
2026-09-10 | DT 7y                     | 7y+1m    | DT 2   | due        | 7y+1m      | none  | 1.4 2nd 1–2 months after the previous
2026-09-10 | DT 7y 7y+1m               | 7y+7m-1d | DT 3   | not-yet    | 7y+7m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DT 7y 7y+1m               | 7y+7m    | DT 3   | due        | 7y+7m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DT 7y 7y+1m 7y+7m         | 8y       | DT 3   | given      |            | none  | 1.4 three in all
2026-09-10 | DT 7y 7y+1m 7y+7m         | 8y       | DT 4   | absent     |            | none  | 1.4 three in all: done
2026-09-10 | DT 7y                     | 8y       | DT 3   | not-yet    | 8y+6m      | none  | issue: a missing 2nd is taken as given today
2026-09-10 | DTaP 2m                   | 7y       | DT 1   | due        | 7y         | none  | 1.4 one DTaP: two DT
2026-09-10 | DTaP 2m                   | 7y       | DT 2   | not-yet    | 7y+6m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DTaP 2m, DT 7y            | 7y+6m-1d | DT 2   | not-yet    | 7y+6m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DTaP 2m, DT 7y            | 7y+6m    | DT 2   | due        | 7y+6m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DTaP 2m, DT 7y            | 7y+6m    | DT 3   | absent     |            | none  | 1.4 DT to three in all
2026-09-10 | DTaP 6y+350d              | 7y       | DT 1   | not-yet    | 2033-09-26 | none  | 1.4 2nd one month after the previous
2026-09-10 | DTaP 2m 4m                | 7y       | DT 1   | due        | 7y         | none  | 1.4 two DTaP: one DT
2026-09-10 | DTaP 2m 4m                | 7y       | DT 2   | absent     |            | none  | 1.4 DT to three in all
2026-09-10 | DTaP 2m 6y+9m             | 7y       | DT 1   | not-yet    | 7y+3m      | none  | 1.4 3rd 6–12 months after the previous
2026-09-10 | DTaP 2m 4m, DT 7y         | 8y       | DT 1   | given      |            | none  | 1.4 total 3 with one DT: done
2026-09-10 | DTaP 2m 4m, DT 7y         | 8y       | DT 2   | absent     |            | none  | 1.4 total 3 with one DT: done
2026-09-10 | DTaP 2m 4m 6m             | 7y       | DT 1   | due        | 7y         | none  | 1.4 exactly 3 DTaP: 1 DT
2026-09-10 | DTaP 2m 4m 6y+9m          | 7y+3m-1d | DT 1   | not-yet    | 7y+3m      | none  | 1.4 exactly 3 DTaP: 1 DT 6 months later
2026-09-10 | DTaP 2m 4m 6y+9m          | 7y+3m    | DT 1   | due        | 7y+3m      | none  | 1.4 exactly 3 DTaP: 1 DT 6 months later
2026-09-10 | DTaP 2m 4m 6m 18m         | 7y       | DT 1   | due        | 7y         | none  | 1.4 4 DTaP and nothing since: 1 DT
2026-09-10 | DTaP 2m 4m 6m 78m         | 7y+6m-1d | DT 1   | not-yet    | 7y+6m      | none  | 1.4 4 DTaP: 1 DT 12 months later
2026-09-10 | DTaP 2m 4m 6m 78m         | 7y+6m    | DT 1   | due        | 7y+6m      | none  | 1.4 4 DTaP: 1 DT 12 months later
2026-09-10 | DTaP 2m 4m 6m 18m, DT 7y  | 8y       | DT 1   | given      |            | none  | 1.4 total 3 or more with one DT: done
2026-09-10 | DTaP 2m 4m 6m 18m, DT 7y  | 8y       | DT 2   | absent     |            | none  | 1.4 total 3 or more with one DT: done
2026-09-10 | DTaP-IPV/Hib 2m 3m 4m 18m | 7y       | DT 1   | due        | 7y         | none  | 1.3 five-in-one counts as DTaP 1–4
2026-09-10 | DTaP 2m 4m                | 12y-1d   | DT 1   | due        | 7y         | none  | 1.4 last day under 12 years
2026-09-10 | DTaP 2m 4m                | 12y      | DT 1   | stopped    | -          | none  | 1.4 from 12 years nothing
2026-09-10 |                           | 12y      | DT 1   | stopped    | -          | none  | issue: DT stops at 12 years
2026-09-10 |                           | 12y      | DTaP 1 | stopped    | -          | none  | 1.4 from 12 years nothing
2026-09-10 | DTaP 2m 4m 6m 18m 6y      | 12y      | DT 1   | not-needed | -          | none  | 1.4 nothing is missing
2026-09-10 | DTaP 2m 4m 6m 6y          | 6y+1m    | DT 1   | not-yet    | 7y         | none  | 1.4 4 DTaP: 1 DT 12 months later, and only from 7 years
2026-09-10 | DTaP 2m 4m 6m 6y+2m       | 6y+3m    | DT 1   | not-yet    | 7y+2m      | none  | 1.4 4 DTaP: 1 DT 12 months later
2026-09-10 | DTaP 2m 4m 6m 6y          | 6y+1m    | DTaP 5 | stopped    | -          | none  | 1.4 12 months after 6 years is the 7th birthday
2026-09-10 | DTaP 2m 4m 6m 6y-1d       | 6y+1m    | DTaP 5 | not-yet    | 7y-1d      | none  | 1.4 the last day under 7 years
`,
);

checkTable(
  'DT on record',
  `
born       | given                          | today | dose | status     | earliest | why                        | says             | flags         | clause
2026-09-10 | DTaP 2m 4m, DT 7y-1d           | 8y    | DT 1 | ask-clinic |          | early-dose                 |                  | early-dose    | 1.4 DT only from 7 years
2026-09-10 | DTaP 2m 4m, DT 7y-1d!          | 8y    | DT 1 | given      |          | given                      |                  | none          | issue: the clinic said it counts
2026-09-10 | DTaP 2m 4m, DT 7y-1d?          | 8y    | DT 1 | due        | 7y       | dt-catch-up                | 一共打过2剂           |               | issue: the clinic said it does not count
2026-09-10 | DT 7y 7y                       | 8y    | DT 2 | due        | 7y+1m    |                            |                  | duplicate-day | 1.3 one record twice is one dose
2026-09-10 | DTaP 2m 4m 6m 18m 6y, DT 8y    | 9y    | DT 1 | given      |          |                            |                  | extra-dose    | 1.4 nothing was missing; the record is told
2026-09-10 | DTaP 2m 4m, DT 7y 8y           | 9y    | DT 2 | given      |          |                            |                  | extra-dose    | 1.4 total 3 with one DT: done
2026-09-10 | DT 7y 7y+1m-1d                 | 8y    | DT 2 | ask-clinic |          | early-dose                 |                  | early-dose    | 1.4 2nd 1–2 months after the previous
2026-09-10 | DT 7y 7y+1m                    | 8y    | DT 2 | given      |          | given                      |                  | none          | 1.4 2nd 1–2 months after the previous
2026-09-10 | DT 7y 7y+1m 7y+7m-1d           | 8y    | DT 3 | ask-clinic |          | early-dose                 |                  | early-dose    | 1.4 3rd 6–12 months after the previous
2026-09-10 | DTaP 2m 4m 6y+9m, DT 7y+3m-1d  | 8y    | DT 1 | ask-clinic |          | early-dose                 |                  | early-dose    | 1.4 exactly 3 DTaP: 6 months later
2026-09-10 | DTaP 2m 4m 6y+9m, DT 7y+3m     | 8y    | DT 1 | given      |          | given                      |                  | none          | 1.4 exactly 3 DTaP: 6 months later
2026-09-10 | DTaP 2m 4m 6m 78m, DT 7y+6m-1d | 8y    | DT 1 | ask-clinic |          | early-dose                 |                  | early-dose    | 1.4 4 DTaP: 12 months later
2026-09-10 | DTaP 2m 4m 6m 78m, DT 7y+6m    | 8y    | DT 1 | given      |          | given                      |                  | none          | 1.4 4 DTaP: 12 months later
2026-09-10 | DTaP 2m 4m 6m 18m 6y           | 6y+1m | DT 1 | not-needed | -        | dt-done                    | 已经打够了            | none          | 1.4 5 DTaP: nothing missing
2026-09-10 | DTaP 2m 4m 6m 18m              | 6y+1m | DT 1 | not-needed | -        | dt-not-yet-needed          | 满7岁没打够才补         | none          | 1.4 DTaP 5 may still be given
2026-09-10 |                                | 7y    | DT 2 | not-yet    | 7y+1m    | interval-after-missing?    | 先打第1剂，隔满1个月再打这一剂 | none          | 1.4 2nd 1–2 months after the previous (M)
2026-09-10 | DTaP 2m 4m 6m                  | 7y    | DT 1 | due        | 7y       | dt-catch-up interval-kept? | 一共打过3剂           | none          | 1.4 exactly 3 DTaP (M)
2026-09-10 | DTaP 2m 6y+9m                  | 7y    | DT 1 | not-yet    | 7y+3m    | interval-wait?             | 要隔满6个月           | none          | 1.4 3rd 6–12 months after the previous (M)
`,
);
