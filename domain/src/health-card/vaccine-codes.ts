/**
 * CVX codes for vaccines of the catalogue (domain/immunization/vaccine-table), which readers of health cards elsewhere know. The code names
 * the kind of vaccine, not the Chinese product; where CVX has only a wider kind, the "unspecified formulation" of it stands here, and
 * where it has none (EV71, 麻腮, conjugate A+C) the dose carries our own code alone. Source: CDC IIS code set CVX, read in
 * published copies of the list (codes up to 214).
 */
const CVX: Readonly<Record<string, string>> = {
  HepB: '45',
  BCG: '19',
  IPV: '10',
  bOPV: '178',
  tOPV: '02',
  DTaP: '20',
  DT: '28',
  MMR: '03',
  MR: '04',
  MV: '05',
  Rubella: '06',
  Mumps: '07',
  'JE-L': '129',
  'JE-I': '129',
  'MPSV-A': '191',
  'MPSV-AC': '192',
  'MPSV-ACYW': '32',
  'MCV-ACYW': '147',
  'HepA-L': '169',
  'HepA-I': '85',
  '2vHPV': '118',
  '4vHPV': '62',
  '9vHPV': '165',
  '9vHPV-CN': '165',
  'DTaP-IPV/Hib': '120',
  'DTaP-Hib': '50',
  Varicella: '21',
  PCV13: '133',
  Hib: '17',
  RV5: '116',
  RV3: '122',
  RV1: '122',
  'Flu-IIV': '88',
  'Flu-LAIV': '151',
  PPV23: '33',
  'Zoster-RZV': '187',
  'Zoster-L': '121',
  'Rabies-Essen': '90',
  'Rabies-Zagreb': '90',
};

/** The CVX code of a vaccine of the catalogue; undefined where that list has none. */
export const cvxOf = (vaccine: string): string | undefined => CVX[vaccine];
