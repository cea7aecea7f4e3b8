/** What stands in a list of requests in place of an entry the reader has not unlocked; says no category. */
export const HIDDEN_TITLE = '一条保密的记录';

/** What stands in place of words about it. */
export const HIDDEN_WORDS = '（解锁以后才看得到）';
