import { home as words } from '@/copy/home';
import { openPage } from '@/platform/navigation';
import { ServiceTile, ServiceTiles } from '@/ui/service-tile/service-tile';

export interface ServicesProps {
  /** For whom 打疫苗 opens: the person shown, or who is up first. */
  residentId: string | undefined;
  /** Whose growth opens; undefined in a family without children. */
  childId: string | undefined;
  /** Whose checkup opens; undefined in a family without older people. */
  elderId: string | undefined;
  /** Whose readings open; undefined in a family of children. */
  readerId: string | undefined;
}

/** The ways into everything there is. */
export function Services({ residentId, childId, elderId, readerId }: ServicesProps) {
  const { vaccine, child, checkup, readings, bookings, record, sites } = words.tiles;
  return (
    <ServiceTiles>
      <ServiceTile icon="syringe" {...vaccine} onPress={() => void openPage('chooseVaccine', { residentId })} />
      {childId !== undefined && (
        <ServiceTile icon="child" {...child} onPress={() => void openPage('child', { residentId: childId })} />
      )}
      {elderId !== undefined && (
        <ServiceTile icon="doctor" {...checkup} onPress={() => void openPage('checkupBook', { residentId: elderId })} />
      )}
      {readerId !== undefined && (
        <ServiceTile icon="heart" {...readings} onPress={() => void openPage('readings', { residentId: readerId })} />
      )}
      <ServiceTile icon="calendar" {...bookings} onPress={() => void openPage('bookings')} />
      {childId === undefined && <ServiceTile icon="record" {...record} onPress={() => void openPage('record')} />}
      <ServiceTile icon="hospital" {...sites} onPress={() => void openPage('sites')} />
    </ServiceTiles>
  );
}
