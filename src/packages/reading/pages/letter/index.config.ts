export default definePageConfig({ navigationBarTitleText: '健康小信', enablePageMeta: true });
