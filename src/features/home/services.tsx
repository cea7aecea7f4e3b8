import { home as words } from '@/copy/home';
import { openPage } from '@/platform/navigation';
import { ServiceTile, ServiceTiles } from '@/ui/service-tile/service-tile';

export interface ServicesProps {
  /** For whom 打疫苗 opens: the person shown, or who is up first. */
  residentId: string | undefined;
}

/** The ways into everything there is. */
export function Services({ residentId }: ServicesProps) {
  const { vaccine, bookings, record, sites } = words.tiles;
  return (
    <ServiceTiles>
      <ServiceTile icon="syringe" {...vaccine} onPress={() => void openPage('chooseVaccine', { residentId })} />
      <ServiceTile icon="calendar" {...bookings} onPress={() => void openPage('bookings')} />
      <ServiceTile icon="record" {...record} onPress={() => void openPage('record')} />
      <ServiceTile icon="hospital" {...sites} onPress={() => void openPage('sites')} />
    </ServiceTiles>
  );
}
