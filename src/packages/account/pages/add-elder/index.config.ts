export default definePageConfig({ navigationBarTitleText: '加老人', enablePageMeta: true });
