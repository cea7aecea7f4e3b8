import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import './step-bar.scss';

export interface StepBarProps {
  steps: readonly string[];
  /** Place of the step being done, from 0. */
  current: number;
  /** 第2步，共4步 */
  label: string;
}

const stateOf = (index: number, current: number): 'done' | 'now' | 'later' => {
  if (index < current) return 'done';
  return index === current ? 'now' : 'later';
};

/** Where one is on a way of a few pages: bar, word, and a tick on what is done. */
export function StepBar({ steps, current, label }: StepBarProps) {
  return (
    <View className="step-bar" {...a11y({ role: 'list', label })}>
      {steps.map((text, index) => {
        const state = stateOf(index, current);
        return (
          <View
            key={text}
            className={classNames('step-bar__step', `step-bar__step--${state}`)}
            {...a11y({ role: 'listitem', current: state === 'now' ? 'step' : undefined })}
          >
            <View className="step-bar__line" />
            <View className="step-bar__word">
              {state === 'done' ? (
                <Icon name="check" size={14} />
              ) : (
                <View className="step-bar__number">{index + 1}</View>
              )}
              <View className="step-bar__text">{text}</View>
            </View>
          </View>
        );
      })}
    </View>
  );
}
