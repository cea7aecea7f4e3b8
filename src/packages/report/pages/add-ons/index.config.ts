export default definePageConfig({ navigationBarTitleText: '隔几年才查一次', enablePageMeta: true });
