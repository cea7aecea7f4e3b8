/** Children who need a clinician's word: preterm, small, HIV, immune deficiency, allergy. Fact sheet 1.7. */
import { checkTable } from './table';

checkTable(
  'preterm or small: by chronological age',
  `
born       | given   | today | with                 | dose   | status  | earliest | due | clause
2026-09-10 |         | 2m-1d | weeks=29             | DTaP 1 | not-yet | 2m       | 2m  | 1.7 by chronological age
2026-09-10 |         | 2m    | weeks=29             | DTaP 1 | due     | 2m       | 2m  | 1.7 by chronological age
2026-09-10 |         | 2m    | weeks=29 weight=1200 | IPV 1  | due     | 2m       | 2m  | 1.7 by chronological age
2026-09-10 | HepB 0d | 1m    | weeks=34 weight=2100 | HepB 2 | due     | 1m       | 1m  | 1.7 by chronological age
2026-09-10 |         | 0d    | weeks=34 weight=2400 | HepB 1 | due     | 0d       | 0d  | 1.7 by chronological age
2026-09-10 |         | 8m    | weeks=33             | MMR 1  | due     | 8m       | 8m  | 1.7 by chronological age
`,
);

checkTable(
  'HIV matrix (2026)',
  `
born       | given   | today | with            | dose     | status     | clause
2026-09-10 |         | 0d    | hiv-severe      | HepB 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 0d    | hiv             | HepB 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 0d    | hiv-exposed     | HepB 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 2m    | hiv-severe      | DTaP 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 2m    | hiv             | DTaP 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 2m    | hiv-exposed     | DTaP 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 2m    | hiv-exposed     | IPV 1    | due        | 1.7 non-live: allow
2026-09-10 |         | 6m    | hiv-severe      | MPSV-A 1 | due        | 1.7 non-live: allow
2026-09-10 |         | 8m    | hiv-severe      | MMR 1    | stopped    | 1.7 MMR, severe: no
2026-09-10 |         | 8m    | hiv             | MMR 1    | due        | 1.7 MMR, not severe: allow
2026-09-10 |         | 8m    | hiv-exposed     | MMR 1    | ask-clinic | 1.7 MMR, exposed: evaluate
2026-09-10 | MMR 8m  | 18m   | hiv-severe      | MMR 2    | stopped    | 1.7 MMR, severe: no
2026-09-10 | MMR 8m  | 18m   | hiv             | MMR 2    | due        | 1.7 MMR, not severe: allow
2026-09-10 | MMR 8m  | 18m   | hiv-exposed     | MMR 2    | ask-clinic | 1.7 MMR, exposed: evaluate
2026-09-10 |         | 8m    | hiv-severe JE-I | JE-I 1   | due        | 1.7 non-live: allow
2026-09-10 |         | 18m   | hiv HepA-I      | HepA-I 1 | due        | 1.7 non-live: allow
2026-09-10 | JE-L 8m | 2y    | hiv             | JE-L 2   | stopped    | 1.7 JE-L: no
2026-09-10 | JE-L 8m | 2y    | hiv-severe      | JE-L 2   | stopped    | 1.7 JE-L: no
2026-09-10 | JE-L 8m | 2y    | hiv-exposed     | JE-L 2   | stopped    | 1.7 JE-L: no
2026-09-10 | MMR 8m  | 9m    | hiv-severe      | MMR 1    | given      | 1.7 what was given stays given
`,
);

checkTable(
  'immune deficiency and allergy',
  `
born       | given     | today | with              | dose     | status     | clause
2026-09-10 |           | 0d    | suppressed        | HepB 1   | due        | 1.7 non-live: yes
2026-09-10 |           | 2m    | suppressed        | DTaP 1   | due        | 1.7 non-live: yes
2026-09-10 |           | 2m    | suppressed        | IPV 1    | due        | 1.7 non-live: yes
2026-09-10 |           | 6m    | suppressed        | MPSV-A 1 | due        | 1.7 non-live: yes
2026-09-10 |           | 8m    | suppressed        | MMR 1    | ask-clinic | 1.7 live: clinician decides
2026-09-10 |           | 8m    | suppressed JE-L   | JE-L 1   | ask-clinic | 1.7 live: clinician decides
2026-09-10 |           | 18m   | suppressed HepA-L | HepA-L 1 | ask-clinic | 1.7 live: clinician decides
2026-09-10 | IPV 2m 3m | 4m    | suppressed        | bOPV 3   | ask-clinic | 1.7 live: clinician decides
2026-09-10 |           | 8m    | suppressed JE-I   | JE-I 1   | due        | 1.7 non-live: yes
2026-09-10 |           | 18m   | suppressed HepA-I | HepA-I 1 | due        | 1.7 non-live: yes
2026-09-10 | DTaP 2m   | 4m    | allergy=DTaP      | DTaP 2   | ask-clinic | 1.7 anaphylaxis after an earlier dose
2026-09-10 | DTaP 2m   | 4m    | allergy=MMR       | DTaP 2   | due        | 1.7 only the vaccine named
2026-09-10 |           | 8m    | allergy=MMR       | MMR 1    | ask-clinic | 1.7 severe allergy to a component
2026-09-10 |           | 8m    | allergy=MMR+JE-L  | JE-L 1   | ask-clinic | 1.7 severe allergy to a component
2026-09-10 |           | 8m    | allergy=DTaP      | MMR 1    | due        | 1.7 only the vaccine named
`,
);

checkTable(
  'no drops: polio goes on by IPV',
  `
born       | given        | today | with        | dose   | status  | earliest | due | clause
2026-09-10 | IPV 2m 3m    | 4m    | hiv-exposed | bOPV 3 | absent  |          |     | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m    | 4m-1d | hiv-exposed | IPV 3  | not-yet | 4m       | 4m  | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m    | 4m    | hiv-exposed | IPV 3  | due     | 4m       | 4m  | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m    | 4m    | hiv         | IPV 3  | due     | 4m       | 4m  | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m    | 4m    | hiv-severe  | IPV 3  | due     | 4m       | 4m  | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m 4m | 4y-1d | hiv         | IPV 4  | not-yet | 4y       | 4y  | 1.7 bOPV no, polio by IPV
2026-09-10 | IPV 2m 3m 4m | 4y    | hiv         | IPV 4  | due     | 4y       | 4y  | 1.7 bOPV no, polio by IPV
`,
);

checkTable(
  'HIV: the live product stops, the inactivated one is a choice',
  `
born       | given | today | with               | dose     | status  | earliest | clause
2026-09-10 |       | 8m    | hiv                | JE-L 1   | stopped | -        | 1.7 JE-L: no
2026-09-10 |       | 8m    | hiv-severe         | JE-L 1   | stopped | -        | 1.7 JE-L: no
2026-09-10 |       | 8m    | hiv-exposed        | JE-L 1   | stopped | -        | 1.7 JE-L: no
2026-09-10 |       | 18m   | hiv                | HepA-L 1 | stopped | -        | 1.7 HepA-L: no
2026-09-10 |       | 18m   | hiv-severe         | HepA-L 1 | stopped | -        | 1.7 HepA-L: no
2026-09-10 |       | 18m   | hiv-exposed        | HepA-L 1 | stopped | -        | 1.7 HepA-L: no
2026-09-10 |       | 8m    | hiv JE-I           | JE-I 1   | due     | 8m       | 1.7 non-live: allow
2026-09-10 |       | 18m   | hiv-exposed HepA-I | HepA-I 1 | due     | 18m      | 1.7 non-live: allow
`,
);
