/** Thrown when a row moved between the look and the lock; what was being done is done again from the start. */
export class MovedMeanwhile extends Error {}
