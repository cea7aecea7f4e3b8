export default definePageConfig({ navigationBarTitleText: '家里的仪器', enablePageMeta: true });
