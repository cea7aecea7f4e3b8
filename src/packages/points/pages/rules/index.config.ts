export default definePageConfig({ navigationBarTitleText: '积分的规矩', enablePageMeta: true });
