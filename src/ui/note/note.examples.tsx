import { Note } from './note';

export const examples = {
  'a remark': <Note icon="people">每个时段都留了现场号，带身份证直接来，老人优先。</Note>,
  attention: <Note tone="attention">当天医生会先看安安，再定能不能打。</Note>,
  urgent: <Note tone="urgent">马上去医院。</Note>,
  points: (
    <Note tone="points" icon="clock">
      爸爸有 120 分 12月31日到期
    </Note>
  ),
};
