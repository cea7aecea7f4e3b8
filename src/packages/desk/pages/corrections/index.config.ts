export default definePageConfig({ navigationBarTitleText: '康伴 档案更正' });
