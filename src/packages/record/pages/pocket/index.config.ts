export default definePageConfig({ navigationBarTitleText: '口袋里的健康档案', enablePageMeta: true });
