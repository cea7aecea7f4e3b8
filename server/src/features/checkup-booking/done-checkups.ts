// What other features may ask of a person's yearly checkups.
export { loadDoneCheckups } from './done-store';
