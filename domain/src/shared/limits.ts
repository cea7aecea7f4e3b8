/** Every bound of the product in one place, with the relations that must hold (limits.test.ts). Names carry units. */
export const LIMITS = {
  /** People one account may act for, itself included. */
  familyMembersMax: 12,
  /** Digits, life and tries of a one-time code; a new one to the same phone after the wait. */
  codeDigits: 6,
  codeSeconds: 300,
  codeTriesMax: 5,
  codeResendSeconds: 60,
  /** Codes sent to one phone in a day, and asked for by one address in an hour, that nobody used. */
  unusedCodesPerPhonePerDayMax: 10,
  unusedCodesPerAddressPerHourMax: 60,
  /** Codes of wx.login from one address in an hour that WeChat did not know. */
  wechatFailuresPerAddressPerHourMax: 60,
  /** Times an account may name a person of the registry and be wrong, in a day. */
  registryMissesPerDayMax: 5,
  /** Requests of one account in a day to act for an adult. */
  eldersAskedPerDayMax: 10,
  accessTokenSeconds: 15 * 60,
  /** A session ends this long after it was last refreshed. */
  sessionDays: 90,
  /** Two refreshes with one token within this time are one phone with two requests; later it is a copied token. */
  refreshGraceSeconds: 10,
  staffSessionHours: 10,
  staffFailuresMax: 5,
  staffLockMinutes: 15,
  staffFailuresPerAddressPerHourMax: 60,
  /** What is sensitive stays open for so long after a fresh code, in that session alone. */
  unlockSeconds: 600,
  /** A proxy's right ends after this long and is then agreed again. */
  proxyMonths: 12,
  adultAgeYears: 18,
  /** Under this age a person's account is the guardian's. */
  ownAccountAgeYears: 14,
  /** Appointments a person may hold at a time, and an account may hold for all it acts for. */
  activeAppointmentsPerPersonMax: 4,
  activeAppointmentsPerAccountMax: 16,
  /** Bookings made from one installation in a day, cancelled ones included. */
  bookingsPerDevicePerDayMax: 16,
  /** Writes to booking endpoints by one account: so many at once, then one more each so many seconds. */
  bookingBurst: 20,
  bookingRefillSeconds: 3,
  /** Free slots named when one is full. */
  freeSlotsShownMax: 3,
  appointmentsPerPage: 20,
  /** Days on which one person may wait at a time. */
  waitlistEntriesPerPersonMax: 3,
  waitlistShownMax: 50,
  /** Packages of records one account makes in a day. */
  transfersPerAccountPerDayMax: 10,
  /** Entries a family writes into one record in a day. */
  ownEntriesPerDayMax: 100,
  /** Shares of a record one account makes in a day, and times each is opened at most. */
  sharesPerAccountPerDayMax: 20,
  shareOpeningsMax: 30,
  sharesShownMax: 30,
  /** Wrong codes of shares from one address in an hour. */
  shareMissesPerAddressPerHourMax: 20,
  /** An opened share is read this long, then its code is entered again. */
  shareViewingMinutes: 30,
  sharedEntriesPerPage: 30,
  /** Files one account takes out of records in a day. */
  exportsPerAccountPerDayMax: 20,
  /** Entries read for one share or one file. */
  exportEntriesMax: 3000,
  /** Lines and pages of one printed record. */
  printedLinesMax: 15_000,
  printedPagesMax: 400,
} as const;
