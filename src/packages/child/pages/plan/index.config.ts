export default definePageConfig({ navigationBarTitleText: '补种计划', enablePageMeta: true });
