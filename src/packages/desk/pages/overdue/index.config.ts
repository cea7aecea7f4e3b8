export default definePageConfig({ navigationBarTitleText: '康伴 逾期未种' });
