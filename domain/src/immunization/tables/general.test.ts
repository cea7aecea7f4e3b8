/** Rules over all vaccines: live vaccines, immunoglobulin, several at one visit, records that need a look. Fact sheet 1.3. */
import { checkTable } from './table';

checkTable(
  'two injected live vaccines: same day or at least 28 days apart',
  `
born       | given                                  | today   | with   | dose     | status  | earliest | due | before | why     | clause
2026-09-10 |                                        | 8m      |        | MMR 1    | due     | 8m       | 8m  |        |         | 1.3 same day allowed
2026-09-10 |                                        | 8m      |        | JE-L 1   | due     | 8m       | 8m  |        |         | 1.3 same day allowed
2026-09-10 | MMR 8m                                 | 8m      |        | JE-L 1   | due     | 8m       | 8m  |        |         | 1.3 same day allowed
2026-09-10 | MMR 8m                                 | 8m+1d   |        | JE-L 1   | not-yet | 8m+28d   | 8m  | 12m    | live-28 | 1.3 at least 28 d
2026-09-10 | MMR 8m                                 | 8m+27d  |        | JE-L 1   | not-yet | 8m+28d   | 8m  | 12m    | live-28 | 1.3 day 27
2026-09-10 | MMR 8m                                 | 8m+28d  |        | JE-L 1   | due     | 8m+28d   | 8m  | 12m    |         | 1.3 day 28
2026-09-10 | JE-L 8m                                | 8m+27d  |        | MMR 1    | not-yet | 8m+28d   | 8m  | 12m    | live-28 | 1.3 day 27
2026-09-10 | JE-L 8m                                | 8m+28d  |        | MMR 1    | due     | 8m+28d   | 8m  | 12m    |         | 1.3 day 28
2026-09-10 | MMR 8m, HepA-L 18m                     | 18m+1d  |        | MMR 2    | not-yet | 18m+28d  | 18m | 24m    | live-28 | 1.3 HepA-L is one of them
2026-09-10 | MMR 8m, HepA-L 18m                     | 18m+28d |        | MMR 2    | due     | 18m+28d  | 18m | 24m    |         | 1.3 day 28
2026-09-10 | MMR 8m 18m-10d!                        | 18m     |        | HepA-L 1 | not-yet | 18m+18d  | 18m | 24m    | live-28 | 1.3 at least 28 d
2026-09-10 | MMR 8m 24m-10d, JE-L 8m                | 24m     |        | JE-L 2   | not-yet | 24m+18d  | 24m | 36m    | live-28 | 1.3 counts for the second dose too
2026-09-10 | MMR 8m 24m-28d, JE-L 8m                | 24m     |        | JE-L 2   | due     | 24m      | 24m | 36m    |         | 1.3 day 28
2026-09-10 | MMR 8m                                 | 8m+10d  | tb-    | BCG 1    | not-yet | 8m+28d   | 0d  | 3m     | live-28 | 1.3 BCG counts too (M)
2026-09-10 | BCG 7m+20d                             | 8m      |        | MMR 1    | not-yet | 7m+48d   | 8m  | 12m    | live-28 | 1.3 BCG counts too (M)
2026-09-10 | BCG 7m+20d                             | 7m+48d  |        | MMR 1    | due     | 7m+48d   | 8m  | 12m    |         | 1.3 BCG counts too (M)
2026-09-10 | BCG 8m-28d                             | 8m      |        | MMR 1    | due     | 8m       | 8m  | 12m    |         | 1.3 day 28
2026-09-10 | MMR 8m                                 | 8m+1d   | JE-I   | JE-I 1   | due     | 8m       | 8m  | -      |         | 1.3 non-live with anything: no interval
2026-09-10 | MMR 8m 18m-1d!                         | 18m     | HepA-I | HepA-I 1 | due     | 18m      | 18m | 24m    |         | 1.3 non-live with anything: no interval
2026-09-10 | JE-L 8m                                | 8m+1d   |        | HepB 1   | overdue | 0d       | 0d  | 1d     |         | 1.3 non-live with anything: no interval
2026-09-10 | MMR 8m, MPSV-A 6m                      | 9m      |        | MPSV-A 2 | due     | 9m       | 9m  | 24m    |         | 1.3 non-live with anything: no interval
2026-09-10 | bOPV 8m-1d, IPV 2m 3m                  | 8m      |        | MMR 1    | due     | 8m       | 8m  | 12m    |         | 1.3 oral live with anything: no interval
2026-09-10 | MMR 8m, Varicella 18m-5d               | 18m     |        | MMR 2    | not-yet | 18m+23d  | 18m | 24m    | live-28 | 1.3 varicella counts
2026-09-10 | MMR 8m, Varicella 18m-5d, JE-L 18m-20d | 18m     |        | MMR 2    | not-yet | 18m+23d  | 18m | 24m    | live-28 | 1.3 the later one decides
`,
);

checkTable(
  'after immunoglobulin',
  `
born       | given       | today  | with          | dose     | status  | earliest | due | before | why         | clause
2026-09-10 |             | 8m     | ig=7m         | MMR 1    | not-yet | 10m      | 8m  | 12m    | ig-3-months | 1.3 MMR waits at least 3 months
2026-09-10 |             | 10m-1d | ig=7m         | MMR 1    | not-yet | 10m      | 8m  | 12m    | ig-3-months | 1.3 MMR waits at least 3 months
2026-09-10 |             | 10m    | ig=7m         | MMR 1    | due     | 10m      | 8m  | 12m    |             | 1.3 three months are over
2026-09-10 |             | 8m     | ig=5m         | MMR 1    | due     | 8m       | 8m  | 12m    |             | 1.3 three months are over
2026-09-10 |             | 8m     | ig=5m+1d      | MMR 1    | not-yet | 8m+1d    | 8m  | 12m    | ig-3-months | 1.3 one day is left
2026-09-10 |             | 9m     | ig=7m         | JE-L 1   | not-yet | 10m      | 8m  | 12m    | ig-3-months | 1.3 JE-L waits at least 3 months
2026-09-10 |             | 10m    | ig=7m         | JE-L 1   | due     | 10m      | 8m  | 12m    |             | 1.3 three months are over
2026-09-10 |             | 18m    | ig=17m        | HepA-L 1 | not-yet | 20m      | 18m | 24m    | ig-3-months | 1.3 HepA-L waits at least 3 months
2026-09-10 |             | 20m-1d | ig=17m        | HepA-L 1 | not-yet | 20m      | 18m | 24m    | ig-3-months | 1.3 HepA-L waits at least 3 months
2026-09-10 |             | 20m    | ig=17m        | HepA-L 1 | due     | 20m      | 18m | 24m    |             | 1.3 three months are over
2026-09-10 | MMR 8m      | 18m    | ig=16m        | MMR 2    | not-yet | 19m      | 18m | 24m    | ig-3-months | 1.3 the second dose waits too
2026-09-10 |             | 12m    | ig=10m        | MMR 1    | not-yet | 13m      | 8m  | 12m    | ig-3-months | 1.3 waits past the completion age
2026-09-10 |             | 13m    | ig=10m        | MMR 1    | overdue | 13m      | 8m  | 12m    |             | 1.3 then given late
2026-09-10 |             | 8m     | ig=7m JE-I    | JE-I 1   | due     | 8m       | 8m  | -      |             | 1.3 non-live: no wait
2026-09-10 |             | 18m    | ig=17m HepA-I | HepA-I 1 | due     | 18m      | 18m | 24m    |             | 1.3 non-live: no wait
2026-09-10 |             | 2m     | ig=1m         | DTaP 1   | due     | 2m       | 2m  | -      |             | 1.3 non-live: no wait
2026-09-10 | HepB 0d     | 1m     | ig=0d mother+ | HepB 2   | due     | 1m       | 1m  | -      |             | 1.3 non-live: no wait
2026-09-10 | MMR 8m      | 8m+10d | ig=7m         | JE-L 1   | not-yet | 10m      | 8m  | 12m    | ig-3-months | 1.3 the longer wait decides
2026-09-10 | MMR 9m+20d! | 10m    | ig=7m         | JE-L 1   | not-yet | 9m+48d   | 8m  | 12m    | live-28     | 1.3 the longer wait decides
`,
);

checkTable(
  'several at one visit',
  `
born       | given                  | today | dose     | status | earliest | clause
2026-09-10 |                        | 0d    | HepB 1   | due    | 0d       | 1.2 per visit: birth HepB1 BCG
2026-09-10 |                        | 0d    | BCG 1    | due    | 0d       | 1.2 per visit: birth HepB1 BCG
2026-09-10 | HepB 0d 1m, BCG 0d     | 2m    | IPV 1    | due    | 2m       | 1.2 per visit: 2m IPV1 DTaP1
2026-09-10 | HepB 0d 1m, BCG 0d     | 2m    | DTaP 1   | due    | 2m       | 1.2 per visit: 2m IPV1 DTaP1
2026-09-10 | HepB 0d 1m, DTaP 2m 4m | 6m    | HepB 3   | due    | 6m       | 1.2 per visit: 6m HepB3 DTaP3 MPSV-A1
2026-09-10 | HepB 0d 1m, DTaP 2m 4m | 6m    | DTaP 3   | due    | 6m       | 1.2 per visit: 6m HepB3 DTaP3 MPSV-A1
2026-09-10 | HepB 0d 1m, DTaP 2m 4m | 6m    | MPSV-A 1 | due    | 6m       | 1.2 per visit: 6m HepB3 DTaP3 MPSV-A1
2026-09-10 | DTaP 2m 4m 6m, MMR 8m  | 18m   | DTaP 4   | due    | 18m      | 1.2 per visit: 18m DTaP4 MMR2 HepA
2026-09-10 | DTaP 2m 4m 6m, MMR 8m  | 18m   | MMR 2    | due    | 18m      | 1.2 per visit: 18m DTaP4 MMR2 HepA
2026-09-10 | DTaP 2m 4m 6m, MMR 8m  | 18m   | HepA-L 1 | due    | 18m      | 1.2 per visit: 18m DTaP4 MMR2 HepA
`,
);

checkTable(
  'records that need a look',
  `
born       | given               | today | dose   | status  | flags                     | clause
2026-09-10 | DTaP 2m 2m          | 4m    | DTaP 2 | due     | duplicate-day             | issue: never silently counted
2026-09-10 | DTaP 2m 5m          | 4m    | DTaP 2 | due     | future-date               | issue: never silently counted
2026-09-10 | HepB -1d            | 4m    | HepB 1 | overdue | before-birth              | issue: never silently counted
2026-09-10 | Panacea 2m          | 4m    | DTaP 1 | due     | unknown-vaccine           | issue: never silently dropped
2026-09-10 | DTaP 2m 4m-1d?      | 4m    | DTaP 2 | due     |                           | issue: the clinic said it does not count
2026-09-10 | DTaP 2m 4m-1d!      | 6m    | DTaP 2 | given   | none                      | issue: the clinic said it counts
2026-09-10 | DTaP 2m 4m-1d!      | 6m    | DTaP 3 | due     | none                      | issue: the clinic said it counts
2026-09-10 | MMR 8m, JE-L 8m+27d | 10m   | MMR 1  | given   | early-dose live-too-close | 1.3 27 d between live vaccines
2026-09-10 | MMR 8m, JE-L 8m+28d | 10m   | JE-L 1 | given   | none                      | 1.3 28 d between live vaccines
2026-09-10 | MMR 8m, JE-L 8m     | 10m   | JE-L 1 | given   | none                      | 1.3 same day
`,
);
