/**
 * Which result answers which item of a report: LOINC codes of the fact sheet §10 (those of domain/terminology/loinc) and fields of the
 * forms. A random sugar does not answer a fasting one, and a home measuring answers nothing.
 */

export interface ItemAnswers {
  /** LOINC codes, each of which answers the item. */
  loinc: readonly string[];
  /** Fields of the checkup form, each of which answers it. */
  checkup: readonly string[];
  /** Fields of the follow-up forms. */
  followUp: readonly string[];
  /** Told to come without breakfast. */
  fasting: boolean;
}

const row = (text: string): [string, ItemAnswers] => {
  const [item = '', loinc = '', checkup = '', followUp = '', fasting = ''] = text.split('|').map((cell) => cell.trim());
  const list = (cell: string): string[] => cell.split(' ').filter((one) => one !== '');
  return [
    item,
    { loinc: list(loinc), checkup: list(checkup), followUp: list(followUp), fasting: fasting === 'fasting' },
  ];
};

/** item | LOINC | checkup form | follow-up forms | fasting */
const TABLE = `
  pressure          | 85354-9 8480-6 8462-4            | leftSystolic rightSystolic        | systolic      |
  fastingGlucose    | 14771-0 1558-6 14770-2 41604-0   | fastingGlucose fastingGlucoseMgDl | fastingGlucose | fasting
  hba1c             | 4548-4 59261-8                   | hba1c                             | hba1c         |
  haemoglobin       | 718-7                            | haemoglobin                       |               |
  whiteCells        | 6690-2                           | whiteCells                        |               |
  platelets         | 777-3                            | platelets                         |               |
  urineProtein      | 5804-0                           | urineProtein                      |               |
  urineGlucose      | 5792-7                           | urineGlucose                      |               |
  urineKetones      | 5797-6                           | urineKetones                      |               |
  urineBlood        | 5794-3                           | urineBlood                        |               |
  ecg               | 11524-6                          | ecg                               |               |
  alt               | 1742-6                           | alt                               |               | fasting
  ast               | 1920-8                           | ast                               |               | fasting
  albumin           | 1751-7                           | albumin                           |               | fasting
  totalBilirubin    | 14631-6 1975-2                   | totalBilirubin                    |               | fasting
  directBilirubin   | 14629-0 1968-7                   | directBilirubin                   |               | fasting
  creatinine        | 14682-9 2160-0                   | creatinine                        |               | fasting
  urea              | 22664-7 14937-7 3094-0 3091-6    | urea                              |               | fasting
  potassium         | 2823-3                           | potassium                         |               |
  sodium            | 2951-2                           | sodium                            |               |
  totalCholesterol  | 14647-2 2093-3                   | totalCholesterol                  |               | fasting
  triglycerides     | 14927-8 2571-8                   | triglycerides                     |               | fasting
  ldl               | 22748-8 39469-2 2089-1 13457-7 18262-6 | ldl                         |               | fasting
  hdl               | 14646-4 2085-9                   | hdl                               |               | fasting
  hbsag             | 5196-1                           | hbsag                             |               |
  chestXray         | 24648-8 30746-2                  | chestXray                         |               |
  chest             | 24648-8 30746-2                  | chestDr chestXray                 |               |
  abdominalUltrasound | 24558-9                        | abdominalUltrasound               |               | fasting
  bmi               | 39156-5 29463-7                  | bmi weightKg                      | bmi weightKg  |
  waistCm           | 8280-0                           | waistCm                           |               |
  pulse             | 8867-4                           | pulse heartRate                   | heartRate     |
  heartRate         | 8867-4                           | heartRate                         | heartRate     |
  temperature       | 8310-5                           | temperature                       |               |
  respiration       | 9279-1                           | respiration                       |               |
  visionLeft        | 98498-9 65897-1                  | visionLeft correctedLeft          |               |
  visionRight       | 98499-7 65893-0                  | visionRight correctedRight        |               |
`;

const ROWS: ReadonlyMap<string, ItemAnswers> = new Map(
  TABLE.split('\n')
    .filter((line) => line.includes('|'))
    .map(row),
);

/** What answers an item; one without a row of its own is answered by the field of the checkup form of its name. */
export const answersFor = (item: string): ItemAnswers =>
  ROWS.get(item) ?? { loinc: [], checkup: [item], followUp: [], fasting: false };

/** Items with a row, for the table's own test. */
export const ANSWERED_ITEMS: readonly string[] = [...ROWS.keys()];

/** Whether one of the items is tested without breakfast. */
export const isFasting = (items: readonly string[]): boolean => items.some((item) => answersFor(item).fasting);
