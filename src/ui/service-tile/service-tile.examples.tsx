import { ServiceTile, ServiceTiles } from './service-tile';

const ignore = (): undefined => undefined;

export const examples = {
  'two tiles': (
    <ServiceTiles>
      <ServiceTile icon="syringe" title="打疫苗" note="预约、看接种证" onPress={ignore} />
      <ServiceTile icon="hospital" title="接种门诊" note="在哪、几点开" onPress={ignore} />
    </ServiceTiles>
  ),
};
