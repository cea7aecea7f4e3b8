export default definePageConfig({ navigationBarTitleText: '变化', enablePageMeta: true });
