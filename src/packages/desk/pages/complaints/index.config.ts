export default definePageConfig({ navigationBarTitleText: '康伴 不同意的查看' });
