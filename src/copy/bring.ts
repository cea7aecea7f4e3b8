/** What to have along at the clinic. Home says it too, so it stands apart from the words of booking: those load with their own pages. */
export const bring = ['带', '接种证', '和', '身份证'] as const;
