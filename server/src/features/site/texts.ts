/** Sentences for residents that the server itself makes about a clinic's days. */
export const TEXTS = {
  closedWeekday: (weekday: number): string => `周${'一二三四五六日'.charAt(weekday - 1)}不打疫苗`,
  notPlanned: '这一天没有排号',
} as const;
