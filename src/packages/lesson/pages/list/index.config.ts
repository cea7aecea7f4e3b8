export default definePageConfig({ navigationBarTitleText: '健康课', enablePageMeta: true });
