// What other features may ask of a child's visits.
export { loadDoneVisits } from './done-store';
