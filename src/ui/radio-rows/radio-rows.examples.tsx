import { RadioRows } from './radio-rows';

const ignore = (): undefined => undefined;

export const examples = {
  'two places': (
    <RadioRows
      title="在哪儿用"
      choices={[
        { key: 'liuxi', text: '柳溪镇卫生院 2楼 眼科', note: '周一到周五 8:30–11:30' },
        { key: 'county', text: '县医院', note: '12月3日再有' },
      ]}
      current="liuxi"
      onChoose={ignore}
    />
  ),
};
