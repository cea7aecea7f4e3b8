export default definePageConfig({ navigationBarTitleText: '康伴 健康档案' });
