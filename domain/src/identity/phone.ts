/** Whether a text can be a mainland mobile number: 11 digits in the ranges in use, 13 to 19. */
export const isMobileNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
