import { Confirm } from './confirm';

const ignore = (): undefined => undefined;

export const examples = {
  'before cancelling': (
    <Confirm
      id="cancel"
      open
      title="不去了吗？"
      text="取消后，这个号会让给别人。"
      yes="取消预约"
      no="再想想"
      onYes={ignore}
      onNo={ignore}
    />
  ),
  'something better to do before': (
    <Confirm
      id="leave"
      open
      title="退出登录吗？"
      text="2 次测量还没送出，退出就没了。"
      first={{ text: '先去送出', onPress: ignore }}
      yes="退出"
      no="先不退"
      onYes={ignore}
      onNo={ignore}
    />
  ),
};
