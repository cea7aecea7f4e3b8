export default definePageConfig({ navigationBarTitleText: '健康标识', enablePageMeta: true });
