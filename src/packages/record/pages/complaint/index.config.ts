export default definePageConfig({ navigationBarTitleText: '不是我同意的', enablePageMeta: true });
