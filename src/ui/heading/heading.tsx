import { View } from '@tarojs/components';
import { a11y, focusable } from '../a11y/a11y';
import { classNames } from '../class-names';
import './heading.scss';

export interface HeadingProps {
  text: string;
  level?: 1 | 2 | 3;
  look?: 'title-l' | 'title' | 'section' | 'heading';
  /** Takes focus from code (after a change of page, a sheet that opens). */
  id?: string;
}

/** A heading by its level for screen readers and its look for the eye. */
export function Heading({ text, level = 2, look = 'section', id }: HeadingProps) {
  return (
    <View
      className={classNames('heading', `heading--${look}`)}
      {...a11y({ role: 'heading', level })}
      {...(id ? { id, ...focusable(-1) } : {})}
    >
      {text}
    </View>
  );
}
