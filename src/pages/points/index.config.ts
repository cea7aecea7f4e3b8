export default definePageConfig({ navigationBarTitleText: '健康积分', enablePageMeta: true });
