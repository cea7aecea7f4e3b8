/** Why a call of the clinic is not needed any more, in the words of the task's own history. */

/** How the reading that asked for the call turned out to be wrong. */
export type CallOff = 'withdrawn' | 'corrected';

export const CALL_OFF_ZH: Readonly<Record<CallOff, string>> = {
  withdrawn: '这次量的数收回了，不用再联系。',
  corrected: '这次量的数改过了，看新的数。',
};
