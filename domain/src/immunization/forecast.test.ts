/** A nurse can read these tables: who, what is recorded, which day, what else is known, and what must come out. */
import { answer, readCases } from './test-support/case-table';

const check = (title: string, table: string): void =>
  describe(title, () => {
    test.each(readCases(table).map((one) => [one.line, one] as const))('%s', (_line, one) => {
      expect(answer(one)).toEqual(one.expected);
    });
  });

check(
  'hepatitis B: birth, 1 month (28 days), 6 months (60 days)',
  `
  # birth dose within 24 hours
  2026-01-31 f | - | 2026-01-31 | - | HepB#1=due@2026-01-31<2026-02-01 HepB#2=not-yet@2026-02-28 HepB#3=not-yet@2026-07-31
  2026-01-31 f | - | 2026-02-01 | - | HepB#1=overdue
  # dose 2: month end clamps to 28 February, one day before, on the day
  2026-01-31 f | HepB@2026-01-31 | 2026-02-27 | - | HepB#1=given HepB#2=not-yet@2026-02-28>2026-02-28
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | - | HepB#2=due@2026-02-28
  2026-01-31 f | HepB@2026-01-31 | 2026-03-15 | - | HepB#2=due@2026-02-28
  # a late birth dose moves dose 2
  2026-01-31 f | HepB@2026-02-05 | 2026-03-04 | - | HepB#2=not-yet@2026-03-05>2026-03-05
  2026-01-31 f | HepB@2026-02-05 | 2026-03-05 | - | HepB#2=due
  # dose 3 by age
  2025-05-31 m | HepB@2025-05-31,2025-06-30 | 2025-11-29 | - | HepB#3=not-yet@2025-11-30>2025-11-30<2026-05-31
  2025-05-31 m | HepB@2025-05-31,2025-06-30 | 2025-11-30 | - | HepB#3=due
  2025-05-31 m | HepB@2025-05-31,2025-06-30 | 2026-05-30 | - | HepB#3=due
  2025-05-31 m | HepB@2025-05-31,2025-06-30 | 2026-05-31 | - | HepB#3=overdue
  # dose 3 by interval
  2025-05-19 f | HepB@2025-05-19,2025-10-19 | 2025-12-17 | - | HepB#3=not-yet@2025-12-18>2025-12-18
  2025-05-19 f | HepB@2025-05-19,2025-10-19 | 2025-12-18 | - | HepB#3=due@2025-12-18
  # catch-up of a child who has nothing; a missing dose is taken as given on the first possible day
  2025-05-19 f | - | 2026-03-10 | - | HepB#1=overdue HepB#2=not-yet@2026-04-07>2025-06-19 HepB#3=not-yet@2026-06-06>2025-11-19
  # four months after dose 1 is only advice
  2025-01-01 f | HepB@2025-12-01,2025-12-29 | 2026-02-26 | - | HepB#3=not-yet@2026-02-27
  2025-01-01 f | HepB@2025-12-01,2025-12-29 | 2026-02-27 | - | HepB#3=overdue ?hepb-four-months
  2025-01-01 f | HepB@2025-12-01,2025-12-29 | 2026-04-01 | - | HepB#3=overdue
  # complete
  2025-05-19 f | HepB@2025-05-19,2025-06-19,2025-11-19 | 2026-11-23 | - | HepB#1=given HepB#2=given HepB#3=given !none
  # too early: flagged, for the clinic, not dropped; the clinic's word settles it
  2025-05-19 f | HepB@2025-05-19,2025-06-18 | 2025-07-01 | - | HepB#2=ask-clinic@2025-06-19 HepB#3=not-yet@2025-11-19 !early-dose
  2025-05-19 f | HepB@2025-05-19,2025-06-19 | 2025-07-01 | - | HepB#2=given !none
  2025-05-19 f | HepB@2025-05-19,2025-06-18/ok | 2025-07-01 | - | HepB#2=given HepB#3=not-yet@2025-11-19 !none
  2025-05-19 f | HepB@2025-05-19,2025-06-18/no | 2025-07-01 | - | HepB#2=due HepB#3=not-yet@2025-11-19
  2025-05-19 f | HepB@2025-05-19,2025-06-18 | 2025-11-19 | - | HepB#2=ask-clinic HepB#3=due ?earlier-dose-in-review
  # too early and evidently repeated
  2025-05-19 f | HepB@2025-05-19,2025-06-10,2025-06-20 | 2025-07-01 | - | HepB#2=given HepB#3=not-yet@2025-11-19 !early-repeated
  # the same dose written twice, and one too many
  2025-05-19 f | HepB@2025-05-19,2025-05-19 | 2025-06-19 | - | HepB#1=given HepB#2=due !duplicate-day
  2025-05-19 f | HepB@2025-05-19,2025-06-19,2025-11-19,2026-01-05 | 2026-02-01 | - | HepB#3=given !extra-dose
  # small baby of a mother who is positive or unknown: the birth dose is extra, then 1, 2 and 7 months
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | mother=positive weight=1999 | HepB#1=given HepB#2=due HepB#3=not-yet@2026-03-31>2026-03-31 HepB#4=not-yet@2026-08-31
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | mother=unknown weight=1500 | HepB#4=not-yet@2026-08-31
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | mother=positive weight=2000 | HepB#3=not-yet@2026-07-31 HepB#4=absent
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | mother=negative weight=1500 | HepB#4=absent
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | weight=1500 | HepB#4=absent
  2026-01-31 f | - | 2026-01-31 | mother=positive | HepB#1=due ?hbsag-mother
  2026-01-31 f | HepB@2026-01-31,2026-02-28,2026-03-31,2026-08-31 | 2026-09-01 | mother=positive weight=1800 | HepB#4=given !none
  # up to the 18th birthday
  2008-11-24 f | - | 2026-11-23 | - | HepB#1=overdue HepB#2=not-in-programme
  2008-11-23 f | - | 2026-11-23 | - | HepB#1=not-in-programme
  `,
);

check(
  'BCG: direct before 3 months, skin test before 4 years, never after',
  `
  2025-05-19 f | - | 2025-05-19 | - | BCG#1=due@2025-05-19<2025-08-19
  2025-05-19 f | - | 2025-08-18 | - | BCG#1=due
  2025-05-19 f | - | 2025-08-19 | - | BCG#1=ask-clinic ?bcg-skin-test
  2025-11-30 f | - | 2026-02-27 | - | BCG#1=due
  2025-11-30 f | - | 2026-02-28 | - | BCG#1=ask-clinic
  2025-05-19 f | - | 2025-08-19 | skintest=negative | BCG#1=overdue
  2025-05-19 f | - | 2025-08-19 | skintest=positive | BCG#1=ask-clinic
  2022-11-24 f | - | 2026-11-23 | - | BCG#1=ask-clinic
  2022-11-24 f | - | 2026-11-23 | skintest=negative | BCG#1=overdue
  2022-11-23 f | - | 2026-11-23 | skintest=negative | BCG#1=stopped ?stop-age
  2022-11-23 f | - | 2026-11-23 | - | BCG#1=stopped
  2022-11-23 f | BCG@2022-11-23 | 2026-11-23 | - | BCG#1=given
  2026-01-31 f | - | 2026-02-10 | weeks=31 | BCG#1=ask-clinic ?bcg-preterm
  2026-01-31 f | - | 2026-02-10 | weeks=32 | BCG#1=due
  # BCG is an injected live vaccine too
  2025-05-19 f | BCG@2026-01-05 | 2026-02-01 | - | MMR#1=not-yet@2026-02-02 ?live-28
  2025-05-19 f | BCG@2026-01-05 | 2026-02-02 | - | MMR#1=due
  `,
);

check(
  'polio: two inactivated, two drops, one series',
  `
  2025-05-19 f | - | 2025-07-18 | - | IPV#1=not-yet@2025-07-19
  2025-05-19 f | - | 2025-07-19 | - | IPV#1=due IPV#2=not-yet@2025-08-19 bOPV#3=not-yet@2025-09-19 bOPV#4=not-yet@2029-05-19
  2025-12-31 f | - | 2026-02-27 | - | IPV#1=not-yet@2026-02-28
  2025-12-31 f | - | 2026-02-28 | - | IPV#1=due
  2025-05-19 f | IPV@2025-07-19 | 2025-08-18 | - | IPV#2=not-yet@2025-08-19
  2025-05-19 f | IPV@2025-07-19 | 2025-08-19 | - | IPV#2=due
  2025-05-19 f | IPV@2025-08-01 | 2025-08-28 | - | IPV#2=not-yet@2025-08-29
  2025-05-19 f | IPV@2025-08-01 | 2025-08-29 | - | IPV#2=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2025-09-18 | - | bOPV#3=not-yet@2025-09-19<2026-05-19
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2025-09-19 | - | bOPV#3=due
  2025-05-19 f | IPV@2025-07-19,2025-09-10 | 2025-10-07 | - | bOPV#3=not-yet@2025-10-08
  2025-05-19 f | IPV@2025-07-19,2025-09-10 | 2025-10-08 | - | bOPV#3=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2026-05-18 | - | bOPV#3=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2026-05-19 | - | bOPV#3=overdue
  2022-11-24 f | IPV@2023-01-24,2023-02-24 bOPV@2023-03-24 | 2026-11-23 | - | bOPV#4=not-yet@2026-11-24<2027-11-24
  2022-11-23 f | IPV@2023-01-24,2023-02-24 bOPV@2023-03-24 | 2026-11-23 | - | bOPV#4=due
  2021-11-24 f | IPV@2022-01-24,2022-02-24 bOPV@2022-03-24 | 2026-11-23 | - | bOPV#4=due
  2021-11-23 f | IPV@2022-01-24,2022-02-24 bOPV@2022-03-24 | 2026-11-23 | - | bOPV#4=overdue
  # a child of five who has nothing: any two doses 28 days apart
  2021-05-19 f | - | 2026-06-20 | - | IPV#1=due IPV#2=not-yet@2026-07-18 bOPV#3=not-yet@2026-08-15 bOPV#4=not-yet@2026-09-12
  # drops first: two inactivated doses are still wanted, numbers run on, nothing restarts
  2025-05-19 f | bOPV@2025-09-20 | 2025-10-18 | - | IPV#1=given IPV#2=due IPV#3=not-yet@2025-11-15 bOPV#4=not-yet@2029-05-19
  # drops only: the clinic is told that inactivated doses are missing
  2020-05-19 f | bOPV@2020-09-20,2020-10-20,2020-11-20 | 2026-11-23 | - | IPV#4=overdue !polio-type2
  2020-05-19 f | IPV@2020-07-19,2020-08-19 bOPV@2020-09-20,2024-05-20 | 2026-11-23 | - | bOPV#4=given !none
  2015-05-19 f | tOPV@2015-07-19,2015-08-19 bOPV@2016-05-19,2019-05-19 | 2026-11-23 | - | bOPV#4=given !none
  # old trivalent drops: drops only
  2015-05-19 f | tOPV@2015-07-19 | 2026-06-20 | - | bOPV#2=due bOPV#3=not-yet@2026-07-18
  # born before October 2019 with nothing: one inactivated dose
  2015-05-19 f | - | 2026-06-20 | - | IPV#1=due bOPV#2=not-yet@2026-07-18
  2019-10-01 f | - | 2026-06-20 | - | IPV#1=due IPV#2=not-yet@2026-07-18
  2019-09-30 f | - | 2026-06-20 | - | IPV#1=due bOPV#2=not-yet@2026-07-18
  # four inactivated doses end the series
  2024-05-19 f | IPV@2024-07-19,2024-08-19,2024-09-19,2025-11-19 | 2028-05-19 | - | bOPV#3=given bOPV#4=given !none
  # a fourth dose before its time that is no inactivated series waits for the clinic
  2024-05-19 f | IPV@2024-07-19,2024-08-19 bOPV@2024-09-19,2025-11-19 | 2028-05-19 | - | bOPV#4=ask-clinic !early-dose
  # drops are not for a child with HIV
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2025-09-19 | hiv=exposed | IPV#3=due bOPV#3=absent
  `,
);

check(
  'DTaP: 2, 4, 6, 18 months and 6 years',
  `
  2025-05-19 f | - | 2025-07-18 | - | DTaP#1=not-yet@2025-07-19
  2025-05-19 f | - | 2025-07-19 | - | DTaP#1=due DTaP#2=not-yet@2025-09-19
  2025-05-19 f | DTaP@2025-07-21 | 2025-09-18 | - | DTaP#2=not-yet@2025-09-19
  2025-05-19 f | DTaP@2025-07-21 | 2025-09-19 | - | DTaP#2=due
  2025-05-19 f | DTaP@2025-09-01 | 2025-09-28 | - | DTaP#2=not-yet@2025-09-29
  2025-05-19 f | DTaP@2025-09-01 | 2025-09-29 | - | DTaP#2=due
  2025-05-19 f | DTaP@2025-07-21,2025-09-22 | 2025-11-18 | - | DTaP#3=not-yet@2025-11-19<2026-05-19
  2025-05-19 f | DTaP@2025-07-21,2025-09-22 | 2025-11-19 | - | DTaP#3=due
  2025-05-19 f | DTaP@2025-07-21,2025-09-22 | 2026-05-19 | - | DTaP#3=overdue
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2025-11-24 | 2026-11-18 | - | DTaP#4=not-yet@2026-11-19
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2025-11-24 | 2026-11-19 | - | DTaP#4=due>2026-11-19<2027-05-19
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2025-11-24 | 2027-05-18 | - | DTaP#4=due
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2025-11-24 | 2027-05-19 | - | DTaP#4=overdue
  # six calendar months after dose 3: 31 August goes to 28 February
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2026-08-31 | 2027-02-27 | - | DTaP#4=not-yet@2027-02-28
  2025-05-19 f | DTaP@2025-07-21,2025-09-22,2026-08-31 | 2027-02-28 | - | DTaP#4=due
  # dose 5 at six years, 12 months after dose 4
  2020-11-24 f | DTaP@2021-02-24,2021-03-24,2021-04-24,2022-05-24 | 2026-11-23 | - | DTaP#5=not-yet@2026-11-24<2027-11-24
  2020-11-23 f | DTaP@2021-02-24,2021-03-24,2021-04-24,2022-05-24 | 2026-11-23 | - | DTaP#5=due
  2020-11-23 f | DTaP@2021-02-24,2021-03-24,2021-04-24,2026-03-10 | 2026-11-23 | - | DTaP#5=not-yet@2027-03-10
  # catch-up at three years: 28 days, 28 days, 6 months; dose 5 at six years
  2023-11-23 f | - | 2026-11-23 | - | DTaP#1=due DTaP#2=not-yet@2026-12-21 DTaP#3=not-yet@2027-01-18 DTaP#4=not-yet@2027-07-18 DTaP#5=not-yet@2029-11-23
  # ages of the 2021 programme hold for its days: 3, 4 and 5 months before 2025 are no early doses
  2024-05-19 f | DTaP@2024-08-19,2024-09-19,2024-10-19 | 2025-11-19 | - | DTaP#3=given DTaP#4=due !none
  # the same ages after 1 January 2025 are too early for doses 2 and 3
  2025-01-19 f | DTaP@2025-03-19,2025-04-19 | 2025-05-01 | - | DTaP#2=ask-clinic !early-dose
  2025-01-19 f | DTaP@2025-03-19,2025-05-19 | 2025-06-01 | - | DTaP#2=given !none
  # begun under the old rule, continued under the new one
  2024-10-19 f | DTaP@2025-01-19,2025-02-19 | 2025-04-18 | - | DTaP#3=not-yet@2025-04-19
  # hard stop on the seventh birthday
  2019-11-24 f | - | 2026-11-23 | - | DTaP#1=due DTaP#2=stopped DT#1=not-needed
  2019-11-23 f | - | 2026-11-23 | - | DTaP#1=stopped DT#1=due
  # the fifth DTaP can no longer be given before seven: DT from the seventh birthday, twelve months after the fourth
  2019-12-24 f | DTaP@2020-03-24,2020-04-24,2020-05-24,2025-12-20 | 2026-11-23 | - | DTaP#5=not-yet@2026-12-20 DT#1=not-needed
  2019-12-24 f | DTaP@2020-03-24,2020-04-24,2020-05-24,2026-01-10 | 2026-11-23 | - | DTaP#5=stopped DT#1=not-yet@2027-01-10
  2019-11-23 f | DTaP@2020-02-23,2020-03-23,2020-04-23,2021-05-23 | 2026-11-23 | - | DTaP#4=given DTaP#5=stopped DT#1=due
  `,
);

check(
  'DT: catch-up from 7 to the day before 12 years, counting DTaP and DT',
  `
  2018-05-19 m | - | 2026-11-23 | - | DT#1=due DT#2=not-yet@2026-12-23 DT#3=not-yet@2027-06-23 DT#4=absent ?dt-catch-up
  2018-05-19 m | DTaP@2018-08-19 | 2026-11-23 | - | DT#1=due DT#2=not-yet@2027-05-23 DT#3=absent
  2018-05-19 m | DTaP@2018-08-19,2018-09-19 | 2026-11-23 | - | DT#1=due DT#2=absent
  2018-05-19 m | DTaP@2018-08-19,2018-09-19,2018-10-19 | 2026-11-23 | - | DT#1=due DT#2=absent
  2019-05-19 m | DTaP@2019-08-19,2019-09-19,2026-04-30 | 2026-10-29 | - | DT#1=not-yet@2026-10-30
  2019-05-19 m | DTaP@2019-08-19,2019-09-19,2026-04-30 | 2026-10-30 | - | DT#1=due
  2019-05-19 m | DTaP@2019-08-19,2019-09-19,2019-10-19,2026-01-31 | 2027-01-30 | - | DT#1=not-yet@2027-01-31
  2019-05-19 m | DTaP@2019-08-19,2019-09-19,2019-10-19,2026-01-31 | 2027-01-31 | - | DT#1=due
  2018-05-19 m | DTaP@2018-08-19,2018-09-19,2018-10-19,2019-11-19 DT@2024-06-19 | 2026-11-23 | - | DT#1=given DT#2=absent DTaP#5=not-needed
  2018-05-19 m | DTaP@2018-08-19,2018-09-19 DT@2025-06-19 | 2026-11-23 | - | DT#1=given DT#2=absent
  2018-05-19 m | DTaP@2018-08-19 DT@2025-06-19 | 2026-11-23 | - | DT#1=given DT#2=due
  2018-05-19 m | DTaP@2018-07-19,2018-09-19,2018-11-19,2019-11-19,2025-01-19 | 2026-11-23 | - | DTaP#5=given DT#1=not-needed
  2014-11-24 m | - | 2026-11-23 | - | DT#1=due DT#2=stopped
  2014-11-23 m | - | 2026-11-23 | - | DT#1=stopped DTaP#1=stopped
  `,
);

check(
  'measles, mumps, rubella: 8 and 18 months, 28 days apart',
  `
  2025-05-19 f | - | 2026-01-18 | - | MMR#1=not-yet@2026-01-19<2026-05-19
  2025-05-19 f | - | 2026-01-19 | - | MMR#1=due
  2025-05-19 f | - | 2026-05-19 | - | MMR#1=overdue
  2024-06-30 f | - | 2025-02-27 | - | MMR#1=not-yet@2025-02-28
  2024-06-30 f | - | 2025-02-28 | - | MMR#1=due
  2025-05-19 f | MMR@2026-01-20 | 2026-11-18 | - | MMR#2=not-yet@2026-11-19
  2025-05-19 f | MMR@2026-01-20 | 2026-11-19 | - | MMR#2=due>2026-11-19
  2025-05-19 f | MMR@2026-01-20 | 2027-05-19 | - | MMR#2=overdue
  2025-05-19 f | MMR@2026-11-10 | 2026-12-07 | - | MMR#2=not-yet@2026-12-08>2026-12-08
  2025-05-19 f | MMR@2026-11-10 | 2026-12-08 | - | MMR#2=due
  2025-05-19 f | MMR@2026-01-18 | 2026-02-20 | - | MMR#1=ask-clinic !early-dose
  2019-09-30 f | MR@2020-05-30 | 2026-11-23 | - | MMR#1=given MMR#2=overdue
  2019-10-01 f | MR@2020-06-01 | 2026-11-23 | - | MMR#1=ask-clinic
  `,
);

check(
  'two injected live vaccines: the same day or 28 days apart',
  `
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-04 | 2026-11-23 | - | MMR#2=not-yet@2026-12-02>2026-11-19 ?live-28
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-04 | 2026-12-01 | - | MMR#2=not-yet@2026-12-02
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-04 | 2026-12-02 | - | MMR#2=due@2026-12-02
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-04 | 2026-11-04 | - | MMR#2=not-yet@2026-12-02
  # the same day is fine
  2025-05-19 f | MMR@2026-01-20 | 2026-01-20 | - | JE-L#1=due
  2025-05-19 f | MMR@2026-01-20 | 2026-01-21 | - | JE-L#1=not-yet@2026-02-17
  2025-05-19 f | MMR@2026-01-20 | 2026-02-16 | - | JE-L#1=not-yet
  2025-05-19 f | MMR@2026-01-20 | 2026-02-17 | - | JE-L#1=due
  # not live, or live by mouth or nose: no wait
  2025-05-19 f | MMR@2026-01-20 | 2026-01-21 | JE-I | JE-I#1=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 MMR@2026-01-20 | 2026-01-21 | - | bOPV#3=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 bOPV@2026-01-18 | 2026-01-20 | - | MMR#1=due
  2022-05-19 f | Flu-LAIV@2026-11-20 MMR@2023-01-20 | 2026-11-23 | - | MMR#2=overdue
  # a live vaccine given after the age was reached holds the others from today on
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-21 | 2026-11-23 | HepA-L | MMR#2=not-yet@2026-12-19 HepA-L#1=not-yet@2026-12-19
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-21 | 2026-11-23 | HepA-I | HepA-I#1=due
  # recorded too close
  2025-05-19 f | MMR@2026-01-20 JE-L@2026-02-16 | 2026-03-01 | - | JE-L#1=ask-clinic@2026-02-17 !live-too-close
  2025-05-19 f | MMR@2026-01-20 JE-L@2026-02-17 | 2026-03-01 | - | JE-L#1=given !none
  2025-05-19 f | MMR@2026-10-25 Varicella@2026-11-04 | 2026-11-10 | - | !live-too-close
  `,
);

check(
  'after immunoglobulin: MMR, JE-L and HepA-L wait three months, others do not',
  `
  2025-05-19 f | - | 2026-01-19 | ig=2025-10-31 | MMR#1=not-yet@2026-01-31 JE-L#1=not-yet@2026-01-31 ?ig-3-months
  2025-05-19 f | - | 2026-01-30 | ig=2025-10-31 | MMR#1=not-yet
  2025-05-19 f | - | 2026-01-31 | ig=2025-10-31 | MMR#1=due JE-L#1=due
  2025-05-19 f | - | 2026-02-27 | ig=2025-11-30 | MMR#1=not-yet@2026-02-28
  2025-05-19 f | - | 2026-02-28 | ig=2025-11-30 | MMR#1=due
  2025-05-19 f | - | 2026-01-19 | ig=2026-01-10 JE-I | JE-I#1=due
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2026-01-19 | ig=2026-01-10 | bOPV#3=due
  2026-01-31 f | - | 2026-02-02 | ig=2026-02-01 | BCG#1=due HepB#1=overdue
  2025-05-19 f | MMR@2026-01-20 | 2026-11-23 | ig=2026-11-01 HepA-L | HepA-L#1=not-yet@2027-02-01 MMR#2=not-yet@2027-02-01
  2025-05-19 f | MMR@2026-01-20 | 2026-11-23 | ig=2026-11-01 HepA-I | HepA-I#1=due
  2025-05-19 f | MMR@2026-01-20 | 2026-02-01 | ig=2025-12-01 | MMR#1=ask-clinic@2026-03-01 !ig-too-close
  # a later immunoglobulin and a live vaccine: the longer wait holds
  2025-05-19 f | MMR@2026-01-20 Varicella@2026-11-04 | 2026-11-23 | ig=2026-09-30 | MMR#2=not-yet@2026-12-30
  `,
);

check(
  'Japanese encephalitis: one of two vaccines',
  `
  2025-05-19 f | - | 2026-01-18 | - | JE-L#1=not-yet@2026-01-19 JE-I#1=absent
  2025-05-19 f | - | 2026-01-19 | - | JE-L#1=due JE-I#1=absent
  2025-05-19 f | JE-L@2026-01-20 | 2027-05-18 | - | JE-L#2=not-yet@2027-05-19 JE-I#2=absent
  2025-05-19 f | JE-L@2026-01-20 | 2027-05-19 | - | JE-L#2=due<2028-05-19
  2025-05-19 f | JE-L@2026-07-31 | 2027-07-30 | - | JE-L#2=not-yet@2027-07-31
  2025-05-19 f | JE-L@2026-07-31 | 2027-07-31 | - | JE-L#2=due
  2025-05-19 f | JE-L@2026-01-20 | 2028-05-19 | - | JE-L#2=overdue
  # the recorded vaccine goes before the choice
  2025-05-19 f | JE-L@2026-01-20 | 2026-02-20 | JE-I | JE-L#1=given JE-L#2=not-yet JE-I#1=absent
  2025-05-19 f | JE-I@2026-01-20 | 2026-02-20 | JE-L | JE-I#1=given JE-L#1=absent
  2025-05-19 f | - | 2026-01-19 | JE-I | JE-I#1=due JE-L#1=absent JE-I#2=not-yet@2026-01-26 JE-I#3=not-yet@2027-05-19 JE-I#4=not-yet@2031-05-19
  2025-05-19 f | JE-I@2026-01-20 | 2026-01-26 | - | JE-I#2=not-yet@2026-01-27
  2025-05-19 f | JE-I@2026-01-20 | 2026-01-27 | - | JE-I#2=due>2026-01-27
  2025-05-19 f | JE-I@2026-01-20,2026-01-27 | 2027-05-18 | - | JE-I#3=not-yet@2027-05-19
  2025-05-19 f | JE-I@2026-01-20,2026-01-27 | 2027-05-19 | - | JE-I#3=due
  2025-05-19 f | JE-I@2026-01-20,2027-04-30 | 2027-05-29 | - | JE-I#3=not-yet@2027-05-30
  2025-05-19 f | JE-I@2026-01-20,2026-01-27,2029-06-30 | 2032-06-29 | - | JE-I#4=not-yet@2032-06-30
  2025-05-19 f | JE-I@2026-01-20,2026-01-27,2029-06-30 | 2032-06-30 | - | JE-I#4=overdue
  # both recorded: the clinic says how to go on
  2025-05-19 f | JE-L@2026-01-20 JE-I@2026-06-20 | 2027-05-19 | - | JE-L#1=given JE-L#2=ask-clinic ?option-mixed !option-mixed
  `,
);

check(
  'meningococcal: A twice, then A+C twice, one series',
  `
  2025-05-19 f | - | 2025-11-18 | - | MPSV-A#1=not-yet@2025-11-19<never
  2025-05-19 f | - | 2025-11-19 | - | MPSV-A#1=due
  2025-05-19 f | - | 2026-05-19 | - | MPSV-A#1=due MPSV-A#2=not-yet@2026-08-19
  # the 2026 edition, in force from 2026-06-17, names 12 months for dose 1
  2025-05-19 f | - | 2026-06-17 | - | MPSV-A#1=overdue<2026-05-19 MPSV-A#2=not-yet@2026-09-17
  2025-06-18 f | - | 2026-06-17 | - | MPSV-A#1=due<2026-06-18
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-02-23 | - | MPSV-A#2=not-yet@2026-02-24>2026-02-24
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-02-24 | - | MPSV-A#2=due
  2025-05-19 f | MPSV-A@2025-11-30 | 2026-02-27 | - | MPSV-A#2=not-yet@2026-02-28
  2025-05-19 f | MPSV-A@2025-11-30 | 2026-02-28 | - | MPSV-A#2=due
  2025-05-19 f | MPSV-A@2025-11-24 | 2027-05-18 | - | MPSV-A#2=due
  2025-05-19 f | MPSV-A@2025-11-24 | 2027-05-19 | - | MPSV-A#2=not-needed MPSV-AC#3=ask-clinic ?a-group-age
  2025-05-19 f | MPSV-A@2025-11-24,2026-02-24 | 2028-05-18 | - | MPSV-AC#3=not-yet@2028-05-19<2029-05-19
  2025-05-19 f | MPSV-A@2025-11-24,2026-02-24 | 2028-05-19 | - | MPSV-AC#3=due
  2025-05-19 f | MPSV-A@2025-11-24,2027-05-18 | 2028-05-19 | - | MPSV-AC#3=due
  2023-05-19 f | MPSV-A@2023-11-24,2025-05-18 | 2026-05-17 | - | MPSV-AC#3=not-yet@2026-05-19
  # a single A: A+C three months later, at three years or after
  2023-05-19 f | MPSV-A@2026-03-30 | 2026-06-29 | - | MPSV-A#2=not-needed MPSV-AC#3=not-yet@2026-06-30
  2023-05-19 f | MPSV-A@2026-03-30 | 2026-06-30 | - | MPSV-AC#3=due
  # none at all
  2023-05-19 f | - | 2026-06-30 | - | MPSV-A#1=not-needed MPSV-A#2=not-needed MPSV-AC#3=due MPSV-AC#4=not-yet@2029-06-30
  2024-05-19 f | - | 2026-06-30 | - | MPSV-A#1=not-needed MPSV-AC#3=ask-clinic ?ac-early
  # A+C again after three years, at six
  2020-11-24 f | MPSV-A@2021-05-24,2021-08-24 MPSV-AC@2023-11-24 | 2026-11-23 | - | MPSV-AC#4=not-yet@2026-11-24
  2020-11-23 f | MPSV-A@2021-05-24,2021-08-24 MPSV-AC@2023-11-23 | 2026-11-23 | - | MPSV-AC#4=due<2027-11-23
  2020-05-19 f | MPSV-A@2020-11-24,2021-02-24 MPSV-AC@2024-02-29 | 2027-02-27 | - | MPSV-AC#4=not-yet@2027-02-28
  2020-05-19 f | MPSV-A@2020-11-24,2021-02-24 MPSV-AC@2024-02-29 | 2027-02-28 | - | MPSV-AC#4=due<2027-05-19
  # conjugate vaccine takes the place of A
  2025-05-19 f | MCV-AC@2025-08-20,2025-09-20 | 2026-03-01 | - | MPSV-A#1=given MPSV-A#2=given MPSV-AC#3=not-yet@2028-05-19 !none
  2025-05-19 f | MCV-AC@2025-08-20 | 2026-03-01 | - | MPSV-A#1=given MPSV-A#2=ask-clinic
  `,
);

check(
  'hepatitis A: one live dose or two inactivated',
  `
  2025-05-19 f | - | 2026-11-18 | - | HepA-L#1=not-yet@2026-11-19 HepA-I#1=absent
  2025-05-19 f | - | 2026-11-19 | - | HepA-L#1=due<2027-05-19
  2025-05-19 f | - | 2027-05-19 | - | HepA-L#1=overdue
  2025-05-19 f | HepA-L@2026-11-20 | 2027-11-23 | HepA-I | HepA-L#1=given HepA-I#1=absent HepA-I#2=absent
  2025-05-19 f | - | 2026-11-23 | HepA-I | HepA-I#1=due HepA-I#2=not-yet@2027-05-23>2027-05-19
  2025-05-19 f | HepA-I@2026-11-30 | 2027-05-29 | HepA-I | HepA-I#2=not-yet@2027-05-30>2027-05-30
  2025-05-19 f | HepA-I@2026-11-30 | 2027-05-30 | HepA-I | HepA-I#2=due
  2025-05-19 f | HepA-I@2027-08-31 | 2028-02-28 | HepA-I | HepA-I#2=not-yet@2028-02-29
  2025-05-19 f | HepA-I@2026-11-19 | 2028-05-19 | - | HepA-I#2=overdue HepA-L#1=absent
  2025-05-19 f | HepA-I@2026-11-19 HepA-L@2027-05-19 | 2027-06-01 | - | HepA-I#2=not-needed ?option-completed
  2025-05-19 f | HepA-I@2026-11-19 HepA-L@2027-05-18 | 2027-06-01 | - | HepA-I#2=ask-clinic
  `,
);

check(
  'HPV: girls born from 10 November 2011, at 13 years, six months apart',
  `
  2013-11-24 f | - | 2026-11-23 | - | 2vHPV#1=not-yet@2026-11-24<2027-11-24 2vHPV#2=not-yet@2027-05-24
  2013-11-23 f | - | 2026-11-23 | - | 2vHPV#1=due 2vHPV#2=not-yet@2027-05-23
  2012-11-24 f | - | 2026-11-23 | - | 2vHPV#1=due
  2012-11-23 f | - | 2026-11-23 | - | 2vHPV#1=overdue
  2013-05-19 f | 2vHPV@2026-05-31 | 2026-11-29 | - | 2vHPV#2=not-yet@2026-11-30>2026-11-30<2027-05-31
  2013-05-19 f | 2vHPV@2026-05-31 | 2026-11-30 | - | 2vHPV#2=due
  2013-05-19 f | 2vHPV@2026-05-31 | 2027-05-30 | - | 2vHPV#2=due
  2013-05-19 f | 2vHPV@2026-05-31 | 2027-05-31 | - | 2vHPV#2=overdue
  2013-05-19 m | - | 2026-11-23 | - | 2vHPV#1=not-in-programme ?not-for-sex
  2011-11-09 f | - | 2026-11-01 | - | 2vHPV#1=not-in-programme ?cohort
  2011-11-10 f | - | 2026-11-09 | - | 2vHPV#1=overdue
  2011-11-10 f | - | 2026-11-10 | - | 2vHPV#1=ask-clinic ?hpv-late-start
  # a paid dose before is continued with the free one; another product is the clinic's decision
  2011-12-01 f | 2vHPV@2026-06-01 | 2026-12-01 | - | 2vHPV#1=given 2vHPV#2=due
  2013-05-19 f | 9vHPV@2026-05-31 | 2026-11-30 | - | 2vHPV#1=ask-clinic ?hpv-other-product
  # before it was in the programme
  2012-05-19 f | - | 2025-11-09 | - | 2vHPV#1=absent
  2012-05-19 f | - | 2025-11-10 | - | 2vHPV#1=due
  `,
);

check(
  'five-in-one counts for DTaP 1-4 and polio 1-4; DTaP 5 is still due',
  `
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19,2025-08-19,2025-09-19 | 2026-11-18 | - | DTaP#3=given IPV#2=given bOPV#3=given DTaP#4=not-yet@2026-11-19 bOPV#4=not-yet@2029-05-19 !none
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19,2025-08-19,2025-09-19,2026-11-19 | 2029-05-19 | - | DTaP#4=given bOPV#4=given DTaP#5=not-yet@2031-05-19 !none
  2020-05-19 f | DTaP-IPV/Hib@2020-08-19,2020-09-19,2020-10-19,2021-11-19 | 2026-11-23 | - | DTaP#5=due bOPV#4=given
  # by its label, not by the programme's ages; before the label it is too early
  2025-05-19 f | DTaP-IPV/Hib@2025-07-18 | 2025-08-01 | - | DTaP#1=ask-clinic IPV#1=ask-clinic !early-dose
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19,2025-08-15 | 2025-09-01 | - | DTaP#2=ask-clinic !early-dose
  # mixed with the single vaccines
  2025-05-19 f | IPV@2025-07-19 DTaP@2025-07-19 DTaP-IPV/Hib@2025-09-19 | 2025-10-20 | - | DTaP#2=given IPV#2=given DTaP#3=not-yet@2025-11-19 bOPV#3=due
  `,
);

check(
  'health conditions: clinicians decide',
  `
  2026-01-31 f | - | 2026-01-31 | hiv=infected | BCG#1=stopped HepB#1=due
  2026-01-31 f | - | 2026-01-31 | hiv=exposed | BCG#1=ask-clinic
  2025-05-19 f | - | 2026-01-19 | hiv=infected-severe | MMR#1=stopped JE-L#1=stopped JE-I#1=absent
  2025-05-19 f | - | 2026-01-19 | hiv=infected-severe JE-I | JE-I#1=due JE-L#1=absent
  2025-05-19 f | - | 2026-01-19 | hiv=infected | MMR#1=due
  2025-05-19 f | - | 2026-01-19 | hiv=exposed | MMR#1=ask-clinic
  2025-05-19 f | - | 2026-01-19 | hiv=exposed JE-L | JE-L#1=stopped
  2025-05-19 f | - | 2026-11-19 | hiv=infected | HepA-L#1=stopped HepA-I#1=absent
  2025-05-19 f | - | 2026-11-19 | hiv=infected HepA-I | HepA-I#1=due HepA-L#1=absent
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2025-09-19 | immune | bOPV#3=ask-clinic ?health-condition
  2025-05-19 f | IPV@2025-07-19,2025-08-19 | 2025-09-19 | hiv=infected | IPV#3=due ?no-drops
  2025-05-19 f | - | 2026-01-19 | immune | MMR#1=ask-clinic JE-L#1=ask-clinic MPSV-A#1=due
  2025-05-19 f | DTaP@2025-07-19 | 2025-09-19 | allergy=DTaP | DTaP#2=ask-clinic IPV#1=due
  # preterm and light babies by their age in months since birth
  2026-01-31 f | HepB@2026-01-31 | 2026-02-28 | weeks=33 weight=2100 | HepB#2=due
  `,
);

check(
  'records that cannot be right are flagged and never crash',
  `
  2025-05-19 f | HepB@2025-05-18 | 2025-06-19 | - | HepB#1=overdue !before-birth
  2025-05-19 f | HepB@2025-07-01 | 2025-06-19 | - | HepB#1=overdue !future-date
  2025-05-19 f | XYZ@2025-06-01 | 2025-06-19 | - | HepB#1=overdue !unknown-vaccine
  2025-05-19 f | HepB@2025-02-30 | 2025-06-19 | - | HepB#1=overdue !invalid-date
  2025-05-19 f | 水痘疫苗@2026-11-04 MMR@2026-01-20 | 2026-11-23 | - | MMR#2=not-yet@2026-12-02
  `,
);

check(
  'programme by day of service',
  `
  2024-05-19 f | - | 2024-08-18 | - | DTaP#1=not-yet@2024-08-19 DTaP#5=absent
  2024-05-19 f | - | 2024-08-19 | - | DTaP#1=due
  2024-11-19 f | - | 2025-01-19 | - | DTaP#1=due DTaP#5=not-yet@2030-11-19
  2018-06-19 f | DTaP@2018-09-19,2018-10-19,2018-11-19,2019-12-19 | 2024-06-18 | - | DT#1=not-yet@2024-06-19<2025-06-19
  2018-06-19 f | DTaP@2018-09-19,2018-10-19,2018-11-19,2019-12-19 | 2024-06-19 | - | DT#1=due
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-06-16 | - | MPSV-A#2=due<2026-11-19
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-06-17 | - | MPSV-A#2=due<2027-05-19
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-12-01 | cn-nip-2021 | MPSV-A#2=overdue<2026-11-19
  2025-05-19 f | MPSV-A@2025-11-24 | 2026-12-01 | cn-nip-2026 | MPSV-A#2=due
  2025-05-19 f | - | 2026-12-01 | cn-nip-2021 | DTaP#5=absent DT#1=not-yet
  `,
);

check(
  '29 February',
  `
  2024-02-29 f | HepB@2024-02-29 | 2024-03-28 | - | HepB#2=not-yet@2024-03-29
  2024-02-29 f | HepB@2024-02-29 | 2024-03-29 | - | HepB#2=due
  2024-02-29 f | - | 2025-02-27 | - | MMR#1=due
  2024-02-29 f | - | 2025-02-28 | - | MMR#1=overdue<2025-02-28
  2024-02-29 f | JE-L@2024-10-29 | 2026-02-27 | - | JE-L#2=not-yet@2026-02-28
  2024-02-29 f | JE-L@2024-10-29 | 2026-02-28 | - | JE-L#2=due
  2020-02-29 f | - | 2024-02-28 | - | BCG#1=ask-clinic
  2020-02-29 f | - | 2024-02-29 | - | BCG#1=stopped
  2023-08-29 f | HepA-I@2025-08-29 | 2026-02-27 | - | HepA-I#2=not-yet@2026-02-28
  2024-02-29 f | MPSV-A@2024-08-29 | 2024-11-28 | - | MPSV-A#2=not-yet@2024-11-29
  `,
);

check(
  'grown-ups are outside the children’s programme',
  `
  1950-03-01 m | - | 2026-11-23 | - | HepB#1=not-in-programme BCG#1=stopped DTaP#1=stopped DT#1=stopped MMR#1=not-in-programme 2vHPV#1=not-in-programme !none
  1990-03-01 f | HepB@1990-03-01 | 2026-11-23 | - | HepB#1=given HepB#2=not-in-programme
  `,
);

check(
  'born before October 2019: measles, mumps and rubella counted apart',
  `
  2018-05-19 f | MR@2019-01-19 MMR@2019-11-19 | 2026-11-23 | - | MMR#1=given MMR#2=given MMR#3=absent !none
  2018-05-19 f | MR@2019-01-19 | 2026-11-23 | - | MMR#1=given MMR#2=overdue MMR#3=absent
  2018-05-19 f | MR@2019-01-19,2019-11-19 | 2026-11-23 | - | MMR#2=given MMR#3=due ?measles-top-up !none
  2018-05-19 f | MV@2019-01-19,2019-11-19 | 2026-11-23 | - | MMR#3=due ?measles-top-up
  2018-05-19 f | MR@2019-01-19 MV@2019-11-19 Mumps@2021-05-19 | 2026-11-23 | - | MMR#2=given MMR#3=absent !none
  2018-05-19 f | MR@2019-01-19,2019-11-19 Varicella@2026-11-10 | 2026-11-23 | - | MMR#3=not-yet@2026-12-08
  2018-05-19 f | MR@2019-01-19,2019-11-19 MMR@2024-05-19 | 2026-11-23 | - | MMR#3=given !none
  2018-05-19 f | MR@2019-01-19 MMR@2019-11-19,2024-05-19 | 2026-11-23 | - | MMR#3=absent !extra-dose
  # born since: only MMR is MMR
  2019-10-01 f | MV@2020-06-01 MMR@2021-04-01 | 2026-11-23 | - | MMR#1=ask-clinic MMR#2=given !measles-rubella
  `,
);

check(
  'early, doubled and surplus DT records',
  `
  2018-05-19 m | DTaP@2018-08-19,2018-09-19 DT@2025-05-18 | 2026-11-23 | - | DT#1=ask-clinic !early-dose
  2018-05-19 m | DTaP@2018-08-19,2018-09-19 DT@2025-05-19,2025-05-19 | 2026-11-23 | - | DT#1=given DT#2=absent !duplicate-day
  2018-05-19 m | DT@2025-05-19,2025-06-01 | 2026-11-23 | - | DT#2=ask-clinic !early-dose
  2018-05-19 m | DTaP@2018-08-19,2018-09-19,2018-10-19 DT@2025-05-19,2026-05-19 | 2026-11-23 | - | DT#1=given DT#2=given DT#3=absent !extra-dose
  # three DTaP and a DT at six: nothing more
  2018-06-19 m | DTaP@2018-09-19,2018-10-19,2018-11-19 DT@2024-07-01 | 2024-12-30 | - | DTaP#4=not-needed DT#1=given DT#2=absent !none
  `,
);

check(
  'the wait of another vaccine is counted for good',
  `
  2025-05-19 f | MMR@2026-01-20 | 2026-02-16 | - | JE-L#1=not-yet@2026-02-17
  2025-05-19 f | MMR@2026-01-20 | 2026-06-01 | - | JE-L#1=overdue@2026-02-17
  2025-05-19 f | - | 2026-06-01 | ig=2025-12-01 | MMR#1=overdue@2026-03-01
  2025-05-19 f | - | 2026-06-01 | ig=2026-06-02 | MMR#1=overdue@2026-01-19 !immunoglobulin-day
  `,
);

check(
  'products that hold a part of the programme',
  `
  2013-05-19 f | 2vHPV@2023-05-19 | 2026-11-23 | - | 2vHPV#1=given 2vHPV#2=overdue !none
  2013-05-19 f | 2vHPV@2026-05-18 | 2026-11-23 | - | 2vHPV#1=given 2vHPV#2=due !paid-by-label
  2013-05-19 f | 2vHPV@2022-05-18 | 2026-11-23 | - | 2vHPV#1=ask-clinic !early-dose
  2025-05-19 f | DTaP-Hib@2025-08-19,2025-09-19 | 2025-12-01 | - | DTaP#2=given DTaP#3=due
  2020-05-19 f | MPSV-A@2020-11-24,2021-02-24 MPSV-ACYW@2023-05-19 | 2026-06-01 | - | MPSV-AC#3=given MPSV-AC#4=due
  2020-05-19 f | MPSV-A@2020-11-24,2021-02-24 MCV-ACYW@2023-05-19 | 2026-06-01 | - | MPSV-AC#3=ask-clinic ?conjugate-part
  2023-05-19 f | MPSV-A@2024-01-24 MPSV-AC@2026-05-19 | 2026-06-01 | - | MPSV-AC#3=given !none
  2025-05-19 f | DTaP-IPV/Hib@2025-07-19,2025-08-16,2025-09-13 | 2025-12-01 | - | DTaP#2=given DTaP#3=given IPV#2=given !none
  2025-05-19 f | je_l@2026-01-20 | 2026-06-01 | - | JE-L#1=given !none
  `,
);

check(
  'a programme asked for by name judges recorded doses too',
  `
  2023-05-19 f | DTaP@2023-07-19,2023-09-19,2023-11-19 | 2024-05-19 | - | DTaP#1=ask-clinic !early-dose
  2023-05-19 f | DTaP@2023-07-19,2023-09-19,2023-11-19 | 2024-05-19 | cn-nip-2026 | DTaP#1=given DTaP#3=given !none
  `,
);

check(
  'group A that cannot be given before two years',
  `
  2025-01-19 f | - | 2026-10-18 | - | MPSV-A#1=overdue MPSV-A#2=not-yet@2027-01-18
  2025-01-19 f | - | 2026-10-19 | - | MPSV-A#1=overdue MPSV-A#2=not-needed MPSV-AC#3=not-yet@2028-01-19
  `,
);
