export default definePageConfig({ navigationBarTitleText: '全部记录', enablePageMeta: true });
