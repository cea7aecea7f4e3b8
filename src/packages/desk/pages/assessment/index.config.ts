export default definePageConfig({ navigationBarTitleText: '康伴 当面评估' });
