export default definePageConfig({ navigationBarTitleText: '体检', enablePageMeta: true });
