export default definePageConfig({ navigationBarTitleText: '体检前的准备', enablePageMeta: true });
