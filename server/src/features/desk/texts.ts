/** Words of the registry's relations as the desk reads them. */
export const RELATIONS = {
  mother: '妈妈',
  father: '爸爸',
  grandparent: '祖辈',
  other: '监护人',
} as const;

/** 这个号是11月25日的。 */
export const ticketOfDay = (day: string): string =>
  `这个号是${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日的。`;
