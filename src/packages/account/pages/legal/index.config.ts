export default definePageConfig({ navigationBarTitleText: '康伴', enablePageMeta: true });
