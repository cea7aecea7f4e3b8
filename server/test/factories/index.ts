// Test data as sentences: `const mother = await aParentOf(app, { bornMonthsAgo: 19 })`.
export * from './accounts';
export * from './consents';
export * from './county';
export * from './entries';
export * from './residents';
export * from './staff';
