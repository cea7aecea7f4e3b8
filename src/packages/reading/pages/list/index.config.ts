export default definePageConfig({ navigationBarTitleText: '记过的', enablePageMeta: true });
