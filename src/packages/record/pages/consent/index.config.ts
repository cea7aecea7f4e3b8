export default definePageConfig({ navigationBarTitleText: '打开健康档案', enablePageMeta: true });
