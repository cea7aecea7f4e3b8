export default definePageConfig({ navigationBarTitleText: '一条记录', enablePageMeta: true });
