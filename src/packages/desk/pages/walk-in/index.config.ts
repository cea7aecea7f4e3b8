export default definePageConfig({ navigationBarTitleText: '康伴 接种台' });
