import { PRESSURE_PROFILES } from '../blood-pressure/profiles-table';
import type { ReadingConfig } from './types';

/** What holds where a county set nothing: the newest document in force, and the home protocol of the guideline of 2025. */
export const DEFAULT_READING_CONFIG: ReadingConfig = {
  pressureProfiles: PRESSURE_PROFILES,
  pressureProfile: 'by-date',
  homeProtocol: 'JC-2025',
};
