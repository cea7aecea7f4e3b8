/** What a referral can be about, as data. A kind that is not listed is shown with the plain words of `OTHER_KIND`. */

export interface ReferralKind {
  titleZh: string;
  /** Back to the clinic that found it, or on to a hospital of the county. */
  to: 'own-clinic' | 'county-hospital';
  /** Added to the hospital's name. */
  departmentZh: string;
  /** What the family does: the step that is next. */
  goZh: string;
  /** Calendar months within which it should be done; our own choice, no text names one. */
  dueMonths: number;
}

export const OTHER_KIND: ReferralKind = {
  titleZh: '复查',
  to: 'county-hospital',
  departmentZh: '',
  goZh: '去',
  dueMonths: 1,
};

const KINDS: Readonly<Record<string, ReferralKind>> = {
  'vision-recheck': { titleZh: '再查一次视力', to: 'own-clinic', departmentZh: '', goZh: '再查一次，去', dueMonths: 1 },
  vision: { titleZh: '眼睛复查', to: 'county-hospital', departmentZh: '眼科', goZh: '去', dueMonths: 1 },
  // Findings of a child's visit, by domain/child-visit/read-findings.
  anaemia: {
    titleZh: '血红蛋白复查',
    to: 'own-clinic',
    departmentZh: '',
    goZh: '看医生，再验一次血，去',
    dueMonths: 1,
  },
  hearing: { titleZh: '听力复查', to: 'county-hospital', departmentZh: '听力门诊', goZh: '去', dueMonths: 1 },
  development: { titleZh: '发育再看看', to: 'county-hospital', departmentZh: '儿童保健科', goZh: '去', dueMonths: 1 },
  autism: { titleZh: '交流再看看', to: 'county-hospital', departmentZh: '儿童保健科', goZh: '去', dueMonths: 1 },
  teeth: { titleZh: '看牙', to: 'county-hospital', departmentZh: '口腔科', goZh: '去', dueMonths: 1 },
};

/** The row of a kind. */
export const referralKind = (kind: string): ReferralKind => KINDS[kind] ?? OTHER_KIND;
