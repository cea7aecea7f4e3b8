export default definePageConfig({ navigationBarTitleText: '把视力档案转给学校', enablePageMeta: true });
