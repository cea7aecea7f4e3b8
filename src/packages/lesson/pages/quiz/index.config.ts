export default definePageConfig({ navigationBarTitleText: '小问题', enablePageMeta: true });
