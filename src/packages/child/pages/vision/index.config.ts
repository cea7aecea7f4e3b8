export default definePageConfig({ navigationBarTitleText: '视力', enablePageMeta: true });
