export default definePageConfig({ navigationBarTitleText: '记一次', enablePageMeta: true });
