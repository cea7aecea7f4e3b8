export default definePageConfig({ navigationBarTitleText: '可换的和数量', enablePageMeta: true });
