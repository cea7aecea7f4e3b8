/** The way to the screens, from pages of other packages: apart from their own texts, so that those travel alone. */
export const assessmentEntry = {
  title: '健康小问卷',
  note: '吃饭走动、记性、心情、体质',
  desk: '当面做评估',
} as const;
