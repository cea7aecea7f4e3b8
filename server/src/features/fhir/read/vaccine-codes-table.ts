/**
 * CVX codes that mean exactly one vaccine of our table (CDC, CVX code set; written from memory, each checked against the name of the
 * product it stands for). A code that leaves the product or its schedule open (rabies, "unspecified" influenza) is left out: then the
 * words of the source are kept.
 */
const CVX: Readonly<Record<string, string>> = {
  '02': 'tOPV',
  '03': 'MMR',
  '04': 'MR',
  '05': 'MV',
  '06': 'Rubella',
  '07': 'Mumps',
  '08': 'HepB',
  '10': 'IPV',
  '19': 'BCG',
  '20': 'DTaP',
  '21': 'Varicella',
  '28': 'DT',
  '32': 'MPSV-ACYW',
  '33': 'PPV23',
  '42': 'HepB',
  '43': 'HepB',
  '45': 'HepB',
  '48': 'Hib',
  '50': 'DTaP-Hib',
  '52': 'HepA-I',
  '62': '4vHPV',
  '83': 'HepA-I',
  '116': 'RV5',
  '118': '2vHPV',
  '119': 'RV1',
  '120': 'DTaP-IPV/Hib',
  '121': 'Zoster-L',
  '133': 'PCV13',
  '134': 'JE-I',
  '149': 'Flu-LAIV',
  '165': '9vHPV',
  '178': 'bOPV',
  '187': 'Zoster-RZV',
};

/** Our code for a CVX code; undefined when it does not mean exactly one vaccine of ours. */
export const vaccineOfCvx = (code: string): string | undefined => CVX[code.padStart(2, '0')];
