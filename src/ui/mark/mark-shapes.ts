/**
 * Status marks: filled shapes that differ without colour. White is painted, black is cut out, so one mask draws a mark in one colour on
 * any ground. Read only by the style generator (scripts/tokens.ts).
 */
export const markShapes = {
  normal:
    '<circle cx="12" cy="12" r="9.5" fill="#fff"/><path d="M7.4 12.5l3.1 3.1 6-6.6" stroke="#000" stroke-width="2.4"/>',
  attention:
    '<path d="M12 2.6 1.6 20.6h20.8z" fill="#fff" stroke="#fff" stroke-width="1.5"/><path d="M12 9.2v5.2M12 17.4v.2" stroke="#000" stroke-width="2.4"/>',
  urgent:
    '<path d="M7.9 2.3h8.2l5.6 5.6v8.2l-5.6 5.6H7.9l-5.6-5.6V7.9z" fill="#fff"/><path d="M12 7v6M12 16.6v.2" stroke="#000" stroke-width="2.5"/>',
  waiting:
    '<circle cx="12" cy="12" r="9" stroke="#fff" stroke-width="2"/><path d="M12 7v5.3l3.3 2" stroke="#fff" stroke-width="2"/>',
  none: '<circle cx="12" cy="12" r="9" stroke="#fff" stroke-width="2" stroke-dasharray="3 3"/><path d="M8.5 12h7" stroke="#fff" stroke-width="2"/>',
  now: '<circle cx="12" cy="12" r="9" stroke="#fff" stroke-width="2.4"/><circle cx="12" cy="12" r="4.6" fill="#fff"/>',
  coin: '<circle cx="12" cy="12" r="11.4" fill="#fff"/><path d="M12 5.6l2 4 4.4.6-3.2 3.1.8 4.4-4-2.1-4 2.1.8-4.4-3.2-3.1 4.4-.6z" fill="#000"/>',
} as const;

export type MarkKind = keyof typeof markShapes;
