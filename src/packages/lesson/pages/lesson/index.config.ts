export default definePageConfig({ navigationBarTitleText: '学一课', enablePageMeta: true });
