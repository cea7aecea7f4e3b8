/** One sass setting for both targets. taro-ui is written in the old module style, so those warnings say nothing about our code. */
export const sassLoaderOption = {
  sassOptions: {
    quietDeps: true,
    silenceDeprecations: ['import', 'legacy-js-api', 'global-builtin', 'color-functions', 'slash-div', 'if-function'],
  },
};
