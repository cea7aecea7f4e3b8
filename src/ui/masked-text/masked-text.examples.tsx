import { MaskedText } from './masked-text';

const ignore = (): undefined => undefined;

export const examples = {
  masked: (
    <MaskedText
      text="9900**********2317"
      label="身份证号 9900 开头 2317 结尾"
      reveal={{ text: '显示', label: '显示身份证号', onPress: ignore }}
    />
  ),
};
