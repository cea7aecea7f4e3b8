// Rows of the log in words, for what is said about them elsewhere.
export { accessQuery, type AccessRow } from './access-store';
export { wordsOfAccess } from './access-words';
export { type OpenedLog, openLog } from './open-log';
