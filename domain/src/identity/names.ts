/** A name as it is compared: full-width and half-width forms alike, no spaces, one kind of middle dot. */
export const comparedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•・．.∙⋅]/g, '·');

/** Whether two writings are the same person's name (阿依古丽•买买提 and 阿依古丽·买买提 are). */
export const isSameName = (a: string, b: string): boolean => comparedName(a) === comparedName(b);
