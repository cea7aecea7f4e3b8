import { LIMITS } from './limits';

test('a code can be asked for again while the last one still lives, and a guess at it is hopeless', () => {
  expect(LIMITS.codeResendSeconds).toBeLessThan(LIMITS.codeSeconds);
  const guessesPerDay = LIMITS.codeTriesMax * LIMITS.unusedCodesPerPhonePerDayMax;
  expect(guessesPerDay / 10 ** LIMITS.codeDigits).toBeLessThanOrEqual(1 / 10_000);
});

test('a message with a code is of no more use than the code', () => {
  expect(LIMITS.codeSeconds % 60).toBe(0);
});

test('tokens end in the order of what they open', () => {
  expect(LIMITS.refreshGraceSeconds).toBeLessThan(LIMITS.accessTokenSeconds);
  expect(LIMITS.accessTokenSeconds).toBeLessThan(LIMITS.staffSessionHours * 3600);
  expect(LIMITS.staffSessionHours).toBeLessThan(24);
  expect(LIMITS.staffSessionHours).toBeLessThan(LIMITS.sessionDays * 24);
});

test('one address may fail for many people before it is stopped, one name only a few times', () => {
  expect(LIMITS.staffFailuresMax).toBeLessThan(LIMITS.staffFailuresPerAddressPerHourMax);
  expect(LIMITS.unusedCodesPerPhonePerDayMax).toBeLessThan(LIMITS.unusedCodesPerAddressPerHourMax);
});

test('a whole family fits, and its bookings fit the device', () => {
  expect(LIMITS.familyMembersMax).toBeGreaterThanOrEqual(8);
  expect(LIMITS.activeAppointmentsPerAccountMax).toBeGreaterThanOrEqual(LIMITS.activeAppointmentsPerPersonMax);
  expect(LIMITS.bookingsPerDevicePerDayMax).toBeGreaterThanOrEqual(LIMITS.activeAppointmentsPerPersonMax);
  expect(LIMITS.ownAccountAgeYears).toBeLessThan(LIMITS.adultAgeYears);
});
