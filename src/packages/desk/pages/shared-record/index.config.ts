export default definePageConfig({ navigationBarTitleText: '病人给您看的档案', enablePageMeta: true });
