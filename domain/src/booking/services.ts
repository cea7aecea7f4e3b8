/** Services whose slots residents book. */
import { CHECKUP_NAMES } from '../checkup-booking/checkup-item';

/** Those every county has, as files of schedules name them; a county may have services of its own beside them. */
export const SERVICE_NAMES: Readonly<Record<string, string>> = {
  immunization: '预防接种',
  'child-health': '儿童保健',
  ...CHECKUP_NAMES,
};

/** Whether every county has a service. */
export const isInEveryCounty = (service: string): boolean => Object.hasOwn(SERVICE_NAMES, service);
