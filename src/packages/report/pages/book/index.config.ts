export default definePageConfig({ navigationBarTitleText: '约体检', enablePageMeta: true });
