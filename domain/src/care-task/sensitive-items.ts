/** Which items of a report belong to what is shown only after unlocking. */
import { fieldsOf } from '../record/forms/forms';
import { CHECKUP } from '../record/forms/checkup-table';
import type { SensitiveCategory } from '../record/kinds';
import { categoryOfWords } from '../record/sensitive-words';

/** Items that are no field of the checkup form. */
const OTHERS: Readonly<Record<string, SensitiveCategory>> = {
  mood: 'mental-health',
  gds15: 'mental-health',
  gds30: 'mental-health',
  phq2: 'mental-health',
  phq9: 'mental-health',
};

const categoryOf = (item: string): SensitiveCategory | undefined =>
  fieldsOf(CHECKUP).get(item)?.sensitive ?? OTHERS[item.toLowerCase().replace(/[^a-z0-9]/g, '')];

/** The category a task is kept under: by its items, else by its words; null when it is ordinary. */
export function sensitiveOfTask(task: {
  items: readonly string[];
  words: readonly string[];
}): SensitiveCategory | null {
  for (const item of task.items) {
    const category = categoryOf(item);
    if (category !== undefined) return category;
  }
  return task.words.flatMap((text) => categoryOfWords(text))[0] ?? null;
}

/** What stands instead of a task's words where its category is not open. */
export const PRIVATE_TASK = { titleZh: '有件事要和医生说', reasonZh: '请打电话问卫生院。' } as const;
