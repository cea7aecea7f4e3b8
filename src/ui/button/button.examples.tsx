import { Button, OpenButton } from './button';

const ignore = (): undefined => undefined;

export const examples = {
  'the main action': <Button text="下一步：选时间" onPress={ignore} />,
  'with an icon': <Button text="加到提醒" icon="bell" onPress={ignore} />,
  'second choice': <Button text="改时间" kind="second" onPress={ignore} />,
  tinted: <Button text="12月2日提醒我" kind="tint" icon="bell" onPress={ignore} />,
  'as words': <Button text="打电话问" kind="plain" icon="phone" onPress={ignore} />,
  'takes something away': <Button text="取消预约" kind="danger" onPress={ignore} />,
  'small, beside words': <Button text="签到" kind="second" small onPress={ignore} />,
  'says why not': <Button text="还有 2 题没答" disabled onPress={ignore} />,
  'waiting for the answer': <Button text="正在约" busy onPress={ignore} />,
  'carried out by WeChat': <OpenButton text="用微信手机号登录" open="getPhoneNumber" />,
};
