export default definePageConfig({ navigationBarTitleText: '要跟进的事', enablePageMeta: true });
