/**
 * The facts of the schedule as text, made from the fact sheet's data file and not from our tables:
 * code | series | option (* default) | sex | born on or after | live | route | sources, then per dose
 * code dose | age | minimum age | interval (? from memory) | longest interval | complete before | sources | verified.
 */
export const EDITION_2026 = `
HepB | HepB | - | - | - | not-live | intramuscular | S1 S2 S3
  HepB 1 | 0m | 0m | - | - | 24h | S1 S2 S3 | verified
  HepB 2 | 1m | 1m | 28d | - | - | S1 S2 S3 | verified
  HepB 3 | 6m | 6m | 60d | - | 12m | S1 S2 S3 | verified
BCG | BCG | - | - | - | live-injected | intradermal | S1 S2 S3
  BCG 1 | 0m | 0m | - | - | 3m | S1 S2 S3 S9 | verified
IPV | polio | - | - | - | not-live | intramuscular | S1 S2 S3
  IPV 1 | 2m | 2m | - | - | - | S1 S2 S3 | verified
  IPV 2 | 3m | 3m | 28d | - | - | S1 S2 S3 | verified
bOPV | polio | - | - | - | live-oral | oral | S1 S2 S3
  bOPV 3 | 4m | 4m | 28d | - | 12m | S1 S2 S3 | verified
  bOPV 4 | 48m | 48m | 28d? | - | 60m | S1 S2 S3 S10 | verified
DTaP | DTaP | - | - | - | not-live | intramuscular | S1 S2 S3
  DTaP 1 | 2m | 2m | - | - | - | S1 S2 S3 S7 | verified
  DTaP 2 | 4m | 4m | 28d | - | - | S1 S2 S3 S7 | verified
  DTaP 3 | 6m | 6m | 28d | - | 12m | S1 S2 S3 S7 | verified
  DTaP 4 | 18m | 18m | 6m | - | 24m | S1 S2 S3 S7 | verified
  DTaP 5 | 72m | 72m | 12m | - | 84m | S1 S2 S3 S7 | verified
DT | DT | - | - | - | not-live | intramuscular | S2 S3 S11 M
MMR | MMR | - | - | - | live-injected | subcutaneous | S1 S2 S3
  MMR 1 | 8m | 8m | - | - | 12m | S1 S2 S3 | verified
  MMR 2 | 18m | 18m | 28d | - | 24m | S1 S2 S3 | verified
JE-L | JE | option* | - | - | live-injected | subcutaneous | S1 S2 S3
  JE-L 1 | 8m | 8m | - | - | 12m | S1 S2 S3 | verified
  JE-L 2 | 24m | 24m | 12m | - | 36m | S1 S2 S3 | verified
JE-I | JE | option | - | - | not-live | intramuscular | S1 S2 S3
  JE-I 1 | 8m | 8m | - | - | - | S1 S2 S3 | verified
  JE-I 2 | 8m+7d | 8m+7d | 7d | 10d | 12m | S1 S2 S3 | verified
  JE-I 3 | 24m | 24m | 1m | - | 36m | S1 S2 S3 | verified
  JE-I 4 | 72m | 72m | 3y | - | 84m | S1 S2 S3 | verified
MPSV-A | mening | - | - | - | not-live | subcutaneous | S1 S2 S3
  MPSV-A 1 | 6m | 6m | - | - | 12m | S1 S2 S3 | verified
  MPSV-A 2 | 9m | 9m | 3m | - | 24m | S1 S2 S3 | verified
MPSV-AC | mening | - | - | - | not-live | subcutaneous | S1 S2 S3
  MPSV-AC 3 | 36m | 36m | 12m | - | 48m | S1 S2 S3 | verified
  MPSV-AC 4 | 72m | 72m | 3y | - | 84m | S1 S2 S3 | verified
HepA-L | HepA | option* | - | - | live-injected | subcutaneous | S1 S2 S3
  HepA-L 1 | 18m | 18m | - | - | 24m | S1 S2 S3 | verified
HepA-I | HepA | option | - | - | not-live | intramuscular | S1 S2 S3
  HepA-I 1 | 18m | 18m | - | - | 24m | S1 S2 S3 | verified
  HepA-I 2 | 24m | 24m | 6m | - | 36m | S1 S2 S3 | verified
2vHPV | 2vHPV | - | female | 2011-11-10 | not-live | intramuscular | S1 S2 S3 S8
  2vHPV 1 | 156m | 156m | - | - | 168m | S1 S2 S3 S8 | verified
  2vHPV 2 | 162m | 161m | 6m | 12m | - | S1 S2 S3 S8 | verified
`;

export const EDITION_2021 = `
HepB | HepB | - | - | - | not-live | intramuscular | S4 S5 S12
  HepB 1 | 0m | 0m | - | - | 24h | S4 S5 S12 S10 | verified
  HepB 2 | 1m | 1m | 28d? | - | - | S4 S5 S12 M | verified
  HepB 3 | 6m | 6m | 60d? | - | 12m | S4 S5 S12 M | verified
BCG | BCG | - | - | - | live-injected | intradermal | S4 S5 S12
  BCG 1 | 0m | 0m | - | - | 3m | S4 S5 S12 S9 | verified
IPV | polio | - | - | - | not-live | intramuscular | S4 S5 S12
  IPV 1 | 2m | 2m | - | - | - | S4 S5 S12 | verified
  IPV 2 | 3m | 3m | 28d? | - | - | S4 S5 S12 M | verified
bOPV | polio | - | - | - | live-oral | oral | S4 S5 S12
  bOPV 3 | 4m | 4m | 28d? | - | 12m | S4 S5 S12 M | verified
  bOPV 4 | 48m | 48m | 28d? | - | 60m | S4 S5 S12 S10 | verified
DTaP | DTaP | - | - | - | not-live | intramuscular | S4 S7
  DTaP 1 | 3m | 3m | - | - | - | S4 S7 | verified
  DTaP 2 | 4m | 4m | 28d? | - | - | S7 M | verified
  DTaP 3 | 5m | 5m | 28d? | - | 12m | S4 S7 M | verified
  DTaP 4 | 18m | 18m | 6m? | - | 24m | S4 S7 M | verified
DT | DT | - | - | - | not-live | intramuscular | S4 S7
  DT 1 | 72m | 72m | 12m? | - | 84m | S4 S7 M | verified
MMR | MMR | - | - | - | live-injected | subcutaneous | S4 S5 S12
  MMR 1 | 8m | 8m | - | - | 12m | S4 S5 S12 | verified
  MMR 2 | 18m | 18m | 28d? | - | 24m | S4 S5 S12 M | verified
JE-L | JE | option* | - | - | live-injected | subcutaneous | S4 S5 S12
  JE-L 1 | 8m | 8m | - | - | 12m | S4 S5 S12 | verified
  JE-L 2 | 24m | 24m | 12m? | - | 36m | S4 S5 S12 M | verified
JE-I | JE | option | - | - | not-live | intramuscular | S4 S5 S12
  JE-I 1 | 8m | 8m | - | - | - | S4 S5 S12 | verified
  JE-I 2 | 8m+7d | 8m+7d | 7d | 10d | 12m | S4 S5 S12 | verified
  JE-I 3 | 24m | 24m | 1m? | - | 36m | S4 S5 S12 M | verified
  JE-I 4 | 72m | 72m | 3y? | - | 84m | S4 S5 S12 M | verified
MPSV-A | mening | - | - | - | not-live | subcutaneous | S4 S5 S12
  MPSV-A 1 | 6m | 6m | - | - | - | S4 S5 S12 | verified
  MPSV-A 2 | 9m | 9m | 3m? | - | 18m | S4 S5 S12 M | verified
MPSV-AC | mening | - | - | - | not-live | subcutaneous | S4 S5 S12
  MPSV-AC 3 | 36m | 36m | 12m? | - | 48m | S4 S5 S12 M | verified
  MPSV-AC 4 | 72m | 72m | 3y? | - | 84m | S4 S5 S12 M | verified
HepA-L | HepA | option* | - | - | live-injected | subcutaneous | S4 S5 S12
  HepA-L 1 | 18m | 18m | - | - | 24m | S4 S5 S12 | verified
HepA-I | HepA | option | - | - | not-live | intramuscular | S4 S5 S12
  HepA-I 1 | 18m | 18m | - | - | 24m | S4 S5 S12 | verified
  HepA-I 2 | 24m | 24m | 6m? | - | 36m | S4 S5 S12 M | verified
`;
