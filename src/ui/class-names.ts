/** Joins class names, leaving out what is empty: `classNames('row', chosen && 'row--chosen')`. */
export const classNames = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');
