export default definePageConfig({ navigationBarTitleText: '体检车', enablePageMeta: true });
