const named = { 'aria-label': '', 'aria-hidden': '' };
const control = { ...named, 'aria-role': '', 'aria-disabled': '' };

/**
 * Taro's WXML templates know no aria attribute, so the build adds those that `src/ui/a11y` writes. Each one costs bytes in every
 * template level: keep the list as short as the kit needs.
 */
export const ariaAttributes = {
  View: {
    ...control,
    'aria-checked': '',
    'aria-selected': '',
    'aria-expanded': '',
    'aria-live': '',
    'aria-modal': '',
  },
  Text: { ...named, 'aria-role': '' },
  Image: named,
  Input: { 'aria-label': '' },
  Button: { 'aria-label': '', 'aria-disabled': '' },
};
