import { ShownPhone } from './shown-phone';

export const examples = {
  masked: (
    <ShownPhone
      masked="199****0002"
      words={{ show: '显示电话', label: '显示林*强的电话', none: '这个号码这里看不到' }}
      onShow={() => Promise.resolve('林国强 19900000002')}
    />
  ),
};
