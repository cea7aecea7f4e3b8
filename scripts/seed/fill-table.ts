/** How full the demo clinic is: online and on-site places taken in each slot of a day, by days after the loading day. */
export const DEMO_FILL: Readonly<Record<number, { online: readonly number[]; onsite: readonly number[] }>> = {
  // 约满
  0: { online: [12, 12, 12, 12, 6, 6, 6, 6], onsite: [] },
  // 剩 3
  1: { online: [12, 12, 12, 11, 6, 6, 5, 5], onsite: [] },
  // 剩 18: 上午 11, 下午 7
  2: { online: [12, 6, 10, 9, 6, 5, 4, 2], onsite: [1] },
  // 剩 31
  4: { online: [10, 8, 7, 6, 4, 3, 2, 1], onsite: [] },
  // 剩 12
  5: { online: [12, 11, 10, 10, 6, 5, 4, 2], onsite: [] },
};
