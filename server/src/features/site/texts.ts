import type { BookableService } from '@kangban/contract/site';

/** What is said of the services that are always there; any other has no numbers that day. */
const WHAT: Readonly<Partial<Record<BookableService, string>>> = {
  immunization: '不打疫苗',
  'child-health': '没有儿童体检',
  'elderly-checkup': '没有老年人体检',
  recheck: '没有复查',
};

/** Sentences for residents that the server itself makes about a clinic's days. */
export const TEXTS = {
  closedWeekday: (weekday: number, service: BookableService): string =>
    `周${'一二三四五六日'.charAt(weekday - 1)}${WHAT[service] ?? '没有号'}`,
  notPlanned: '这一天没有排号',
} as const;
