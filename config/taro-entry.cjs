// What `@tarojs/taro` is in the mini-program. Taro's own entry requires its runtime whole and then takes it apart, so webpack must keep
// everything the runtime exports; asked for by name, only what something uses stays.
const hooks = require('@tarojs/runtime').hooks;
const taro = require('@tarojs/api').default;

if (hooks.isExist('initNativeApi')) hooks.call('initNativeApi', taro);

module.exports = taro;
module.exports.default = taro;
