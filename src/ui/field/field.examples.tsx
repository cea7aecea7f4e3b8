import { View } from '@tarojs/components';
import { LinkButton } from '../link-button/link-button';
import { Field } from './field';
import { PhoneCodeField } from './phone-code-field';

const ignore = (): undefined => undefined;

export const examples = {
  'a name': <Field id="name" label="姓名" value="林晓梅" onChange={ignore} />,
  'wrong, text kept, hidden': (
    <Field
      id="id-number"
      label="身份证号"
      value="33900020200101214"
      onChange={ignore}
      type="idcard"
      maxLength={18}
      error="少了 1 位，应该是 18 位"
      secret={{ show: '显示身份证号', hide: '藏起身份证号' }}
    />
  ),
  'with a unit': (
    <Field
      id="high"
      label="高压"
      hint="上面那个数"
      value="136"
      onChange={ignore}
      type="number"
      tool={<View>mmHg</View>}
    />
  ),
  'with a button': (
    <Field id="child" label="孩子" value="" onChange={ignore} tool={<LinkButton text="拍身份证" onPress={ignore} />} />
  ),
  'phone and code': (
    <PhoneCodeField
      phone={{ label: '手机号', value: '13800000000', onChange: ignore }}
      code={{ label: '验证码', hint: '发到了 138****0000', value: '', onChange: ignore }}
      send="获取验证码"
      onSend={ignore}
    />
  ),
  'code just sent': (
    <PhoneCodeField
      phone={{ label: '手机号', value: '13800000000', onChange: ignore }}
      code={{ label: '验证码', value: '12', error: '少了 4 位', onChange: ignore }}
      send="58 秒后再发"
    />
  ),
};
