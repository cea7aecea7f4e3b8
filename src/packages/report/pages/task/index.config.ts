export default definePageConfig({ navigationBarTitleText: '要办的事', enablePageMeta: true });
