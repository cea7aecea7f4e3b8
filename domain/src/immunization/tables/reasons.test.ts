/** What leads to each status: the rule, its source, what a parent reads, and the bar of a wait. Issue 3 §1: every answer with its source. */
import { checkTable } from './table';

checkTable(
  'reasons of age and interval',
  `
born       | given                    | today  | with | dose      | why                                  | only                                             | says                               | wait                   | clause
2026-09-10 |                          | 0d     |      | HepB 1    | birth-dose/S1                        | birth-dose                                       | 出生后就可以打                            |                        | 1.2 dose 1 at birth
2026-09-10 |                          | 1d     |      | HepB 1    | overdue-birth/S1                     | overdue-birth birth-dose                         | 出生后24小时内最好                         |                        | 1.2 within 24 h
2026-09-10 |                          | 0d     |      | BCG 1     | birth-dose/S9                        | birth-dose                                       |                                    |                        | 1.2 at birth
2026-09-10 |                          | 2m     |      | DTaP 1    | age-reached/S7                       | age-reached                                      | 满2个月了                              |                        | 1.2 dose 1 at 2 months
2026-09-10 |                          | 2m-1d  |      | DTaP 1    | age-wait/S7                          | age-wait                                         | 满2个月再打，11月10日起                     |                        | 1.3 the age is the minimum age
2026-09-10 |                          | 2m-1d  |      | MMR 1     | age-wait/S1                          | age-wait                                         | 满8个月再打，2027年5月10日起                 |                        | 1.3 the age is the minimum age
2026-09-10 | IPV 2m                   | 3m     |      | IPV 2     | age-reached interval-kept/S1         | age-reached interval-kept                        | 第1剂是11月10日打的，已经隔了28天以上             |                        | 1.2 28 d
2026-09-10 | DTaP 3m+20d              | 4m     |      | DTaP 2    | interval-wait/S1                     | interval-wait                                    | 第1剂是2026年12月30日打的，要隔满28天，1月27日起可以打 | DTaP 3m+20d → 3m+48d   | 1.4 first three 28 d apart
2026-09-10 | HepB 0d                  | 1m-1d  |      | HepB 2    | age-wait/S1                          | age-wait                                         | 满1个月再打，10月10日起                     |                        | 1.2 dose 2 at 1 month
2026-09-10 | HepB 12d                 | 1m     |      | HepB 2    | interval-wait/S2                     | interval-wait                                    | 要隔满28天                             | HepB 12d → 40d         | 1.2 28 d
2026-09-10 | JE-L 18m                 | 2y     |      | JE-L 2    | interval-wait/S1                     | interval-wait                                    | 要隔满12个月                            | JE-L 18m → 30m         | 1.4 12 months
2026-09-10 | MPSV-A 6m 9m, MPSV-AC 5y | 7y     |      | MPSV-AC 4 | interval-wait/S1                     | interval-wait                                    | 第3剂是2031年9月10日打的                   | MPSV-AC 5y → 8y        | 1.4 3 years
2026-09-10 | DTaP-IPV/Hib 2m 3m 13m   | 18m    |      | DTaP 4    | interval-wait                        | interval-wait                                    | 要隔满6个月                             | DTaP-IPV/Hib 13m → 19m | 1.4 6 months
2026-09-10 |                          | 8m     |      | DTaP 2    | interval-after-missing/S1            | interval-after-missing                           | 先打第1剂，隔满28天再打这一剂                   |                        | issue: a missing earlier dose
2026-09-10 | HepB 0d 1m               | 12m    |      | HepB 3    | overdue/S1 age-reached interval-kept | overdue age-reached interval-kept                | 最好在满12个月前打完，现在还能补                  |                        | 1.2 before 12 months
2013-12-20 | 2vHPV 13y                | 14y    | girl | 2vHPV 2   | overdue-interval/S8                  |                                                  | 最好在第1剂后12个月内打完                     |                        | 1.2 within 12 months of dose 1
2026-09-10 | HepB 0d                  | 1m     |      | HepB 1    | given/S1                             | given                                            | 9月10日打过了                           |                        | 1.2 given
2026-09-10 | DTaP 2m 4m-1d            | 6m     |      | DTaP 2    | early-dose/S4 given                  | early-dose given                                 | 1月9日打的这一剂早于规定（1月10日），算不算数请医生看      |                        | 1.3 early: clinic review
2026-09-10 | DTaP 2m 4m-1d            | 6m     |      | DTaP 3    | earlier-dose-in-review/S6            | age-reached interval-kept earlier-dose-in-review | 前面有一剂打早了                           |                        | 1.3 early: clinic review
2026-09-10 | HepB 5m 6m               | 8m+5d  |      | HepB 3    | hepb-four-months?                    |                                                  | 最好离第1剂满4个月（6月10日）                  |                        | 1.2 4 months after dose 1 (M): told, no wait
2026-09-10 | HepB 0d 5m               | 5m+60d |      | HepB 3    |                                      | age-reached interval-kept                        |                                    |                        | 1.2 4 months after dose 1 are over: nothing to tell
`,
);

checkTable(
  'reasons of the general rules',
  `
born       | given                    | today      | with         | dose      | why                               | only                               | says                | wait            | clause
2026-09-10 | MMR 8m                   | 8m+1d      |              | JE-L 1    | live-28/S1 live-28/S5 live-28/S6  | live-28                            | 5月10日打了麻腮风疫苗        | MMR 8m → 8m+28d | 1.3 live 28 d
2026-09-10 | MMR 8m                   | 8m+1d      |              | JE-L 1    | live-28                           | live-28                            | 都是活疫苗，两针要隔满28天      | MMR 8m → 8m+28d | 1.3 live 28 d
2026-09-10 |                          | 8m         | ig=7m        | MMR 1     | ig-3-months/S1                    | ig-3-months                        | 4月10日用过免疫球蛋白，要隔满3个月 | - 7m → 10m      | 1.3 immunoglobulin 3 months
2026-09-10 | MMR 8m                   | 8m+10d     | ig=7m        | JE-L 1    | ig-3-months                       | ig-3-months                        |                     | - 7m → 10m      | 1.3 the longer wait decides
2026-09-10 |                          | 4y         |              | BCG 1     | stop-age/S9                       | stop-age                           | 满4岁后就不再打了           |                 | 1.4 from 4 years not given
2026-09-10 | DTaP 2m 4m 6m 18m        | 7y         |              | DTaP 5    | stop-age/S1                       | stop-age                           | 满7岁后就不再打了           |                 | issue: DTaP 7 y
2026-09-10 | DTaP 2m 4m 6m 6y         | 6y+1m      |              | DTaP 5    | stop-before-possible/S1           | stop-before-possible               | 满7岁前来不及打了           |                 | issue: DTaP 7 y
2026-09-10 | DTaP 2m 4m               | 12y        |              | DT 1      | stop-age/S11                      | stop-age                           | 满12岁后就不再打了          |                 | issue: DT 12 y
2026-09-10 |                          | 18y        |              | MMR 1     | catch-up-age/S5                   | catch-up-age                       | 满18岁后不再按儿童程序补打      |                 | 1.3 under 18
2026-09-10 |                          | 3m         |              | BCG 1     | bcg-skin-test/S2 bcg-skin-test/S9 | bcg-skin-test                      | 满3个月后要先做皮试          |                 | 1.4 skin test
2026-09-10 |                          | 0d         | weeks=31     | BCG 1     | bcg-preterm                       | bcg-preterm                        | 早产的宝宝什么时候打          |                 | 1.7 31 weeks or less
2013-12-20 |                          | 13y        |              | 2vHPV 1   | not-for-sex/S8                    | not-for-sex                        | 只给女孩免费打             |                 | 1.1 girls
2011-11-09 |                          | 2026-11-08 | girl         | 2vHPV 1   | cohort/S8                         | cohort                             | 2011年11月10日及以后出生的   |                 | 1.6 cohort
2013-12-20 |                          | 15y        | girl         | 2vHPV 1   | hpv-late-start                    | hpv-late-start                     | 满15岁后开始打，要打几剂请问接种门诊 |                 | 1.6 15 years
2013-12-20 | 9vHPV 12y                | 13y        | girl         | 2vHPV 1   | hpv-other-product                 | hpv-other-product                  | 打过别的HPV疫苗           |                 | 1.4 another product
2026-09-10 | DTaP-IPV/Hib 2m          | 4m         |              | DTaP 1    | substitution/S2                   | substitution                       | 里有这一剂               |                 | 1.3 substitution
2026-09-10 |                          | 5y         |              | DT 1      | dt-not-yet-needed                 | dt-not-yet-needed                  | 满7岁没打够才补            |                 | 1.4 DT from 7 years
2026-09-10 | DTaP 2m 4m 6m 18m 6y     | 8y         |              | DT 1      | dt-done                           | dt-done                            | 已经打够了               |                 | 1.4 nothing missing
2026-09-10 | DTaP 2m 4m               | 7y         |              | DT 1      | dt-catch-up?                      |                                    | 百白破和白破一共打过2剂，用白破疫苗补 |                 | 1.4 total under 3 (M)
2018-03-10 | DTaP 3m 4m 5m 18m, DT 6y | 2025-02-01 |              | DTaP 5    | dt-replaces?                      | dt-replaces                        | 打过白破疫苗，这一剂不用再打      |                 | 1.4 one DT: done (M)
2026-09-10 |                          | 24m        |              | MPSV-A 1  | a-group-age?                      | a-group-age                        | 满2岁不再补A群流脑          |                 | 1.4 24 months (M)
2026-09-10 | MPSV-AC 3y               | 3y         |              | MPSV-A 1  | ac-after-a-group?                 | ac-after-a-group                   | 打过A群C群流脑            |                 | 1.4 after A+C no A (M)
2026-09-10 |                          | 25m        |              | MPSV-AC 3 | ac-early?                         | ac-early age-wait                  | 能不能提前打请问门诊          |                 | 1.4 as early as possible (M)
2026-09-10 | MCV-AC 6m                | 12m        |              | MPSV-A 2  | conjugate-part/S2                 | conjugate-part                     | 打过流脑结合疫苗            |                 | 2 by product
2026-09-10 | JE-I 8m 8m+7d, JE-L 2y   | 3y         |              | JE-I 3    | option-mixed                      |                                    | 两种疫苗都打过             |                 | issue: alternatives
2026-09-10 | HepA-I 18m, HepA-L 24m   | 3y         |              | HepA-I 2  | option-completed?                 | option-completed                   | 用另一种疫苗打完了           |                 | 1.4 HepA (M)
2026-09-10 |                          | 0d         | mother+      | HepB 1    | hbsag-mother                      |                                    | 出生后12小时内要打          |                 | 1.7 within 12 h
2026-09-10 |                          | 0d         | mother?      | HepB 1    | hbsag-mother                      |                                    | 出生后12小时内要打          |                 | 1.7 mother unknown too
2026-09-10 |                          | 0d         | mother-      | HepB 1    |                                   | birth-dose                         |                     |                 | 1.7 mother negative: nothing more
2026-09-10 |                          | 8m         | hiv-severe   | MMR 1     | health-stop/S1                    | health-stop                        | 按现在的身体情况不打这种疫苗      |                 | 1.7 matrix
2026-09-10 |                          | 8m         | hiv-exposed  | MMR 1     | health-condition/S1               | health-condition                   | 能不能打请医生定            |                 | 1.7 matrix: evaluate
2026-09-10 |                          | 8m         | suppressed   | MMR 1     | health-condition/S6               | health-condition                   | 能不能打请医生定            |                 | 1.7 clinician decides
2026-09-10 | IPV 2m 3m                | 4m         | hiv          | IPV 3     | no-drops                          | age-reached interval-kept no-drops | 不吃脊灰滴剂，改打脊灰灭活疫苗     |                 | 1.7 polio by IPV
2026-09-10 | IPV 2m                   | 3m         | hiv          | IPV 2     |                                   | age-reached interval-kept          |                     |                 | 1.7 IPV in any case
2026-09-10 | DTaP 2m                  | 4m         | allergy=DTaP | DTaP 2    | allergy/S6                        | allergy                            | 有过严重过敏              |                 | 1.7 allergy
2026-09-10 | MMR 8m                   | 8m+1d      | suppressed   | JE-L 1    | health-condition live-28          | health-condition live-28           |                     | MMR 8m → 8m+28d | 1.3 a clinician’s decision keeps the wait
`,
);

checkTable(
  'flags name the record',
  `
born       | given                    | today | with  | flags                                              | says                             | clause
2026-09-10 | DTaP 2m 2m               | 4m    |       | duplicate-day DTaP@2m                              | 11月10日同一种记了两次，只算一次               | issue: never silently dropped
2026-09-10 | DTaP 5m                  | 4m    |       | future-date DTaP@5m                                | 接种日期还没到                          | issue: never silently dropped
2026-09-10 | HepB -1d                 | 4m    |       | before-birth HepB@-1d                              | 接种日期早于出生                         | issue: never silently dropped
2026-09-10 | Panacea 2m               | 4m    |       | unknown-vaccine Panacea@2m                         | 不认识“Panacea”                     | issue: never silently dropped
2026-09-10 | DTaP 2m-1d               | 4m    |       | early-dose DTaP@2m-1d                              | 2026年11月9日打的这一剂早于规定（2026年11月10日） | 1.3 early
2026-09-10 | BCG 0d 1m                | 4m    |       | extra-dose BCG@1m                                  | 10月10日的这一剂多出来了                   | 1.4 not repeated
2026-09-10 | HepB 0d 20d 1m           | 4m    |       | early-repeated HepB@20d                            | 9月30日的一剂打早了，后来又补过                | 1.3 early, then repeated
2026-09-10 | MMR 8m, JE-L 8m+20d      | 12m   |       | early-dose JE-L@8m+20d, live-too-close JE-L@8m+20d | 离上一种活疫苗不到28天                     | 1.3 live 28 d
2026-09-10 | MMR 8m                   | 12m   | ig=7m | early-dose MMR@8m, ig-too-close MMR@8m             | 离用免疫球蛋白不到3个月                     | 1.3 immunoglobulin
2026-09-10 | BCG 0d                   | 12m   | ig=0d | none                                               |                                  | 1.3 BCG does not wait
2026-09-10 | MMR 8m, Varicella 8m+10d | 12m   |       | live-too-close Varicella@8m+10d                    | 离上一种活疫苗不到28天                     | 1.3 live 28 d
2026-09-10 | MMR 8m, JE-I 8m+10d      | 12m   |       | none                                               |                                  | 1.3 non-live: no interval
`,
);

checkTable(
  'the product really given',
  `
born       | given           | today | dose     | status | by           | clause
2026-09-10 | DTaP-IPV/Hib 2m | 4m    | DTaP 1   | given  | DTaP-IPV/Hib | 1.3 a paid product counts
2026-09-10 | DTaP-IPV/Hib 2m | 4m    | IPV 1    | given  | DTaP-IPV/Hib | 1.3 a paid product counts
2026-09-10 | IPV 2m          | 4m    | IPV 1    | given  | -            | 1.2 its own vaccine
2026-09-10 | IPV 2m 3m 4m    | 5m    | bOPV 3   | given  | IPV          | issue: counted by series across products
2026-09-10 | MCV-ACYW 6m 9m  | 12m   | MPSV-A 2 | given  | MCV-ACYW     | 2 replaces MPSV-A
`,
);
