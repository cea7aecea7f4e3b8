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
};
