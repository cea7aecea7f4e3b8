/**
 * WS/T 586-2018 《学龄儿童青少年超重与肥胖筛查》: BMI cut-offs by completed half-year, 6 to 18 years. Each overweight value is in two
 * sources, each obesity value in one. The girls' row of 13.0 is corrected: the public data dump repeats the row of 13.5 there (22.6/25.6);
 * 22.2 is confirmed by a second source, 25.0 is from memory and marked so.
 */
export interface BmiRow {
  /** Completed years of age the row begins at, in half years. */
  readonly fromYears: number;
  /** Overweight from this BMI on, kg/m². */
  readonly overweight: number;
  /** Obesity from this BMI on, kg/m². */
  readonly obesity: number;
  /** False: the obesity value is from memory. */
  readonly obesityVerified: boolean;
}

const row = (fromYears: number, overweight: number, obesity: number): BmiRow => ({
  fromYears,
  overweight,
  obesity,
  obesityVerified: true,
});

export const WST586: Readonly<Record<'male' | 'female', readonly BmiRow[]>> = {
  male: [
    row(6.0, 16.4, 17.7),
    row(6.5, 16.7, 18.1),
    row(7.0, 17.0, 18.7),
    row(7.5, 17.4, 19.2),
    row(8.0, 17.8, 19.7),
    row(8.5, 18.1, 20.3),
    row(9.0, 18.5, 20.8),
    row(9.5, 18.9, 21.4),
    row(10.0, 19.2, 21.9),
    row(10.5, 19.6, 22.5),
    row(11.0, 19.9, 23.0),
    row(11.5, 20.3, 23.6),
    row(12.0, 20.7, 24.1),
    row(12.5, 21.0, 24.7),
    row(13.0, 21.4, 25.2),
    row(13.5, 21.9, 25.7),
    row(14.0, 22.3, 26.1),
    row(14.5, 22.6, 26.4),
    row(15.0, 22.9, 26.6),
    row(15.5, 23.1, 26.9),
    row(16.0, 23.3, 27.1),
    row(16.5, 23.5, 27.4),
    row(17.0, 23.7, 27.6),
    row(17.5, 23.8, 27.8),
    row(18.0, 24.0, 28.0),
  ],
  female: [
    row(6.0, 16.2, 17.5),
    row(6.5, 16.5, 18.0),
    row(7.0, 16.8, 18.5),
    row(7.5, 17.2, 19.0),
    row(8.0, 17.6, 19.4),
    row(8.5, 18.1, 19.9),
    row(9.0, 18.5, 20.4),
    row(9.5, 19.0, 21.0),
    row(10.0, 19.5, 21.5),
    row(10.5, 20.0, 22.1),
    row(11.0, 20.5, 22.7),
    row(11.5, 21.1, 23.3),
    row(12.0, 21.5, 23.9),
    row(12.5, 21.9, 24.5),
    { ...row(13.0, 22.2, 25.0), obesityVerified: false },
    row(13.5, 22.6, 25.6),
    row(14.0, 22.8, 25.9),
    row(14.5, 23.0, 26.3),
    row(15.0, 23.2, 26.6),
    row(15.5, 23.4, 26.9),
    row(16.0, 23.6, 27.1),
    row(16.5, 23.7, 27.4),
    row(17.0, 23.8, 27.6),
    row(17.5, 23.9, 27.8),
    row(18.0, 24.0, 28.0),
  ],
};
