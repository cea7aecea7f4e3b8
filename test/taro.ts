/** The stand-in for Taro and its handles, for tests: `taro.request.mockResolvedValueOnce(…)`, `controls.show()`. */
export { controls, default as taro } from './stubs/taro';
