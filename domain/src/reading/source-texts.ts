import type { ReadingSource } from './types';

/** How the source of a reading is told; a clinic is told by its name. */
const TEXTS: Readonly<Record<Exclude<ReadingSource, 'clinic'>, string>> = {
  typed: '自己填的',
  device: '仪器传来的',
};

/** Where a reading comes from, in words: the clinic's name, the meter's, or that somebody typed it. */
export function sourceText(
  source: ReadingSource,
  { institution, device }: { institution: string; device: string | null },
): string {
  if (source === 'clinic') return institution;
  return source === 'device' && device !== null ? `${device}，${TEXTS.device}` : TEXTS[source];
}

/** A document by its name; one that nobody has read in the original says so. */
export const documentText = ({ source, verified }: { source: string; verified: boolean }): string =>
  verified ? source : `${source}，以医疗机构告知为准`;

/** The sentence about the mean of a sitting; empty for one reading. */
export const meanText = (count: number): string => (count < 2 ? '' : `${count} 次量的平均数。`);
