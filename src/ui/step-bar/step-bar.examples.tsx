import { StepBar } from './step-bar';

const STEPS = ['选疫苗', '选时间', '健康问询', '确认'];

export const examples = {
  'first step': <StepBar steps={STEPS} current={0} label="第1步，共4步" />,
  'third step': <StepBar steps={STEPS} current={2} label="第3步，共4步" />,
};
