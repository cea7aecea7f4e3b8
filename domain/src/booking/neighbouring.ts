/** Where and when a slot is. */
export interface SlotPlace {
  slotId: string;
  siteId: string;
  day: string;
  /** `HH:MM` */
  startsAt: string;
  endsAt: string;
}

/** Whether slots are one and the same or follow each other without a gap at one site on one day. */
export function areNeighbouring(slots: readonly SlotPlace[]): boolean {
  const distinct = [...new Map(slots.map((slot) => [slot.slotId, slot])).values()].sort((a, b) =>
    a.startsAt < b.startsAt ? -1 : 1,
  );
  return distinct.every((slot, index) => {
    const before = distinct[index - 1];
    return (
      before === undefined ||
      (before.siteId === slot.siteId && before.day === slot.day && before.endsAt === slot.startsAt)
    );
  });
}
