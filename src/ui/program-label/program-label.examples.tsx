import { ProgramLabel } from './program-label';

export const examples = {
  'across a card': <ProgramLabel name="国家基本公共卫生服务项目" tag="免费" />,
  'in a line': <ProgramLabel name="国家基本公共卫生服务项目" inline />,
};
