export default definePageConfig({ navigationBarTitleText: '复查单', enablePageMeta: true });
